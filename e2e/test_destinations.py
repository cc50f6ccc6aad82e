"""One form, several tickets: the arrival of an agent, from the form to the state of the whole."""

import re

from browser import axe, overflow
from journeys import begin, follow, in_days, press, resolve, send, set_waiting, take

ARRIVAL = "arrivee-agent-preparer"
STEPS = ["Préparer le dossier et l’accueil", "Créer le compte et la messagerie", "Installer le poste informatique",
         "Remettre le badge d’accès"]


def choose(opened, name: str, typed: str) -> None:
    field = opened.page.get_by_role("combobox", name=name)
    field.press_sequentially(typed)
    opened.page.locator("[role=option]").first.click()


def fill(opened, who: str) -> None:
    page = opened.page
    begin(opened, ARRIVAL)
    page.fill("[name=q-nom-arrivant]", who)
    page.check("[name=q-statut-arrivant][value=titulaire]")
    page.fill("[name=q-premier-jour]", in_days(40).isoformat())
    follow(opened)
    choose(opened, "Direction d’accueil", "Direction")
    choose(opened, "Bureau ou atelier prévu", "Quai")
    choose(opened, "Qui l’accueillera le premier jour", "Mar")
    follow(opened)
    for key in ("poste", "badge"):
        page.check(f"[name=q-moyens-prevus][value={key}]")
    page.fill("[name=q-missions-arrivant]", "Instruction des permis de construire, au deuxième étage.")
    follow(opened)


def steps(opened) -> list[tuple[str, str]]:
    """The actions of the page, each with its state."""
    section = opened.page.locator("section[aria-labelledby=t-actions]")
    names = section.locator(".head > :first-child").all_inner_texts()
    states = section.locator(".head .status").all_inner_texts()
    assert len(names) == len(states)
    return list(zip(names, (state.strip() for state in states)))


def clean(opened) -> None:
    assert axe(opened.page) == []
    assert overflow(opened.page) == []
    assert opened.errors == []


def test_an_arrival_is_several_tickets_and_one_request(page_as):
    requester = page_as("requester")
    page = requester.page
    fill(requester, "Inès Moreau")
    assert page.locator("section[aria-labelledby=t-actions] li").all_inner_texts()[2].startswith(STEPS[2])
    assert "Suivie aussi par Mar" in page.inner_text("section[aria-labelledby=t-actions]")
    clean(requester)
    number = send(requester)
    assert re.fullmatch(r"\d+", number), "the number of the whole, without a part"
    told = page.inner_text("main")
    for step in STEPS:
        assert step in told
    assert "Commencera quand «\u202fCréer le compte et la messagerie\u202f» sera résolue." in told
    clean(requester)

    # One line, wherever her requests are listed.
    for address in ("/", "/requests?tab=open"):
        requester.go(address)
        line = page.locator(".requests li", has=page.get_by_role("link", name=re.compile("Inès Moreau")))
        assert line.count() == 1
        assert "En cours" in line.inner_text() and "Aucune des 4 actions n’est terminée." in line.inner_text()

    requester.go(f"/requests/{number}")
    assert "Suivie aussi par" in page.inner_text("aside")
    assert steps(requester) == [
        (STEPS[0], "Envoyée"), (STEPS[1], "Envoyée"), (STEPS[2], "Commencera ensuite"), (STEPS[3], "Commencera ensuite")]
    clean(requester)

    # The account waits for her: so does the request, and its line leads to the question.
    technician = page_as("technician")
    account = f"{number}-2"
    take(technician, account)
    assert "Attend la résolution de ce ticket" in technician.page.inner_text("main")
    assert STEPS[2] in technician.page.inner_text("#fiche")
    # What its team needs, and nothing else.
    assert "Inès Moreau" in technician.page.inner_text("#fiche")
    assert "permis de construire" not in technician.page.inner_text("main")
    clean(technician)
    set_waiting(technician, account, "requester", "Quelle adresse a-t-elle choisie ?")
    requester.go("/requests")
    line = page.locator(".requests li", has=page.get_by_role("link", name=re.compile("Inès Moreau")))
    assert "Attend votre réponse" in line.inner_text()
    press(requester, ".requests a:has-text('Inès Moreau')")
    assert page.url.endswith(f"/requests/{account}")
    assert "Quelle adresse a-t-elle choisie" in page.inner_text("main")
    assert ("Attend votre réponse" in page.locator(".request-head").first.inner_text())
    clean(requester)
    page.fill("[name=body]", "ines.moreau, comme d’habitude.")
    press(requester, "form[action$='/messages'] button:not([type=button])")

    # Resolved, the next one begins; reopened, it goes on.
    technician.go(f"/desk/tickets/{account}/resolution")
    assert f"Une fois résolu, il fera commencer\u202f: «\u202f{STEPS[2]}\u202f»." in technician.page.inner_text("main")
    resolve(technician, account, "Le compte est ouvert.")
    requester.go(f"/requests/{account}")
    assert steps(requester)[1:3] == [(STEPS[1], "Résolue"), (STEPS[2], "Envoyée")]
    page.fill("[name=body]", "Le mot de passe est refusé.")
    press(requester, "form[action$='/reopening'] button:not([type=button])")
    assert steps(requester)[1:3] == [(STEPS[1], "Prise en compte"), (STEPS[2], "Envoyée")]

    # Given up, the file takes the badge along, and says so before.
    requester.go(f"/requests/{number}/cancellation")
    assert "L’action qui devait suivre ne commencera pas\u202f: «\u202fRemettre le badge d’accès\u202f»." in page.inner_text("main")
    clean(requester)
    press(requester, "main form button")
    assert "Action annulée" in page.inner_text("main")
    assert steps(requester) == [
        (STEPS[0], "Annulée"), (STEPS[1], "Prise en compte"), (STEPS[2], "Envoyée"), (STEPS[3], "Abandonnée")]
    assert "En cours" in page.locator(".request-head").first.inner_text()
    clean(requester)


def test_it_is_sent_and_read_without_javascript_on_a_telephone(page_as):
    """The page of a request of several tickets, 390 pixels wide, in the dark, without a script."""
    with_script = page_as("requester")
    fill(with_script, "Paul Lemoine")
    check = with_script.page.url
    plain = page_as("requester", width=390, height=844, dark=True, script=False)
    plain.go(check)
    number = send(plain)
    plain.go(f"/requests/{number}")
    text = plain.page.inner_text("main")
    for step in STEPS:
        assert step in text
    with_script.go(f"/requests/{number}")
    with_script.page.set_viewport_size({"width": 390, "height": 844})
    clean(with_script)
    with_script.page.set_viewport_size({"width": 320, "height": 844})
    assert overflow(with_script.page) == []


def test_the_owner_reads_what_the_form_makes(page_as):
    administrator = page_as("administrator")
    administrator.go("/admin/forms?q=arriv%C3%A9e")
    administrator.page.get_by_role("link", name="Préparer l’arrivée d’une personne").first.click()
    told = administrator.page.locator("section[aria-labelledby=t-destinations]").inner_text()
    assert "Toujours créé." in told
    assert "Commence quand «\u202fCréer le compte et la messagerie\u202f» est résolu" in told
    assert "3 jours ouvrés avant le jour répondu à «\u202fPremier jour de travail\u202f»" in told
    clean(administrator)
