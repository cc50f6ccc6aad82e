"""The pages of components show what the others are made of: every class of the style sheets that a
page uses is on `/design`, with ids of its own, in the theme and the language that were asked for.
That they are accessible, valid and fit every width is in test_pages.py, as for every page."""

import re

from browser import ROOT, visit

FAMILIES = ("general", "forms", "portal", "workbench", "administration")

# Not components: how whole pages are laid out, and what one page only has. `places.py` opens each.
OF_PAGES = {
    "sign-in": {"gate", "gate-side", "gate-main", "gate-foot"},
    "home, section, service": {"hero", "hero--page", "hero-date", "home", "search-hints", "split", "split--aside"},
    "form": {"form-page", "form-page--plain", "form-intro"},
    "request": {"request-head", "attachment-image"},
    "confirmation": {"confirmation", "reference"},
    "statements, errors": {"statement", "code", "site-map"},
    "account": {"facts--stacked"},
    "check, today of a technician": {"subtitle", "columns", "narrow-only"},
    "queue without a ticket, ticket search, new ticket": {"ticket-empty", "filter-form", "link-button"},
    "administration": {"is-warning", "states", "sample", "secret"},
    "designer, condition, review": {
        "choice-order", "choice-row", "condition-group", "condition-line", "condition-values", "designer", "designer-editor", "diff",
        "icon-button", "outline", "outline-find", "outline-line", "preview", "preview--narrow", "preview-form", "preview-options",
        "preview-page"},
}


def used_by_pages() -> set[str]:
    """Classes written in the pages' code that the style sheets know."""
    known = set()
    for sheet in (ROOT / "Public/css").glob("*.css"):
        known |= set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text(), flags=re.DOTALL)))
    written = set()
    for source in (ROOT / "Sources/Web").rglob("*.swift"):
        if source.parent.name != "Design":
            for line in source.read_text().splitlines():
                if "class" in line:
                    written |= {word for text in re.findall(r'"([^"\\]*)', line) for word in text.split()}
    return known & written


def test_every_class_of_the_pages_is_shown(site, browser):
    shown = set()
    with visit(browser, base_url=site.address) as opened:
        for family in ("", *FAMILIES):
            opened.go(f"/design/{family}".rstrip("/"))
            shown |= set(opened.page.evaluate(
                "() => [...document.querySelectorAll('main [class]')].flatMap((one) => [...one.classList])"))
    pages = set().union(*OF_PAGES.values())
    # `main` and `body` of a frame, and the band around a page, are around the samples and not in them.
    frame = {"container", "page-head", "workbench", "workbench--page", "admin", "admin-head", "skip-link", "rail", "rail-more",
             "rail-user", "rail-foot", "site-footer", "brand", "js-only"}
    assert sorted(used_by_pages() - shown - pages - frame) == []
    # What is shown or gone from the pages needs no exception any more.
    assert sorted(pages & shown) == []
    assert sorted(pages - used_by_pages()) == []


def test_ids_are_unique_and_what_they_name_exists(site, browser):
    with visit(browser, base_url=site.address) as opened:
        for family in FAMILIES:
            opened.go(f"/design/{family}")
            assert opened.page.evaluate("""() => {
                const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
                const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
                const named = [...document.querySelectorAll('[for], [aria-labelledby], [aria-describedby]')]
                    .flatMap((one) => ['for', 'aria-labelledby', 'aria-describedby'].flatMap((name) => (one.getAttribute(name) ?? '').split(' ')))
                    .filter((id) => id && !document.getElementById(id));
                return [...twice, ...named];
            }""") == [], family


def test_language_theme_and_reading_are_those_of_the_address(site, browser):
    with visit(browser, base_url=site.address, script=False) as opened:
        opened.go("/design/forms")
        page = opened.page
        for name, attribute, value in [("English", "lang", "en"), ("Dark", "data-theme", "dark"), ("Easy reading", "data-reading", "easy")]:
            page.get_by_role("link", name=name, exact=True).click()
            assert page.get_attribute("html", attribute) == value
        # A choice keeps the others.
        assert page.get_attribute("html", "lang") == "en"
        assert page.get_attribute("html", "data-theme") == "dark"


def test_nothing_of_it_takes_the_focus_or_can_be_sent(site, browser, page_as):
    opened = page_as("requester")
    opened.go("/design/portal")
    assert opened.page.evaluate("document.activeElement === document.body")
    with opened.page.expect_navigation():
        opened.page.locator("#reply form[action$='/messages'] button").first.click()
    assert opened.page.locator("h1").count() == 1
    assert opened.page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 403
