"""The end of a session: announced, put off, reached; and what was being typed then."""

import re
import sqlite3
import time

import pytest

from browser import STARTED, WIDTHS, axe, overflow, until, visit
from journeys import SLOW, begin, describe_slowness, press, report_slow_computer, take
from keyboard import Keys
from site_under_test import sign_in

SOON = """document.addEventListener('readystatechange', () => {
    const body = document.body;
    if (body?.dataset.sessionEnds && !body.dataset.moved) {
        body.dataset.moved = '1';
        body.dataset.sessionEnds = Date.now() + %d;
    }
})"""


def sessions(site, statement: str, role: str) -> int:
    """Done to the sessions of somebody, in the base."""
    base = sqlite3.connect(site.folder / "guichet.sqlite", timeout=10)
    try:
        with base:
            return base.execute(
                f"{statement} WHERE person_id = (SELECT id FROM person WHERE staff_number = ?1 OR email = ?1)",
                (site.accounts[role].login,)).rowcount
    finally:
        base.close()


def end(site, role: str) -> None:
    assert sessions(site, "UPDATE session SET expires_at = 1", role) > 0


@pytest.fixture
def alone(site, browser):
    """`alone("requester")`: in a session of one's own, which ends without hurting other tests' for long."""
    opened = []

    def open_page(role, **options):
        manager = visit(browser, base_url=site.address, **options)
        one = manager.__enter__()
        opened.append(manager)
        sign_in(one, site.accounts[role])
        return one

    yield open_page
    for manager in opened:
        manager.__exit__(None, None, None)


@pytest.fixture
def ending(site, people):
    """Ends the sessions of somebody; the shared ones are begun anew afterwards."""
    ended = set()

    def end_now(role):
        ended.add(role)
        end(site, role)

    yield end_now
    for role in ended:
        people.forget(role)


def choose(opened, language: str) -> None:
    """The language of the page, by its button, which may be in a closed menu."""
    with opened.page.expect_navigation():
        opened.page.evaluate("setTimeout(() => document.querySelector('[name=language]').click())")
    assert opened.page.get_attribute("html", "lang") == language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_end_is_announced(alone, language):
    opened = alone("service-owner")
    page = opened.page
    page.add_init_script(SOON % 240_000)
    for address in ("/", "/admin"):
        opened.go(address)
        if page.get_attribute("html", "lang") != language:
            choose(opened, language)
        notice = page.locator(".corner-notice")
        notice.wait_for()
        assert "4" in notice.inner_text() and not notice.locator("[data-over]").is_visible()
        until(page, "document.getElementById('live-status').textContent.includes('4')")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert overflow(page) == []
        page.set_viewport_size({"width": 1440, "height": 900})
    if language == "en":
        opened.go("/")
        choose(opened, "fr")
    assert opened.errors == []


def test_one_key_puts_it_off_in_every_tab(alone, site):
    opened = alone("service-owner")
    page = opened.page
    page.add_init_script(SOON % 200_000)
    other = page.context.new_page()
    other.add_init_script(SOON % 200_000)
    other.goto("/requests")
    opened.go("/")
    page.bring_to_front()
    until(page, STARTED)
    assert other.locator(".corner-notice").is_visible()
    assert sessions(site, f"UPDATE session SET expires_at = {int((time.time() + 200) * 1000)}", "service-owner") > 0
    keys = Keys(opened)
    page.locator(".corner-notice button").focus()
    keys.press("Enter")
    page.locator(".corner-notice").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    other.locator(".corner-notice").wait_for(state="hidden")
    ends = page.evaluate("Number(localStorage.getItem('session-ends'))")
    assert ends > (time.time() + 9 * 3600) * 1000
    assert opened.errors == []


def test_the_last_minute_is_one(alone):
    opened = alone("service-owner")
    opened.page.add_init_script(SOON % 50_000)
    opened.go("/")
    assert "dans 1\u00a0minute." in opened.page.locator(".corner-notice").inner_text()


def test_putting_it_off_too_late_says_so(alone, ending):
    opened = alone("service-owner")
    page = opened.page
    page.add_init_script(SOON % 200_000)
    opened.go("/requests?tab=open")
    ending("service-owner")
    page.locator(".corner-notice button").click()
    over = page.locator(".corner-notice [data-over]")
    over.wait_for()
    assert "Votre session est fermée" in over.inner_text() and "gardé" not in over.inner_text()
    assert axe(page) == []
    with page.expect_navigation():
        over.locator("a").click()
    assert page.url.endswith("/sign-in?next=%2Frequests%3Ftab%3Dopen")


