"""The administrator's story, in pages: from an empty base to an agent's first request."""

import copy

from administration import (
    NEED, check_lines, create, fill_need, find_person, give_right, import_for_good, let_in, load_form, plain, publish, said,
    small_form)
from browser import visit
from journeys import follow, press, send
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
        fill_need(agent)
        follow(agent)
        # What the service says of personal data is shown before sending.
        assert "Tenir la liste des badges" in said(agent)
        reference = send(agent)

        let_in(admin, technician, "P200")
        technician.go("/desk/queue?view=to-take")
        assert reference in said(technician)
        technician.go(f"/desk/tickets/{reference}")
        ticket = said(technician)
        assert NEED["motif"] in ticket and "Maëlle Kerjean" in ticket and "Badges d’accès" in ticket
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
