"""Forms that the owner of a service writes in pages."""

import os
import re

from administration import plain
from browser import axe, overflow, until
from designer import add_question, create_form, plan, publish_form, save
from journeys import begin, follow, in_days, press, send
from keyboard import Keys


MORE = {"email": "À quelle adresse ?", "phone": "À quel numéro ?", "time": "À quelle heure ?", "amount": "À quel prix ?",
        "longText": "Pourquoi ?", "yesNo": "Est-ce urgent ?", "rating": "Quelle importance ?"}


def checked(opened, name: str) -> None:
    """Nothing that axe finds, nothing that makes the page scroll sideways; kept as a picture where one is asked for."""
    page = opened.page
    assert axe(page) == [], name
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == [], (name, width)
        if folder := os.environ.get("GUICHET_SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1440, "height": 900})


def settled(page, selector: str) -> None:
    """What htmx brings is there, and answers."""
    until(page, f"document.querySelector('{selector}') && !document.querySelector('.htmx-added, .htmx-settling, .htmx-request')")


def test_an_owner_writes_a_form_and_an_agent_fills_it(page_as):
    owner, requester = page_as("service-owner"), page_as("requester")
    page = owner.page
    form = create_form(owner, "Demander un casier")
    page.fill("[name=summary]", "Pour ranger des affaires au travail.")
    save(owner)
    checked(owner, "description")
    add_question(owner, "À quel étage ?", "number")
    size = add_question(owner, "Quelle taille ?", "choice")
    page.fill("[name=more-choices]", "Petit\nGrand | Large\n")
    save(owner)
    assert page.input_value("#f-choice-1") == "Grand" and page.input_value("#f-choice-1-en") == "Large"
    checked(owner, "question")
    add_question(owner, "Depuis quand travaillez-vous ici ?", "date")
    assert plan(owner) == ["À quel étage ?", "Quelle taille ?", "Depuis quand travaillez-vous ici ?"]

    # Only for a tall one, or on the third floor for whoever says no floor: lines, and a group.
    since = re.search(r"/questions/([a-z0-9-]+)", page.url)[1]
    page.click(f"a[href*='/questions/{since}/shown']")
    page.select_option("#c-subject0", label="Quelle taille ?")
    settled(page, "#c-verb0")
    page.select_option("#c-verb0", "equals")
    settled(page, "#c-value0")
    page.select_option("#c-value0", label="Grand")
    press(owner, "button[value='group:']")
    page.select_option("#c-subject1-0", label="À quel étage ?")
    settled(page, "#c-verb1-0")
    page.select_option("#c-verb1-0", "atLeast")
    settled(page, "#c-value1-0")
    page.fill("#c-value1-0", "beaucoup")
    press(owner, "button[value='line:1']")
    page.select_option("#c-subject1-1", label="À quel étage ?")
    settled(page, "#c-verb1-1")
    page.select_option("#c-verb1-1", "isEmpty")
    press(owner, "#condition .form-actions button")
    assert "ne convient pas" in page.inner_text(".error-summary")
    checked(owner, "condition")
    page.fill("#c-value1-0", "2")
    press(owner, "#condition .form-actions button")
    words = page.locator("main .facts").inner_text()
    assert "« Quelle taille ? » est « Grand »" in plain(words) and " ou " in words, words
    # The preview is the real form: the question comes with the answers that open it.
    assert page.locator("#apercu #q-depuis-quand-travaillez-vous-ici").count() == 0
    page.fill("#apercu [name=q-a-quel-etage]", "3")
    page.check("#apercu [name=q-quelle-taille] >> nth=1")
    page.locator("#apercu #q-depuis-quand-travaillez-vous-ici").wait_for()

    # Up, and down again: the button that was pressed keeps the focus.
    owner.go(f"{form}/questions/{size}")
    press(owner, f"button[formaction$='/questions/{size}/moving'][value=up]")
    assert plan(owner)[0] == "Quelle taille ?"
    assert page.evaluate("document.activeElement.getAttribute('formaction')").endswith(f"/questions/{size}/moving")
    owner.go(f"{form}/questions/{size}")
    press(owner, "form[action$='/copying'] button")
    assert plan(owner).count("Quelle taille ?") == 2 and size in page.url
    press(owner, "form[action$='/undoing'] button")
    assert plan(owner).count("Quelle taille ?") == 1
    owner.go(f"{form}?find=taille")
    assert plan(owner) == ["Quelle taille ?"]

    # What stands in the way is said beside what it concerns, and leads there.
    choices = add_question(owner, "Avec quoi ?", "choices")
    assert page.locator(".note--warning").count() >= 1
    owner.go(f"{form}/review")
    page.locator(f".report-lines a[href$='/questions/{choices}']").click()
    press(owner, "form[action$='/dropping'] button")

    # Ten in all.
    for kind, label in MORE.items():
        add_question(owner, label, kind)
    assert len(plan(owner)) == 10
    owner.go(f"{form}/review")
    checked(owner, "review")
    publish_form(owner, form)
    requester.go("/forms/demander-un-casier")
    begin(requester, "demander-un-casier")
    assert requester.page.locator("#q-depuis-quand-travaillez-vous-ici").count() == 0
    requester.page.fill("[name=q-a-quel-etage]", "3")
    requester.page.check("[name=q-quelle-taille] >> nth=1")
    requester.page.locator("#q-depuis-quand-travaillez-vous-ici").wait_for()
    requester.page.fill("[name=q-depuis-quand-travaillez-vous-ici]", "2020-01-06")
    for key, text in {"a-quelle-adresse": "nadia@exemple.fr", "a-quel-numero": "04 66 12 34 56", "a-quelle-heure": "09:30",
                      "a-quel-prix": "12", "pourquoi": "Pour mes bottes."}.items():
        requester.page.fill(f"[name=q-{key}]", text)
    requester.page.locator("[name=q-est-ce-urgent]").first.check()
    requester.page.locator("[name=q-quelle-importance]").nth(2).check()
    follow(requester)
    assert send(requester)
    assert [one for one in owner.errors if "4" not in one] == []


def test_by_keyboard_alone(page_as):
    owner, requester = page_as("service-owner"), page_as("requester")
    keys = Keys(owner)
    page = owner.page
    owner.go("/admin/designer")
    keys.reach("a[href='/admin/designer/new']")
    keys.enter()
    keys.reach("[name=title]")
    keys.type("Signaler une odeur")
    keys.reach("[name=service]")
    keys.press("ArrowDown")
    keys.reach("[name=category]")
    keys.press("ArrowDown")
    keys.reach("main form.admin-form .form-actions button")
    keys.enter()
    keys.reach("[name=summary]")
    keys.type("Une odeur que personne ne s’explique.")
    keys.reach("form#editeur .form-actions button")
    keys.enter()
    for label in ("Où ?", "Depuis quand ?"):
        keys.reach("[name=new-label]")
        keys.type(label)
        keys.enter()
    assert plan(owner) == ["Où ?", "Depuis quand ?"]
    # ↑, then ↓ from where the focus is: there and back.
    keys.reach(".outline button[value=up]")
    keys.enter()
    assert plan(owner) == ["Depuis quand ?", "Où ?"]
    focused = page.evaluate("document.activeElement.value + document.activeElement.getAttribute('formaction')")
    assert focused.startswith("down") and "depuis-quand" in focused, focused
    keys.enter()
    assert plan(owner) == ["Où ?", "Depuis quand ?"]
    keys.reach("a[href$='/review']", back=True)
    keys.enter()
    keys.reach("form[action$='/publication'] button")
    keys.enter()
    assert "done=published" in page.url, page.inner_text("main")
    begin(requester, "signaler-une-odeur")
    requester.page.fill("[name=q-ou]", "Au sous-sol")
    requester.page.fill("[name=q-depuis-quand]", "Hier")
    follow(requester)
    assert send(requester)


def test_two_people_at_one_form(page_as):
    owner, other = page_as("service-owner"), page_as("administrator")
    form = create_form(owner, "Réserver une salle à deux")
    first, second = add_question(owner, "Quelle salle ?"), add_question(owner, "Pour combien ?")
    owner.go(f"{form}/questions/{first}")
    other.go(f"{form}/questions/{second}")
    assert "travaille aussi" in other.page.inner_text("main")

    # Different questions: both are kept, and it is said.
    owner.page.fill("[name=label]", "Quelle salle voulez-vous ?")
    save(owner)
    other.page.fill("[name=label]", "Pour combien de personnes ?")
    save(other)
    assert "les siens et les vôtres sont gardés" in other.page.inner_text("main")
    assert plan(other) == ["Quelle salle voulez-vous ?", "Pour combien de personnes ?"]

    # The same question: refused, both texts shown, what was typed is still there.
    owner.go(f"{form}/questions/{second}")
    other.go(f"{form}/questions/{second}")
    other.page.fill("[name=help]", "Chaises comprises.")
    other.page.fill("[name=label]", "Combien de chaises ?")
    save(other)
    owner.page.fill("[name=label]", "Combien serez-vous ?")
    save(owner)
    refused = owner.page.inner_text("main")
    assert "n’est pas enregistré" in refused
    table = owner.page.locator(".flash--error table").inner_text()
    for text in ("Combien de chaises ?", "Combien serez-vous ?", "Chaises comprises."):
        assert text in table
    assert owner.page.input_value("[name=label]") == "Combien serez-vous ?"
    checked(owner, "conflict")
    other.go(f"{form}/questions/{second}")
    assert other.page.input_value("[name=label]") == "Combien de chaises ?", "overwritten"
    # Seen, and wanted all the same.
    save(owner)
    assert "done=saved" in owner.page.url
    assert plan(owner)[1] == "Combien serez-vous ?"
    # The other's last step was on a question that somebody touched since.
    other.go(f"{form}/questions/{second}")
    press(other, "form[action$='/undoing'] button")
    assert "effacerait son travail" in other.page.inner_text("main")
    # Taken away while somebody writes on it: what was typed is still there, and brings it back.
    owner.go(f"{form}/questions/{first}")
    other.go(f"{form}/questions/{first}")
    press(other, "form[action$='/dropping'] button")
    owner.page.fill("[name=label]", "Quelle grande salle ?")
    save(owner)
    assert "a été retirée entre-temps" in owner.page.inner_text("main")
    save(owner)
    assert plan(owner) == ["Combien serez-vous ?", "Quelle grande salle ?"]


def test_without_a_script(page_as):
    owner = page_as("service-owner", script=False)
    page = owner.page
    form = create_form(owner, "Écrire sans script")
    first = add_question(owner, "Est-ce urgent ?", "yesNo")
    second = add_question(owner, "Pourquoi ?", "longText")
    press(owner, f"a[href$='/questions/{second}/shown']")
    page.select_option("#c-subject0", label="Est-ce urgent ?")
    press(owner, "button[value=redraw]")
    page.select_option("#c-verb0", "equals")
    press(owner, "button[value=redraw]")
    page.select_option("#c-value0", "yes")
    press(owner, "#condition .form-actions button")
    assert "« Est-ce urgent ? » est « Oui »" in plain(page.locator("main .facts").inner_text())
    # Seen with an answer, then as somebody whose name is not theirs alone.
    page.check(f"#apercu [name=q-{first}] >> nth=0")
    press(owner, "#apercu .preview-form > button")
    assert page.locator(f"#apercu #q-{second}").count() == 1
    page.fill("#apercu [name=t-_as]", "mar")
    press(owner, "#apercu .preview-form > button")
    page.locator("#apercu .preview-options [type=radio]").first.check()
    press(owner, "#apercu .preview-form > button")
    assert page.input_value("#apercu [name=t-_as]") not in ("", "mar")
    # A source that is moved below its condition: said beside the question, and nothing is lost.
    press(owner, f"button[formaction$='/questions/{second}/moving'][value=up]")
    owner.go(f"{form}/questions/{second}")
    assert "est posée plus loin" in page.inner_text(".note--warning")


def test_a_published_form_is_changed_compared_and_taken_back(page_as):
    owner, administrator = page_as("service-owner"), page_as("administrator")
    page = owner.page
    form = create_form(owner, "Emprunter un livre")
    page.fill("[name=summary]", "Un livre de la documentation.")
    save(owner)
    title = add_question(owner, "Quel livre ?")
    gone = add_question(owner, "Pour quand ?", "date")
    publish_form(owner, form)
    sheet = re.search(r"/admin/forms/[0-9]+", page.url)[0]

    # Changed from its sheet; what differs is read in words.
    press(owner, f"form[action='{sheet}/rewriting'] button")
    owner.go(f"{form}/questions/{title}")
    page.fill("[name=label]", "Quel livre cherchez-vous ?")
    save(owner)
    owner.go(f"{form}/questions/{gone}")
    press(owner, "form[action$='/dropping'] button")
    add_question(owner, "VOTRE BUREAU :")
    assert "en capitales" in page.inner_text("main .designer-editor")
    owner.go(f"{form}/review")
    differences = plain(page.locator(".diff").inner_text())
    for text in ("Quel livre ?", "Quel livre cherchez-vous ?", "Ajoutée", "VOTRE BUREAU", "Retirée", "Pour quand ?"):
        assert text in differences, differences
    assert page.locator(".is-warning").count() >= 2
    checked(owner, "differences")

    # Planned for a day to come, then not any more.
    page.fill("[name=date]", "2020-01-01")
    press(owner, "form[action$='/scheduling'] button")
    assert "donnez un jour et une heure à venir" in page.inner_text("main").lower()
    page.fill("[name=date]", in_days(3).isoformat())
    press(owner, "form[action$='/scheduling'] button")
    assert "La version 2 sera publiée" in page.inner_text("main")
    checked(owner, "planned")
    press(owner, "form[action$='/unscheduling'] button")
    assert "sera publiée" not in page.inner_text("main")
    owner.go(f"{form}/review")

    # The service wants a second person: the author asks, somebody else publishes.
    services = administrator.page
    administrator.go("/admin/services")
    owner.go("/admin/designer/new")
    service = page.locator("[name=service] option").nth(1).inner_text()
    services.get_by_role("link", name=service, exact=True).click()
    services.check("[name=secondPerson]")
    press(administrator, "main form.admin-form .form-actions button")
    try:
        owner.go(f"{form}/review")
        assert page.locator("form[action$='/publication']").count() == 0
        press(owner, "form[action$='/asking'] button")
        assert "a demandé qu’une autre personne relise" in page.inner_text("main")
        administrator.go("/admin/designer")
        assert "À relire et à publier" in services.inner_text("main")
        publish_form(administrator, form)
    finally:
        administrator.go("/admin/services")
        services.get_by_role("link", name=service, exact=True).click()
        services.uncheck("[name=secondPerson]")
        press(administrator, "main form.admin-form .form-actions button")

    # Back to the first version: a step like any other.
    owner.go(f"{form}/history")
    checked(owner, "history")
    page.locator("form[action$='/restoring']").last.locator("button").click()
    owner.go(form)
    assert plan(owner) == ["Quel livre ?", "Pour quand ?"]
    publish_form(owner, form)
    owner.go("/forms/emprunter-un-livre")
    assert page.locator("h1").inner_text() == "Emprunter un livre"
