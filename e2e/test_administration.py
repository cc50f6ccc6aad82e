"""The administrator's story, in pages: from an empty base to an agent's first request, then what an
installation lives through: people who leave, forms that are withdrawn, rights, priorities, failed jobs."""

import copy
import re
import sqlite3
import time

import pytest

from administration import (
    NEW_PASSWORD, check_lines, choose_password, create, find_person, give_right, import_for_good, let_in, load_form,
    publish, reset_password, said, small_form, withdraw)
from browser import visit
from journeys import SLOW, begin, press, report_slow_computer, send
from site_under_test import Account, EmptySite, sign_in

UNITS = "clé;nom;rattachement;responsable\ndg;Direction générale;;\nports;Direction des ports;dg;\n"
PLACES = ("clé;type;nom;rattachement;adresse\nmole;site;Le Môle;;1 quai du Môle\n"
          "mole/a;bâtiment;Bâtiment A;mole;\nmole/a/12;bureau;A12;mole/a;\n")
GROUPS = "clé;nom\ncapitainerie;Capitainerie\n"
PERSONS = ("matricule;prénom;nom;courriel;fonction;direction;lieu;groupes\n"
           "P100;Maëlle;Kerjean;maelle.kerjean@essai.example;Agente de port;ports;mole/a/12;\n"
           "P200;Tugdual;Le Bris;tugdual.lebris@essai.example;Technicien;ports;mole/a/12;capitainerie\n"
           "P300;Rozenn;Abgrall;;Cheffe de bassin;dg;mole;\n")
BADGE = small_form("badge-de-quai", service="acces-au-port", team="capitainerie-1", category="badges", title="Badge de quai")
MOORING = {"objet": "Badge du quai Nord", "motif": "Je prends mon poste de nuit lundi, seule au bassin."}


def fill_mooring(opened) -> None:
    for key, text in MOORING.items():
        opened.page.fill(f"[name=q-{key}]", text)


def follow(opened) -> None:
    press(opened, "main form.questions .form-actions button")


def test_an_empty_portal_is_set_up_until_a_request_arrives(browser, tmp_path):
    with EmptySite(tmp_path) as site, visit(browser, base_url=site.address) as admin, \
            visit(browser, base_url=site.address) as agent, visit(browser, base_url=site.address) as technician:
        make_administrator(site, admin)
        import_directory(admin, tmp_path)
        make_catalogue(admin)
        load_badge(admin, tmp_path)
        give_right(admin, "Tugdual Le Bris", "technician", team="Capitainerie, niveau 1")

        # An agent whom the file brought: no password yet, then one, which she changes.
        let_in(admin, agent, "P100")
        agent.go("/")
        agent.page.fill("form[role=search] [name=q]", "badje de quai")
        press(agent, "form[role=search] button")
        agent.page.get_by_role("link", name="Badge de quai").first.click()
        press(agent, "form[action='/forms/badge-de-quai/draft'] button")
        fill_mooring(agent)
        follow(agent)
        # What the service says of personal data is shown before sending.
        assert "Tenir la liste des badges" in said(agent)
        reference = send(agent)

        let_in(admin, technician, "P200")
        technician.go("/desk/queue?view=to-take")
        assert reference in said(technician)
        technician.go(f"/desk/tickets/{reference}")
        ticket = said(technician)
        assert MOORING["motif"] in ticket and "Maëlle Kerjean" in ticket and "Badges d’accès" in ticket
        # All the first steps are done: the administration no longer lists them.
        admin.go("/admin")
        assert "étapes faites" not in said(admin)
        for opened in (admin, agent, technician):
            assert [one for one in opened.errors if "422" not in one] == []


def make_administrator(site, admin) -> None:
    admin.go("/first-run")
    password = "Balise-Tribord-1203"
    for name, value in {
            "code": site.code(), "organisation": "Port d’essai", "staffNumber": "P001", "firstName": "Gwenola",
            "lastName": "Morvan", "password": password, "again": password}.items():
        admin.page.fill(f"[name={name}]", value)
    press(admin, "main form button")
    sign_in(admin, Account("P001", password, "", ""))
    admin.go("/admin")
    assert "0 étapes faites sur 6" in plain(said(admin)) and "Importer l’annuaire" in said(admin)


