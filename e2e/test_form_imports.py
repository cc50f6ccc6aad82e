"""Forms of other programs, brought in by the administration: read, told what is left, given a place, loaded, published."""

import json

import pytest

from administration import plain, publish, said, small_form
from browser import WIDTHS, axe, overflow
from journeys import press

SURVEY = """type,name,label::fr,label::en,required,relevant,constraint,constraint_message
begin_group,mission,Votre mission,Your trip,,,,
text,objet,Objet de la mission,What it is for,yes,,string-length(.) >= 10,Écrivez dix caractères au moins
select_one oui_non,nuit,Une nuit sur place ?,A night there?,,,,
integer,nuits,Combien de nuits ?,How many nights?,,${nuit} = 'oui',. > 0,
end_group,,,,,,,
begin_repeat,voyageur,Voyageur,Traveller,,,,
text,nom,Nom,Name,yes,,,
end_repeat,,,,,,,
barcode,code,Code,Code,,,,
text,matricule,Matricule,Number,,,"regex(., '[0-9]+')",
"""
CHOICES = "list_name,name,label::fr,label::en\noui_non,oui,Oui,Yes\noui_non,non,Non,No\n"


def question(number: int, kind: str, **others) -> dict:
    return {"id": number, "uuid": f"q-{number}", "name": f"Question {number}",
            "type": f"Glpi\\Form\\QuestionType\\QuestionType{kind}", "is_mandatory": False, "vertical_rank": number,
            "horizontal_rank": None, "description": "", "default_value": "", "extra_data": None, "section_id": 1,
            "visibility_strategy": "always_visible", "validation_strategy": "no_validation", "conditions": [],
            "validation_conditions": []} | others


def glpi_form(name: str, *questions: dict) -> dict:
    return {"id": 1, "uuid": name, "name": name, "header": "<p>Pour essayer.</p>", "description": None,
            "submit_button_visibility_strategy": "", "submit_button_conditions": [],
            "sections": [{"id": 1, "uuid": f"s-{name}", "name": "Votre besoin", "description": None, "rank": 0,
                          "visibility_strategy": "", "conditions": []}],
            "comments": [], "questions": list(questions), "policies": [], "destinations": [
                {"id": 1, "itemtype": "Glpi\\Form\\Destination\\FormDestinationTicket", "name": "Ticket", "config": [],
                 "creation_strategy": "", "conditions": []}], "translations": []}


def shown_if(uuid: str, operator: str, value) -> dict:
    return {"visibility_strategy": "visible_if", "conditions": [
        {"item_uuid": uuid, "item_type": "question", "value_operator": operator, "logic_operator": "and", "value": value}]}


EXPORT = {"version": 1, "forms": [
    glpi_form("Premier formulaire", question(1, "ShortText")),
    glpi_form("Demander un accès", question(1, "Radio", extra_data={"options": {"2": "Lecture", "1": "Écriture"}}),
              question(2, "LongText", **shown_if("q-1", "equals", 1)), question(3, "ShortText", **shown_if("q-2", "match_regex", "/^a+$/")),
              question(4, "Item", extra_data={"itemtype": "Computer"}))]}


def read(admin, source: str, tmp_path=None, **texts: str) -> None:
    admin.go("/admin/forms/import")
    admin.page.check(f"[name=source][value={source}]")
    for name, text in texts.items():
        admin.page.fill(f"[name={name}]", text)
    press(admin, "main form.admin-form .form-actions button")


def load(admin, key: str) -> None:
    """Gives it the first place that this instance has."""
    page = admin.page
    page.fill("[name=key]", key)
    for name in ("service", "team", "category"):
        control = page.locator(f"[name={name}]")
        if not control.input_value():
            control.select_option(index=1)
    press(admin, "form[action$='/import/loading'] .form-actions button")
    assert "done=loaded" in page.url, said(admin)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_an_xlsform_comes_in_and_can_be_published(page_as, script):
    admin = page_as("administrator", script=script)
    read(admin, "xlsform", survey=SURVEY, choices=CHOICES)
    text = plain(said(admin))
    assert "5 questions sur 2 étapes" in text or "6 questions sur 2 étapes" in text, text
    assert "survey, ligne 10" in text and "barcode" in text
    assert "survey, ligne 11" in text and "une expression régulière peut ne jamais finir (caractère 1)" in text
    load(admin, f"mission-importee-{'a' if script else 'b'}")
    sheet = plain(said(admin))
    assert "Votre mission" in sheet and "Combien de nuits" in sheet
    publish(admin)


def test_a_form_of_glpi_is_chosen_in_its_export(page_as):
    admin = page_as("administrator")
    read(admin, "glpi", json=json.dumps(EXPORT, ensure_ascii=False))
    admin.page.select_option("[name=form]", label="Demander un accès")
    press(admin, "form[action$='/import'] .form-actions button")
    text = plain(said(admin))
    assert admin.page.input_value("[name=titleFr]") == "Demander un accès"
    assert "/forms/1/questions/2" in text and "une expression régulière" in text
    assert "/forms/1/questions/3" in text and "Computer" in text
    load(admin, "acces-de-glpi")
    assert "Écriture" in said(admin)


def test_a_form_of_another_instance_is_given_a_place_here(page_as):
    admin = page_as("administrator")
    form = small_form("venu-d-ailleurs", service="nulle-part", team="inconnue", category="inconnue", title="Venu d’ailleurs")
    read(admin, "guichet", json=json.dumps(form, ensure_ascii=False))
    text = plain(said(admin))
    assert "« nulle-part »" in text and "« inconnue »" in text
    press(admin, "form[action$='/import/loading'] .form-actions button")
    assert "choisissez" in said(admin) or "n’existe pas" in said(admin)
    load(admin, "venu-d-ailleurs")
    assert admin.page.get_by_role("link", name="Exporter (JSON)").count() == 1


def test_what_does_not_stand_is_refused_with_its_place(page_as):
    admin = page_as("administrator")
    read(admin, "guichet", json='{\n"schema": 1,\n"key"')
    assert "ligne 3" in plain(said(admin))
    assert admin.page.input_value("[name=json]").startswith("{\n")
    read(admin, "xlsform", survey="type,name,relevant\ntext,a,${b} = 1\ntext,b,${a} = 1\n")
    assert "survey, ligne 2" in plain(said(admin)) and "en rond" in said(admin)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_pages_are_accessible_at_every_width(page_as, language):
    from site_under_test import speak

    for width in WIDTHS:
        admin = page_as("administrator", width=width)
        speak(admin, language)
        found = []
        admin.go("/admin/forms/import")
        found += axe(admin.page) + overflow(admin.page)
        read(admin, "xlsform", survey="type,name\ntext,a\nend_group,\n")
        found += axe(admin.page) + overflow(admin.page)
        read(admin, "xlsform", survey=SURVEY, choices=CHOICES)
        found += axe(admin.page) + overflow(admin.page)
        read(admin, "glpi", json=json.dumps(EXPORT))
        found += axe(admin.page) + overflow(admin.page)
        speak(admin, "fr")
        assert found == [], (width, language)
