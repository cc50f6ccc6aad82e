import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird

/// The same command on the tickets that are ticked in a queue.
enum DeskBatchController {
    static func register(in routes: inout RouteTable) {
        routes.post(Paths.deskBatch, .workbench, run)
        routes.get(Paths.deskBatch, .workbench, showResult)
    }

    @Sendable static func run(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let references = form.values("ticket").compactMap { text in TicketReference(text: text) }
        guard !references.isEmpty else {
            let back = DeskForm.backPath(form)
            return .seeOther("\(back)\(back.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")\(DeskNotice.nothingSelected)")
        }
        let me = try visit.me()
        let service = DeskService(visit.portal)
        let catalogue = try await visit.portal.currentCatalogue()
        let command: DeskService.BatchCommand
        switch form.text("intent") {
        case "take": command = .take
        case "assign":
            guard let person = form.text("person").flatMap({ text in PersonID(text: text) }) else {
                return try await ask(visit, form, references)
            }
            command = .assign(person)
        case "transfer":
            guard let team = form.text("team").flatMap({ key in catalogue.team(key: key) }) else {
                return try await ask(visit, form, references)
            }
            command = .transfer(team.id)
        default: throw WebError.badRequest(.missingField)
        }
        let outcomes = try await service.batch(command, on: references, by: me)
        let failures = outcomes.filter { outcome in outcome.failure != nil }
        guard !failures.isEmpty else { return DeskForm.back(form, .batch) }
        let list = failures.map { outcome in "\(outcome.reference).\(outcome.failure?.rawValue ?? "")" }.joined(separator: ",")
        return .seeOther(
            "\(Paths.deskBatch)?count=\(outcomes.count - failures.count)&failures=\(percentEncoded(list))&back=\(percentEncoded(DeskForm.backPath(form)))"
        )
    }

    /// The command needs a person or a team: asks for it, the tickets kept.
    private static func ask(_ visit: Visit, _ form: FormBody, _ references: [TicketReference]) async throws -> Response {
        let service = DeskService(visit.portal)
        let me = try visit.me()
        let frame = try await service.frame(of: me)
        var technicians: [(team: Team, persons: [DeskService.Technician])] = []
        if form.text("intent") == "assign" {
            technicians = try await service.technicians(for: references, of: me).compactMap { id, persons in
                frame.catalogue.team(id).map { team in (team, persons) }
            }
        }
        let wasAsked = form.value("person") != nil || form.value("team") != nil
        return .html(
            DeskBatchPage.ask(
                visit, frame, intent: form.text("intent") ?? "", references: references, technicians: technicians,
                back: DeskForm.backPath(form), isMissing: wasAsked), status: wasAsked ? .unprocessableContent : .ok)
    }

    @Sendable static func showResult(_ visit: Visit) async throws -> Response {
        let failures = (visit.query("failures") ?? "").split(separator: ",").prefix(DeskService.batchLimit).compactMap { text in
            let parts = text.split(separator: ".")
            return parts.count == 2
                ? TicketReference(text: parts[0]).flatMap { reference in
                    DeskService.BatchFailure(rawValue: String(parts[1])).map { failure in
                        DeskService.BatchOutcome(reference: reference, failure: failure)
                    }
                } : nil
        }
        let count = min(DeskService.batchLimit, max(0, visit.query("count").flatMap { text in Int(text) } ?? 0))
        let back = visit.query("back").map { back in SignInController.destination(back) } ?? Paths.deskQueue
        let frame = try await DeskService(visit.portal).frame(of: try visit.me())
        return .html(DeskBatchPage.result(visit, frame, done: count, failures: Array(failures), back: back))
    }
}

