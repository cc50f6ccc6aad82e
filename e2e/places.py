"""Every page of the site: who opens it, where, in which state, and the route it stands for.

A page that is not in this table fails `test_every_page_is_in_the_table`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from administration import load_form, publish, small_form, withdraw
from browser import Visit
from designer import add_question, create_form
from journeys import (
    SLOW, answer, begin, describe_slowness, follow, press, report_slow_computer, resolve, set_waiting, take)
from mistakes import (
    batch, beneficiary_typed, choice_with_value, empty_message, empty_quick_ticket, empty_reopening, empty_reply, filled,
    no_solution, nothing_answered, nothing_filled, pasted, posted_where_nothing_is, short_password,
    stale_qualification, waiting_since_yesterday, with_value, wrong_given_password, wrong_password)
from site_under_test import Account


@dataclass(frozen=True)
class Place:
    name: str
    # Who opens it; None for somebody not signed in.
    role: str | None
    # May hold {names} of what `prepare` made.
    path: str
    # As `Paths` calls it in Sources/Web.
    route: str = ""
    status: int = 200
    # What to do there to reach the state; the page that follows is the one that is looked at.
    do: Callable[[Visit], None] | None = None
    # What proves that the state is reached.
    shows: str = ""


def prepare(people) -> dict[str, str]:
    """What the pages show: drafts, requests, tickets in several states."""
    made: dict[str, str] = {}
    with people.visit("requester") as opened:
        for state in ("sent", "answered", "waiting", "resolved", "cancelled"):
            made[state] = report_slow_computer(opened)
        opened.go(f"/requests/{made['cancelled']}/cancellation")
        press(opened, "main form[action$='/cancellation'] button")
        made["draft"] = begin(opened, SLOW)
        made["draft_page"] = opened.page.url.removeprefix(people.site.address)
    with people.visit("technician") as opened:
        # A draft of one's own with all its answers, for the check page.
        made["ready"] = begin(opened, SLOW)
        describe_slowness(opened)
        follow(opened)
        take(opened, made["answered"])
        answer(opened, made["answered"], "Bonjour, votre disque est presque plein : je le libère à distance.")
        answer(opened, made["answered"], "Disque à 98 %. Voir https://wiki.example/disque.", private=True)
        take(opened, made["waiting"])
        set_waiting(opened, made["waiting"], "requester", "Quel est le numéro d’inventaire de votre poste ?")
        take(opened, made["resolved"])
        resolve(opened, made["resolved"], "Disque libéré, le poste démarre en une minute.")
        opened.go(f"/desk/tickets/{made['sent']}")
        made["person"] = opened.page.locator(".person a").first.get_attribute("href")
    with people.visit("administrator") as opened:
        for name, path, pattern in ADMIN_LINKS:
            opened.go(path)
            links = opened.page.locator("main a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
            found = [link for link in links if re.fullmatch(pattern, link or "")]
            assert found, f"{path} leads to no {pattern}"
            made[name] = found[0]
        made["admin_person_id"] = made["admin_person"].rpartition("/")[2]
        people.site.accounts["newcomer"] = given_password(opened, made["admin_person"])
    with people.visit("service-owner") as opened:
        made["working"] = create_form(opened, "Emprunter un vélo")
        made["working_question"] = f"{made['working']}/questions/{add_question(opened, 'Quel vélo ?', 'choice')}"
        made["working_page"] = f"{made['working']}/pages/demande"
    return made | through_versions(people)


def given_password(opened: Visit, person: str) -> Account:
    """Somebody whose password an administrator has just given: it opens one page only."""
    opened.go(f"{person}/identity")
    login = opened.page.input_value("[name=staffNumber]")
    opened.go(f"{person}/password")
    nothing_filled(opened)
    return Account(login, opened.page.inner_text("code.secret"), login, "newcomer")


# Where the list of a kind of thing is, and what the link to one of them looks like.
ADMIN_LINKS = [
    ("admin_person", "/admin/persons", r"/admin/persons/\d+"),
    ("right", "/admin/rights", r"/admin/rights/\d+/revocation"),
    ("service", "/admin/services", r"/admin/services/(?!new)[\w-]+"),
    ("team", "/admin/teams", r"/admin/teams/(?!new)[\w-]+"),
    ("category", "/admin/categories", r"/admin/categories/(?!new)[\w-]+"),
    ("admin_form", "/admin/forms", r"/admin/forms/\d+"),
    ("statement", "/admin/statements", r"/admin/statements/[\w-]+"),
]


def through_versions(people) -> dict[str, str]:
    """A form that was withdrawn while somebody filled it, and one whose newer version came meanwhile."""
    made: dict[str, str] = {}
    where = {"service": "poste-de-travail", "team": "centre-assistance", "category": "materiel-poste"}
    closed = small_form("tablette-essayer", title="Essayer une tablette", **where)
    renewed = small_form("clavier-essayer", title="Essayer un clavier", **where)
    with people.visit("administrator") as admin, people.visit("requester") as requester:
        load_form(admin, closed)
        sheet = publish(admin)
        made["closed_draft"] = begin(requester, closed["key"])
        withdraw(admin, sheet, successor=SLOW)
        load_form(admin, renewed)
        publish(admin)
        begin(requester, renewed["key"])
        made["renewed_draft"] = requester.page.url.removeprefix(people.site.address)
        renewed["pages"][0]["questions"][0]["label"]["fr"] = "Quel clavier voulez-vous ?"
        load_form(admin, renewed)
        publish(admin)
    return made


# Routes that answer a part of a page, a file or data.
NOT_PAGES = {
    "lookupPersons", "lookupUnits", "lookupPlaces", "lookupChoices()", "attachment()", "attachmentImage()",
    "searchSuggestions", "deskExport", "Admin.formDocument()",
    "draft()", "draftSubmission()",  # both lead elsewhere
    "firstRun",  # of an empty base: test_first_run.py
}

PLACES = [
    Place("sign-in", None, "/sign-in", "signIn"),
    Place("sign-in refused", None, "/sign-in", status=422, do=wrong_password, shows=".error-summary"),
    Place("not found", "requester", "/nulle-part", status=404),
    Place("not allowed", "requester", "/desk/queue", status=403),
    Place("wrong method", "requester", "/", status=405, do=posted_where_nothing_is),
    Place("forged secret", "requester", "/account", status=403, do=with_value("main [name=csrf]", "faux", "main button")),
    Place("home", "requester", "/", "home"),
    Place("home of a technician", "technician", "/"),
    Place("form()", "requester", f"/forms/{SLOW}", "form()"),
    Place("form, draft dropped", "technician-2", f"/forms/{SLOW}?removed=1", shows=".flash"),
    Place("form in French only", "requester", "/forms/rib-changer"),
    Place("draft", "requester", "{draft_page}", "draftPage()"),
    Place("draft with errors", "requester", "{draft_page}", status=422, do=nothing_answered, shows=".error-summary"),
    Place("draft of an older version", "requester", "{renewed_draft}"),
    Place("draft of a withdrawn form", "requester", "{closed_draft}"),
    Place("withdrawn form", "requester", "/forms/tablette-essayer", status=410),
    Place("check", "technician", "{ready}/check", "draftCheck()"),
    Place("check, answers missing", "requester", "{draft}/check", shows=".error-summary"),
    Place("removal of a draft", "requester", "{draft}/removal", "draftRemoval()"),
    Place("confirmation()", "requester", "/requests/{sent}/confirmation", "confirmation()"),
    Place("requests", "requester", "/requests", "requests"),
    Place("requests, empty", "administrator", "/requests?tab=drafts", shows=".empty-state"),
    Place("request()", "requester", "/requests/{sent}", "request()"),
    Place("request, cancelled", "requester", "/requests/{cancelled}"),
    Place("request, empty message", "requester", "/requests/{sent}", status=422, do=empty_message, shows=".error-summary"),
    Place("cancellation", "requester", "/requests/{sent}/cancellation", "requestPart.cancellation"),
    Place("request, waiting for me", "requester", "/requests/{waiting}"),
    Place("request, resolved", "requester", "/requests/{resolved}"),
    Place("request, reopened without a word", "requester", "/requests/{resolved}", status=422, do=empty_reopening, shows=".error-summary"),
    Place("request, with answers", "requester", "/requests/{answered}"),
    Place("drafts", "requester", "/requests?tab=drafts"),
    Place("requests, none awaiting", "administrator", "/requests?tab=awaiting", shows=".empty-state"),
    Place("requests, none finished", "administrator", "/requests?tab=finished", shows=".empty-state"),
    Place("drafts, none", "administrator", "/requests?tab=drafts", shows=".empty-state"),
    Place("requests, none watched", "administrator", "/requests?tab=watched", shows=".empty-state"),
    Place("today", "technician", "/desk", "desk"),
    Place("queue", "technician", "/desk/queue", "deskQueue"),
    Place("queue, empty", "technician-2", "/desk/queue?view=waiting", shows=".empty-state"),
    Place("queue, filtered to nothing", "technician", "/desk/queue?view=mine&f=zzzz", shows=".queue .empty-state a"),
    Place("queue, nothing ticked", "technician", "/desk/queue?view=to-take", shows=".flash--error",
          do=batch("take", ticks=0)),
    Place("queue, to take", "technician", "/desk/queue?view=to-take&ticket={sent}"),
    Place("queue, waiting", "technician", "/desk/queue?view=waiting&ticket={waiting}"),
    Place("ticket", "technician", "/desk/tickets/{answered}", "deskTicket()"),
    Place("ticket, new", "technician", "/desk/tickets/{sent}"),
    Place("ticket, resolved", "technician", "/desk/tickets/{resolved}"),
    Place("ticket, just resolved", "technician", "/desk/tickets/{resolved}?done=resolved", shows=".flash--success"),
    Place("ticket, empty reply", "technician", "/desk/tickets/{answered}", status=422, do=empty_reply, shows=".composer .field--error"),
    Place("assignment", "technician", "/desk/tickets/{answered}/assignment", "deskPart.assignment"),
    Place("assignment to nobody of the team", "technician", "/desk/tickets/{answered}/assignment", status=422,
          do=choice_with_value("main [name=person]", "999999"), shows=".error-summary"),
    Place("transfer", "technician", "/desk/tickets/{answered}/transfer", "deskPart.transfer"),
    Place("transfer without a team", "technician", "/desk/tickets/{answered}/transfer", status=422, do=nothing_filled, shows=".error-summary"),
    Place("waiting", "technician", "/desk/tickets/{answered}/waiting", "deskPart.waiting"),
    Place("waiting until yesterday", "technician", "/desk/tickets/{answered}/waiting", status=422, do=waiting_since_yesterday, shows=".error-summary"),
    Place("resolution", "technician", "/desk/tickets/{answered}/resolution", "deskPart.resolution"),
    Place("resolution without text", "technician", "/desk/tickets/{answered}/resolution", status=422, do=no_solution, shows=".error-summary"),
    Place("qualification, changed meanwhile", "technician", "/desk/tickets/{answered}/qualification", status=409,
          do=stale_qualification, shows=".flash--error"),
    Place("qualification", "technician", "/desk/tickets/{answered}/qualification", "deskPart.qualification"),
    Place("qualification, nobody of this name", "technician", "/desk/tickets/{answered}/qualification", status=422,
          do=beneficiary_typed("zzzz"), shows=".error-summary"),
    Place("qualification, several of this name", "technician", "/desk/tickets/{answered}/qualification", status=422,
          do=beneficiary_typed("ma"), shows=".error-summary"),
    Place("ticket to print", "technician", "/desk/tickets/{answered}/printing", "deskPart.printing"),
    Place("batch result", "technician", "/desk/batch?count=1&failures={cancelled}.notAllowed&back=/desk/queue", "deskBatch", shows=".flash--warning"),
    Place("batch, to whom", "technician", "/desk/queue?view=to-take", do=batch("assign"), shows="#q-person"),
    Place("batch, to nobody", "technician", "/desk/queue?view=to-take", status=422, do=batch("assign", is_sent=True),
          shows=".error-summary a[href='#q-person']"),
    Place("batch, to no team", "technician", "/desk/queue?view=to-take", status=422, do=batch("transfer", is_sent=True),
          shows=".error-summary a[href='#q-team']"),
    Place("new ticket", "technician", "/desk/new", "deskNew"),
    Place("new ticket, persons found", "technician", "/desk/new?q=nadia"),
    Place("new ticket, nobody found", "technician", "/desk/new?q=zzzz", shows="main h2[data-focus]"),
    Place("new ticket, no form found", "technician", "/desk/new?person={admin_person_id}&f=zzzz", shows="main p[role=status]"),
    Place("new ticket, forms found", "technician", "/desk/new?person={admin_person_id}&f=lent"),
    Place("new ticket without words", "technician", "/desk/new?person={admin_person_id}", status=422, do=empty_quick_ticket, shows=".error-summary"),
    Place("person", "technician", "{person}", "deskPerson()"),
    Place("ticket search", "technician", "/desk/search", "deskSearch"),
    Place("ticket search, found", "technician", "/desk/search?q=tableau"),
    Place("ticket search, nothing", "technician", "/desk/search?q=zzzz", shows=".empty-state"),
    Place("catalogue", "requester", "/forms", "catalogue"),
    Place("catalogue of incidents", "requester", "/forms?kind=incident&section=informatique", shows=".chip[aria-current]"),
    Place("section", "requester", "/sections/informatique", "section()"),
    Place("service", "requester", "/services/poste-de-travail", "service()"),
    Place("search", "requester", "/search?q=ordinateur", "search"),
    Place("search, nothing", "requester", "/search?q=zzzzzz", shows=".empty-state"),
    Place("search, no words", "requester", "/search"),
    Place("account", "requester", "/account", "account"),
    Place("account, wrong password", "requester", "/account", status=422, do=short_password, shows=".error-summary"),
    Place("password to choose", "newcomer", "/account/password", "password"),
    Place("password to choose, wrong", "newcomer", "/account/password", status=422, do=wrong_given_password, shows=".error-summary"),
    Place("notifications", "requester", "/notifications", "notifications"),
    Place("notifications, none", "administrator", "/notifications", shows=".empty-state"),
    Place("accessibility statement", None, "/statements/accessibility", "statement()"),
    Place("legal statement, signed in", "requester", "/statements/legal"),
    Place("site map", None, "/site-map", "siteMap"),
    Place("design", None, "/design", "design"),
    Place("design, general", "requester", "/design/general", "design()"),
    Place("design, forms", "requester", "/design/forms"),
    Place("design, portal", "requester", "/design/portal"),
    Place("design, workbench", "requester", "/design/workbench"),
    Place("design, administration", "requester", "/design/administration"),
    Place("administration", "administrator", "/admin", "admin"),
    Place("administration of an owner", "service-owner", "/admin"),
    Place("persons", "administrator", "/admin/persons", "Admin.persons"),
    Place("persons, none", "administrator", "/admin/persons?q=zzzzzz", shows=".empty-state"),
    Place("persons, none inactive", "administrator", "/admin/persons?q=zzzz&inactive=1", shows=".empty-state"),
    Place("new person", "administrator", "/admin/persons/new", "Admin.newPerson"),
    Place("new person with errors", "administrator", "/admin/persons/new", status=422, do=nothing_filled, shows=".error-summary"),
    Place("a person", "administrator", "{admin_person}", "Admin.person()"),
    Place("identity", "administrator", "{admin_person}/identity", "Admin.person.identity"),
    Place("identity with errors", "administrator", "{admin_person}/identity", status=422,
          do=filled(firstName="", lastName="", email="nadia"), shows=".error-summary"),
    Place("deactivation", "administrator", "{admin_person}/deactivation", "Admin.person.deactivation"),
    Place("password", "administrator", "{admin_person}/password", "Admin.person.password"),
    Place("imports", "administrator", "/admin/import", "Admin.imports"),
    Place("import of persons", "administrator", "/admin/import/persons", "Admin.imports()"),
    Place("import refused", "administrator", "/admin/import/persons", status=422, do=pasted("csv", "matricule;prénom\nP1;Ana\n")),
    Place("import of nothing", "administrator", "/admin/import/units", status=422, do=nothing_filled),
    Place("import, report with refused lines", "administrator", "/admin/import/groups",
          do=pasted("csv", "clé;nom\nessai;Essai\nPas bon;\nessai;Encore\n")),
    Place("import, nothing to change", "administrator", "/admin/import/groups", do=pasted("csv", "clé;nom\nPas bon;\n")),
    Place("rights", "administrator", "/admin/rights", "Admin.rights"),
    Place("new right", "administrator", "/admin/rights/new", "Admin.newRight"),
    Place("new right, nobody found", "administrator", "/admin/rights/new?q=zzzz"),
    Place("new right with errors", "administrator", "/admin/rights/new", status=422, do=nothing_filled),
    Place("revocation", "administrator", "{right}", "Admin.revocation()"),
    Place("services", "administrator", "/admin/services", "Admin.services"),
    Place("new service", "administrator", "/admin/services/new", "Admin.newService"),
    Place("new service with errors", "administrator", "/admin/services/new", status=422, do=nothing_filled),
    Place("a service", "administrator", "{service}", "Admin.service()"),
    Place("teams", "administrator", "/admin/teams", "Admin.teams"),
    Place("new team", "administrator", "/admin/teams/new", "Admin.newTeam"),
    Place("new team with errors", "administrator", "/admin/teams/new", status=422, do=nothing_filled),
    Place("a team", "administrator", "{team}", "Admin.team()"),
    Place("categories", "administrator", "/admin/categories", "Admin.categories"),
    Place("new category", "administrator", "/admin/categories/new", "Admin.newCategory"),
    Place("new category with errors", "administrator", "/admin/categories/new", status=422, do=nothing_filled),
    Place("a category", "administrator", "{category}", "Admin.category()"),
    Place("priorities", "administrator", "/admin/priorities", "Admin.priorities"),
    Place("priorities, not of our page", "administrator", "/admin/priorities", status=400, do=choice_with_value("main select", "9")),
    Place("forms", "administrator", "/admin/forms", "Admin.forms"),
    Place("forms, none", "administrator", "/admin/forms?q=zzzz", shows=".empty-state"),
    Place("a form", "administrator", "{admin_form}", "Admin.form()"),
    Place("version of a form", "administrator", "{admin_form}/versions/1", "Admin.formVersion()"),
    Place("withdrawal of a form", "administrator", "{admin_form}/withdrawal", "Admin.formWithdrawal()"),
    Place("withdrawal for a form that is not there", "administrator", "{admin_form}/withdrawal", status=422,
          do=choice_with_value("main [name=successor]", "nulle-part")),
    Place("loading of a form", "administrator", "/admin/forms/loading", "Admin.formLoading"),
    Place("form refused", "administrator", "/admin/forms/loading", status=422, do=pasted("json", '{"schema": 1, "pages": []}')),
    Place("form that is no JSON", "administrator", "/admin/forms/loading", status=422, do=pasted("json", "{")),
    Place("loading of nothing", "administrator", "/admin/forms/loading", status=422, do=nothing_filled),
    Place("import of a form", "administrator", "/admin/forms/import", "Admin.formImport"),
    Place("import of a form that is none", "administrator", "/admin/forms/import", status=422, do=pasted("json", "{")),
    Place("working forms", "service-owner", "/admin/designer", "Admin.designer"),
    Place("working form to begin", "service-owner", "/admin/designer/new", "Admin.designerNew"),
    Place("working form begun with errors", "service-owner", "/admin/designer/new", status=422, do=nothing_filled, shows=".error-summary"),
    Place("working form", "service-owner", "{working}", "Admin.working()"),
    Place("working form, no such days", "service-owner", "{working}", status=422, do=with_value("[name=workingDays]", "x", "#editeur .form-actions button"),
          shows=".error-summary"),
    Place("working question", "service-owner", "{working_question}", "Admin.workingQuestion()", shows=".note--warning"),
    Place("working question seen as somebody on a phone", "service-owner", "{working_question}?t-_as=mar&width=phone&in=en"),
    Place("working condition", "service-owner", "{working_question}/shown", "Admin.workingQuestion.shown"),
    Place("working condition, nothing chosen", "service-owner", "{working_question}/required", "Admin.workingQuestion.required",
          status=422, do=with_value("[name=revision] >> nth=-1", "99", "#condition .form-actions button"), shows=".error-summary"),
    Place("working page", "service-owner", "{working_page}", "Admin.workingPage()"),
    Place("working form reviewed", "service-owner", "{working}/review", "Admin.working.review", shows=".report-lines"),
    Place("working form, its history", "service-owner", "{working}/history", "Admin.working.history"),
    Place("statements", "administrator", "/admin/statements", "Admin.statements"),
    Place("a statement", "administrator", "{statement}", "Admin.statement()"),
    Place("a statement without words", "administrator", "{statement}", status=422, do=filled(title="", text="")),
    Place("jobs", "administrator", "/admin/jobs", "Admin.jobs"),
]
