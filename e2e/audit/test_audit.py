"""Style sheets and scripts on the pages of this folder, without the Swift server:
accessibility, reflow, themes, valid HTML, and what each script promises."""

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.server import HERE, Server, render
from browser import STARTED, TEXT_SPACING, WIDTHS, axe, check_html, clipped, overflow, tab_order, until, visit

PAGES = ("home", "form", "workbench", "gallery", "admin", "sign-in")


@pytest.fixture
def server():
    started = Server().start()
    yield started
    started.shutdown()


@pytest.mark.parametrize("name", PAGES)
def test_page(browser, server, name):
    for dark in (False, True):
        for width in WIDTHS:
            with visit(browser, width, dark=dark) as opened:
                opened.go(f"{server.address}/{name}")
                assert overflow(opened.page) == [], (width, dark)
                if width != 320:
                    assert axe(opened.page) == [], (width, dark)
                if not dark:
                    opened.page.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
                                         " document.adoptedStyleSheets = [sheet]; }", TEXT_SPACING)
                    assert clipped(opened.page) == [], width
                    assert overflow(opened.page) == [], (width, "spacing")
                assert opened.errors == []


def test_easy_reading_and_chosen_theme(browser, server):
    with visit(browser, 320, dark=True) as opened:
        for name in PAGES:
            opened.go(f"{server.address}/{name}?theme=light&reading=easy")
            assert overflow(opened.page) == [], name
            style = opened.page.evaluate("() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.fontFamily]; }")
            assert style[0] == "rgb(244, 246, 242)" and "Atkinson" in style[1]
            assert axe(opened.page) == [], name


def test_html_is_valid(tmp_path):
    assert check_html({name: render((HERE / f"{name}.html").read_text()) for name in PAGES}, tmp_path) == []


def test_every_icon_exists():
    sprite = (HERE.parent.parent / "Public/vendor/icons.svg").read_text()
    names = {name for page in PAGES for name in re.findall(r"\{\{([a-z0-9-]+)\}\}", (HERE / f"{page}.html").read_text())}
    assert [name for name in sorted(names) if f'id="i-{name}"' not in sprite] == []


def test_every_used_class_is_styled():
    styles = "".join(file.read_text() for file in (HERE.parent.parent / "Public/css").glob("*.css"))
    used = {name for page in PAGES for value in re.findall(r'class="([^"]*)"', (HERE / f"{page}.html").read_text()) for name in value.split()}
    plain = {"send", "name", "summary-text"}
    assert [name for name in sorted(used - plain) if not re.search(rf"\.{name}(?![\w-])", styles)] == []


def test_focus_goes_to_the_errors_and_tab_order(browser, server):
    with visit(browser) as opened:
        opened.go(f"{server.address}/form")
        assert "error-summary" in opened.page.evaluate("document.activeElement.className")
        opened.go(f"{server.address}/home")
        order = tab_order(opened.page, 8)
        assert order[0] == "Aller au contenu" and order[2:6] == ["Demander", "Mes demandes", "S’informer", "Assistant"]


def test_draft_is_saved_failure_is_said_and_nothing_is_lost(browser, server):
    with visit(browser) as opened:
        page = opened.page
        opened.go(f"{server.address}/form")
        line = page.locator(".autosave-text")
        page.fill("#justif", "Le poste met dix minutes à démarrer.")
        until(page, "document.querySelector('[name=version]').value === '1'")
        assert line.inner_text() == "Brouillon enregistré à 10 h 42"
        path, posted = server.posts[-1]
        assert path == "/draft" and posted["justif"] == ["Le poste met dix minutes à démarrer."] and posted["intent"] == ["autosave"]
        assert page.evaluate("sessionStorage.getItem('draft:/form')") is None
        server.broken = True
        page.fill("#justif", "Perdu ?")
        page.wait_for_selector(".autosave.is-failed")
        assert line.inner_text() == "Le serveur ne répond pas"
        assert "Perdu" in page.evaluate("sessionStorage.getItem('draft:/form')")
        server.broken = False
        opened.go(f"{server.address}/form")
        page.click("[data-restore]")
        assert page.input_value("#justif") == "Perdu ?"
        until(page, "document.querySelector('[name=version]').value === '1'")
        assert page.evaluate("sessionStorage.getItem('draft:/form')") is None


def test_conditional_question_comes_and_goes_without_losing_the_focus(browser, server):
    with visit(browser) as opened:
        page = opened.page
        opened.go(f"{server.address}/form")
        page.get_by_label("Non").check()
        page.wait_for_selector("#jours", state="detached")
        assert page.evaluate("document.activeElement.value") == "non"
        assert page.inner_text("#conditions-status") == "Une question retirée"
        page.get_by_label("Oui").check()
        page.fill("#jours", "3")
        page.get_by_label("Remplacer un poste").check()
        page.get_by_label("Oui").click()
        page.wait_for_timeout(400)
        assert page.input_value("#jours") == "3"
        assert opened.errors == []


def test_files_are_listed_and_removed(browser, server, tmp_path):
    (tmp_path / "photo.png").write_bytes(b"x" * 421_888)
    (tmp_path / "plan.pdf").write_bytes(b"y" * 2_500_000)
    with visit(browser) as opened:
        page = opened.page
        opened.go(f"{server.address}/form")
        page.set_input_files("#pj", [tmp_path / "photo.png"])
        page.set_input_files("#pj", [tmp_path / "plan.pdf"])
        assert page.locator(".file-list li span").all_inner_texts() == ["photo.png 422\u00a0Ko", "plan.pdf 2,5\u00a0Mo"]
        page.click("text=Retirer photo.png")
        assert page.evaluate("[...document.querySelector('#pj').files].map((file) => file.name)") == ["plan.pdf"]
        page.fill("#justif", "a" * 1003)
        assert page.inner_text("#justif-compte") == "3 caractères de trop"