enum DeskBatchPage {
    static func ask(
        _ visit: Visit, _ frame: DeskFrame, intent: String, references: [TicketReference],
        technicians: [(team: Team, persons: [DeskService.Technician])], back: String, isMissing: Bool
    ) -> HTML {
        let words = visit.words
        let name = words.batchTitle(intent, references.count)
        return DeskLayout.page(visit, title: name, frame: frame, hasError: isMissing) {
            backLink(visit, back)
            h1 { name }
            if isMissing {
                let isTransfer = intent == "transfer"
                Notices.errors(
                    title: words.notDoneTitle,
                    [(isTransfer ? "q-team" : "q-person", words.refusal(isTransfer ? DeskRefusal.unknownTeam : .notOfTeam))])
            }
            p(.class("muted")) { references.map { reference in words.numberSign(reference.description) }.joined(separator: ", ") }
            form(.class("questions"), .method("post"), .action(Paths.deskBatch), .flag("novalidate")) {
                visit.secretField
                input(.type("hidden"), .name("intent"), .value(intent))
                input(.type("hidden"), .name("back"), .value(back))
                for reference in references { input(.type("hidden"), .name("ticket"), .value(reference.description)) }
                if intent == "transfer" {
                    DeskCommandForms.teams(
                        visit, frame.catalogue, chosen: "", error: isMissing ? words.refusal(DeskRefusal.unknownTeam) : nil)
                } else {
                    persons(visit, technicians, error: isMissing ? words.refusal(DeskRefusal.notOfTeam) : nil)
                }
                div(.class("form-actions")) {
                    button(.class("button")) { intent == "transfer" ? words.transfer : words.assignTo }
                    a(.class("button button--quiet"), .href(back)) { words.cancel }
                }
            }
        }
    }

    private static func persons(
        _ visit: Visit, _ technicians: [(team: Team, persons: [DeskService.Technician])], error: String?
    ) -> HTML {
        let words = visit.words
        return div(.class(error == nil ? "field" : "field field--error")) {
            HTML.label(.for("q-person")) { words.assignLegend }
            if let error { Notices.fieldError(visit, id: "q-person-error", error) }
            HTML.select(
                .class("input"), .id("q-person"), .name("person"), .describedBy([error == nil ? nil : "q-person-error"]),
                .named("aria-invalid", ifPresent: error == nil ? nil : "true")
            ) {
                option(.value("")) { words.choosePerson }
                for (team, persons) in technicians {
                    optgroup(.named("label", team.name)) {
                        for person in persons { option(.value(person.id.description)) { person.name } }
                    }
                }
            }
        }
    }

    static func result(
        _ visit: Visit, _ frame: DeskFrame, done: Int, failures: [DeskService.BatchOutcome], back: String
    ) -> HTML {
        let words = visit.words
        return DeskLayout.page(visit, title: words.batchResult, frame: frame) {
            backLink(visit, back)
            h1 { words.batchResult }
            if done > 0 {
                div(.class("note note--success")) {
                    Icon.icon("circle-check", visit)
                    p { words.batchDone(done) }
                }
            }
            if !failures.isEmpty {
                div(
                    .class("flash flash--warning"), .tabindex(-1), .flag("data-focus"), .role("group"),
                    .aria("aria-labelledby", "flash-t")
                ) {
                    Icon.icon("triangle-alert", visit)
                    h2(.id("flash-t")) { words.batchNotDone(failures.count) }
                }
                ul(.class("work-list"), .role("list")) {
                    for outcome in failures {
                        li {
                            a(.href(Paths.deskTicket(outcome.reference.description))) {
                                words.numberSign(outcome.reference.description)
                            }
                            small { outcome.failure.map { failure in words.batchFailure(failure) } ?? "" }
                        }
                    }
                }
            }
            p { a(.class("button"), .href(back)) { words.backToQueue } }
        }
    }

    private static func backLink(_ visit: Visit, _ back: String) -> HTML {
        a(.class("back-link"), .href(back), .named("data-key", "Escape")) {
            Icon.icon("arrow-left", visit)
            visit.words.backToQueue
        }
    }
}
