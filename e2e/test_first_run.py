"""The first opening of an empty base: the server prints a one-time code, and whoever has it makes
the administrator, in pages. Afterwards the code and the page are worth nothing."""

import sqlite3

import pytest

from browser import WIDTHS, axe, check_html, overflow, visit
from journeys import press
from site_under_test import EmptySite

PASSWORD = "Cormoran-Passerelle-1874"
ADMINISTRATOR = {
    "organisation": "Métropole d’essai", "staffNumber": "A0001", "firstName": "Odile", "lastName": "Ferrand",
    "email": "odile.ferrand@essai.example", "password": PASSWORD, "again": PASSWORD,
}
TEXTS = {
    "fr": ("Première ouverture", "ce n’est pas le code affiché", "ce champ est à remplir"),
    "en": ("First opening", "this is not the code printed", "this field must be filled"),
}


@pytest.fixture
def empty(tmp_path):
    with EmptySite(tmp_path) as started:
        yield started


def fill(page, code: str, **others: str) -> None:
    for name, value in {"code": code, **ADMINISTRATOR, **others}.items():
        page.fill(f"[name={name}]", value)


def persons(site) -> int:
    base = sqlite3.connect(f"file:{site.folder / 'guichet.sqlite'}?mode=ro", uri=True)
    try:
        return base.execute("SELECT count(*) FROM person").fetchone()[0]
    finally:
        base.close()


def test_the_administrator_is_made_with_the_code_of_the_last_start(empty, browser):
    first = empty.code()
    assert first, empty.log()
    empty.restart()
    code = empty.code()
    assert code and code != first

    with visit(browser, base_url=empty.address) as opened, visit(browser, base_url=empty.address) as other:
        page = opened.page
        # Whatever is asked for, somebody must exist first.
        opened.go("/")
        assert page.url.endswith("/first-run")
        assert page.get_by_role("heading", level=1).inner_text() == "Première ouverture"
        # The page of another tab, for later.
        other.go("/first-run")
        fill(other.page, code, staffNumber="A0002", email="")

        # The code of the start before: refused, and nothing typed is lost but the passwords.
        fill(page, first)
        press(opened, "main form button")
        assert "n’est pas le code affiché au dernier démarrage" in page.locator("#f-code-error").inner_text()
        assert "error-summary" in page.evaluate("document.activeElement.className")
        page.locator(".error-summary a").first.click()
        assert page.evaluate("document.activeElement.name") == "code"
        for name in ("organisation", "staffNumber", "firstName", "lastName", "email"):
            assert page.input_value(f"[name={name}]") == ADMINISTRATOR[name]
        assert page.input_value("[name=password]") == "" == page.input_value("[name=again]")
        assert persons(empty) == 0

        # The right one, with a password that anybody would guess, then two that differ: nobody is made.
        for password, again, field in (("azerty", "azerty", "password"), (PASSWORD, f"{PASSWORD}x", "again")):
            fill(page, code, password=password, again=again)
            press(opened, "main form button")
            assert page.locator(f"#f-{field}-error").count() == 1 and page.locator(".field-error").count() == 1
        assert persons(empty) == 0

        fill(page, code)
        press(opened, "main form button")
        assert "/sign-in" in page.url
        assert persons(empty) == 1
        page.fill("[name=login]", ADMINISTRATOR["staffNumber"])
        page.fill("[name=password]", PASSWORD)
        press(opened, "main form button")
        # She administers, and is told what to begin with.
        assert page.url.endswith("/admin")
        assert "Importer l’annuaire" in page.inner_text("main")
        opened.go("/")
        assert ADMINISTRATOR["organisation"] in page.inner_text("body")

        # The code is worth nothing now, whether the page was open before or not.
        with other.page.expect_navigation() as answer:
            other.page.locator("main form button").first.click()
        assert answer.value.status == 404
        other.go("/first-run", status=404)
        assert persons(empty) == 1
        assert [one for one in opened.errors if "422" not in one] == []

    empty.restart()
    assert empty.code() is None, "a code is printed although somebody exists"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_first_page_is_accessible(empty, browser, language, tmp_path):
    """Empty, then with errors."""
    title, wrong, missing = TEXTS[language]
    with visit(browser, base_url=empty.address, locale={"fr": "fr-FR", "en": "en-GB"}[language]) as opened:
        page = opened.page
        answers = []
        page.on("response", lambda one: answers.append(one) if one.request.is_navigation_request() else None)
        opened.go("/first-run")
        assert page.get_attribute("html", "lang") == language
        assert page.get_by_role("heading", level=1).inner_text() == title
        look(opened)
        sources = {"empty": answers[-1].text()}

        page.fill("[name=code]", "un-code-inventé")
        page.fill("[name=email]", "odile")
        press(opened, "main form button")
        assert answers[-1].status == 422
        said = page.inner_text("main")
        assert wrong in said and missing in said
        # As many links in the summary as errors at the fields.
        assert page.locator(".error-summary a").count() == page.locator(".field-error").count() >= 6
        opened.errors[:] = [one for one in opened.errors if "422" not in one]
        look(opened)
        sources["errors"] = answers[-1].text()
        assert check_html(sources, tmp_path / "html") == []


def look(opened) -> None:
    """As test_pages.py looks at every other page."""
    page = opened.page
    found = axe(page)
    assert page.locator("h1").count() == 1
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in axe(page)]
    page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {one}" for one in overflow(page)]
    page.set_viewport_size({"width": 1440, "height": 900})
    assert found + opened.errors == []
