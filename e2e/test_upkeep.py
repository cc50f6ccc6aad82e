"""What an installation lives through: people who leave and come back, forms that are withdrawn, rights,
priorities, failed jobs."""

import re
import sqlite3
import time

import pytest

from administration import (
    NEED, NEW_PASSWORD, choose_password, fill_need, find_person, give_right, let_in, load_form, plain, publish,
    reset_password, said, small_form, withdraw)
from browser import axe, visit
from journeys import SLOW, follow, press, report_slow_computer, send
from site_under_test import Account, sign_in


@pytest.fixture
def admin(page_as):
    return page_as("administrator")


def newcomer(site, browser, people, rank: int):
    """An agent of the demonstration without any right, whom nobody else uses, let in: the visit and the staff number."""
    number, name = sql(site, """
        SELECT p.staff_number, p.first_name || ' ' || p.last_name FROM person p
        WHERE p.deactivated_at IS NULL AND NOT EXISTS (SELECT 1 FROM local_identity l WHERE l.person_id = p.id AND l.is_demo = 1)
        AND NOT EXISTS (SELECT 1 FROM role_right r WHERE r.person_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM group_member m WHERE m.person_id = p.id)
        ORDER BY p.id DESC LIMIT 1 OFFSET ?""", rank)[0]
    with people.visit("administrator") as admin, visit(browser, base_url=site.address) as opened:
        let_in(admin, opened, number)
        yield opened, number, name


@pytest.fixture(scope="module")
def agent(site, browser, people):
    yield from newcomer(site, browser, people, 0)


@pytest.fixture(scope="module")
def leaver(site, browser, people):
    yield from newcomer(site, browser, people, 1)


def sql(site, statement: str, *values):
    base = sqlite3.connect(site.folder / "guichet.sqlite", timeout=10)
    try:
        with base:
            return base.execute(statement, values).fetchall()
    finally:
        base.close()


def refused(opened, number: str, password: str) -> None:
    opened.go("/sign-in")
    opened.page.fill("[name=login]", number)
    opened.page.fill("[name=password]", password)
    press(opened, "main form button")
    assert "/sign-in" in opened.page.url and opened.page.locator(".error-summary").count() == 1


def test_a_person_is_deactivated_comes_back_and_gets_a_new_password(admin, leaver):
    opened, number, _ = leaver
    opened.go("/requests")
    sheet = find_person(admin, number)
    admin.go(sheet)
    press(admin, "a[href$='/deactivation']")
    # Asked first, with what follows.
    assert "ses sessions ouvertes se ferment aussitôt" in said(admin)
    press(admin, "form[action$='/deactivation'] button")
    assert "La personne est désactivée" in said(admin)
    # The session that was open is dead, and the password opens no other.
    opened.page.goto("/requests")
    assert "/sign-in" in opened.page.url
    refused(opened, number, NEW_PASSWORD)

    admin.go(sheet)
    press(admin, "form[action$='/reactivation'] button")
    assert "La personne est réactivée" in said(admin)
    sign_in(opened, Account(number, NEW_PASSWORD, "", ""))
    opened.go("/requests")

    # A new password ends the old one and its sessions.
    temporary = reset_password(admin, sheet)
    opened.page.goto("/requests")
    assert "/sign-in" in opened.page.url
    refused(opened, number, NEW_PASSWORD)
    sign_in(opened, Account(number, temporary, "", ""))
    # What an administrator has seen opens one page only, where it is changed.
    for path in ("/", "/requests", "/account"):
        opened.page.goto(path)
        assert opened.page.url.partition("?")[0].endswith("/account/password"), opened.page.url
    # One that anybody would guess is refused, the page says why.
    for name, value in {"current": temporary, "new": "azerty", "again": "azerty"}.items():
        opened.page.fill(f"form[action='/account/password'] [name={name}]", value)
    press(opened, "form[action='/account/password'] button")
    assert opened.page.locator("#new-error").count() == 1
    choose_password(opened, temporary, "Sirène-Caillou-3118")
    # What was shown once opens nothing any more.
    opened.page.context.clear_cookies()
    refused(opened, number, temporary)


def test_a_form_is_withdrawn_while_it_is_filled(admin, agent):
    opened, _, _ = agent
    page = opened.page
    load_form(admin, small_form(
        "panier-repas-demander", service="poste-de-travail", team="centre-assistance", category="materiel-poste",
        title="Demander un panier repas"))
    sheet = publish(admin)
    opened.go("/forms")
    opened.go("/forms/panier-repas-demander")
    press(opened, "form[action$='/draft'] button")
    draft = re.search(r"/drafts/\d+", page.url)[0]
    fill_need(opened)
    page.locator(".autosave-text:not(:empty)").wait_for(timeout=5_000)

    admin.go(f"{sheet}/withdrawal")
    assert "1 brouillon est en cours" in plain(said(admin))
    withdraw(admin, sheet, successor=SLOW)

    # She goes on with what she had typed since: a clear page, nothing lost, and where to go instead.
    page.fill("[name=q-objet]", "Panier du vendredi")
    follow(opened)
    told = said(opened)
    assert "Cette démarche est fermée" in told and "Vos réponses restent lisibles" in told
    assert "Panier du vendredi" in told and NEED["motif"] in told
    assert page.get_by_role("link", name=re.compile("Mon poste est lent")).count() == 1
    # Later as well, from the list of her drafts.
    opened.go("/requests?tab=drafts")
    page.locator(f"a[href^='{draft}']").first.click()
    assert "Panier du vendredi" in said(opened)
    # It is no longer found, and its own address says what it has become.
    opened.go("/search?q=panier+repas")
    assert page.get_by_role("link", name="Demander un panier repas").count() == 0
    opened.go("/forms/panier-repas-demander", status=410)
    assert "Cette démarche est fermée" in said(opened)
    assert [one for one in opened.errors if "410" not in one] == []


