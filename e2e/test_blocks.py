"""Repeated blocks, filled as people fill them: rows added, taken out and put back, with and without script."""

import re

import pytest

from administration import plain, said
from browser import WIDTHS, axe, overflow, until
from journeys import begin, follow, in_days, press, send

TICKETS = "billets-train-avion-reserver"


def first_page(agent) -> None:
    begin(agent, TICKETS)
    page = agent.page
    page.check("[name=q-mode][value=train]")
    page.fill("[name=q-gare-depart]", "Port-Salin")
    page.fill("[name=q-gare-arrivee]", "Lyon")
    for field, value in zip(page.locator("[name=q-horaire-aller]").all(), [in_days(9).isoformat(), "09:30"]):
        field.fill(value)
    follow(agent)
    page.fill("[name=q-om-voyage]", "OM-2026-118")
    page.check("[name=q-reductions][value=aucune]")


def add(agent) -> str:
    """A row; its name in the fields."""
    press(agent, "button[value='add-row:accompagnants']")
    names = agent.page.locator(".block-row input[type=text]").evaluate_all("all => all.map((one) => one.name)")
    return re.match(r"q-accompagnants__(\w+?)__", names[-1])[1]


def field(row: str, key: str) -> str:
    return f"q-accompagnants__{row}__{key}"


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_rows_come_go_and_come_back(page_as, script):
    agent = page_as("technician-hr", script=script)
    page = agent.page
    first_page(agent)
    first = add(agent)
    if script:
        until(page, f"document.activeElement.name === '{field(first, 'nom-accompagnant')}'")
    page.fill(f"[name={field(first, 'nom-accompagnant')}]", "Ambre Kerdoncuff")
    page.check(f"[name={field(first, 'qualite-accompagnant')}][value=exterieur]")
    if script:
        # A question of the row, and one below that asks for any row.
        page.locator(f"[name={field(first, 'organisme-accompagnant')}]").wait_for()
        page.locator("[name=q-raison-exterieur]").wait_for()
    second = add(agent)
    assert second != first
    assert page.input_value(f"[name={field(first, 'nom-accompagnant')}]") == "Ambre Kerdoncuff"
    assert page.locator(f"[name={field(first, 'organisme-accompagnant')}]").count() == 1
    page.fill(f"[name={field(second, 'nom-accompagnant')}]", "Théo Lanvaux")
    page.check(f"[name={field(second, 'qualite-accompagnant')}][value=elu]")
    assert page.locator(f"[name={field(second, 'organisme-accompagnant')}]").count() == 0

    # The first goes; it is said, and undone.
    press(agent, f"button[value='remove-row:accompagnants__{first}']")
    assert "« Personne 1 » ne figure plus" in plain(said(agent))
    assert page.locator(".block-row").count() == 1 and page.locator("[name=q-raison-exterieur]").count() == 0
    if script:
        assert page.evaluate("document.activeElement.classList.contains('flash')")
        assert axe(page) == []
    press(agent, "button[value^='put-back-row:accompagnants']")
    assert page.input_value(f"[name={field(first, 'nom-accompagnant')}]") == "Ambre Kerdoncuff"
    assert [plain(text) for text in page.locator(".block-row legend:not(.field legend)").all_inner_texts()] == [
        "Personne 1", "Personne 2"]

    # What is missing is said in its row.
    follow(agent)
    assert "Personne 1 : Organisme de cette personne" in plain(page.inner_text(".error-summary"))
    page.fill(f"[name={field(first, 'organisme-accompagnant')}]", "Association des usagers du port")
    page.fill("[name=q-raison-exterieur]", "Elle représente les usagers à la réunion.")
    follow(agent)
    assert "Personne 2 : Nom et prénom" in plain(said(agent)) and "Théo Lanvaux" in said(agent)
    reference = send(agent)
    agent.go(f"/requests/{reference}")
    assert "Personne 1 : Organisme de cette personne" in plain(said(agent))
    assert [error for error in agent.errors if "422" not in error] == []


def test_a_block_reads_well(page_as):
    agent = page_as("technician-hr")
    first_page(agent)
    add(agent)
    add(agent)
    found = []
    for scheme in ("light", "dark"):
        agent.page.emulate_media(color_scheme=scheme)
        found += axe(agent.page)
    for width in WIDTHS:
        agent.page.set_viewport_size({"width": width, "height": 900})
        found += overflow(agent.page)
    assert found == []


def test_a_block_takes_no_more_than_it_says(page_as):
    agent = page_as("technician-hr", script=False)
    first_page(agent)
    for _ in range(8):
        add(agent)
    assert "maximum" in said(agent)
    assert agent.page.locator("button[value='add-row:accompagnants']").count() == 0
    assert agent.page.locator(".block-row").count() == 8
