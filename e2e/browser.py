"""What the browser tests share: Debian's Chromium, axe-core, reflow, HTML checking.

A page counts only if it answered: `visit` asserts the response, since an error page
passes axe nearly clean.
"""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, Response

ROOT = Path(__file__).resolve().parent.parent
SHARE = ROOT / ".venv" / "share"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1440, 390, 320)

# WCAG 1.4.12: nothing may be lost with these spacings.
TEXT_SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)


def launch(playwright: Playwright) -> Browser:
    """Chromium of the system; never one that Playwright downloads."""
    arguments = ["--disable-dev-shm-usage", "--lang=fr-FR"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return playwright.chromium.launch(
        executable_path=CHROMIUM, args=arguments, env={**os.environ, "LANGUAGE": "fr", "LANG": "fr_FR.UTF-8"})


@dataclass
class Visit:
    """An open page and what went wrong in it."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def go(self, url: str, status: int | None = None) -> Response:
        """Opens the address; the answer must be a success, or the status that is named."""
        response = self.page.goto(url, wait_until="load")
        assert response is not None, f"{url}: no response"
        if status is None:
            assert response.ok, f"{url}: {response.status}"
        else:
            assert response.status == status, f"{url}: {response.status} instead of {status}"
        self.page.evaluate("document.fonts.ready")
        return response


@contextmanager
def visit(browser: Browser, width: int = 1440, height: int = 900, *, dark: bool = False,
          script: bool = True, locale: str = "fr-FR", **options) -> Iterator[Visit]:
    """A fresh context. Script errors and blocked content (CSP) are collected in `errors`."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
        reduced_motion="reduce", locale=locale, timezone_id="Europe/Paris", java_script_enabled=script, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    opened = Visit(page)
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.on("console", lambda message: opened.errors.append(f"{message.text} {message.location.get('url', '')}") if message.type == "error" else None)
    try:
        yield opened
    finally:
        context.close()


# The scripts of the page answer keys and fields.
STARTED = "'started' in document.documentElement.dataset"


def until(page: Page, condition: str, seconds: float = 5) -> None:
    """Waits for a JavaScript expression to hold. Playwright's own wait_for_function
    evaluates text in the page, which a strict policy refuses."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"still not: {condition}"
        page.wait_for_timeout(30)


def axe(page: Page, tags: list[str] = AXE_TAGS, *, exclude: list[str] | None = None) -> list[str]:
    """The violations that axe-core finds, one line for each node. Empty is good."""
    # Through the debugger, so that the page's Content-Security-Policy stays as it is.
    page.evaluate((SHARE / "axe.min.js").read_text() + ";0")
    result = page.evaluate(
        "([context, tags]) => axe.run(context, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        [{"include": [["html"]], "exclude": [[selector] for selector in exclude or []]}, tags])
    assert result["testEngine"]["name"] == "axe-core"
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:160]}\n    {node['failureSummary']}"
        for violation in result["violations"] for node in violation["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """What makes the page scroll sideways. Empty is good."""
    return page.evaluate("""() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        const wide = [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
            .filter((one) => { let up = one.parentElement; while (up && up !== document.body) {
                if (getComputedStyle(up).overflowX !== 'visible') return false; up = up.parentElement; } return true; })
            .map((one) => `${one.tagName.toLowerCase()}.${one.className?.baseVal ?? one.className} ${Math.round(one.getBoundingClientRect().right)}`);
        return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.slice(0, 8)];
    }""")


def clipped(page: Page) -> list[str]:
    """Texts cut by their own box, to be called with TEXT_SPACING applied. Empty is good."""
    return page.evaluate("""() => [...document.body.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        if (!['hidden', 'clip'].includes(style.overflowY) || style.clipPath !== 'none' || one.closest('svg')) return false;
        return one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 0;
    }).map((one) => `${one.tagName.toLowerCase()}.${one.className}`)""")


def tab_order(page: Page, limit: int = 60) -> list[str]:
    """Names of what the Tab key reaches, in order."""
    order: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        name = page.evaluate("""() => { const one = document.activeElement;
            if (!one || one === document.body) return '';
            return (one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText || one.id || one.tagName).trim().replace(/\\s+/g, ' ').slice(0, 60); }""")
        if not name:
            break
        order.append(name)
    return order


def check_html(documents: dict[str, str], folder: Path) -> list[str]:
    """Errors of the Nu HTML checker in these documents (name: source). Empty is good."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in documents.items():
        # The checker does not know htmx.
        (folder / f"{name}.html").write_text(re.sub(r"""\s(?:hx|sse)-[a-z:-]+=("[^"]*"|'[^']*')""", "", source))
    done = subprocess.run(
        ["java", "-jar", str(SHARE / "vnu.jar"), "--format", "json", "--errors-only", "--exit-zero-always",
         *(str(folder / f"{name}.html") for name in documents)],
        capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr.strip().startswith("{"), done.stderr
    return [f"{Path(one['url']).stem} line {one.get('lastLine')}: {one['message']}"
            for one in json.loads(done.stderr)["messages"]]