def test_a_form_is_withdrawn_before_it_is_begun_or_sent(admin, agent):
    """Two tabs left open: on « Commencer » and on « Envoyer »."""
    opened, number, _ = agent
    page = opened.page
    form = small_form(
        "gilet-demander", service="poste-de-travail", team="centre-assistance", category="materiel-poste",
        title="Demander un gilet")
    load_form(admin, form)
    sheet = publish(admin)
    opened.go("/forms/gilet-demander")
    other = page.context.new_page()
    other.goto("/forms/gilet-demander")
    press(opened, "form[action$='/draft'] button")
    fill_need(opened)
    follow(opened)
    assert page.url.endswith("/check")
    withdraw(admin, sheet)

    press(opened, "form[action$='/submission'] button")
    assert "Cette démarche est fermée" in said(opened) and NEED["motif"] in said(opened)
    with other.expect_navigation():
        other.locator("form[action$='/draft'] button").click()
    assert "Cette démarche est fermée" in other.inner_text("main")

    # Published again, the draft is where it was.
    admin.go(f"{sheet}/versions/1")
    publish(admin)
    page.reload()
    page.goto("/requests?tab=drafts")
    page.locator("a[href^='/drafts/']").first.click()
    assert page.url.endswith("/check")
    reference = send(opened)
    opened.go(f"/requests/{reference}")
    assert NEED["motif"] in said(opened)
    withdraw(admin, sheet)


def test_the_matrix_decides_the_priority_of_new_tickets(admin, agent, page_as, request):
    opened, _, _ = agent
    before = report_slow_computer(opened)

    def choose(label: str) -> None:
        admin.go("/admin/priorities")
        admin.page.get_by_role("combobox", name="impact moyen, urgence moyenne").select_option(label=label)
        press(admin, "main form.admin-form .form-actions button")
        assert "Modifications enregistrées" in said(admin)

    admin.go("/admin/priorities")
    menu = admin.page.get_by_role("combobox", name="impact moyen, urgence moyenne")
    usual = menu.evaluate("one => one.selectedOptions[0].label")
    assert usual != "Urgent"
    request.addfinalizer(lambda: choose(usual))
    choose("Urgent")
    after = report_slow_computer(opened)
    technician = page_as("technician")
    technician.go(f"/desk/tickets/{after}")
    assert "Urgent" in said(technician)
    # Those that exist keep theirs.
    technician.go(f"/desk/tickets/{before}")
    assert "Urgent" not in said(technician)


def test_a_right_is_given_and_taken_back(admin, agent):
    opened, number, name = agent
    opened.go("/desk/queue", status=403)
    # Incomplete: said at the field.
    admin.go("/admin/rights/new")
    press(admin, "main form.admin-form .form-actions button")
    assert {"f-holder", "f-role"} <= set(
        one.removeprefix("#") for one in admin.page.locator(".error-summary a").evaluate_all("all => all.map((one) => one.getAttribute('href'))"))
    give_right(admin, name, "technician", team="Centre d’assistance")
    opened.go("/desk/queue")
    admin.go(find_person(admin, number))
    assert "Centre d’assistance" in said(admin)
    press(admin, "a[href$='/revocation']")
    assert "Centre d’assistance" in said(admin)
    press(admin, "form[action$='/revocation'] button")
    assert "Le droit est retiré" in said(admin)
    # At once, in the session that is open.
    opened.go("/desk/queue", status=403)
    opened.errors.clear()


def test_the_last_administrator_stays(admin):
    """Nobody can lock everybody out."""
    admin.go("/admin/rights")
    links = admin.page.locator("div.stack:has(h2:text('Administration du portail')) a[href$='/revocation']")
    admin.go(links.first.get_attribute("href"))
    press(admin, "form[action$='/revocation'] button")
    assert admin.page.locator(".error-summary").count() == 1, said(admin)
    admin.go("/admin")


def test_a_failed_job_is_looked_at_and_tried_again(admin, site):
    admin.go("/admin/jobs")
    assert "Aucune tâche en échec" in said(admin)
    now = int(time.time() * 1_000)
    sql(site, "INSERT INTO job (kind, arguments, state, attempt, run_at, created_at, finished_at, last_error)"
              " VALUES ('notify', 'illisible', 'failed', 10, ?, ?, ?, 'database error')", now, now, now)
    admin.go("/admin")
    assert "1 tâche a échoué" in said(admin)
    admin.go("/admin/jobs")
    row = admin.page.locator("main tr:has(td)")
    assert row.count() == 1
    assert "Prévenir les personnes concernées" in row.inner_text() and "database error" in row.inner_text()
    assert axe(admin.page) == []
    press(admin, "form[action$='/retry'] button")
    assert "La tâche est relancée" in said(admin)
    # No try can mend this one: it comes back, with what is wrong now.
    end = time.monotonic() + 20
    while "database error" in said(admin) or admin.page.locator("main tr:has(td)").count() == 0:
        assert time.monotonic() < end, said(admin)
        time.sleep(0.2)
        admin.go("/admin/jobs")
    # One that can succeed is no longer there.
    sql(site, "UPDATE job SET kind = 'sweep', arguments = '' WHERE state = 'failed'")
    admin.go("/admin/jobs")
    press(admin, "form[action$='/retry'] button")
    while sql(site, "SELECT count(*) FROM job WHERE state IN ('available', 'running', 'failed') AND created_at = ?", now)[0][0]:
        assert time.monotonic() < end + 20, sql(site, "SELECT state, last_error FROM job WHERE created_at = ?", now)
        time.sleep(0.2)
    admin.go("/admin/jobs")
    assert "Aucune tâche en échec" in said(admin)
