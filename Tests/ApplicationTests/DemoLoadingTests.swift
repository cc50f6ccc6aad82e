import Application
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Testing

/// What the small demonstration holds, on both engines.
@Suite("A small demonstration")
struct DemoLoadingTests {
    @Test("The same seed gives the same data, on both engines; another seed gives other data")
    func digestIsTheSame() async throws {
        let first = try await loaded(.sqlite) { portal in try await digest(of: portal.database) }
        let again = try await loaded(.sqlite) { portal in try await digest(of: portal.database) }
        let postgres = try await loaded(.postgres) { portal in try await digest(of: portal.database) }
        let other = try await loaded(.sqlite, seed: 7) { portal in try await digest(of: portal.database) }
        #expect(first == again)
        #expect(first == postgres)
        #expect(first != other)
    }

    @Test("Every event is in order, and the events of each ticket lead to its state", arguments: Engine.allCases)
    func eventsTellTheState(engine: Engine) async throws {
        try await loaded(engine) { portal in
            let (tickets, events) = try await portal.database.read { tx in
                let ids: [TicketID] = try tx.values("SELECT id FROM ticket ORDER BY id")
                let moments: [Int64] = try tx.values("SELECT at FROM event WHERE ticket_id IS NOT NULL ORDER BY id")
                #expect(moments == moments.sorted())
                #expect(moments.last ?? 0 <= demoNow.milliseconds)
                var tickets: [Ticket] = []
                var events: [[Event]] = []
                for id in ids {
                    tickets.append(try #require(try TicketStore.ticket(id, in: tx)))
                    events.append(try EventStore.events(of: id, in: tx).map(\.event))
                }
                return (tickets, events)
            }
            #expect(tickets.count == 600)
            for (ticket, events) in zip(tickets, events) {
                let told = try Replay(events)
                #expect(told.state == ticket.state, "ticket \(ticket.reference)")
                #expect(told.assignee == ticket.assignee, "ticket \(ticket.reference)")
                #expect(told.team == nil || told.team == ticket.team, "ticket \(ticket.reference)")
                #expect(told.waiting == ticket.waiting?.reason, "ticket \(ticket.reference)")
                #expect(told.resolvedAt == ticket.resolvedAt, "ticket \(ticket.reference)")
                #expect(told.closedAt == ticket.closedAt, "ticket \(ticket.reference)")
            }
        }
    }

    @Test("Every submission could have been sent: what is shown is answered within its limits")
    func submissionsAreValid() async throws {
        try await loaded(.sqlite) { portal in
            let catalogue = try await portal.currentCatalogue()
            let submissions = try await portal.database.read { tx in
                let ids: [SubmissionID] = try tx.values("SELECT id FROM submission ORDER BY id")
                return try ids.map { id in try #require(try SubmissionStore.submission(id, in: tx)) }
            }
            #expect(submissions.count > 400)
            for submission in submissions {
                let form = try #require(catalogue.form(submission.form))
                let context = try await portal.database.read { tx in
                    func facts(_ id: PersonID) throws -> PersonFacts {
                        let person = try #require(try PersonStore.person(id, in: tx))
                        return catalogue.facts(of: person, groups: try DirectoryStore.groupKeys(of: id, in: tx))
                    }
                    var context = FormContext(
                        requester: try facts(submission.requester), beneficiary: try facts(submission.beneficiary),
                        today: portal.calendar.date(submission.submittedAt))
                    for answer in submission.answers.values {
                        if case .unit(let unit) = answer { context.unitPaths[unit] = catalogue.path(of: unit).map(\.key) }
                        if case .place(let place) = answer { context.placePaths[place] = catalogue.path(of: place).map(\.key) }
                    }
                    return context
                }
                let definition = form.definition.unfolded(submission.answers)
                let evaluation = FormEvaluation(definition, answers: submission.answers, context: context)
                #expect(evaluation.answers == submission.answers, "\(form.definition.key)")
                for question in definition.questions where evaluation.isShown(question) {
                    let problem = AnswerValidator.problem(
                        with: submission.answers[question.key], to: question, isRequired: evaluation.isRequired(question),
                        today: context.today)
                    #expect(problem == nil, "\(form.definition.key)/\(question.key)")
                }
            }
        }
    }

    @Test("The printed accounts have something to do", arguments: Engine.allCases)
    func accountsHaveWork(engine: Engine) async throws {
        try await loaded(engine) { portal in
            let (mine, drafts, unread, theirs) = try await portal.database.read { tx in
                let nadia = try #require(try PersonStore.person(staffNumber: "A01001", in: tx))
                let theo = try #require(try PersonStore.person(staffNumber: "A01002", in: tx))
                let mine: [String] = try tx.values(
                    "SELECT state || COALESCE(waiting_reason, '') FROM ticket WHERE requester_id = \(nadia.id)")
                return (
                    mine, try DraftStore.openDrafts(of: nadia.id, limit: 9, in: tx).count,
                    try NotificationStore.unreadCount(of: nadia.id, in: tx),
                    try tx.value("SELECT COUNT(*) FROM ticket WHERE assignee_id = \(theo.id) AND is_open = 1") ?? 0 as Int
                )
            }
            #expect(mine.contains("waitingrequester"))
            #expect(mine.contains("inProgress"))
            #expect(mine.contains("resolved"))
            #expect(mine.contains("closed"))
            #expect(drafts == 2)
            #expect(unread > 0)
            #expect(theirs > 0)
        }
    }

    @Test("Every service has an owner; a printed account owns what it is printed with")
    func owners() async throws {
        try await loaded(.sqlite) { portal in
            let (services, rights, printed) = try await portal.database.read { tx in
                (
                    try CatalogueStore.services(in: tx), try RightStore.rights(in: tx).filter { right in right.role == .owner },
                    try PersonStore.person(staffNumber: "A01001", in: tx)
                )
            }
            #expect(services.count == 39)
            #expect(Set(rights.compactMap(\.service)) == Set(services.map(\.id)))
            #expect(rights.count == services.count)
            #expect(Set(rights.compactMap(\.person)).count > 10)
            let nadia = try #require(printed)
            #expect(!rights.contains { right in right.person == nadia.id })
        }
    }

    @Test("What is drawn after the load has a key of its own", arguments: Engine.allCases)
    func keysGoOn(engine: Engine) async throws {
        try await loaded(engine) { portal in
            try await portal.database.write { tx in
                let number = try TicketStore.drawNumber(at: demoNow, in: tx)
                #expect(number == 601)
                let last: Int64 = try tx.value("SELECT MAX(id) FROM event") ?? 0
                let id: TicketID? = try tx.value("SELECT MAX(id) FROM ticket")
                let event = try EventStore.append(
                    Event(.ticketStarted, of: .ticket(try #require(id)), by: nil, at: demoNow), in: tx)
                #expect(event.rawValue == last + 1)
            }
        }
    }

    private func loaded<T: Sendable>(
        _ engine: Engine, seed: UInt64 = DemoLoader.Scale.standardSeed, _ body: (Portal) async throws -> T
    ) async throws -> T {
        try await withDemoPortal(engine) { portal in
            _ = try await DemoLoader(portal, folder: demoFolder, scale: .small(seed: seed)) { _ in }.load()
            return try await body(portal)
        }
    }
}

/// Where the events of a ticket lead.
private struct Replay {
    var state = TicketState.new
    var assignee: PersonID?
    var team: TeamID?
    var waiting: Waiting.Reason?
    var resolvedAt: Instant?
    var closedAt: Instant?

    struct Impossible: Error {
        let from: TicketState
        let event: EventKind
    }

    init(_ events: [Event]) throws {
        try #require(events.first?.kind == .ticketCreated)
        for event in events.dropFirst() { try follow(event) }
    }

    private mutating func follow(_ event: Event) throws {
        switch event.kind {
        case .ticketAssigned:
            try #require(event.before == assignee?.description)
            assignee = event.after.flatMap { text in PersonID(text: text) }
            if state == .new, assignee != nil { state = .assigned }
        case .ticketTransferred:
            team = event.after.flatMap { text in TeamID(text: text) }
            (assignee, waiting, state) = (nil, nil, .new)
        case .ticketStarted: try become(.inProgress, event)
        case .ticketWaiting:
            if state != .waiting { try become(.waiting, event) }
            waiting = event.after.flatMap { text in Waiting.Reason(rawValue: text) }
        case .ticketResumed:
            try #require(event.before == waiting?.rawValue)
            try become(try #require(event.after.flatMap { text in TicketState(rawValue: text) }), event)
            waiting = nil
        case .ticketResolved:
            try become(.resolved, event)
            (waiting, resolvedAt) = (nil, event.at)
        case .ticketReopened:
            try become(try #require(event.after.flatMap { text in TicketState(rawValue: text) }), event)
            resolvedAt = nil
        case .ticketConfirmed, .ticketClosed:
            try become(.closed, event)
            closedAt = event.at
        case .ticketCancelled:
            try become(.cancelled, event)
            closedAt = event.at
        default: break
        }
    }

    private mutating func become(_ next: TicketState, _ event: Event) throws {
        guard state.canBecome(next) else { throw Impossible(from: state, event: event.kind) }
        state = next
    }
}
