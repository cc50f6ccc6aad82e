"""What pages say before there is anything to show: an installation whose administrator has just been
made, in both languages and both themes, and without sideways scroll, as test_pages.py looks at the others."""

import pytest

from browser import visit
from journeys import press
from site_under_test import Account, EmptySite, sign_in
from test_first_run import ADMINISTRATOR, PASSWORD, fill
from test_pages import LANGUAGES, faults

EMPTY = ".empty-state"
# Where, and what proves that nothing is there.
PLACES = {
    "/": EMPTY,
    "/forms": EMPTY,
    "/forms?section=informatique": EMPTY,
    "/sections/informatique": EMPTY,
    "/services/essai": EMPTY,
    "/search?q=ordinateur": EMPTY,
    "/requests": EMPTY,
    "/notifications": EMPTY,
    "/site-map": ".site-map",
    "/desk": ".columns .muted",
    "/desk/queue?view=mine": f".queue {EMPTY}",
    "/desk/queue?view=to-take": f".queue {EMPTY}",
    "/desk/queue?view=waiting": f".queue {EMPTY}",
    "/desk/queue?view=due-today": f".queue {EMPTY}",
    "/desk/queue?view=watched": f".queue {EMPTY}",
    "/desk/queue?view=team&team=essai": f".queue {EMPTY}",
    "/desk/new?person={me}": "main h2",
    "/desk/persons/{me}": "main h2",
    "/desk/search?q=panne": EMPTY,
    "/admin/services": "main .muted",
    "/admin/categories": EMPTY,
    "/admin/forms": EMPTY,
    "/admin/jobs": EMPTY,
    "/admin/rights": ".muted",
    "/admin/persons/{me}": "main h2",
}
# Before the first team, without which nothing else is made.
FIRST = {"/admin": ".button, .link-list, ol", "/admin/teams": EMPTY, "/admin/services": ".note--warning"}


@pytest.fixture(scope="module")
def administrator(tmp_path_factory, browser):
    with EmptySite(tmp_path_factory.mktemp("empty")) as site, visit(browser, base_url=site.address) as opened:
        opened.go("/first-run")
        fill(opened.page, site.code())
        press(opened, "main form .button")
        sign_in(opened, Account(ADMINISTRATOR["staffNumber"], PASSWORD, "", ""))
        opened.go("/admin/persons")
        link = opened.page.locator("main tr:has(td) th a").first.get_attribute("href")
        opened.me = link.rpartition("/")[2]
        yield opened


def choose(opened, language: str) -> None:
    opened.go("/account")
    if opened.page.get_attribute("html", "lang") != language:
        press(opened, ".tools [name=language]")
    assert opened.page.get_attribute("html", "lang") == language


def look(opened, places: dict[str, str]) -> None:
    wrong = []
    for path, shows in places.items():
        path = path.format(me=opened.me)
        opened.page.set_viewport_size({"width": 1440, "height": 900})
        opened.errors.clear()
        opened.go(path)
        if opened.page.locator(shows).count() == 0:
            wrong.append(f"{path} shows no {shows}")
        # No list, table or heading of nothing.
        hollow = opened.page.locator("main :is(ul:not(.listbox), ol, tbody, dl):not(:has(*))").count()
        if hollow:
            wrong.append(f"{path}: {hollow} empty lists")
        wrong += [f"{path}: {one}" for one in faults(opened, 200)]
    assert not wrong, "\n".join(wrong)


def test_before_the_first_team(administrator):
    look(administrator, FIRST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_first_form(administrator, language):
    choose(administrator, "fr")
    if language == "fr":
        begin(administrator)
    choose(administrator, language)
    look(administrator, PLACES)


def create(opened, path: str) -> None:
    """Whatever the form of this page makes, named « Essai »."""
    page = opened.page
    opened.go(path)
    for field in page.locator("main form input.input, main form textarea").all():
        field.fill("essai" if field.get_attribute("name") == "key" else "Essai")
    for menu in page.locator("main form select").all():
        menu.select_option(index=menu.locator("option").count() - 1)
    for group in page.locator("main form fieldset:has([type=radio])").all():
        group.locator("[type=radio]").first.check()
    press(opened, "main form .form-actions button")
    assert page.locator(".flash--success").count() == 1, page.inner_text("main")


def begin(opened) -> None:
    """A team that she works in, and its service without a form."""
    page = opened.page
    create(opened, "/admin/teams/new")
    create(opened, "/admin/services/new")
    opened.go("/admin/rights/new")
    page.fill("[name=q]", ADMINISTRATOR["lastName"])
    press(opened, "main form [value=search]")
    page.locator("[name=holder]").first.check()
    page.check("[name=role][value=technician]")
    page.locator("[name=team]").select_option(index=1)
    press(opened, "main form .form-actions button")
    assert page.locator(".flash--success").count() == 1, page.inner_text("main")
