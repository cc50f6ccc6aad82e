"""One draft on two screens at once: nothing that was typed is lost, and what collides is said."""

from administration import plain, said
from browser import STARTED, axe, until
from journeys import SLOW, begin, follow, press
from test_blocks import add, field, first_page


def test_two_screens_one_draft(page_as):
    office, phone = page_as("technician-hr"), page_as("technician-hr", width=390)
    draft = begin(office, SLOW)
    phone.go(office.page.url)
    for one in (office, phone):
        until(one.page, STARTED)
    # Different questions: both are kept, whoever comes last.
    office.page.check("[name=q-moment][value=demarrage]")
    office.page.locator(".autosave-text:not(:empty)").wait_for(timeout=5_000)
    phone.page.fill("[name=q-exemple]", "Tapé sur le téléphone, dans le tramway, en deux fois.")
    phone.page.locator("[name=q-exemple]").blur()
    # Its page still says that no moment is chosen: this collides, and is said.
    until(phone.page, "document.querySelector('.autosave-text').textContent.includes('autre')")
    follow(phone)
    assert "Vous avez changé cette réponse entre-temps" in said(phone)
    assert axe(phone.page) == []
    assert phone.page.is_checked("[name=q-moment][value=demarrage]")
    assert phone.page.input_value("[name=q-exemple]").startswith("Tapé sur le téléphone")
    phone.page.locator("[name=q-redemarre]").first.check()
    follow(phone)
    assert phone.page.url.endswith(f"{draft}/check") and "dans le tramway" in said(phone)

    # The other way round: what the office types over an answer of the phone is refused, repeated and not lost.
    office.page.fill("[name=q-exemple]", "Écrit au bureau, sans savoir ce que dit le téléphone.")
    follow(office)
    text = plain(said(office))
    assert "Ici, vous aviez répondu « Écrit au bureau, sans savoir ce que dit le téléphone. »" in text
    assert office.page.input_value("[name=q-exemple]").startswith("Tapé sur le téléphone")


def test_a_page_does_not_collide_with_itself(page_as):
    """What was typed while a save was on its way, or after one whose answer was lost, is what counts."""
    agent = page_as("technician-hr")
    page = agent.page
    begin(agent, SLOW)
    until(page, STARTED)
    # Saved, and the page never learns of it.
    page.route("**/pages/**", lambda route: (route.fetch(), route.abort()) if route.request.method == "POST" else route.continue_())
    page.fill("[name=q-exemple]", "Le premier état de ce que j’écris.")
    page.locator(".autosave.is-failed").wait_for(timeout=8_000)
    page.unroute("**/pages/**")
    page.check("[name=q-moment][value=demarrage]")
    page.locator("[name=q-redemarre]").first.check()
    page.fill("[name=q-exemple]", "Le second état de ce que j’écris, qui compte.")
    follow(agent)
    assert page.url.endswith("/check"), said(agent)
    assert "qui compte" in said(agent)


def test_another_button_undoes_nothing_either(page_as):
    """« Précédent », rows and files keep what another screen has answered since."""
    office, phone = page_as("technician-hr", script=False), page_as("technician-hr", script=False, width=390)
    first_page(office)
    phone.go(office.page.url)
    phone.page.fill("[name=q-om-voyage]", "OM-2026-777")
    press(phone, "button[value='add-row:accompagnants']")
    office.page.fill("[name=q-om-voyage]", "OM-2026-111")
    press(office, "button[value='add-row:accompagnants']")
    assert "Ici, vous aviez répondu « OM-2026-111 »" in plain(said(office))
    assert office.page.input_value("[name=q-om-voyage]") == "OM-2026-777"
    # The row of each is there.
    assert office.page.locator(".block-row").count() == 2


def test_a_row_that_went_away_comes_back_with_what_was_typed(page_as):
    office, phone = page_as("technician-hr", script=False), page_as("technician-hr", script=False, width=390)
    first_page(office)
    row = add(office)
    phone.go(office.page.url.split("#")[0])
    press(phone, f"button[value='remove-row:accompagnants__{row}']")
    office.page.fill(f"[name={field(row, 'nom-accompagnant')}]", "Ambre Kerdoncuff")
    follow(office)
    assert "a été retirée sur un autre écran" in said(office)
    press(office, "button[value^='put-back-row']")
    assert office.page.input_value(f"[name={field(row, 'nom-accompagnant')}]") == "Ambre Kerdoncuff"
