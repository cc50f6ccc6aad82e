"""What the administration does in its pages, step by step, for the tests that need it done."""

import json
import re
from pathlib import Path

from browser import Visit
from journeys import press
from site_under_test import Account, sign_in

NEW_PASSWORD = "Goéland-Ardoise-2207"
# Answers to the form that `small_form` makes.
NEED = {"objet": "Badge du quai Nord", "motif": "Je prends mon poste de nuit lundi, seule au bassin."}


def said(opened: Visit) -> str:
    return opened.page.inner_text("main")


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def fill_need(opened: Visit) -> None:
    for key, text in NEED.items():
        opened.page.fill(f"[name=q-{key}]", text)


def check_lines(admin: Visit, kind: str, csv: str, file: Path | None = None) -> None:
    """« Essayer sans enregistrer », with pasted lines or a file."""
    admin.go(f"/admin/import/{kind}")
    if file is None:
        admin.page.fill("[name=csv]", csv)
    else:
        file.write_text(csv, encoding="utf-8")
        admin.page.set_input_files("[name=file]", file)
    press(admin, "form[action$='/check'] button")


def import_for_good(admin: Visit) -> None:
    """From the report of a dry run."""
    press(admin, "form[action$='/run'] button")


def find_person(admin: Visit, number: str) -> str | None:
    """The address of the sheet of whoever has this staff number."""
    admin.go("/admin/persons")
    admin.page.fill("#f-q", number)
    press(admin, "main form[role=search] button")
    links = admin.page.locator("main tr:has(td) th a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(links) <= 1, links
    return links[0] if links else None


def reset_password(admin: Visit, person: str) -> str:
    """Shown once, on this page."""
    admin.go(person)
    press(admin, "a[href$='/password']")
    press(admin, "form[action$='/password'] button")
    password = admin.page.locator("code.secret").inner_text()
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", password), password
    return password


def choose_password(opened: Visit, current: str, wanted: str = NEW_PASSWORD) -> None:
    """Of the page that one is led to after signing in with a password that was given."""
    for name, value in {"current": current, "new": wanted, "again": wanted}.items():
        opened.page.fill(f"form[action='/account/password'] [name={name}]", value)
    press(opened, "form[action='/account/password'] button")
    assert opened.page.locator("main .field-error").count() == 0, said(opened)


def let_in(admin: Visit, opened: Visit, number: str) -> Account:
    """Gives somebody a password, with which they sign in and choose their own."""
    person = find_person(admin, number)
    assert person, f"nobody has the number {number}"
    temporary = reset_password(admin, person)
    sign_in(opened, Account(number, temporary, "", ""))
    choose_password(opened, temporary)
    return Account(number, NEW_PASSWORD, "", "")


def create(admin: Visit, kind: str, **fields: str) -> None:
    """A service, a team, a category: its form, filled by the names of the fields."""
    admin.go(f"/admin/{kind}/new")
    page = admin.page
    for name, value in fields.items():
        control = page.locator(f"main form.admin-form [name={name}]").first
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(label=value)
        elif control.get_attribute("type") == "radio":
            page.check(f"main form.admin-form [name={name}][value='{value}']")
        else:
            control.fill(value)
    press(admin, "main form.admin-form .form-actions button")
    assert "done=created" in page.url, said(admin)


def give_right(admin: Visit, name: str, role: str, **scope: str) -> None:
    admin.go("/admin/rights/new")
    admin.page.fill("#f-q", name)
    press(admin, "button[value=search]")
    admin.page.get_by_role("radio", name=re.compile(name)).check()
    admin.page.check(f"[name=role][value={role}]")
    for field, label in scope.items():
        admin.page.locator(f"[name={field}]").select_option(label=label)
    press(admin, "main form.admin-form .form-actions button")
    assert "done=granted" in admin.page.url, said(admin)


def load_form(admin: Visit, definition: dict | str, file: Path | None = None) -> None:
    text = definition if isinstance(definition, str) else json.dumps(definition, ensure_ascii=False, indent=2)
    admin.go("/admin/forms/loading")
    if file is None:
        admin.page.fill("[name=json]", text)
    else:
        file.write_text(text, encoding="utf-8")
        admin.page.set_input_files("[name=file]", file)
    press(admin, "main form.admin-form .form-actions button")


def publish(admin: Visit) -> str:
    """From the page of a version. The address of the form's sheet."""
    press(admin, "form[action$='/publication'] button")
    assert "done=published" in admin.page.url, said(admin)
    return re.search(r"/admin/forms/\d+", admin.page.url)[0]


def withdraw(admin: Visit, sheet: str, successor: str | None = None) -> None:
    admin.go(f"{sheet}/withdrawal")
    if successor:
        admin.page.select_option("[name=successor]", successor)
    press(admin, "form[action$='/withdrawal'] button")
    assert "done=withdrawn" in admin.page.url, said(admin)


def small_form(key: str, *, service: str, team: str, category: str, title: str, questions: list[dict] | None = None) -> dict:
    """One page, made for a test."""
    return {
        "schema": 1, "key": key, "service": service, "kind": "request", "title": {"fr": title},
        "summary": {"fr": "Une démarche qui ne sert qu’aux essais."}, "delay": {"workingDays": 3},
        "route": {"team": team, "category": category, "impact": "low", "urgency": "medium"},
        "pages": [{"key": "besoin", "title": {"fr": "Votre besoin"}, "questions": questions or [
            {"key": "objet", "type": "shortText", "required": True, "label": {"fr": "De quoi s’agit-il ?"}},
            {"key": "motif", "type": "longText", "required": True, "label": {"fr": "Pourquoi en avez-vous besoin ?"}},
        ]}],
    }
