"""Filling forms, beyond the plain story: for somebody who calls, with a question that has too many
choices to show, while a newer version is published; and files in the conversation, from both sides."""

import copy
import re
import sqlite3
import time

import pytest

from administration import load_form, publish, said, small_form, withdraw
from browser import STARTED, until
from journeys import LAPTOP, begin, follow, in_days, press, report_slow_computer, send, small_pdf
from keyboard import Keys

PORTS = ["Aber-Wrac’h", "Audierne", "Bénodet", "Camaret", "Concarneau", "Crozon", "Dahouët", "Douarnenez", "Erquy", "Étel",
         "Guilvinec", "Île-Tudy", "Kerroc’h", "Larmor", "Lesconil", "Locquémeau", "Loctudy", "Morgat", "Paimpol", "Perros",
         "Plougonvelin", "Roscoff", "Sainte-Marine", "Trébeurden", "Vannes"]


def harbour_form(key: str, title: str, ports: list[str]) -> dict:
    choices = [{"key": f"p-{index}", "label": {"fr": name}} for index, name in enumerate(ports)]
    return small_form(key, service="poste-de-travail", team="centre-assistance", category="materiel-poste", title=title, questions=[
        {"key": "port", "type": "choice", "required": True, "label": {"fr": "Quel est votre port ?"}, "choices": choices},
        {"key": "motif", "type": "longText", "required": True, "label": {"fr": "Pourquoi en avez-vous besoin ?"}}])


@pytest.fixture
def admin(page_as):
    return page_as("administrator")


def caller_of(technician, name: str, channel: str) -> None:
    """« Nouveau ticket » : who calls, how."""
    technician.go("/desk/new")
    technician.page.check(f"[name=channel][value={channel}]")
    technician.page.fill("#q", name)
    press(technician, "form:has(#q) button")
    technician.page.get_by_role("link", name=name, exact=True).click()
    technician.page.locator("#f").wait_for()


def open_form(technician, words: str, title: str) -> None:
    technician.page.fill("#f", words)
    press(technician, "form:has(#f) button")
    with technician.page.expect_navigation():
        technician.page.get_by_role("button", name=title, exact=True).click()


def test_a_technician_fills_a_form_for_a_caller(page_as, site):
    caller = site.accounts["requester"].name
    technician = page_as("technician")
    page = technician.page
    caller_of(technician, caller, "phone")
    open_form(technician, "poste lent", "Mon poste est lent")
    # It says for whom all along.
    assert caller in said(technician)
    page.check("[name=q-moment][value=alea]")
    page.locator("[name=q-redemarre]").first.check()
    page.fill("[name=q-exemple]", "Dit au téléphone : l’écran se fige à chaque pièce jointe.")
    follow(technician)
    assert caller in said(technician)
    reference = send(technician)
    # Those who handle it follow it in the workbench, not among requests of their own.
    technician.go("/requests")
    assert reference not in said(technician)
    technician.go(f"/desk/tickets/{reference}")
    assert caller in said(technician) and "téléphone" in page.inner_text("body").lower()

    requester = page_as("requester")
    requester.go("/requests?tab=open")
    requester.page.locator(f"a[href='/requests/{reference}']").first.click()
    assert "se fige à chaque pièce jointe" in said(requester)
    assert technician.errors == [] and requester.errors == []


def test_a_technician_fills_a_confidential_form_for_a_caller(page_as, site):
    """Any form: also of a service whose tickets the technician may not see once they are sent."""
    caller = site.accounts["requester"].name
    technician = page_as("technician")
    page = technician.page
    caller_of(technician, caller, "counter")
    with page.expect_navigation():
        page.fill("#f", "attestation employeur")
        page.press("#f", "Enter")
    with page.expect_navigation():
        page.locator("form[action='/desk/new/attestation-employeur-demander'] button").click()
    page.check("[name=q-nature-attestation][value=emploi]")
    page.check("[name=q-langue-document][value=francais]")
    page.fill("[name=q-usage]", "Pour un bailleur, avec la date d’embauche.")
    follow(technician)
    reference = send(technician)
    assert reference in said(technician)
    assert page.locator(f"main a[href*='{reference}']").count() == 0
    technician.go(f"/desk/tickets/{reference}", status=404)
    assert "bailleur" not in page.content()
    requester = page_as("requester")
    requester.go(f"/requests/{reference}")
    assert "Pour un bailleur" in said(requester)


