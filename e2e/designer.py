"""What whoever writes forms does in the designer, step by step."""

import re

from browser import Visit
from journeys import press


def create_form(opened: Visit, title: str, *, category: int = 1) -> str:
    """A form begun from nothing. The address of its workbench."""
    opened.go("/admin/designer/new")
    page = opened.page
    page.fill("[name=title]", title)
    page.select_option("[name=service]", index=1)
    page.select_option("[name=category]", index=category)
    press(opened, "main form.admin-form .form-actions button")
    found = re.search(r"/admin/designer/\d+", page.url)
    assert found and "new" not in page.url, page.inner_text("main")
    return found[0]


def add_question(opened: Visit, label: str, kind: str = "shortText") -> str:
    """After the one that is chosen. Its key."""
    page = opened.page
    page.fill("[name=new-label]", label)
    page.select_option("[name=new-type]", kind)
    press(opened, "form[action$='/questions'] button")
    assert "done=saved" in page.url, page.inner_text("main")
    return re.search(r"/questions/([a-z0-9-]+)", page.url)[1]


def save(opened: Visit) -> None:
    press(opened, "form#editeur .form-actions button")


def plan(opened: Visit) -> list[str]:
    """The labels of the outline, in order."""
    return opened.page.locator(".outline a[href*='/questions/']").all_inner_texts()


def publish_form(opened: Visit, form: str) -> None:
    opened.go(f"{form}/review")
    press(opened, "form[action$='/publication'] button")
    assert "done=published" in opened.page.url, opened.page.inner_text("main")
