"""The stories that the portal is for, as people live them: with a mouse, with the keyboard alone,
without JavaScript. Each test is one story from its beginning to its end."""

import re

from browser import until
from journeys import LAPTOP, SLOW, answer, begin, in_days, press, small_pdf
from keyboard import Keys

NEED = "Un poste de plus de six ans, trop lent pour les plans de voirie."


def wait_saved(opened) -> None:
    opened.page.locator(".autosave-text:not(:empty)").wait_for(timeout=5_000)


def fill_laptop_need(opened, folder) -> None:
    page = opened.page
    page.get_by_label("Remplacer un poste en panne ou trop ancien").check()
    page.get_by_label("Oui").first.check()
    page.locator("#slot-jours").get_by_text("Combien de jours par semaine").wait_for()
    page.locator("[name=q-jours]").nth(1).check()
    page.get_by_label("Date souhaitée pour l’ordinateur").fill(in_days(21).isoformat())
    page.get_by_label("Décrivez votre besoin").fill(NEED)
    page.set_input_files("input[type=file]", small_pdf(folder))


def test_a_requester_asks_and_follows(page_as, tmp_path):
    """Finds a form with a typing error, fills it, attaches a file, sends it, follows it."""
    requester = page_as("requester")
    page = requester.page
    requester.go("/")
    page.get_by_role("combobox", name="Chercher une démarche ou une demande").fill("ordinateure portabel")
    press(requester, "form[role=search] button")
    page.get_by_role("link", name="Demander un ordinateur portable").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Demander un ordinateur portable"
    press(requester, f"form[action='/forms/{LAPTOP}/draft'] button")
    fill_laptop_need(requester, tmp_path)
    wait_saved(requester)
    # The draft is on the home page, and keeps what was typed.
    draft = page.url
    requester.go("/")
    assert page.get_by_role("link", name="Demander un ordinateur portable").count() >= 1
    requester.go(draft)
    assert page.get_by_label("Décrivez votre besoin").input_value() == NEED
    page.set_input_files("input[type=file]", small_pdf(tmp_path))
    press(requester, "main form.questions .form-actions button")
    page.get_by_role("combobox", name="Où remettre l’ordinateur").press_sequentially("Quai")
    page.locator("[role=option]").first.click()
    page.get_by_label("Indifféremment").check()
    press(requester, "main form.questions .form-actions button")
    assert page.url.endswith("/check")
    summary = page.inner_text("main")
    for told in (NEED, "devis.pdf", "Remplacer un poste", "2\u00a0jours", "Base légale"):
        assert told in summary
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/confirmation", page.url)[1]
    assert f"D-{reference}" in page.inner_text("main")
    page.get_by_role("link", name="Suivre ma demande").click()
    assert page.url.endswith(f"/requests/{reference}")

    # The desk answers and waits; she is told, replies with a file, and confirms.
    technician = page_as("technician")
    technician.go(f"/desk/tickets/{reference}")
    press(technician, "form[action$='/taking'] button")
    technician.page.get_by_text("En cours").first.wait_for()
    technician.go(f"/desk/tickets/{reference}/waiting")
    technician.page.get_by_label("Réponse de la personne qui demande").check()
    technician.page.get_by_label(re.compile("^Message")).fill("Quel est le numéro de votre poste ?")
    press(technician, "main form button")

    requester.go("/requests")
    assert page.get_by_role("link", name=re.compile("Ordinateur portable")).count() == 1
    requester.go(f"/requests/{reference}")
    assert "Quel est le numéro de votre poste" in page.inner_text("main")
    page.get_by_label("Votre message").fill("PF-08811, voici sa photo.")
    page.set_input_files("main input[type=file]", small_pdf(tmp_path, "photo.pdf"))
    press(requester, "form[action$='/messages'] button:not([type=button])")
    assert "PF-08811" in page.inner_text("main") and "photo.pdf" in page.inner_text("main")

    technician.go(f"/desk/tickets/{reference}/resolution")
    technician.page.fill("[name=body]", "Poste préparé, remis ce jour.")
    press(technician, "main form button")
    requester.go(f"/requests/{reference}")
    press(requester, "form[action$='/closing'] button")
    assert "Terminée" in page.inner_text("main")
    assert requester.errors == [] and technician.errors == []


