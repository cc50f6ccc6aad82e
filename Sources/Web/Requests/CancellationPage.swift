import Application
import Domain
import HTML

/// Asks whether a request is really to be cancelled.
enum CancellationPage {
    static func page(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let words = visit.words
        let ticket = detail.ticket
        let reference = ticket.reference.description
        // Of a request of several tickets, one is given up, with what would have come after it.
        let isAction = detail.steps != nil
        let command = isAction ? words.cancelAction : words.cancelRequest
        return Layout.portal(
            visit, title: "\(command), \(ticket.reference.text(ticket.kind))", place: .requests,
            organisation: detail.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("request-head")) {
                    Breadcrumbs.nav(
                        visit,
                        [
                            (words.home, Paths.home), (words.myRequests, Paths.requests),
                            (ticket.reference.text(ticket.kind), Paths.request(reference)),
                        ], current: command)
                    h1 { isAction ? words.cancelActionQuestion : words.cancelQuestion }
                    p(.class("lead")) { ticket.title }
                }
                form(.method("post"), .action(Paths.requestPart(reference, .cancellation)), .class("stack")) {
                    visit.secretField
                    input(.type("hidden"), .name("revision"), .value(String(ticket.revision)))
                    if let last = detail.lastEvent { input(.type("hidden"), .name("seen"), .value(last.description)) }
                    p { isAction ? words.cancelActionExplained : words.cancelExplained }
                    if let dropped = detail.steps?.following(ticket.reference.part), !dropped.isEmpty {
                        p { words.cancelTakesAlong(dropped.map { step in words.text(step.name) }) }
                    }
                    div(.class("button-row")) {
                        button(.class("button button--danger")) { command }
                        a(.class("button button--secondary"), .href(Paths.request(reference))) {
                            isAction ? words.keepAction : words.keepRequest
                        }
                    }
                }
            })
    }
}
