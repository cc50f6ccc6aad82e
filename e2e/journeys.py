"""What people do, by the names of the fields: the same in both languages."""

import re
from datetime import date, timedelta
from pathlib import Path

from browser import Visit

SLOW = "poste-lent-signaler"
LAPTOP = "ordinateur-portable-demander"
EXAMPLE = "Cinq minutes pour ouvrir un tableau, dix pour démarrer."


def press(opened: Visit, selector: str) -> None:
    """Presses what leads to another page, and waits for it."""
    with opened.page.expect_navigation():
        opened.page.locator(selector).first.click()


def begin(opened: Visit, form: str) -> str:
    """Opens a form anew: a draft that waits there is dropped first. The address of its draft."""
    opened.go(f"/forms/{form}")
    waiting = opened.page.locator("main a[href^='/drafts/']").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    if waiting:
        opened.go(re.match(r"/drafts/\d+", waiting[0])[0] + "/removal")
        press(opened, "main form[action$='/removal'] button")
        opened.go(f"/forms/{form}")
    press(opened, f"main form[action='/forms/{form}/draft'] button")
    found = re.search(r"/drafts/\d+", opened.page.url)
    assert found, opened.page.url
    return found[0]


def describe_slowness(opened: Visit) -> None:
    opened.page.check("[name=q-moment][value=demarrage]")
    opened.page.locator("[name=q-redemarre]").first.check()
    opened.page.fill("[name=q-exemple]", EXAMPLE)


def follow(opened: Visit) -> None:
    """« Continuer »."""
    press(opened, "main form.questions .form-actions button")


def send(opened: Visit) -> str:
    """From the check page. The reference of the request."""
    press(opened, "main form[action$='/submission'] button")
    found = re.search(r"/requests/([0-9-]+)/confirmation", opened.page.url)
    assert found, f"{opened.page.url}: {opened.page.inner_text('main')[:500]}"
    return found[1]


def report_slow_computer(opened: Visit) -> str:
    """A whole request, from the form to its reference."""
    begin(opened, SLOW)
    describe_slowness(opened)
    follow(opened)
    return send(opened)


def in_days(days: int) -> date:
    return date.today() + timedelta(days)


def small_pdf(folder: Path, name: str = "devis.pdf") -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                     b"trailer<</Root 1 0 R>>\n%%EOF\n")
    return path


def take(opened: Visit, ticket: str) -> None:
    opened.go(f"/desk/tickets/{ticket}")
    press(opened, "form[action$='/taking'] button")


def answer(opened: Visit, ticket: str, text: str, *, private: bool = False) -> None:
    opened.go(f"/desk/tickets/{ticket}")
    if private:
        opened.page.locator("[name=type][value=note]").check(force=True)
    opened.page.fill("form.composer [name=body]", text)
    press(opened, "form.composer [data-composer-send]")


def set_waiting(opened: Visit, ticket: str, reason: str, text: str = "") -> None:
    opened.go(f"/desk/tickets/{ticket}/waiting")
    opened.page.check(f"[name=reason][value={reason}]")
    opened.page.fill("[name=body]", text)
    press(opened, "main form button")


def resolve(opened: Visit, ticket: str, text: str) -> None:
    opened.go(f"/desk/tickets/{ticket}/resolution")
    opened.page.fill("[name=body]", text)
    press(opened, "main form button")
