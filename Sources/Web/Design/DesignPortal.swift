import Application
import Blobs
import Domain
import HTML
import Storage

/// What the portal is made of.
enum DesignPortal {
    static func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        [
            header(visit, samples), home(visit, samples), forms(visit, samples), requests(visit, samples),
            actions(visit, samples),
            situation(visit, samples), conversation(visit, samples), reply(visit, samples), notifications(visit, samples),
            signIn(visit),
        ]
    }

    private static func header(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        var stranger = visit
        stranger.signedIn = nil
        let organisation = samples.catalogue.organisationName
        return DesignPart(
            "header", words.say("En-tête", "Header"),
            [
                (
                    words.say("Agente, sur l’accueil", "Employee, at home"),
                    Header.portal(visit, place: .ask, isCurrentPage: true, organisation: organisation)
                ),
                (
                    words.say("Technicien", "Technician"),
                    Header.portal(
                        visit.seen(by: DesignSamples.theo, samples), place: .requests, isCurrentPage: false,
                        organisation: organisation)
                ),
                (
                    words.say("Sans connexion", "Signed out"),
                    Header.portal(stranger, place: .none, isCurrentPage: false, organisation: organisation)
                ),
            ])
    }

    private static func home(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let home = samples.home
        return DesignPart(
            "home", words.say("Accueil", "Home"),
            [
                (words.search, SearchBox.box(visit, query: "écran")),
                (words.mostUsed, HomePage.quickForms(visit, home)), (words.myOpenRequests, HomePage.myRequests(visit, home)),
                (words.allServices, HomePage.services(visit, home)),
                (words.speakToSomebody, ContactBox.box(visit, samples.catalogue)),
            ])
    }

    private static func forms(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let model = FormPresentationPage.Model(form: samples.catalogue.forms[0], draft: nil, catalogue: samples.catalogue)
        var begun = model
        begun.draft = samples.draft(.filled).draft
        return DesignPart(
            "forms", visit.words.allForms,
            [
                (visit.words.say("Liste de démarches", "List of forms"), FormList.list(visit, samples.catalogue.forms)),
                (visit.words.say("Sections", "Sections"), SectionLinks.list(visit, samples.catalogue)),
                (visit.words.say("Faits d’une démarche", "Facts of a form"), FormPresentationPage.facts(visit, model)),
                (visit.words.whatToHaveAtHand, FormPresentationPage.atHand(visit, model.form.definition)),
                (visit.words.begin, FormPresentationPage.start(visit, model)),
                (visit.words.resumeDraft, FormPresentationPage.start(visit, begun)),
            ])
    }

    private static func requests(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        DesignPart(
            "requests", visit.words.myRequests,
            samples.rows.map { row in
                (
                    row.awaitsRequester
                        ? visit.words.awaitsYourAnswer
                        : visit.words.state(row.state) + (row.isUnread ? visit.words.say(", non lue", ", unread") : ""),
                    ul(.class("requests"), .role("list")) { RequestItem.item(visit, row) }
                )
            })
    }

    private static func actions(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let steps = samples.steps
        return DesignPart(
            "actions", visit.words.actions,
            [
                (
                    visit.words.requestState(.awaitingRequester),
                    ul(.class("requests"), .role("list")) { RequestItem.item(visit, samples.rowOfSeveral) }
                ),
                (
                    visit.words.actionsOfRequest,
                    RequestStepList.section(visit, steps, shown: steps.steps[1].reference, samples.catalogue)
                ),
            ])
    }

    private static func situation(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let details: [(String, RequestDetail)] =
            TicketState.allCases.filter { state in state != .waiting }.map { state in (words.state(state), samples.request(state))
            }
            + Waiting.Reason.allCases.map { reason in
                (words.waiting(reason), samples.request(.waiting, waiting: reason, isLate: reason == .supplier))
            }
        return DesignPart(
            "situation", words.situation, details.map { name, detail in (name, RequestSituation.section(visit, detail)) })
    }

    private static func conversation(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let detail = samples.request(.waiting, waiting: .requester)
        return DesignPart(
            "conversation", visit.words.conversation,
            [
                (
                    visit.words.say("Messages, fichier, événement", "Messages, file, event"),
                    RequestConversation.section(visit, detail)
                ),
                (visit.words.yourAnswers, RequestAnswers.section(visit, detail)),
            ])
    }

    private static func reply(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        var refused = RequestPage.Model(detail: samples.request(.inProgress))
        refused.refusal = .emptyMessage
        var files = RequestPage.Model(detail: samples.request(.inProgress))
        files.typed = "Voici le fichier."
        files.hadFiles = true
        files.refusedFiles = [.init(name: "calcul.xlsm", refusal: .macros)]
        return DesignPart(
            "reply", words.replyTitle,
            [
                (words.designEmptyState, RequestReply.section(visit, .init(detail: samples.request(.inProgress)))),
                (words.designErrorState, RequestReply.section(visit, refused)),
                (words.say("Fichier refusé", "File refused"), RequestReply.section(visit, files)),
                (words.state(.resolved), RequestReply.section(visit, .init(detail: samples.request(.resolved)))),
                (words.state(.closed), RequestReply.section(visit, .init(detail: samples.request(.closed)))),
            ])
    }

    private static func notifications(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        DesignPart(
            "notifications", visit.words.notifications,
            [
                (
                    visit.words.say("Non lues, lues", "Unread, read"),
                    ul(.class("notifications"), .role("list")) {
                        for one in samples.notifications { NotificationsPage.item(visit, one) }
                    }
                )
            ])
    }

    private static func signIn(_ visit: Visit) -> DesignPart {
        DesignPart(
            "sign-in", visit.words.signIn,
            [
                (visit.words.designEmptyState, SignInPage.fields(visit, .init(), secret: "")),
                (
                    visit.words.say("Mot de passe refusé", "Password refused"),
                    div(.class("stack")) {
                        SignInPage.summary(.wrong, .init(login: "A00001"), visit)
                        SignInPage.fields(visit, .init(login: "A00001", isShared: true, refusal: .wrong), secret: "")
                    }
                ),
                (visit.words.demoAccounts, DemoAccountsView.list(DesignSamples.accounts, next: nil, visit)),
            ])
    }
}
