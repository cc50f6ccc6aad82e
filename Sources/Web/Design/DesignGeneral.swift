import Application
import Domain
import HTML
import Storage

/// What every page may use.
enum DesignGeneral {
    static func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        [
            buttons(visit), states(visit, samples), progress(visit), notices(visit), errors(visit), navigation(visit, samples),
            empty(visit), data(visit, samples), overlays(visit),
        ]
    }

    private static func buttons(_ visit: Visit) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "buttons", words.say("Boutons et liens", "Buttons and links"),
            [
                (
                    words.say("Principal, secondaire, discret, dangereux", "Primary, secondary, quiet, dangerous"),
                    div(.class("button-row")) {
                        for (style, text) in [
                            ("", words.continueLabel), (" button--secondary", words.save), (" button--quiet", words.cancel),
                            (" button--danger", words.discardDraft),
                        ] { button(.type("button"), .class("button\(style)")) { text } }
                    }
                ),
                (
                    words.say("Petits", "Small"),
                    div(.class("button-row")) {
                        for (style, text) in [
                            ("", words.take), (" button--secondary", words.transfer), (" button--quiet", words.remove),
                        ] { button(.type("button"), .class("button button--small\(style)")) { text } }
                    }
                ),
                (
                    words.say("Avec une icône", "With an icon"),
                    a(.class("button"), .href(Paths.design)) {
                        Icon.icon("plus", visit)
                        words.newTicket
                    }
                ),
                (words.say("Lien", "Link"), p { a(.href(Paths.design)) { words.designTitle } }),
            ])
    }

    private static func states(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "states", words.say("États, priorités, échéances", "States, priorities, due times"),
            [
                (
                    words.say("Pour qui demande", "For the requester"),
                    p(.class("row")) {
                        for state in TicketState.allCases { Status.requester(state, awaitsRequester: false, visit) }
                        Status.requester(.waiting, awaitsRequester: true, visit)
                    }
                ),
                (
                    words.say("Pour le technicien", "For the technician"),
                    p(.class("row")) { for state in TicketState.allCases { Status.desk(state, visit) } }
                ),
                (
                    words.say("Priorités", "Priorities"),
                    p(.class("row")) { for priority in Priority.allCases { Status.priority(priority, visit) } }
                ),
                (
                    words.say("Échéances", "Due times"),
                    p(.class("row")) { for row in samples.rows { DueLabel.label(visit, state: row.state, dueAt: row.dueAt) } }
                ),
            ])
    }

    private static func progress(_ visit: Visit) -> DesignPart {
        DesignPart(
            "progress", visit.words.say("Avancement d’une demande", "Progress of a request"),
            TicketState.allCases.map { state in (visit.words.state(state), RequestProgress.progress(visit, state)) })
    }

    private static func notices(_ visit: Visit) -> DesignPart {
        let words = visit.words
        let tones: [(Notices.Tone, String)] = [
            (.success, words.say("Réussite", "Success")), (.information, words.say("Information", "Information")),
            (.warning, words.say("Alerte", "Warning")), (.error, words.say("Échec", "Failure")),
        ]
        let said = words.done(.reply)
        return DesignPart(
            "notices", words.say("Résultat d’une action, remarque", "Result of an action, remark"),
            tones.map { tone, name in (name, Notices.flash(visit, tone, title: said.title, text: said.text)) }
                + tones.map { tone, name in
                    (words.say("Remarque, ", "Remark, ") + name.lowercased(), Notices.note(visit, tone, p { words.notReceived }))
                })
    }

    private static func errors(_ visit: Visit) -> DesignPart {
        let words = visit.words
        let empty = words.refusal(RequestService.Refusal.emptyMessage)
        return DesignPart(
            "errors", words.say("Erreurs à corriger", "Errors to correct"),
            [
                (
                    words.say("Résumé et champ", "Summary and field"),
                    div(.class("stack")) {
                        Notices.errors(title: words.notSent, [("body", empty)])
                        div(.class("field field--error")) {
                            label(.for("body")) { words.yourMessage }
                            Notices.fieldError(visit, id: "body-error", empty)
                            textarea(
                                .class("input"), .id("body"), .rows(3), .named("aria-invalid", "true"),
                                .describedBy(["body-error"]), content: "")
                        }
                    }
                )
            ])
    }

    private static func navigation(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let list = samples.requests
        var last = list
        last.next = nil
        let index = CatalogueIndex(samples.catalogue.forms, language: visit.language)
        return DesignPart(
            "navigation", words.say("Fil d’Ariane, onglets, filtres, pages", "Breadcrumbs, tabs, filters, pagination"),
            [
                (
                    words.breadcrumbs,
                    Breadcrumbs.nav(visit, [(words.home, Paths.home), (words.myRequests, Paths.requests)], current: "D-24801")
                ),
                (words.say("Onglets", "Tabs"), RequestListPage.tabs(visit, list)),
                (
                    words.say("Filtres", "Filters"),
                    CatalogueIndexPage.chips(visit, samples.catalogue, .init(section: samples.catalogue.sections.first))
                ),
                (words.letters, CatalogueIndexPage.letters(visit, index, .init(), current: nil)),
                (words.say("Première page", "First page"), RequestListPage.pages(visit, list, isFirst: true)),
                (words.say("Au milieu", "In the middle"), RequestListPage.pages(visit, list, isFirst: false)),
                (words.say("Dernière page", "Last page"), RequestListPage.pages(visit, last, isFirst: false)),
            ])
    }

    private static func empty(_ visit: Visit) -> DesignPart {
        DesignPart(
            "empty", visit.words.say("Liste vide", "Empty list"),
            RequestList.Tab.allCases.map { tab in (visit.words.tab(tab), RequestListPage.empty(visit, tab)) })
    }

    private static func data(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let person = DesignSamples.nadia
        return DesignPart(
            "data", words.say("Faits, texte, fichiers", "Facts, text, files"),
            [
                (
                    words.say("Faits", "Facts"),
                    dl(.class("facts")) {
                        for (name, value) in [(words.nameLabel, person.name), (words.phoneLabel, person.phone ?? "")] {
                            div {
                                dt { name }
                                dd { value }
                            }
                        }
                    }
                ),
                (
                    words.say("Texte tapé, avec une adresse", "Typed text, with an address"),
                    div(.class("prose")) {
                        PlainText.paragraphs("Bonjour,\nle guide est sur https://guide.example/ecran.\n\n<b>Merci</b>")
                    }
                ),
                (words.attachments, AttachmentList.list(visit, samples.request(.new).files)),
            ])
    }

    private static func overlays(_ visit: Visit) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "overlays", words.say("Fin de session", "End of the session"),
            [
                (words.say("Avant la fin", "Before the end"), SessionNotice.notice(visit, sample: .ending)),
                (
                    words.say("Prolongation sans réponse", "Extension without an answer"),
                    SessionNotice.notice(visit, sample: .failed)
                ),
                (words.say("Session fermée", "Session over"), SessionNotice.notice(visit, sample: .over)),
            ])
    }
}
