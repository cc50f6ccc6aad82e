import Application
import Domain
import HTML
import Storage

/// The request is sent: its number, what happens next, when.
enum ConfirmationPage {
    struct Model {
        var reference: String
        var title: String
        var team: String
        var due: CalendarDate
        /// Nil when the reader may not follow it.
        var requestPath: String?
        var organisation: String
        /// What was made and what will be, when the form makes several tickets.
        var several: Several?
    }

    struct Several {
        var title: String
        var lines: [Line]
    }

    /// One of them: what, by whom, by when.
    struct Line {
        var name: LocalizedText
        var details: [HTML]
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let day = words.day(model.due, today: visit.portal.calendar.date(visit.now), weekday: true)
        return Layout.portal(
            visit, title: words.requestSent, place: .requests, organisation: model.organisation,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                section(.class("confirmation")) {
                    h1 { words.requestSent }
                    p(.class("reference")) {
                        Icon.icon("circle-check", visit)
                        " \(model.reference)"
                    }
                    p(.class("lead")) { model.several?.title ?? model.title }
                    if let several = model.several {
                        p { words.severalReceived }
                        list(visit, several.lines)
                    } else {
                        p { words.french(model.team, in: words.referenceExplanation) }
                        p { strong { words.answerBy(day) } }
                    }
                    p(.class("muted")) { words.youWillBeTold }
                    if model.requestPath != nil { p(.class("muted")) { words.keptInMyRequests } }
                    div(.class("button-row")) {
                        if let path = model.requestPath { a(.class("button"), .href(path)) { words.followIt } }
                        a(.class("button button--secondary"), .href(Paths.home)) { words.askAnother }
                    }
                }
            })
    }

    private static func list(_ visit: Visit, _ lines: [Line]) -> HTML {
        let words = visit.words
        return ol(.class("requests"), .role("list")) {
            for line in lines {
                li {
                    strong(.named("lang", ifPresent: words.lang(line.name))) { words.text(line.name) }
                    for detail in line.details { p(.class("muted")) { detail } }
                }
            }
        }
    }
}
