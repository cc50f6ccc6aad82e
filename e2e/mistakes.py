"""What people get wrong, for the pages that tell them: each is done on an open page, and the page that
follows shows the error."""

from browser import Visit
from journeys import follow, in_days, press

SUBMIT = "main form button:not([type=button]):not([name=intent]):not([aria-hidden])"


def nothing_filled(opened: Visit) -> None:
    press(opened, SUBMIT)


def short_password(opened: Visit) -> None:
    for field in opened.page.locator("main form[action='/account/password'] input[type=password]").all():
        field.fill("trop court")
    press(opened, "main form[action='/account/password'] button")


def wrong_given_password(opened: Visit) -> None:
    for field in opened.page.locator("main input[type=password]").all():
        field.fill("trop court")
    press(opened, "main button")


def wrong_password(opened: Visit) -> None:
    opened.page.fill("[name=login]", "inconnu")
    opened.page.fill("[name=password]", "faux mot de passe")
    press(opened, "main button")


def nothing_answered(opened: Visit) -> None:
    opened.page.fill("[name=q-exemple]", "")
    follow(opened)


def no_solution(opened: Visit) -> None:
    press(opened, "main form button")


def empty_reply(opened: Visit) -> None:
    press(opened, "form.composer [data-composer-send]")


def empty_message(opened: Visit) -> None:
    press(opened, "form[action$='/messages'] button:not([type=button])")


def with_value(selector: str, value: str, button: str = SUBMIT):
    """A field that no page would send so: of a page left open for too long, or forged."""
    def change(opened: Visit) -> None:
        opened.page.locator(selector).first.evaluate("(one, value) => { one.value = value; }", value)
        press(opened, button)
    return change


def choice_with_value(selector: str, value: str):
    """The same, of a button or a menu: what is chosen has another value."""
    def change(opened: Visit) -> None:
        opened.page.locator(selector).first.evaluate(
            "(one, value) => { const option = one.options?.[0] ?? one; option.value = value;"
            " if (one.options) one.selectedIndex = 0; else one.checked = true; }", value)
        press(opened, SUBMIT)
    return change


def filled(**fields: str):
    """Fields filled wrongly, then sent."""
    def fill(opened: Visit) -> None:
        for name, value in fields.items():
            opened.page.fill(f"main [name={name.replace('_', '-')}]", value)
        press(opened, SUBMIT)
    return fill


def batch(intent: str, ticks: int = 1, is_sent: bool = False):
    """A command for what is ticked in the queue; sent without saying to whom."""
    def run(opened: Visit) -> None:
        for box in opened.page.locator(".queue-rows [name=ticket]").all()[:ticks]:
            box.check()
        # Without a tick its buttons show only where nothing can hide them.
        with opened.page.expect_navigation():
            opened.page.locator(f"#batch [value={intent}]").evaluate("(button) => button.form.requestSubmit(button)")
        if is_sent:
            press(opened, SUBMIT.replace(":not([name=intent])", ""))
    return run


def waiting_since_yesterday(opened: Visit) -> None:
    opened.page.fill("[name=until]", in_days(-1).isoformat())
    press(opened, SUBMIT)


def stale_qualification(opened: Visit) -> None:
    """Somebody else changed the ticket since the page was opened."""
    opened.page.locator("main [name=kind]:not(:checked)").first.check(force=True)
    with_value("main [name=revision]", "1")(opened)


def beneficiary_typed(text: str):
    """Typed, and none of the suggestions taken."""
    def change(opened: Visit) -> None:
        opened.page.fill("[name=beneficiary-text]", text)
        opened.page.keyboard.press("Escape")
        press(opened, SUBMIT)
    return change


def empty_quick_ticket(opened: Visit) -> None:
    press(opened, "form:has([name=description]) .form-actions button")


def empty_reopening(opened: Visit) -> None:
    press(opened, "main form[action$='/reopening'] button:not([type=button]):not([formaction])")


def pasted(name: str, text: str):
    """A document pasted in its field."""
    def paste(opened: Visit) -> None:
        opened.page.fill(f"[name={name}]", text)
        press(opened, "main form.admin-form .form-actions button")
    return paste


def posted_where_nothing_is(opened: Visit) -> None:
    with opened.page.expect_navigation():
        opened.page.evaluate("""() => {
            const form = document.createElement('form');
            form.method = 'post';
            form.action = '/requests';
            document.body.append(form);
            form.submit();
        }""")
