"""The main journeys as a screen reader is given them, kept in docs/transcripts/ to be read by
people, and compared: what is announced does not change unnoticed.

GUICHET_TRANSCRIPTS=write writes them again.
"""

import difflib
import os
import re

import pytest

from browser import ROOT
from journeys import SLOW, begin, describe_slowness, follow, press, take
from transcript import transcript

FOLDER = ROOT / "docs/transcripts"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# What differs from one run, or one day, to the next.
CHANGING = [
    (r"\b[DI]-\d+\b", "I-24893"),
    (r"\d{1,2}\sh(\s\d{2})?\b", "9 h 30"),
    (rf"((lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?\d{{1,2}}(ᵉʳ|er)?\s({MONTHS})(\s\d{{4}})?", "lundi 23 novembre"),
    (r"Reste [^»\n]+", "Reste …"),
    (r"link « Notifications[^»\n]*»", "link « Notifications »"),
    (r"\b\d+ tickets?\b", "2 tickets"),
    (r"(link « [^»\n]*?)\s\d+\b", r"\1 …"),
]


def steady(text: str) -> str:
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return text


@pytest.fixture
def kept(page_as):
    """Reads a journey page by page, then compares the whole with what is kept."""
    parts: list[str] = []
    names: list[str] = []

    def keep(name: str, opened, told: str) -> None:
        names.append(name)
        parts.append(f"## {told}\n\n```\n{steady(transcript(opened.page))}```\n")

    yield keep
    assert len(set(names)) == 1
    file = FOLDER / f"{names[0]}.md"
    text = f"# {names[0]}\n\n" + "\n".join(parts)
    if os.environ.get("GUICHET_TRANSCRIPTS") == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    differences = list(difflib.unified_diff(file.read_text().splitlines(), text.splitlines(), "kept", "now", n=1, lineterm=""))
    assert not differences, "\n".join(differences)


def test_asking(page_as, kept):
    requester = page_as("requester")
    begin(requester, SLOW)
    draft = requester.page.url
    requester.page.fill("[name=q-exemple]", "")
    kept("demander", requester, "Le formulaire")
    follow(requester)
    kept("demander", requester, "Envoyé vide : les erreurs")
    describe_slowness(requester)
    follow(requester)
    kept("demander", requester, "Vérifier et envoyer")
    press(requester, "form[action$='/submission'] button")
    kept("demander", requester, "La confirmation")
    assert draft != requester.page.url


def test_following(page_as, kept):
    requester = page_as("requester")
    begin(requester, SLOW)
    describe_slowness(requester)
    follow(requester)
    press(requester, "form[action$='/submission'] button")
    requester.page.locator("main a[href^='/requests/']").first.click()
    kept("suivre", requester, "Ma demande")


def test_handling(page_as, kept):
    requester = page_as("requester")
    begin(requester, SLOW)
    describe_slowness(requester)
    follow(requester)
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/", requester.page.url)[1]
    technician = page_as("technician")
    take(technician, reference)
    technician.go(f"/desk/tickets/{reference}")
    kept("traiter", technician, "Le ticket pris en charge")


def test_signing_in(page_as, kept):
    visitor = page_as(None)
    visitor.go("/sign-in")
    kept("se-connecter", visitor, "La page de connexion")
