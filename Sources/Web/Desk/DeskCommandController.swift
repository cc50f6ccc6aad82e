import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Storage

/// Commands that ask for something: their pages, and what these send.
enum DeskCommandController {
    static func register(in routes: inout RouteTable) {
        let reference = "{reference}"
        routes.get(Paths.deskPart(reference, .assignment), .workbench) { visit in try await showAssignment(visit) }
        routes.post(Paths.deskPart(reference, .assignment), .workbench, assign)
        routes.get(Paths.deskPart(reference, .transfer), .workbench) { visit in try await showTransfer(visit) }
        routes.post(Paths.deskPart(reference, .transfer), .workbench, transfer)
        routes.get(Paths.deskPart(reference, .waiting), .workbench) { visit in try await showWaiting(visit) }
        routes.post(Paths.deskPart(reference, .waiting), .workbench, wait)
        routes.get(Paths.deskPart(reference, .resolution), .workbench) { visit in try await showResolution(visit) }
        routes.post(Paths.deskPart(reference, .resolution), .workbench, resolve)
        routes.get(Paths.deskPart(reference, .qualification), .workbench) { visit in try await showQualification(visit) }
        routes.post(Paths.deskPart(reference, .qualification), .workbench, qualify)
    }

    // MARK: Assignment

    private static func showAssignment(
        _ visit: Visit, _ sent: FormBody = FormBody(), _ refusal: DeskForm.Refusal? = nil
    ) async throws -> Response {
        let (ticket, frame) = try await load(visit)
        let technicians = try await DeskService(visit.portal).technicians(of: ticket.ticket.team, by: try visit.me())
        let words = visit.words
        return page(visit, ticket, frame, sent, refusal, title: words.assignTitle, submit: words.assignTo, part: .assignment) {
            DeskCommandForms.assignment(visit, ticket, technicians, sent, refusal?.error(at: "q-person"))
        }
    }

    @Sendable static func assign(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let text = form.text("person")
        let person = text.flatMap { text in PersonID(text: text) }
        return try await run(visit, form, person == nil ? .unassigned : .assigned, again: showAssignment) {
            service, reference, me in
            if text != nil, person == nil { throw DeskRefusal.notOfTeam }
            try await service.assign(reference, to: person, revision: try DeskForm.revision(form), by: me)
            return nil
        }
    }

    // MARK: Transfer

    private static func showTransfer(
        _ visit: Visit, _ sent: FormBody = FormBody(), _ refusal: DeskForm.Refusal? = nil
    ) async throws -> Response {
        let (ticket, frame) = try await load(visit)
        let words = visit.words
        return page(visit, ticket, frame, sent, refusal, title: words.transferTitle, submit: words.transfer, part: .transfer) {
            DeskCommandForms.transfer(
                visit, ticket, sent, teamError: refusal?.error(at: "q-team"), noteError: refusal?.error(at: "q-body"))
        }
    }

    @Sendable static func transfer(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        let note = form.text("note").map { body in DeskPost(body: body, isPrivate: true, token: DeskForm.token(form)) }
        return try await run(visit, form, .transferred, again: showTransfer) { service, reference, me in
            guard let team = form.text("team").flatMap({ key in catalogue.team(key: key) }) else { throw DeskRefusal.unknownTeam }
            let isVisible = try await service.transfer(
                reference, to: team.id, note: note, revision: try DeskForm.revision(form), by: me)
            // The ticket is out of sight: back to the list it was in.
            return isVisible ? nil : Paths.deskQueue
        }
    }

    // MARK: Waiting

    private static func showWaiting(
        _ visit: Visit, _ sent: FormBody = FormBody(), _ refusal: DeskForm.Refusal? = nil
    ) async throws -> Response {
        let (ticket, frame) = try await load(visit)
        let words = visit.words
        return page(visit, ticket, frame, sent, refusal, title: words.waitingTitle, submit: words.setWaiting, part: .waiting) {
            DeskCommandForms.waiting(
                visit, ticket, sent, dateError: refusal?.error(at: "q-until"), textError: refusal?.error(at: "q-body"))
        }
    }

    @Sendable static func wait(_ visit: Visit, _ form: FormBody) async throws -> Response {
        guard let reason = form.text("reason").flatMap(Waiting.Reason.init(rawValue:)) else {
            throw WebError.badRequest(.missingField)
        }
        let message = form.text("body").map { body in DeskPost(body: body, token: DeskForm.token(form)) }
        let calendar = visit.portal.calendar
        return try await run(visit, form, .waiting, again: showWaiting) { service, reference, me in
            var until: Instant?
            if let text = form.text("until") {
                guard let date = CalendarDate(iso: text), let morning = LocalDateTime(date: date, minute: 8 * 60) else {
                    throw DeskRefusal.dateNotAhead
                }
                until = calendar.instant(morning)
            }
            try await service.wait(
                reference, for: Waiting(reason: reason, until: until), telling: message,
                revision: try DeskForm.revision(form), by: me)
            return nil
        }
    }

    // MARK: Resolution