def test_files_travel_in_the_conversation(page_as, tmp_path):
    """From the composer of either side; what is attached to a private note stays with the team."""
    requester, technician = page_as("requester"), page_as("technician")
    reference = report_slow_computer(requester)

    def compose(name: str, text: str, *, private: bool) -> None:
        technician.go(f"/desk/tickets/{reference}")
        page = technician.page
        if private:
            page.locator("[name=type][value=note]").check(force=True)
        page.fill("form.composer [name=body]", text)
        page.locator("form.composer summary:has-text('fichier')").click()
        page.set_input_files("form.composer [name=files]", small_pdf(tmp_path, name))
        # Named before it is sent, with a way to take it back.
        page.locator("form.composer").get_by_text(name).first.wait_for()
        press(technician, "form.composer [data-composer-send]")
        assert name in page.inner_text("#ticket, main")

    compose("notice-disque.pdf", "Voici la marche à suivre.", private=False)
    compose("releve-interne.pdf", "Relevé du parc, entre nous.", private=True)
    secret = technician.page.get_by_role("link", name=re.compile("releve-interne.pdf")).first.get_attribute("href")

    requester.go(f"/requests/{reference}")
    page = requester.page
    assert "notice-disque.pdf" in said(requester) and "releve-interne.pdf" not in page.content()
    got = page.request.get(page.get_by_role("link", name=re.compile("notice-disque.pdf")).first.get_attribute("href"))
    assert got.ok and got.body() == small_pdf(tmp_path, "notice-disque.pdf").read_bytes()
    assert got.headers["content-disposition"].startswith("attachment") and got.headers["x-content-type-options"] == "nosniff"
    assert page.request.get(secret).status == 404

    page.get_by_label("Votre message").fill("C’est fait, voici l’écran.")
    page.set_input_files("main input[type=file]", small_pdf(tmp_path, "ecran-final.pdf"))
    press(requester, "form[action$='/messages'] button:not([type=button])")
    assert "ecran-final.pdf" in said(requester)
    technician.go(f"/desk/tickets/{reference}")
    link = technician.page.get_by_role("link", name=re.compile("ecran-final.pdf")).first
    assert technician.page.request.get(link.get_attribute("href")).ok
    assert requester.errors == [] and technician.errors == []


