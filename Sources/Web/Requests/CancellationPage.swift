import Application
import Domain
import HTML

/// Asks whether a request is really to be cancelled.
enum CancellationPage {
    static func page(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let words = visit.words
        let ticket = detail.ticket
        let reference = ticket.reference.description
        return Layout.portal(
            visit, title: "\(words.cancelRequest), \(ticket.reference.text(ticket.kind))", place: .requests,
            organisation: detail.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("request-head")) {
                    Breadcrumbs.nav(
                        visit,
                        [
                            (words.home, Paths.home), (words.myRequests, Paths.requests),
                            (ticket.reference.text(ticket.kind), Paths.request(reference)),
                        ], current: words.cancelRequest)
                    h1 { words.cancelQuestion }
                    p(.class("lead")) { ticket.title }
                }
                form(.method("post"), .action(Paths.requestPart(reference, .cancellation)), .class("stack")) {
                    visit.secretField
                    input(.type("hidden"), .name("revision"), .value(String(ticket.revision)))
                    if let last = detail.lastEvent { input(.type("hidden"), .name("seen"), .value(last.description)) }
                    p { words.cancelExplained }
                    div(.class("button-row")) {
                        button(.class("button button--danger")) { words.cancelRequest }
                        a(.class("button button--secondary"), .href(Paths.request(reference))) { words.keepRequest }
                    }
                }
            })
    }
}