def test_without_an_answer_nothing_is_said_to_be_over(alone):
    opened = alone("service-owner")
    page = opened.page
    page.add_init_script(SOON % 200_000)
    opened.go("/")
    page.route("**/session/extension", lambda route: route.abort())
    page.locator(".corner-notice button").click()
    page.locator(".corner-notice [data-failed]").wait_for()
    assert not page.locator(".corner-notice [data-over]").is_visible() and axe(page) == []


def test_answers_ride_through_signing_in(alone, site, ending):
    opened = alone("requester")
    page = opened.page
    begin(opened, SLOW)
    describe_slowness(opened)
    ending("requester")
    press(opened, "main form.questions .form-actions button")
    assert "est gardé" in page.inner_text("main") or "sont gardées" in page.inner_text("main")
    assert axe(page) == []
    # At the address of the form: `sign_in` would leave it.
    page.fill("[name=login]", site.accounts["requester"].login)
    page.fill("[name=password]", site.accounts["requester"].password)
    press(opened, "main form .button")
    assert page.locator(".flash--success").count() == 1
    assert page.input_value("[name=q-exemple]").startswith("Cinq minutes")
    assert axe(page) == []


def test_a_reply_is_kept_in_its_tab(alone, site, ending):
    opened = alone("requester")
    page = opened.page
    reference = report_slow_computer(opened)
    opened.go(f"/requests/{reference}")
    until(page, STARTED)
    page.get_by_label("Votre message").fill("Le poste s’est aussi éteint ce matin.")
    ending("requester")
    press(opened, "form[action$='/messages'] button:not([type=button])")
    assert page.url.endswith(f"/sign-in?next=%2Frequests%2F{reference}")
    sign_in(opened, site.accounts["requester"])
    assert page.url.endswith(f"/requests/{reference}")
    until(page, "document.querySelector('#body').value !== ''")
    assert page.input_value("#body") == "Le poste s’est aussi éteint ce matin."
    press(opened, "form[action$='/messages'] button:not([type=button])")
    assert "aussi éteint" in page.inner_text("main") and page.input_value("#body") == ""
    # Sent, it does not come back; and nothing is left for whoever signs in next.
    page.get_by_label("Votre message").fill("À oublier")
    page.locator(".tools summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Se déconnecter").click()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => /^(text|draft):/.test(key))") == []


def test_a_solution_and_its_place_are_kept(alone, people, site, ending):
    with people.visit("requester") as requester:
        reference = report_slow_computer(requester)
    opened = alone("technician")
    page = opened.page
    take(opened, reference)
    opened.go(f"/desk/tickets/{reference}/resolution?back=/desk/queue")
    until(page, STARTED)
    page.fill("[name=body]", "Disque remplacé.")
    ending("technician")
    press(opened, "main form .form-actions button")
    sign_in(opened, site.accounts["technician"])
    assert page.url.endswith(f"/desk/tickets/{reference}/resolution?back=/desk/queue")
    until(page, "document.querySelector('[name=body]').value !== ''")
    press(opened, "main form .form-actions button")
    assert page.locator(".flash--success").count() == 1
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('text:'))") == []


def test_a_row_of_the_queue_leads_to_signing_in(alone, ending):
    opened = alone("technician")
    page = opened.page
    opened.go("/desk/queue?view=to-take")
    until(page, STARTED)
    row = page.locator("[data-rows] li > div > a").first
    number = re.search(r"ticket=([0-9-]+)", row.get_attribute("href"))[1]
    ending("technician")
    with page.expect_navigation(url=re.compile("/sign-in")):
        row.click()
    assert page.locator("main").count() == 1 and f"ticket%3D{number}" in page.url


def test_the_language_after_a_refused_reply(page_as):
    requester = page_as("requester")
    page = requester.page
    reference = report_slow_computer(requester)
    requester.go(f"/requests/{reference}")
    press(requester, "form[action$='/messages'] button:not([type=button])")
    assert page.locator(".error-summary").count() == 1
    for language in ("en", "fr"):
        with page.expect_navigation():
            page.locator(".tools [name=language]").click()
        assert page.get_attribute("html", "lang") == language and page.url.endswith(f"/requests/{reference}")
