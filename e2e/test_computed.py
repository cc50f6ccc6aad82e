"""Values that nobody types, and choices that come and go: shown as the answers change, with and without script."""

import pytest

from administration import load_form, plain, publish, said, small_form
from browser import axe, until
from journeys import begin, follow, send

KEY = "frais-de-stage"


@pytest.fixture(scope="module")
def fees(people):
    questions = [
        {"key": "depenses", "type": "block", "label": {"fr": "Vos dépenses"},
         "rows": {"label": {"fr": "Dépense"}, "add": {"fr": "Ajouter une dépense"}, "maximum": 5},
         "questions": [{"key": "somme", "type": "amount", "required": True, "label": {"fr": "Somme payée"}}]},
        {"key": "total", "type": "computed", "label": {"fr": "Total à rembourser"},
         "compute": {"operation": "sum", "of": ["somme"]}},
        {"key": "dates", "type": "period", "required": True, "label": {"fr": "Dates du stage"}},
        {"key": "ouvres", "type": "computed", "label": {"fr": "Jours ouvrés"},
         "compute": {"operation": "workingDays", "of": ["dates"]}},
        {"key": "versement", "type": "choice", "required": True, "label": {"fr": "Comment être remboursé ?"}, "choices": [
            {"key": "virement", "label": {"fr": "Par virement"}},
            {"key": "especes", "label": {"fr": "En espèces, à la régie"},
             "show": {"question": "total", "operator": "atMost", "value": 50}}]},
    ]
    with people.visit("administrator") as admin:
        load_form(admin, small_form(
            KEY, service="poste-de-travail", team="centre-assistance", category="materiel-poste",
            title="Se faire rembourser des frais de stage", questions=questions))
        publish(admin)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_what_is_computed_follows_what_is_typed(page_as, fees, script):
    agent = page_as("technician-hr", script=script)
    page = agent.page
    begin(agent, KEY)
    assert "Se calcule d’après vos réponses" in page.locator("output").first.inner_text()
    page.fill("[name=q-depenses__1__somme]", "32,50")
    days = page.locator("[name=q-dates]")
    days.nth(0).fill("2026-12-21")
    days.nth(1).fill("2027-01-03")
    if script:
        days.nth(1).blur()
        until(page, "document.querySelectorAll('output')[1].textContent.trim() === '8'")
        assert plain(page.locator("output").first.inner_text()) == "32,50 €"
        assert axe(page) == []
        page.check("[name=q-versement][value=especes]")
    with page.expect_navigation():
        page.locator("button[value='add-row:depenses']").click()
    # Without script too, what was sent is counted.
    assert plain(page.locator("output").first.inner_text()) == "32,50 €"
    assert page.locator("output").nth(1).inner_text() == "8"
    page.check("[name=q-versement][value=especes]")
    second = page.locator("[name^=q-depenses__][name$=__somme]").nth(1)
    second.fill("20")
    if script:
        second.blur()
        until(page, "document.querySelectorAll('[name=q-versement]').length === 1")
        # The field that was left, and the choice that is not offered any more.
        assert plain(page.locator("output").first.inner_text()) == "52,50 €"
        page.check("[name=q-versement][value=virement]")
    follow(agent)
    if not script:
        # What was chosen is not offered any more.
        assert page.locator("[name=q-versement][value=especes]").count() == 0
        page.check("[name=q-versement][value=virement]")
        follow(agent)
    assert "Total à rembourser" in said(agent) and "52,50 €" in plain(said(agent))
    assert page.locator("dd.summary-action a:has-text('Total')").count() == 0
    reference = send(agent)
    agent.go(f"/requests/{reference}")
    assert "52,50 €" in plain(said(agent))
    assert [error for error in agent.errors if "422" not in error] == []
