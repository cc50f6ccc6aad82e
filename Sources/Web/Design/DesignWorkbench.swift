import Application
import Domain
import HTML
import Storage

/// What the workbench is made of; its rail is around the page.
enum DesignWorkbench {
    static func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        [
            queue(visit, samples), tickets(visit, samples), composer(visit, samples), notices(visit), fields(visit),
            today(visit, samples),
            DesignPart(
                "dialog", visit.words.say("Dialogue", "Dialog"),
                [(visit.words.shortcutsTitle, DeskShortcuts.dialog(visit, isOpen: true))]),
        ]
    }

    private static func queue(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let name = words.view(samples.queue().query.view, in: samples.catalogue)
        return DesignPart(
            "queue", words.say("File", "Queue"),
            [
                (
                    words.say("Lignes dans chaque état, la première ouverte", "Rows in each state, the first one open"),
                    QueuePage.list(visit, samples.queue(), name: name)
                ),
                (
                    words.say("Filtrée, sans résultat", "Filtered, nothing found"),
                    QueuePage.list(visit, samples.queue(isEmpty: true), name: name)
                ),
            ])
    }

    private static func tickets(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let shown: [(String, DeskTicket)] = [
            (words.state(.new), samples.deskTicket(.new)),
            (
                words.say("En attente, confidentiel", "Waiting, confidential"),
                samples.deskTicket(.waiting, waiting: .delivery, isConfidential: true)
            ),
            (words.say("En lecture seule", "Read only"), samples.deskTicket(.inProgress, canHandle: false)),
            (words.state(.closed), samples.deskTicket(.closed)),
        ]
        return DesignPart(
            "ticket", words.say("Ticket, échanges, fiche", "Ticket, conversation, sheet"),
            shown.map { name, ticket in (name, TicketView.view(visit, ticket, context())) })
    }

    private static func context(_ draft: ComposerDraft? = nil) -> TicketContext {
        TicketContext(back: Paths.deskQueue, here: Paths.deskQueue, draft: draft)
    }

    private static func composer(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let drafts: [(String, ComposerDraft?)] = [
            (words.reply, nil), (words.privateNote, .init(body: "Modèle en stock.", isPrivate: true)),
            (
                words.designErrorState,
                .init(body: "", isPrivate: false, error: words.refusal(DeskRefusal.emptyMessage), hadFiles: true)
            ),
        ]
        return DesignPart(
            "composer", words.say("Réponse et note", "Reply and note"),
            drafts.map { name, draft in
                (name, ComposerView.composer(visit, samples.deskTicket(.inProgress), context(draft)))
            })
    }

    private static func notices(_ visit: Visit) -> DesignPart {
        let words = visit.words
        let change = words.say("Paul Martin a pris le ticket.", "Paul Martin took the ticket.")
        return DesignPart(
            "desk-notices", words.say("Résultat d’une commande", "Result of a command"),
            [
                (words.say("Faite", "Done"), DeskNotice.done(.taken, meanwhile: []).flash(visit)),
                (
                    words.say("Faite, avec ce qui a changé", "Done, with what changed"),
                    DeskNotice.done(.replied, meanwhile: [change]).flash(visit)
                ),
                (
                    words.say("Refusée", "Refused"),
                    DeskNotice.refused(
                        title: words.notDoneTitle, text: words.refusal(DeskRefusal.emptyMessage), changes: [change]
                    )
                    .flash(visit)
                ),
            ])
    }

    private static func fields(_ visit: Visit) -> DesignPart {
        let words = visit.words
        let error = words.refusal(DeskRefusal.emptyMessage)
        func all(_ error: String?) -> HTML {
            div(.class("questions")) {
                DeskFields.text(
                    visit, "title", words.say("Titre", "Title"), value: "", hint: words.waitingUntilHint, error: error)
                DeskFields.area(visit, "body", words.solution, value: "", hint: words.solutionHint, error: error)
                DeskFields.select(
                    visit, "impact", words.impactLabel, chosen: "low", error: error,
                    Level.allCases.map { level in (level.rawValue, words.level(level)) })
                DeskFields.radios(
                    visit, "reason", words.waitingReason, chosen: error == nil ? "requester" : nil, error: error,
                    Waiting.Reason.allCases.map { reason in (reason.rawValue, words.reason(reason), nil) })
            }
        }
        return DesignPart(
            "desk-fields", words.say("Champs d’une commande", "Fields of a command"),
            [(words.designDefault, form { all(nil) }), (words.designErrorState, form { all(error) })])
    }

    private static func today(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "today", words.today,
            [
                (words.say("Tickets", "Tickets"), DeskTodayPage.list(visit, .mine, 7, samples.rows, samples.catalogue)),
                (words.say("Rien", "Nothing"), DeskTodayPage.list(visit, .toTake, 0, [], samples.catalogue)),
                (words.teamLoad, DeskTodayPage.load(visit, samples.catalogue.teams[0], samples.loads, samples.catalogue)),
                (
                    words.say("Équipe sans ticket", "Team without tickets"),
                    DeskTodayPage.load(visit, samples.catalogue.teams[1], [], samples.catalogue)
                ),
            ])
    }
}