def test_a_file_that_may_not_be_sent_is_refused_and_the_message_kept(page_as, tmp_path):
    """A programme that calls itself a PDF."""
    requester, technician = page_as("requester"), page_as("technician")
    reference = report_slow_computer(requester)
    liar = tmp_path / "devis.pdf"
    liar.write_bytes(b"MZ" + b"\0" * 58 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0\x64\x86" + b"\0" * 200)

    requester.go(f"/requests/{reference}")
    requester.page.get_by_label("Votre message").fill("Voici le devis.")
    requester.page.set_input_files("main input[type=file]", liar)
    press(requester, "form[action$='/messages'] button:not([type=button])")
    assert "devis.pdf" in said(requester) and requester.page.locator(".error-summary").count() == 1
    assert requester.page.input_value("main form [name=body]") == "Voici le devis."

    technician.go(f"/desk/tickets/{reference}")
    page = technician.page
    page.fill("form.composer [name=body]", "Pour votre dossier.")
    page.locator("form.composer summary:has-text('fichier')").click()
    page.set_input_files("form.composer [name=files]", liar)
    press(technician, "form.composer [data-composer-send]")
    assert "devis.pdf" in page.inner_text("#ticket, main")
    assert page.input_value("form.composer [name=body]") == "Pour votre dossier."
    # Nothing was half posted on either side.
    requester.go(f"/requests/{reference}")
    assert "Pour votre dossier" not in said(requester) and "Voici le devis" not in said(requester)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_enter_in_a_field_continues(page_as, tmp_path, script):
    """A form is sent by its first button: not the one that takes a file back, or looks for a person."""
    # Not the requester of the stories, who begins this form.
    requester = page_as("technician-hr", script=script)
    page = requester.page
    begin(requester, LAPTOP)
    page.locator("[name=q-motif]").last.check()
    page.locator("[name=q-mobile]").last.check()
    page.get_by_label("Date souhaitée pour l’ordinateur").fill(in_days(21).isoformat())
    page.get_by_label("Décrivez votre besoin").fill("Les plans de voirie s’ouvrent en dix minutes.")
    page.set_input_files("input[type=file]", small_pdf(tmp_path))
    follow(requester)
    requester.page.go_back()
    requester.page.reload()
    page.get_by_role("button", name="Retirer devis.pdf").wait_for()
    with page.expect_navigation():
        page.get_by_label("Date souhaitée pour l’ordinateur").press("Enter")
    # The next page, and the file is still there.
    assert "étape 2" in page.title() and page.get_by_role("combobox", name="Où remettre l’ordinateur").count() <= 1
    first = page.locator(".steps a").first.get_attribute("href")
    with page.expect_navigation():
        page.locator("main input.input").first.press("Enter")
    # Nothing was searched: what is missing is said.
    assert page.locator(".error-summary").count() == 1
    requester.go(first)
    assert "devis.pdf" in said(requester)


def test_a_question_with_many_choices_is_answered_with_the_keyboard(page_as, admin):
    """More than 20 choices: a field with suggestions, which the keys alone go through."""
    load_form(admin, harbour_form("amarrage-demander", "Demander un amarrage", PORTS))
    sheet = publish(admin)
    requester = page_as("requester")
    page = requester.page
    begin(requester, "amarrage-demander")
    field = page.get_by_role("combobox", name="Quel est votre port ?")
    assert page.locator("[name=q-port][type=radio], select[name=q-port]").count() == 0
    keys = Keys(requester)
    keys.reach("[role=combobox]")
    # Without accents or capitals; several words begin with it.
    keys.type("lo")
    page.locator("[role=option]").first.wait_for()
    assert sorted(page.locator("[role=option]").all_inner_texts()) == ["Loctudy", "Locquémeau"][::-1]
    assert field.get_attribute("aria-expanded") == "true"
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    pointed = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert pointed.get_attribute("aria-selected") == "true"
    second = pointed.inner_text()
    # Escape closes and changes nothing; the arrow opens again; Enter chooses without sending the form.
    keys.press("Escape")
    assert field.get_attribute("aria-expanded") == "false" and field.input_value() == "lo"
    keys.press("ArrowDown")
    page.locator("[role=option]").first.wait_for()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert field.input_value() == second and page.input_value("input[type=hidden][name=q-port]") != ""
    assert keys.focus() == field.get_attribute("name")
    # Changing the text unchooses: what was typed is not what was chosen any more.
    keys.type("x")
    assert page.input_value("input[type=hidden][name=q-port]") == ""
    keys.reach("[name=q-motif]")
    keys.type("Escale de nuit au retour de pêche.")
    keys.reach("form.questions .form-actions button")
    keys.enter()
    assert page.locator(".error-summary").count() == 1 and f"{second}x" == field.input_value()
    keys.reach(".error-summary a")
    keys.press("Enter")
    assert keys.focus() == field.get_attribute("name")
    keys.press("Control+A")
    keys.type("etel")
    page.locator("[role=option]").first.wait_for()
    keys.press("ArrowDown")
    # Tab chooses what is pointed at, as Enter does.
    keys.press("Tab")
    assert field.input_value() == "Étel"
    keys.reach("form.questions .form-actions button")
    keys.enter()
    assert page.url.endswith("/check") and "Étel" in said(requester)
    keys.reach("form[action$='/submission'] button")
    keys.enter()
    reference = re.search(r"/requests/([0-9-]+)/", page.url)[1]
    requester.go(f"/requests/{reference}")
    assert "Étel" in said(requester)
    withdraw(admin, sheet)


def newer(form: dict, *, ports: list[str], extra: str) -> dict:
    """The same form, with other ports and a question more."""
    changed = copy.deepcopy(form)
    question = changed["pages"][0]["questions"][0]
    question["choices"] = [{"key": f"n-{index}", "label": {"fr": name}} for index, name in enumerate(ports)]
    changed["pages"][0]["questions"].append(
        {"key": extra, "type": "shortText", "required": True, "label": {"fr": f"Quel est votre {extra} ?"}})
    return changed


def test_a_newer_version_is_published_while_somebody_fills(page_as, admin, site):
    first = harbour_form("carenage-demander", "Demander un carénage", PORTS)
    load_form(admin, first)
    sheet = publish(admin)
    requester = page_as("requester")
    page = requester.page
    begin(requester, "carenage-demander")
    until(page, STARTED)
    page.fill("[name=q-motif]", "La coque est prise d’algues.")
    page.locator(".autosave-text:not(:empty)").wait_for(timeout=5_000)
    draft = page.url

    second = newer(first, ports=[f"{name} (bassin)" for name in PORTS], extra="tirant")
    load_form(admin, second)
    # Loaded, not published: nothing changes for anybody.
    requester.go(draft)
    assert "Cette démarche a changé" not in said(requester)
    publish(admin)

    # She is told, and goes on with what she began: its own choices, none of the new questions.
    requester.go(draft)
    assert "Cette démarche a changé. Vous pouvez envoyer votre brouillon tel qu’il est jusqu’au" in said(requester)
    assert page.input_value("[name=q-motif]") == "La coque est prise d’algues." and page.locator("[name=q-tirant]").count() == 0
    page.get_by_role("combobox", name="Quel est votre port ?").press_sequentially("mor")
    page.locator("[role=option]").first.wait_for()
    assert page.locator("[role=option]").all_inner_texts() == ["Morgat"]
    page.locator("[role=option]").first.click()
    follow(requester)
    assert page.url.endswith("/check"), said(requester)
    reference = send(requester)
    requester.go(f"/requests/{reference}")
    assert "Morgat" in said(requester) and "bassin" not in said(requester)

    # Whoever begins now fills the newer one.
    begin(requester, "carenage-demander")
    assert page.locator("[name=q-tirant]").count() == 1
    page.fill("[name=q-tirant]", "Deux mètres")
    page.fill("[name=q-motif]", "Encore des algues.")
    page.get_by_role("combobox", name="Quel est votre port ?").press_sequentially("erq")
    page.locator("[role=option]").first.click()
    follow(requester)
    assert page.url.endswith("/check")
    check = page.url

    # And when the week is over that an older version is taken: nothing is sent that she has not read.
    third = newer(second, ports=[f"{name} (bassin)" for name in PORTS], extra="moteur")
    load_form(admin, third)
    publish(admin)
    age_of_versions(site, "carenage-demander", days=8)
    with page.expect_navigation() as answer:
        page.locator("form[action$='/submission'] button").click()
    assert answer.value.status == 422
    told = said(requester)
    assert "La démarche vient de changer. Rien n’est envoyé" in told
    assert "Quel est votre moteur ?" in told and "Nouvelles questions" in told and "Encore des algues." in told
    assert page.locator("form[action$='/submission'] button").count() == 0
    requester.go(check.removesuffix("/check"))
    assert "La démarche a changé depuis votre brouillon" in said(requester)
    assert page.input_value("[name=q-tirant]") == "Deux mètres"
    page.fill("[name=q-moteur]", "Diesel")
    follow(requester)
    reference = send(requester)
    requester.go(f"/requests/{reference}")
    for told in ("Erquy (bassin)", "Deux mètres", "Diesel", "Encore des algues."):
        assert told in said(requester), told
    withdraw(admin, sheet)
    assert all("422" in one for one in requester.errors)


def age_of_versions(site, key: str, days: int) -> None:
    """As if they had been replaced that long ago."""
    past = int((time.time() - days * 86_400) * 1_000)
    base = sqlite3.connect(site.folder / "guichet.sqlite", timeout=10)
    with base:
        changed = base.execute(
            "UPDATE form_version SET superseded_at = ? WHERE superseded_at IS NOT NULL"
            " AND form_id = (SELECT id FROM form WHERE key = ?)", (past, key)).rowcount
    base.close()
    assert changed > 0


def test_what_is_required_and_prefilled_follows_other_answers(admin, page_as, site):
    """With script, at once: an answer becomes required, and fields follow whom the request is for."""
    title = "Réserver une place de parking"
    load_form(admin, small_form(
        "parking-reserver-essai", service="poste-de-travail", team="centre-assistance", category="materiel-poste", title=title,
        questions=[
            {"key": "nom", "type": "shortText", "prefill": "name", "label": {"fr": "Nom sur la carte"}},
            {"key": "visite", "type": "yesNo", "required": True, "label": {"fr": "Est-ce pour une visite ?"}},
            {"key": "plaque", "type": "plate", "label": {"fr": "Immatriculation"},
             "require": {"question": "visite", "operator": "equals", "value": True}},
            {"key": "sejour", "type": "period", "required": True, "label": {"fr": "Quels jours ?"}}]))
    publish(admin)
    requester = page_as("requester")
    page = requester.page
    begin(requester, "parking-reserver-essai")
    assert page.input_value("[name=q-nom]") == site.accounts["requester"].name
    label = page.locator("label[for=q-plaque]")
    assert "facultatif" in label.inner_text()
    page.fill("[name=q-plaque]", "ab 123 cd")
    page.check("[name=q-visite][value=yes]")
    page.locator("label[for=q-plaque]:not(:has(.optional))").wait_for()
    # Drawn again with what was typed.
    assert page.input_value("[name=q-plaque]") == "ab 123 cd"
    page.check("[name=q-_for][value=other]")
    page.locator("[name=q-nom][value='']").wait_for()
    page.check("[name=q-_for][value=self]")
    page.locator(f"[name=q-nom][value='{site.accounts['requester'].name}']").wait_for()
    page.fill("[name=q-nom]", "Carte de service")
    page.check("[name=q-_for][value=other]")
    page.locator("#q-_person").wait_for()
    page.check("[name=q-_for][value=self]")
    page.locator("#q-_person").wait_for(state="detached")
    assert page.input_value("[name=q-nom]") == "Carte de service"
    page.locator("[name=q-sejour]").first.fill("2030-05-06")
    follow(requester)
    assert "dernier jour" in page.locator(".error-summary").inner_text()
    page.locator("[name=q-sejour]").last.fill("2030-05-07")
    follow(requester)
    text = said(requester)
    assert "AB-123-CD" in text and "Carte de service" in text and "du 6 mai 2030 au 7 mai 2030" in text.replace("\u00a0", " ")