def test_a_requester_cancels_and_reopens(page_as):
    requester = page_as("requester")
    page = requester.page
    begin(requester, SLOW)
    page.check("[name=q-moment][value=continu]")
    page.locator("[name=q-redemarre]").first.check()
    page.fill("[name=q-exemple]", "La souris se fige toutes les minutes.")
    press(requester, "main form.questions .form-actions button")
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/", page.url)[1]
    technician = page_as("technician")
    technician.go(f"/desk/tickets/{reference}/resolution")
    technician.page.fill("[name=body]", "Pilote mis à jour.")
    press(technician, "main form button")
    requester.go(f"/requests/{reference}")
    form = page.locator("form[action$='/reopening']")
    if form.locator("textarea").count():
        if not form.locator("textarea").is_visible():
            page.locator("details:has(form[action$='/reopening']) summary").click()
        form.locator("textarea").fill("Elle se fige encore.")
    press(requester, "form[action$='/reopening'] button")
    assert "Elle se fige encore." in page.inner_text("main")
    technician.go(f"/desk/tickets/{reference}")
    assert "Elle se fige encore." in technician.page.inner_text("body")


def test_sent_twice_is_one_request(page_as):
    """Two tabs on one check page: the second leads to the first one's result."""
    requester = page_as("requester")
    begin(requester, SLOW)
    page = requester.page
    page.check("[name=q-moment][value=alea]")
    page.locator("[name=q-redemarre]").last.check()
    page.fill("[name=q-exemple]", "Parfois une minute sans réponse.")
    press(requester, "main form.questions .form-actions button")
    other = page_as("requester")
    other.go(page.url)
    press(requester, "form[action$='/submission'] button")
    press(other, "form[action$='/submission'] button")
    assert page.url == other.page.url and page.url.endswith("/confirmation")


def test_the_requester_story_without_javascript(page_as):
    requester = page_as("requester", script=False)
    page = requester.page
    requester.go("/")
    page.fill("form[role=search] [name=q]", "poste lent")
    press(requester, "form[role=search] button")
    page.get_by_role("link", name="Mon poste est lent").first.click()
    press(requester, f"form[action='/forms/{SLOW}/draft'] button")
    # The question that an answer opens comes with the next page.
    page.check("[name=q-moment][value=logiciel]")
    page.locator("[name=q-redemarre]").first.check()
    page.fill("[name=q-exemple]", "Une minute pour ouvrir chaque plan.")
    press(requester, "main form.questions .form-actions button")
    assert "Quel logiciel est lent" in page.inner_text("main")
    page.fill("[name=q-logiciel]", "Cartovive")
    press(requester, "main form.questions .form-actions button")
    assert page.url.endswith("/check") and "Cartovive" in page.inner_text("main")
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/confirmation", page.url)[1]
    requester.go(f"/requests/{reference}")
    page.fill("form[action$='/messages'] textarea", "Cela empire.")
    press(requester, "form[action$='/messages'] button")
    assert "Cela empire." in page.inner_text("main")
    requester.go(f"/requests/{reference}/cancellation")
    press(requester, "form[action$='/cancellation'] button")
    assert "Annulée" in page.inner_text("main")