def import_directory(admin, folder) -> None:
    for kind, csv in (("units", UNITS), ("places", PLACES), ("groups", GROUPS)):
        check_lines(admin, kind, csv)
        assert "Rien n’est encore enregistré." in said(admin)
        import_for_good(admin)
        assert "L’import est fait" in said(admin) and "Toutes les lignes sont enregistrées." in said(admin)

    # Agents, with two faulty lines: the report says which, and what is wrong; nothing is saved.
    faulty = PERSONS.replace("P200;Tugdual;Le Bris;tugdual.lebris@essai.example", "P200;Tugdual;;tugdual.lebris") + \
        "P400;Yann;Guivarc’h;;;capitainerie-du-large;;\n"
    check_lines(admin, "persons", faulty, folder / "agents.csv")
    refused = admin.page.locator(".report-lines .is-error").all_inner_texts()
    assert len(refused) == 2
    assert "ligne 3, P200" in refused[0] and "« nom » est vide" in plain(refused[0]) and "tugdual.lebris" in refused[0]
    assert "ligne 5, P400" in refused[1] and "capitainerie-du-large" in refused[1]
    assert admin.page.locator(".report-lines .is-ok").count() == 2
    assert find_person(admin, "P100") is None, "a dry run saved somebody"

    # A file that nobody can read is refused whole, kindly, with what was typed.
    check_lines(admin, "persons", "matricule;prénom\nP100;Maëlle\n")
    assert admin.page.locator(".error-summary").count() == 1 and "P100;Maëlle" in admin.page.input_value("[name=csv]")

    check_lines(admin, "persons", PERSONS, folder / "agents.csv")
    assert "Toutes les lignes conviennent" in said(admin)
    assert find_person(admin, "P100") is None, "a dry run saved somebody"
    check_lines(admin, "persons", PERSONS, folder / "agents.csv")
    import_for_good(admin)
    assert "L’import est fait" in said(admin)
    sheet = find_person(admin, "P200")
    admin.go(sheet)
    for told in ("Tugdual Le Bris", "Direction des ports", "A12", "Capitainerie", "Sans mot de passe"):
        assert told in said(admin), told
    # The same file again changes nothing.
    check_lines(admin, "persons", PERSONS)
    assert "Rien à changer" in said(admin) and admin.page.locator("form[action$='/run']").count() == 0


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def make_catalogue(admin) -> None:
    create(admin, "teams", key="capitainerie-1", name="Capitainerie, niveau 1", section="Espace Services", level="1")
    create(admin, "categories", key="badges", name="Badges d’accès", section="Espace Services")
    create(
        admin, "services", key="acces-au-port", name="Accès au port", section="Espace Services",
        team="Capitainerie, niveau 1", purpose="Tenir la liste des badges", legalBasis="Mission d’intérêt public",
        recipients="La capitainerie", retention="Deux ans", contact="dpo@essai.example")
    # A key that is taken, a name that is missing: refused at their fields, and what was typed stays.
    admin.go("/admin/teams/new")
    admin.page.fill("[name=key]", "capitainerie-1")
    press(admin, "main form.admin-form .form-actions button")
    assert "cet identifiant est déjà pris" in admin.page.locator("#f-key-error").inner_text().lower()
    assert admin.page.locator("#f-name-error").count() == 1
    assert admin.page.input_value("[name=key]") == "capitainerie-1"


def load_badge(admin, folder) -> None:
    """Twice at fault, then right; published."""
    faulty = copy.deepcopy(BADGE)
    faulty["pages"][0]["questions"][1]["type"] = "texteLong"
    load_form(admin, faulty)
    report = admin.page.locator(".report").inner_text()
    assert "/pages/0/questions/1/type" in report and "texteLong" in report
    assert "badge-de-quai" in admin.page.input_value("[name=json]"), "what was pasted is lost"

    strange = copy.deepcopy(BADGE)
    strange["route"]["team"] = "vigie"
    load_form(admin, strange, folder / "badge.json")
    report = admin.page.locator(".report").inner_text()
    assert "/route/team" in report and "vigie" in report
    admin.go("/admin/forms")
    assert "Badge de quai" not in said(admin), "a refused form was kept"

    load_form(admin, BADGE, folder / "badge.json")
    assert "Chargé" in said(admin) and "pas encore publiée" in said(admin)
    publish(admin)
    assert "Publié" in said(admin)


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
    # One that anybody would guess is refused, the page says why.
    if opened.page.locator("form[action='/account/password']").count() == 0:
        opened.go("/account")
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
    fill_mooring(opened)
    page.locator(".autosave-text:not(:empty)").wait_for(timeout=5_000)

    admin.go(f"{sheet}/withdrawal")
    assert "1 brouillon est en cours" in plain(said(admin))
    withdraw(admin, sheet, successor=SLOW)

    # She goes on with what she had typed since: a clear page, nothing lost, and where to go instead.
    page.fill("[name=q-objet]", "Panier du vendredi")
    follow(opened)
    told = said(opened)
    assert "Cette démarche est fermée" in told and "Vos réponses restent lisibles" in told
    assert "Panier du vendredi" in told and MOORING["motif"] in told
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
    fill_mooring(opened)
    follow(opened)
    assert page.url.endswith("/check")
    withdraw(admin, sheet)

    press(opened, "form[action$='/submission'] button")
    assert "Cette démarche est fermée" in said(opened) and MOORING["motif"] in said(opened)
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
    assert MOORING["motif"] in said(opened)
    withdraw(admin, sheet)


def test_the_matrix_decides_the_priority_of_new_tickets(admin, agent, page_as, request):
    opened, _, _ = agent
    before = report_slow_computer(opened)

    def choose(label: str) -> None:
        admin.go("/admin/priorities")
        admin.page.get_by_role("combobox", name="impact moyen, urgence moyenne").select_option(label=label)
        press(admin, "main form.admin-form .form-actions button")
        assert "C’est enregistré" in said(admin)

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
