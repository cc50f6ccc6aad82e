import Application
import Domain
import HTML

/// A request: where it is, who holds it, what is expected, by when; what was said; what was answered.
enum RequestPage {
    struct Model {
        var detail: RequestDetail
        var done: RequestDone?
        var refusal: RequestService.Refusal?
        var refusedFiles: [SentFiles.RefusedFile] = []
        /// What was typed, to the letter.
        var typed = ""
        var token: String?
        var hadFiles = false

        init(detail: RequestDetail) { self.detail = detail }

        var isRefused: Bool { refusal != nil || !refusedFiles.isEmpty }
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let detail = model.detail
        let ticket = detail.ticket
        return Layout.portal(
            visit, title: "\(ticket.title), \(ticket.reference.text(ticket.kind))", place: .requests,
            hasError: model.isRefused, organisation: detail.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                if let steps = detail.steps { requestHead(visit, ticket, steps) } else { requestHead(visit, ticket) }
                div(.class("split split--aside")) {
                    div(.class("stack stack--wide")) {
                        notices(visit, model)
                        if let steps = detail.steps {
                            RequestStepList.section(visit, steps, shown: ticket.reference, detail.catalogue)
                            action(visit, ticket, steps)
                        }
                        RequestSituation.section(visit, detail)
                        RequestConversation.section(visit, detail)
                        RequestReply.section(visit, model)
                        RequestAnswers.section(visit, detail)
                    }
                    aside(visit, detail)
                }
            })
    }

    private static func requestHead(_ visit: Visit, _ ticket: Ticket) -> HTML {
        let words = visit.words
        let awaits = ticket.state == .waiting && ticket.waiting?.reason == .requester
        return div(.class("request-head")) {
            Breadcrumbs.nav(
                visit, [(words.home, Paths.home), (words.myRequests, Paths.requests)], current: ticket.reference.text(ticket.kind)
            )
            h1 { ticket.title }
            div(.class("row")) {
                span(.class("ref")) { ticket.reference.text(ticket.kind) }
                Status.requester(ticket.state, awaitsRequester: awaits, visit)
            }
        }
    }

    /// Of a request of several tickets: the whole of it.
    private static func requestHead(_ visit: Visit, _ ticket: Ticket, _ steps: RequestSteps) -> HTML {
        let words = visit.words
        let number = TicketReference(number: ticket.reference.number).text(ticket.kind)
        return div(.class("request-head")) {
            Breadcrumbs.nav(visit, [(words.home, Paths.home), (words.myRequests, Paths.requests)], current: number)
            h1 { steps.title }
            div(.class("row")) {
                span(.class("ref")) { number }
                Status.request(steps.state, visit)
            }
        }
    }

    /// Which of the actions the rest of the page is about.
    private static func action(_ visit: Visit, _ ticket: Ticket, _ steps: RequestSteps) -> HTML {
        let words = visit.words
        let name = steps.name(of: ticket.reference.part) ?? LocalizedText(fr: ticket.title)
        return div(.class("stack stack--tight")) {
            h2(.id("t-action"), .tabindex(-1)) { words.sentence(with: name, words.action) }
            div(.class("row")) {
                span(.class("ref")) { ticket.reference.text(ticket.kind) }
                span { ticket.title }
            }
        }
    }

    private static func notices(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        return HTML {
            if let done = model.done, !model.isRefused {
                // Of several tickets one was given up, unless it was the last.
                let isAction = done == .cancelled && (model.detail.steps.map { steps in steps.state != .cancelled } ?? false)
                let told = isAction ? words.actionCancelled : words.done(done)
                Notices.flash(visit, done == .repeated ? .information : .success, title: told.title, text: told.text)
            }
            if let refusal = model.refusal {
                Notices.errors(
                    title: model.typed.isEmpty && !refusal.isAboutMessage ? words.notDone : words.notSent,
                    [(refusal.isAboutMessage ? "body" : nil, words.refusal(refusal))], news(visit, model) ?? .empty)
            } else if !model.refusedFiles.isEmpty {
                Notices.errors(
                    title: words.notSent,
                    model.refusedFiles.map { file in ("files", words.refusal(of: file.name, file.refusal) + ".") })
            }
        }
    }

    /// What the reader could not know when she sent the page.
    private static func news(_ visit: Visit, _ model: Model) -> HTML? {
        let new = model.detail.timeline.filter(\.isNew)
        guard case .ticket = model.refusal, !new.isEmpty else { return nil }
        return HTML {
            p(.class("strong")) { visit.words.whatChanged }
            ul {
                for entry in new { li { RequestConversation.line(visit, model.detail, entry) } }
            }
        }
    }

    private static func aside(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let words = visit.words
        let ticket = detail.ticket
        return HTML.aside(.class("stack stack--wide"), .aria("aria-labelledby", "t-apropos")) {
            section(.class("stack stack--tight")) {
                h2(.id("t-apropos")) { words.aboutRequest }
                dl(.class("facts")) {
                    fact(words.sentLabel, words.onMoment(ticket.createdAt, visit))
                    fact(words.madeByLabel, detail.name(ticket.requester, visit, you: words.yourself))
                    if ticket.beneficiary != ticket.requester {
                        fact(words.forLabel, detail.name(ticket.beneficiary, visit, you: words.yourself))
                    }
                    if let service = detail.catalogue.service(ticket.service) {
                        fact(words.serviceLabel, words.text(service.name))
                    }
                    if !detail.followers.isEmpty {
                        fact(
                            words.alsoReadBy,
                            detail.followers.map { person in detail.name(person, visit, you: words.yourself) }.joined(
                                separator: ", "))
                    }
                    LinkedFacts.lines(visit, detail.linked) { reference in Paths.request(reference) }
                }
            }
            if detail.mayDecide && detail.isCancellable {
                p {
                    a(
                        .class("button button--quiet"),
                        .href(Paths.requestPart(ticket.reference.description, .cancellation))
                    ) { detail.steps == nil ? words.cancelRequest : words.cancelAction }
                }
            }
            if !detail.mayReply && detail.maySeeInWorkbench {
                section(.class("inset")) {
                    p { words.seenAsRequester }
                    p { a(.href(Paths.deskTicket(ticket.reference.description))) { words.openInWorkbench } }
                }
            }
        }
    }

    private static func fact(_ name: String, _ text: String) -> HTML {
        div {
            dt { name }
            dd { text }
        }
    }
}

extension RequestService.Refusal {
    /// What was typed has to change, not the request.
    var isAboutMessage: Bool {
        if case .ticket = self { false } else { true }
    }
}

extension RequestDetail {
    /// How a person is named to the reader.
    func name(_ id: PersonID, _ visit: Visit, you: String) -> String {
        id == visit.signedIn?.person.id ? you : persons[id]?.name ?? visit.words.formerPerson
    }
}
