"""Every page, in both languages and both themes: it answers as it should, axe-core finds nothing,
one h1, a title of its own, no sideways scroll at 1440, 390 and 320 px, valid HTML, nothing
refused by the Content-Security-Policy."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from browser import ROOT, WIDTHS, Visit, axe, check_html, overflow
from places import NOT_PAGES, PLACES, Place, prepare

LANGUAGES = ("fr", "en")
CASES = [pytest.param(language, place, id=f"{language}-{place.name}") for language in LANGUAGES for place in PLACES]


class Pages:
    """One tab for each person and language, used again for every page."""

    def __init__(self, people):
        self.people = people
        self.made = prepare(people)
        self.sources: dict[str, str] = {}
        self.titles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._tabs: dict[tuple, tuple] = {}

    def reach(self, language: str, place: Place) -> tuple[Visit, list]:
        """The page in its state, and the answers that were documents."""
        opened, documents = self._tab(language, place.role)
        opened.page.emulate_media(color_scheme="light")
        opened.page.set_viewport_size({"width": 1440, "height": 900})
        opened.errors.clear()
        documents.clear()
        path = place.path.format(**self.made)
        if place.do is None:
            opened.go(path, status=place.status)
        else:
            opened.go(path)
            place.do(opened)
        assert documents[-1].status == place.status, (path, documents[-1].status)
        assert not place.shows or opened.page.locator(place.shows).count() > 0, f"{path} shows no {place.shows}"
        self.sources[f"{language} {place.name}"] = documents[-1].text()
        return opened, documents

    def _tab(self, language: str, role: str | None):
        if role is not None:
            # Chooses the person's language, when it is another.
            self.people.cookies(role, language)
        key = (role, language if role is None else "")
        if key not in self._tabs:
            manager = self.people.visit(role, language=language)
            opened = manager.__enter__()
            documents: list = []
            opened.page.on("response", lambda one: documents.append(one) if one.request.is_navigation_request() else None)
            self._tabs[key] = (manager, opened, documents)
        _, opened, documents = self._tabs[key]
        return opened, documents

    def close(self) -> None:
        for manager, _, _ in self._tabs.values():
            manager.__exit__(None, None, None)


@pytest.fixture(scope="module")
def pages(people):
    opened = Pages(people)
    yield opened
    opened.close()


def faults(opened: Visit, status: int) -> list[str]:
    """What is wrong with the open page, whatever it is."""
    page = opened.page
    found = [f"axe: {one}" for one in axe(page)]
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} h1")
    if page.locator("html").get_attribute("lang") not in LANGUAGES:
        found.append("no language")
    page.emulate_media(color_scheme="dark")
    found += [f"axe, dark: {one}" for one in axe(page) if f"axe: {one}" not in found]
    page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {one}" for one in overflow(page)]
    # A document that is refused on purpose is told in the console too.
    expected = f"status of {status} " if status >= 400 else None
    found += [f"console: {one}" for one in opened.errors if expected is None or expected not in one]
    return found


@pytest.mark.parametrize(("language", "place"), CASES)
def test_page(pages, language, place):
    opened, _ = pages.reach(language, place)
    assert opened.page.get_attribute("html", "lang") == language
    # Where the page is in the end: some addresses lead elsewhere, and a filter makes no other page.
    pages.titles[language][opened.page.title()].append(urlsplit(opened.page.url).path)
    found = faults(opened, place.status)
    assert not found, "\n".join(found)


def test_titles_are_unique(pages):
    for language in LANGUAGES:
        for title, paths in pages.titles[language].items():
            assert len(set(paths)) == 1, (language, title, paths)


def test_html_is_valid(pages, tmp_path):
    for language in LANGUAGES:
        for place in PLACES:
            if f"{language} {place.name}" not in pages.sources:
                pages.reach(language, place)
    assert check_html({re.sub(r"\W+", "-", name): source for name, source in pages.sources.items()}, tmp_path) == []


def test_a_planted_defect_is_found(pages):
    opened, _ = pages.reach("fr", next(place for place in PLACES if place.name == "home"))
    opened.page.evaluate("""() => {
        const main = document.querySelector('main');
        main.append(Object.assign(document.createElement('img'), { src: document.querySelector('link[rel=icon]').href }));
        const pale = Object.assign(document.createElement('p'), { textContent: 'À peine lisible' });
        pale.style.color = '#d0d4d0';
        main.append(pale);
        const wide = Object.assign(document.createElement('div'), { textContent: 'Trop large' });
        wide.style.width = '1500px';
        main.append(wide);
    }""")
    found = "\n".join(faults(opened, 200))
    for defect in ("image-alt", "axe: color-contrast", "390 px: "):
        assert defect in found


def test_every_page_is_in_the_table():
    registered = set()
    for file in (ROOT / "Sources/Web").rglob("*.swift"):
        source = file.read_text()
        found = re.findall(r"routes\.get\(\s*Paths\.([\w.]+)(?:\(([^)]*)\))?", source)
        assert len(found) == source.count("routes.get("), f"{file.name}: a route that is not named by Paths"
        for name, arguments in found:
            part = re.search(r"\.(\w+)\s*$", arguments)
            registered.add(f"{name}.{part[1]}" if part else f"{name}()" if arguments else name)
    covered = {place.route for place in PLACES} | NOT_PAGES
    assert sorted(registered - covered) == []
    assert sorted({place.route for place in PLACES if place.route} - registered) == []