def test_the_requester_story_with_the_keyboard_alone(page_as):
    requester = page_as("requester")
    page = requester.page
    requester.go("/")
    keys = Keys(requester)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    keys.reach("form[role=search] [name=q]")
    keys.type("poste lent")
    keys.enter()
    keys.reach(f"a[href='/forms/{SLOW}']")
    keys.enter()
    keys.reach(f"form[action='/forms/{SLOW}/draft'] button")
    keys.enter()
    # An empty form sent: the focus goes to the summary, whose links lead to the questions.
    keys.reach("form.questions .form-actions button")
    keys.enter()
    assert "error-summary" in page.evaluate("document.activeElement.className")
    keys.reach(".error-summary a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "q-moment"
    page.keyboard.press("Space")
    keys.reach("[name=q-redemarre]")
    page.keyboard.press("Space")
    keys.reach("[name=q-exemple]")
    keys.type("Dix minutes pour démarrer chaque matin.")
    keys.reach("form.questions .form-actions button")
    keys.enter()
    keys.reach("form[action$='/submission'] button")
    keys.enter()
    assert page.url.endswith("/confirmation")
    keys.reach("main a[href^='/requests/']")
    keys.enter()
    keys.reach("form[action$='/messages'] textarea")
    keys.type("Ce matin encore.")
    keys.reach("form[action$='/messages'] button:not([type=button])")
    keys.enter()
    assert "Ce matin encore." in page.inner_text("main")
    keys.reach("a[href$='/cancellation']")
    keys.enter()
    keys.reach("form[action$='/cancellation'] button")
    keys.enter()
    assert "Annulée" in page.inner_text("main")
    assert requester.errors == [] or all("422" in one for one in requester.errors)


def test_the_technician_journey_with_the_keyboard_alone(page_as):
    """From the queue to the solution."""
    requester = page_as("requester")
    begin(requester, SLOW)
    requester.page.check("[name=q-moment][value=continu]")
    requester.page.locator("[name=q-redemarre]").first.check()
    requester.page.fill("[name=q-exemple]", "Le pointeur avance par bonds depuis ce matin.")
    press(requester, "main form.questions .form-actions button")
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/", requester.page.url)[1]

    technician = page_as("technician")
    page = technician.page
    keys = Keys(technician)
    technician.go("/desk")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    keys.reach("a[href^='/desk/queue']")
    keys.enter()
    # The newest comes first or last: it is reached in any case.
    technician.go("/desk/queue?view=to-take")
    keys.reach(f"[data-rows] a[href*='ticket={reference}'], [data-rows] a[href$='/{reference}']", limit=300)
    keys.press("Enter")
    page.locator("#ticket").get_by_text("Le pointeur avance").first.wait_for()
    # The title has the focus: the actions are just above it, the conversation just below.
    until(page, "document.activeElement.id === 't-ticket'")
    keys.reach("#ticket form[action$='/taking'] button", limit=10, back=True)
    keys.press("Enter")
    page.locator("#ticket").get_by_text("En cours").first.wait_for()
    # What was done says so, and has the focus; what can be done next follows.
    until(page, "document.activeElement.matches('#ticket .flash')")
    keys.reach("#ticket form.composer textarea", limit=20)
    keys.type("Bonjour, je regarde votre souris à distance.")
    keys.reach("#ticket [data-composer-send]", limit=20)
    keys.press("Enter")
    page.locator("#ticket .message, #ticket li, #ticket article").get_by_text("je regarde votre souris").first.wait_for()
    until(page, "document.activeElement.matches('#ticket .flash')")
    keys.reach("#ticket a[href*='/resolution']", limit=10)
    keys.enter()
    # The field of the solution has the focus; sent empty, the page leads back to it.
    assert keys.focus() == "body"
    keys.reach("main form .form-actions button")
    keys.enter()
    assert page.evaluate("document.activeElement.matches('.flash, .error-summary')"), keys.focus()
    keys.reach("main form [name=body]")
    keys.type("Pilote de la souris mis à jour.")
    keys.reach("main form .form-actions button")
    keys.enter()
    requester.go(f"/requests/{reference}")
    told = requester.page.inner_text("main")
    assert "je regarde votre souris" in told and "Pilote de la souris mis à jour." in told
    assert all("422" in one for one in technician.errors)


def test_a_technician_works_a_queue(page_as, people):
    """Opens a queue, a ticket beside the list, takes it, answers, notes, waits, requalifies, hands over, finds, exports."""
    requester = page_as("requester")
    begin(requester, SLOW)
    requester.page.check("[name=q-moment][value=demarrage]")
    requester.page.locator("[name=q-redemarre]").first.check()
    requester.page.fill("[name=q-exemple]", "Le ventilateur siffle comme une bouilloire.")
    press(requester, "main form.questions .form-actions button")
    press(requester, "form[action$='/submission'] button")
    reference = re.search(r"/requests/([0-9-]+)/", requester.page.url)[1]

    technician = page_as("technician")
    page = technician.page
    technician.go("/desk/queue?view=to-take")
    page.locator(f"[data-rows] a[href*='ticket={reference}'], [data-rows] a[href$='/{reference}']").first.click()
    page.locator("#ticket").get_by_text("Le ventilateur siffle").first.wait_for()
    page.locator("form[action$='/taking'] button").click()
    page.locator("#ticket").get_by_text("En cours").first.wait_for()
    answer(technician, reference, "Bonjour, je passe cet après-midi.")
    answer(technician, reference, "Ventilateur à commander.", private=True)
    requester.go(f"/requests/{reference}")
    told = requester.page.inner_text("main")
    assert "je passe cet après-midi" in told and "Ventilateur à commander" not in told

    technician.go(f"/desk/tickets/{reference}/qualification")
    page.check("[name=kind][value=request]")
    press(technician, "main form button:not([name=intent])")
    assert f"D-{reference}" in page.inner_text("main")
    technician.go(f"/desk/tickets/{reference}/transfer")
    page.select_option("[name=team]", "proximite")
    press(technician, "main form button")
    technician.go(f"/desk/search?q=bouilloire")
    assert f"D-{reference}" in page.inner_text("main")
    exported = page.request.get("/desk/queue.csv?view=team&team=proximite")
    assert exported.ok and "text/csv" in exported.headers["content-type"] and reference in exported.text()
    assert technician.errors == []
