"""Makes docs/screenshots: our pages as they are, and beside the mock-ups when their folder is given.

    .venv/bin/python e2e/screenshots.py [FOLDER OF THE MOCK-UPS' CAPTURES]
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from browser import ROOT, launch
from journeys import LAPTOP, SLOW, answer, begin, describe_slowness, follow, in_days, press, take
from site_under_test import People, Site

TARGET = ROOT / "docs/screenshots"
# Ours, and the mock-up's capture.
PAIRS = {
    "accueil-1440-clair": "accueil-1440-light", "accueil-1440-sombre": "accueil-1440-dark", "accueil-390-clair": "accueil-390-light",
    "formulaire-1440-clair": "formulaire-1440-light", "formulaire-390-clair": "formulaire-390-light", "formulaire-1440-sombre": None,
    "poste-1440-clair": "poste-technicien-1440-light", "poste-1440-sombre": "poste-technicien-1440-dark",
    "poste-390-clair": "poste-technicien-390-light",
}
HEIGHTS = {"accueil": None, "formulaire": None, "poste": 900}


def small(picture: Image.Image) -> Image.Image:
    """At most 200 colours, the most frequent ones exactly: a third of the size, small marks kept."""
    picture = picture.convert("RGB")
    chosen: list[tuple[int, int, int]] = []
    for _, colour in sorted(picture.getcolors(1 << 24), reverse=True):
        if all(max(abs(one - other) for one, other in zip(colour, known)) > 11 for known in chosen):
            chosen.append(colour)
            if len(chosen) == 200:
                break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour] + list(chosen[0]) * (256 - len(chosen)))
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def shoot(people: People, role: str, name: str, path: str, act=None) -> dict[str, Image.Image]:
    taken = {}
    for key in (key for key in PAIRS if key.startswith(name)):
        _, width, theme = key.split("-")
        narrow = width == "390"
        with people.visit(role, int(width), 844 if narrow else 900, dark=theme == "sombre") as opened:
            opened.go(path)
            if act:
                act(opened)
            opened.page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
            opened.page.wait_for_timeout(300)
            taken[key] = Image.open(io.BytesIO(opened.page.screenshot(full_page=HEIGHTS[name] is None)))
    return taken


def beside(ours: Image.Image, theirs: Image.Image) -> Image.Image:
    """Ours on the left, the mock-up on the right, at half their size when they are wide."""
    scale = 0.5 if ours.width > 1000 else 1
    pictures = [one.convert("RGB").resize((round(one.width * scale), round(one.height * scale)), Image.Resampling.LANCZOS) for one in (ours, theirs)]
    whole = Image.new("RGB", (sum(one.width for one in pictures) + 16, max(one.height for one in pictures)), "#888888")
    whole.paste(pictures[0], (0, 0))
    whole.paste(pictures[1], (pictures[0].width + 16, 0))
    return whole


def form_with_errors(opened) -> None:
    page = opened.page
    begin(opened, LAPTOP)
    page.locator("[name=q-mobile]").first.check()
    page.locator("[name=q-jours]").nth(1).wait_for()
    page.locator("[name=q-jours]").nth(1).check()
    page.fill("[name=q-date-souhaitee]", in_days(2).isoformat())
    page.fill("[name=q-description]", "Poste trop lent")
    follow(opened)


def prepare(people: People) -> str:
    with people.visit("requester") as opened:
        begin(opened, SLOW)
        describe_slowness(opened)
        follow(opened)
        press(opened, "main form[action$='/submission'] button")
        reference = opened.page.url.split("/")[-2]
    with people.visit("technician") as opened:
        take(opened, reference)
        answer(opened, reference, "Bonjour Nadia, votre disque est presque plein. Je le libère à distance, gardez le poste allumé.")
        answer(opened, reference, "Disque à 98 %. Bascule prévue à midi.", private=True)
    return reference


def main() -> None:
    captures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        people = People(site, browser)
        reference = prepare(people)
        pictures = {
            **shoot(people, "requester", "accueil", "/"),
            **shoot(people, "requester", "formulaire", "/", form_with_errors),
            **shoot(people, "technician", "poste", f"/desk/queue?view=mine&ticket={reference}"),
        }
        browser.close()
    for key, picture in pictures.items():
        if key == "accueil-1440-clair":
            small(picture).save(TARGET / f"{key}.png", optimize=True)
        theirs = captures / f"{PAIRS[key]}.png" if captures and PAIRS[key] else None
        if theirs and theirs.exists():
            small(beside(picture, Image.open(theirs))).save(TARGET / f"paire-{key}.png", optimize=True)
        elif captures is None or PAIRS[key] is None:
            small(picture).save(TARGET / f"{key}.png", optimize=True)


if __name__ == "__main__":
    main()
