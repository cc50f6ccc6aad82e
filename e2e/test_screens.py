"""What single screens promise: where things stand, what keys do, what is said after reading."""

import re

import pytest

from administration import said
from browser import STARTED, until
from journeys import LAPTOP, SLOW, answer, begin, press, report_slow_computer, take
from keyboard import Keys


def open_beside(technician):
    """The first row of what is to be taken, opened beside the list."""
    page = technician.page
    technician.go("/desk/queue?view=to-take")
    until(page, STARTED)
    row = page.locator("[data-rows] li > div > a").first
    row.click()
    until(page, "document.activeElement.id === 't-ticket'")
    return row


def test_escape_goes_back_to_the_row(page_as):
    technician = page_as("technician")
    row = open_beside(technician)
    technician.page.keyboard.press("Escape")
    assert row.evaluate("(row) => row === document.activeElement") and row.get_attribute("aria-current") == "true"


def test_what_was_read_is_unread_no_more(page_as):
    requester, technician = page_as("requester"), page_as("technician")
    page = technician.page
    reference = report_slow_computer(requester)
    take(technician, reference)
    requester.go(f"/requests/{reference}")
    requester.page.get_by_label("Votre message").fill("C’est encore plus lent ce soir.")
    press(requester, "form[action$='/messages'] button:not([type=button])")
    row = page.locator(f"[data-rows] a[href*='ticket={reference}']")
    for _ in range(40):
        technician.go("/desk/queue?view=mine")
        if "Non lu" in row.text_content():
            break
        page.wait_for_timeout(250)
    assert "Non lu" in row.text_content()
    until(page, STARTED)
    row.click()
    until(page, "document.activeElement.id === 't-ticket'")
    assert "Non lu" not in row.text_content()


def test_a_ticket_beside_the_list_opens_on_its_own_page(page_as):
    technician = page_as("technician")
    open_beside(technician)
    press(technician, ".ticket-head .hint a")
    assert re.search(r"/desk/tickets/[0-9-]+\?back=", technician.page.url)
    press(technician, ".back-link")
    assert "/desk/queue?view=to-take" in technician.page.url


def test_the_list_of_keys_says_whether_they_answer(page_as):
    technician = page_as("technician")
    page = technician.page
    technician.go("/desk")
    until(page, STARTED)
    page.keyboard.press("?")
    assert "Ces touches sont actives." in page.inner_text("#shortcuts")
    assert page.locator("#shortcuts a[href='/account']").is_visible()


def test_leaving_the_workbench_and_the_administration(page_as):
    for role, path in (("technician", "/desk"), ("administrator", "/admin")):
        for width in (1440, 390):
            opened = page_as(role, width=width)
            page = opened.page
            opened.go(path)
            page.locator(".rail-user summary").click()
            panel = page.locator(".rail-user .menu-panel")
            for name in ("Se déconnecter", "EN, English version"):
                assert panel.get_by_role("button", name=name).is_visible()
            assert panel.locator("a[href='/statements/accessibility']").is_visible()
            box = panel.bounding_box()
            assert box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 900
            page.keyboard.press("Escape")
            assert not panel.is_visible()


def test_the_composer_is_on_the_first_screen(page_as):
    requester, technician = page_as("requester"), page_as("technician")
    reference = report_slow_computer(requester)
    take(technician, reference)
    for _ in range(6):
        answer(technician, reference, "Un message assez long pour remplir l’écran.\n" * 4)
    technician.go(f"/desk/tickets/{reference}")
    page = technician.page
    box = page.locator("[data-composer-send]").bounding_box()
    assert box["y"] + box["height"] <= 900
    assert page.evaluate("document.documentElement.scrollHeight") == 900


@pytest.mark.parametrize("path", [SLOW, LAPTOP])
def test_a_form_fills_the_width_of_the_header(page_as, path):
    # Not the requester of the stories, who begins these forms.
    requester = page_as("technician-hr")
    begin(requester, path)
    page = requester.page
    guide = page.locator(".form-aside").bounding_box()
    tools = page.locator(".site-header > .container").evaluate(
        "(one) => one.getBoundingClientRect().right - parseFloat(getComputedStyle(one).paddingRight)")
    assert abs(guide["x"] + guide["width"] - tools) < 2


def test_no_note_of_lost_answers_after_a_search(page_as):
    """What the page sent was saved, whatever other fields it then has."""
    requester = page_as("technician-hr")
    page = requester.page
    draft = begin(requester, LAPTOP)
    requester.go(f"{draft}/pages/livraison")
    until(page, STARTED)
    page.locator("[name=q-creneau]").first.check()
    page.get_by_role("combobox", name="Où remettre l’ordinateur").fill("Quai")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.locator("form.questions [name=intent][value^='search:']").first.evaluate(
            "(button) => button.form.requestSubmit(button)")
    until(page, STARTED)
    page.wait_for_timeout(200)
    assert not page.locator("[data-autosave-restore]").is_visible()
    assert page.locator("[name=q-creneau]").first.is_checked()


def test_the_first_tab_leads_to_content_then_search(page_as):
    requester = page_as("requester")
    for path in ("/", "/forms", "/search?q=badge", "/sections/informatique"):
        requester.go(path)
        requester.page.keyboard.press("Tab")
        Keys(requester).press("Tab")
        assert requester.page.evaluate("document.activeElement.getAttribute('href')") == "#q"
        requester.page.keyboard.press("Enter")
        assert requester.page.evaluate("document.activeElement.id") == "q"


def test_printing_a_request_leaves_its_form_out(page_as):
    requester, technician = page_as("requester"), page_as("technician")
    reference = report_slow_computer(requester)
    requester.go(f"/requests/{reference}")
    requester.page.emulate_media(media="print")
    assert not requester.page.locator("#body").is_visible() and "ouvrir un tableau" in said(requester)
    technician.go(f"/desk/tickets/{reference}/printing")
    technician.page.emulate_media(media="print")
    for answered in technician.page.locator("main dl dd").all():
        assert answered.evaluate("(one) => getComputedStyle(one).textAlign") in ("start", "left")
