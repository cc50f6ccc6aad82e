"""One server and one browser for all the tests: a small demonstration in a temporary folder,
served on a free port, stopped at the end whatever happens."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import launch
from site_under_test import People, Site


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("guichet")) as started:
        yield started


@pytest.fixture(scope="session")
def people(site, browser):
    """Everyone who can sign in, each in one session that the tests share."""
    return People(site, browser)


@pytest.fixture
def page_as(people):
    """`page_as("technician")`: a page of theirs; `page_as(None)`: of somebody not signed in."""
    opened = []

    def open_page(role, **options):
        manager = people.visit(role, **options)
        opened.append(manager)
        return manager.__enter__()

    yield open_page
    for manager in reversed(opened):
        manager.__exit__(None, None, None)