def test_combobox(browser, server):
    with visit(browser) as opened:
        page = opened.page
        opened.go(f"{server.address}/gallery")
        field = page.locator("#resp")
        field.press_sequentially("hél")
        page.wait_for_selector("[role=option]")
        assert field.get_attribute("aria-expanded") == "true"
        until(page, "document.querySelector('#live-status').textContent === '2 résultats'")
        assert axe(page) == []
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator(f"#{field.get_attribute('aria-activedescendant')}").inner_text().startswith("Hélène Prigent")
        page.keyboard.press("Enter")
        assert page.input_value("#resp") == "Hélène Prigent" and page.locator("[name=resp]").input_value() == "p-4"
        field.press_sequentially("x")
        assert page.locator("[name=resp]").input_value() == ""
        page.locator("#obs").press_sequentially("sam")
        page.click("[role=option]:visible")
        assert page.evaluate("[...document.querySelectorAll('[name=obs]')].map((one) => one.value)") == ["p-2", "p-3"]
        page.click("[aria-label='Retirer Théo Marchand']")
        assert page.evaluate("[...document.querySelectorAll('[name=obs]')].map((one) => one.value)") == ["p-3"]


def test_session_notice(browser, server):
    with visit(browser) as opened:
        page = opened.page
        page.add_init_script("document.addEventListener('readystatechange', () => { if (document.body && !document.body.dataset.sessionEnds)"
                             " document.body.dataset.sessionEnds = Date.now() + 120000; })")
        opened.go(f"{server.address}/gallery")
        page.wait_for_selector(".corner-notice:not([hidden])")
        assert page.inner_text("[data-left]") == "Votre session se ferme dans 2 minutes."
        assert axe(page) == []
        page.click("text=Rester connecté")
        page.wait_for_selector(".corner-notice", state="hidden")


def test_workbench_keyboard(browser, server):
    with visit(browser) as opened:
        page = opened.page
        opened.go(f"{server.address}/workbench")
        until(page, STARTED)
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.matches('a') && document.activeElement.innerText.includes('Plus de réseau')")
        page.keyboard.press("x")
        until(page, "document.querySelector('[data-selected-count]').innerText === '1 sélectionné'")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        until(page, "document.activeElement.id === 't-ticket'")
        assert page.inner_text("#t-ticket") == "Le ticket suivant"
        assert "cimetières" in page.inner_text(".queue-rows [aria-current]")
        page.keyboard.press("n")
        assert page.inner_text("[data-composer-send]") == "Ajouter la note"
        assert page.evaluate("document.activeElement.id") == "msg"
        page.keyboard.type("j’écris une note / ?")
        assert page.input_value("#msg") == "j’écris une note / ?"
        assert axe(page) == []
        opened.go(f"{server.address}/workbench")
        until(page, STARTED)
        assert page.locator("[value=note]").is_checked() and page.input_value("#msg").startswith("j’écris")
        page.keyboard.press("?")
        assert page.locator("dialog#shortcuts").is_visible()
        assert axe(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "f"
        assert opened.errors == []


def test_narrow_workbench_opens_the_ticket(browser, server):
    with visit(browser, 390, 844) as opened:
        page = opened.page
        opened.go(f"{server.address}/workbench")
        assert not page.locator("#ticket").is_visible()
        page.click("text=Accès au logiciel")
        page.wait_for_selector("#ticket", state="visible")
        assert not page.locator(".queue").is_visible()
        assert overflow(page) == [] and axe(page) == []


def test_works_without_script(browser, server):
    with visit(browser, 390, script=False) as opened:
        opened.go(f"{server.address}/gallery")
        assert opened.page.locator("text=Rechercher").last.is_visible()
        assert not opened.page.locator("[data-dialog]").is_visible()
        opened.page.click("summary:has-text('Nadia')")
        assert opened.page.locator("text=Se déconnecter").first.is_visible()


def test_forced_colours_and_print(browser, server):
    with visit(browser, forced_colors="active") as opened:
        opened.go(f"{server.address}/gallery")
        assert overflow(opened.page) == []
    with visit(browser, dark=True) as opened:
        opened.go(f"{server.address}/workbench")
        opened.page.emulate_media(media="print")
        assert not opened.page.locator(".rail").is_visible() and not opened.page.locator(".composer").is_visible()
        assert opened.page.locator(".conversation").is_visible()
        assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_weight(browser, server):
    """First visit of the home page, compressed as the server will: 150 kB at most."""
    import gzip
    sizes = []
    with visit(browser) as opened:
        opened.page.on("response", lambda response: sizes.append((response.url, response.body())))
        opened.go(f"{server.address}/home")
        opened.page.wait_for_timeout(300)
        nodes = opened.page.evaluate("document.querySelectorAll('*').length")
        shift = opened.page.evaluate("() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()"
                                     ".reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => done(0), 300))")
    total = sum(len(body) if url.endswith("woff2") else len(gzip.compress(body)) for url, body in sizes)
    print(json.dumps({"total": total, "requests": len(sizes), "nodes": nodes, "shift": shift}))
    assert total < 150_000 and nodes < 900 and shift < 0.05
