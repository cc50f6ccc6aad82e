"""One draft on two screens at once: nothing that was typed is lost, and what collides is said."""

from administration import plain, said
from browser import STARTED, axe, until
from journeys import SLOW, begin, follow


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
