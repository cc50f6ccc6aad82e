"""What pages say once something was done, or went wrong, that no address alone leads to: looked at as
test_pages.py looks at the others, in both languages and both themes, on an installation of its own."""

import sqlite3
import time

import pytest

from administration import check_lines, find_person, import_for_good, load_form, publish, reset_password, small_form
from browser import visit
from journeys import press
from site_under_test import Account, EmptySite, sign_in
from test_empty_pages import begin, choose, create
from test_first_run import ADMINISTRATOR, PASSWORD, fill
from test_pages import LANGUAGES, faults

# Somebody for each language: a number is imported once.
NUMBERS = {"fr": "R100", "en": "R200"}
# Longer than a form without files may be.
HUGE = 1_200_000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with EmptySite(tmp_path_factory.mktemp("results")) as site:
        yield site


@pytest.fixture(scope="module")
def administrator(site, browser):
    with visit(browser, base_url=site.address) as opened:
        opened.go("/first-run")
        fill(opened.page, site.code())
        press(opened, "main form .button")
        sign_in(opened, Account(ADMINISTRATOR["staffNumber"], PASSWORD, "", ""))
        begin(opened)
        create(opened, "/admin/categories/new")
        yield opened


def look(opened, shows: str, status: int = 200) -> None:
    """The page as it stands shows this, and nothing is wrong with it."""
    assert opened.page.locator(shows).count() > 0, f"no {shows}: {opened.page.inner_text('main')}"
    opened.page.set_viewport_size({"width": 1440, "height": 900})
    found = faults(opened, status)
    opened.page.set_viewport_size({"width": 1440, "height": 900})
    opened.errors.clear()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_and_the_password_it_leads_to(administrator, language):
    choose(administrator, language)
    number = NUMBERS[language]
    header = "matricule;prénom;nom;courriel;fonction;direction;lieu;groupes"
    check_lines(administrator, "persons", f"{header}\n{number};Inès;Caron;;;;;\n;Sans;Matricule;;;;;")
    look(administrator, "main h2")
    check_lines(administrator, "persons", f"{header}\n{number};Inès;Caron;;;;;")
    look(administrator, "form[action$='/run'] button")
    import_for_good(administrator)
    look(administrator, ".flash--success")
    reset_password(administrator, find_person(administrator, number))
    look(administrator, "code.secret")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_was_loaded_published_and_refused(administrator, language):
    choose(administrator, language)
    load_form(
        administrator,
        small_form(f"essai-{language}", service="essai", team="essai", category="essai", title=f"Essayer en {language}"))
    look(administrator, "form[action$='/publication'] button")
    publish(administrator)
    look(administrator, ".flash--success")
    load_form(administrator, "{")
    look(administrator, "main textarea[name=json]", 422)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_that_failed(administrator, site, language):
    choose(administrator, language)
    now = int(time.time() * 1_000)
    with sqlite3.connect(site.folder / "guichet.sqlite", timeout=10) as base:
        base.execute(
            "INSERT INTO job (kind, arguments, state, attempt, run_at, created_at, finished_at, last_error)"
            " VALUES ('notify', 'illisible', 'failed', 10, ?, ?, ?, 'database error')", (now, now, now))
    administrator.go("/admin/jobs")
    look(administrator, "form[action$='/retry'] button")
    administrator.go("/admin")
    look(administrator, "a[href='/admin/jobs']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_too_large(administrator, language):
    choose(administrator, language)
    administrator.go("/account")
    with administrator.page.expect_navigation():
        administrator.page.locator("main form[method=post]").first.evaluate(
            """(form, length) => {
              // Hidden: a browser takes a minute to draw a word of a million letters.
              const text = document.createElement("input");
              text.type = "hidden";
              text.name = "too-much";
              text.value = "a".repeat(length);
              form.append(text);
              form.submit();
            }""", HUGE)
    look(administrator, "main h1", 413)


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_after_too_many_wrong_passwords(site, browser, language):
    locale = {"fr": "fr-FR", "en": "en-GB"}[language]
    with visit(browser, base_url=site.address, locale=locale) as opened:
        for attempt in range(12):
            opened.go("/sign-in")
            opened.page.fill("[name=login]", NUMBERS[language])
            opened.page.fill("[name=password]", f"un-mot-de-passe-{attempt}")
            press(opened, "main form:has([name=password]) .button")
            if opened.page.locator(".error-summary, .flash").count() and attempt > 5:
                break
        opened.errors.clear()
        look(opened, ".error-summary, .flash", 422)