    private static func showResolution(
        _ visit: Visit, _ sent: FormBody = FormBody(), _ refusal: DeskForm.Refusal? = nil
    ) async throws -> Response {
        let (ticket, frame) = try await load(visit)
        let words = visit.words
        return page(visit, ticket, frame, sent, refusal, title: words.resolveTitle, submit: words.resolve, part: .resolution) {
            DeskCommandForms.resolution(visit, ticket, sent, refusal?.error(at: "q-body"))
        }
    }

    @Sendable static func resolve(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await run(visit, form, .resolved, again: showResolution) { service, reference, me in
            try await service.resolve(
                reference, telling: DeskPost(body: form.value("body") ?? "", token: DeskForm.token(form)),
                revision: try DeskForm.revision(form), by: me)
            return nil
        }
    }

    // MARK: Qualification

    private static func showQualification(
        _ visit: Visit, _ sent: FormBody = FormBody(), _ refusal: DeskForm.Refusal? = nil, _ choice: PersonChoice? = nil
    ) async throws -> Response {
        let (ticket, frame) = try await load(visit)
        let words = visit.words
        let current = ticket.persons[ticket.ticket.beneficiary]
        let choice = choice ?? PersonChoice(chosen: current?.id, text: current?.name ?? "")
        return page(visit, ticket, frame, sent, refusal, title: words.qualifyTitle, submit: words.save, part: .qualification) {
            DeskCommandForms.qualification(visit, ticket, sent, choice, categoryError: refusal?.error(at: "q-category"))
        }
    }

    @Sendable static func qualify(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let typed = PersonField.read(form, name: "beneficiary")
        let qualification = TypedQualification(
            kind: form.text("kind").flatMap(TicketKind.init(rawValue:)), categoryKey: form.text("category"),
            impact: form.text("impact").flatMap(Level.init(rawValue:)),
            urgency: form.text("urgency").flatMap(Level.init(rawValue:)), beneficiary: typed)
        let refusal: DeskForm.Refusal
        do {
            let matches = try await DeskService(visit.portal).qualify(
                try visit.reference(), as: qualification, revision: try DeskForm.revision(form), by: try visit.me())
            guard let matches else { return DeskForm.back(form, .qualified) }
            var choice = PersonChoice(chosen: matches.chosen, text: typed.text, found: matches.found)
            if typed.isSearch { return try await showQualification(visit, form, nil, choice) }
            // « Enregistrer », without saying whom: nothing is saved, and the page says so.
            let unsaid = try DeskForm.refusal(of: DeskRefusal.unknownPerson, visit)
            choice.error = unsaid.text
            return try await showQualification(visit, form, unsaid, choice)
        } catch {
            refusal = try DeskForm.refusal(of: error, visit)
        }
        return try await showQualification(
            visit, form, refusal, PersonChoice(chosen: typed.picked ?? typed.suggested, text: typed.text))
    }

    // MARK: What they share

    private static func load(_ visit: Visit) async throws -> (ticket: DeskTicket, frame: DeskFrame) {
        let (ticket, frame) = try await DeskService(visit.portal).ticketPage(try visit.reference(), of: try visit.me())
        guard ticket.canHandle else { throw NotAllowed() }
        return (ticket, frame)
    }

    private static func page(
        _ visit: Visit, _ ticket: DeskTicket, _ frame: DeskFrame, _ sent: FormBody, _ refusal: DeskForm.Refusal?,
        title: String, submit: String, part: Paths.DeskPart, @HTMLBuilder fields: () -> HTML
    ) -> Response {
        let reference = ticket.ticket.reference.description
        let back =
            sent.value("back") != nil
            ? DeskForm.backPath(sent)
            : visit.query("back").map { back in SignInController.destination(back) } ?? Paths.deskTicket(reference)
        let model = DeskCommandPage.Model(
            title: title, submit: submit, back: back,
            notice: refusal.map { refusal in
                refusal.field.map { field in
                    Notices.errors(
                        title: refusal.title, [(part == .transfer && field == "q-body" ? "q-note" : field, refusal.text)])
                } ?? refusal.notice(in: ticket, since: DeskForm.event(sent), visit).flash(visit)
            } ?? .empty,
            hasError: refusal != nil)
        return .html(
            DeskCommandPage.page(visit, ticket, frame, model, part: part, fields: fields), status: refusal?.status ?? .ok)
    }

    /// Runs a command, then goes back to where it was asked; or shows its page again with what was sent.
    /// - Parameter command: gives the address to go to, when it is another.
    private static func run(
        _ visit: Visit, _ form: FormBody, _ done: DeskDone,
        again: (Visit, FormBody, DeskForm.Refusal?) async throws -> Response,
        _ command: (DeskService, TicketReference, SignedIn) async throws -> String?
    ) async throws -> Response {
        let refusal: DeskForm.Refusal
        do {
            let path = try await command(DeskService(visit.portal), try visit.reference(), try visit.me())
            return DeskForm.back(form, done, to: path)
        } catch {
            refusal = try DeskForm.refusal(of: error, visit)
        }
        return try await again(visit, form, refusal)
    }
}
