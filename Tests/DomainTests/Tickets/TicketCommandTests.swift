import Domain
import Testing

@Suite struct TicketCommandTests {
    /// The outcome of a command as the table writes it.
    private func outcome(_ run: (Ticket) throws(TicketError) -> TicketChange, on ticket: Ticket) -> String {
        do throws(TicketError) {
            let change = try run(ticket)
            if change.events.isEmpty { return change.ticket == ticket ? "=" : "changed without an event" }
            let events = change.events.map { event in
                let kind = event.kind.rawValue.dropFirst("ticket.".count)
                return "\(kind) \(event.before ?? "-")>\(event.after ?? "-")\(event.reason.map { reason in " \(reason)" } ?? "")"
            }
            let assignee = change.ticket.assignee?.description ?? "-"
            return "\(change.ticket.state.rawValue) \(assignee) | \(events.joined(separator: "; "))"
        } catch {
            return switch error {
            case .notAllowed(let from, let to): "! notAllowed \(from == ticket.state ? to.rawValue : "from \(from)")"
            case .notOpen(let state): state == ticket.state ? "! notOpen" : "! notOpen \(state)"
            case .stale: "! stale"
            case .alreadyBegun: "! alreadyBegun"
            case .closed: "! closed"
            case .nothingChanges: "! nothingChanges"
            }
        }
    }

    @Test func `every command does in every state what the table says`() throws {
        var expected: [String: String] = [:]
        for line in TicketSamples.table.split(separator: "\n") {
            let cells = line.split(separator: "|", maxSplits: 2).map { cell in trimmed(String(cell)) }
            for state in cells[1].split(separator: " ") {
                #expect(
                    expected.updateValue(cells[2], forKey: "\(cells[0]) on \(state)") == nil,
                    "written twice: \(cells[0]) on \(state)")
            }
        }
        for (name, run) in TicketSamples.commands {
            for state in TicketSamples.names {
                let ticket = try #require(TicketSamples.ticket(state))
                let wanted = expected.removeValue(forKey: "\(name) on \(state)")
                #expect(outcome(run, on: ticket) == wanted, "\(name) on \(state)")
            }
        }
        #expect(expected.isEmpty)
    }

    @Test func `every change counts one revision, tells its moment and ticket, and follows the transitions`() throws {
        for (name, run) in TicketSamples.commands {
            for state in TicketSamples.names {
                let ticket = try #require(TicketSamples.ticket(state))
                guard let change = try? run(ticket), !change.events.isEmpty else { continue }
                let after = change.ticket
                #expect(after.revision == ticket.revision + 1, "\(name) on \(state)")
                #expect(after.state == ticket.state || ticket.state.canBecome(after.state), "\(name) on \(state)")
                #expect(change.events.allSatisfy { event in event.at == after.updatedAt && event.subject == .ticket(ticket.id) })
                let actor: PersonID? =
                    name.hasPrefix("Rose")
                    ? TicketSamples.rose : name.hasPrefix("Bilal") ? TicketSamples.bilal : TicketSamples.anne
                #expect(change.events.allSatisfy { event in event.actor == (["close", "resume"].contains(name) ? nil : actor) })
                #expect(problems(after) == [], "\(name) on \(state)")
                #expect(
                    (after.id, after.reference, after.requester, after.createdAt, after.title, after.submission)
                        == (ticket.id, ticket.reference, ticket.requester, ticket.createdAt, ticket.title, ticket.submission))
            }
        }
    }

    /// The constraints of the schema, and what the states mean.
    private func problems(_ ticket: Ticket) -> [String] {
        let rules: [(String, Bool)] = [
            ("a reason exactly when it waits", (ticket.waiting != nil) == (ticket.state == .waiting)),
            ("nobody has a new ticket", ticket.state != .new || ticket.assignee == nil),
            (
                "somebody has what is assigned, in progress, resolved",
                ![.assigned, .inProgress, .resolved].contains(ticket.state) || ticket.assignee != nil
            ),
            ("resolved at some moment", ticket.state != .resolved || ticket.resolvedAt != nil),
            ("no moment of resolution while open", !ticket.state.isOpen || ticket.resolvedAt == nil),
            (
                "closed at some moment exactly when it is over",
                (ticket.closedAt != nil) == (ticket.state == .closed || ticket.state == .cancelled)
            ),
        ]
        return rules.filter { rule in !rule.1 }.map(\.0)
    }

    @Test func `5,000 random lives keep every rule, and make every transition of the table`() throws {
        let seed: UInt64 = 31
        var generator = SeededGenerator(seed: seed)
        var reached: [TicketState: Set<TicketState>] = [:]
        for state in TicketState.allCases { reached[state] = [] }
        for life in 0..<5_000 {
            var ticket = try #require(TicketSamples.ticket("new"))
            for _ in 0..<25 {
                let (name, run) = generator.one(of: TicketSamples.commands)
                guard let change = try? run(ticket) else { continue }
                let isChanged = change.ticket != ticket
                #expect(isChanged != change.events.isEmpty)
                #expect(change.ticket.revision == ticket.revision + (isChanged ? 1 : 0))
                #expect(change.ticket.state == ticket.state || ticket.state.canBecome(change.ticket.state), "\(name)")
                #expect(problems(change.ticket) == [], "seed \(seed), life \(life): \(name)")
                if change.ticket.state != ticket.state { reached[ticket.state]?.insert(change.ticket.state) }
                ticket = change.ticket
            }
        }
        // The table says neither less nor more than what commands do.
        #expect(reached == TicketState.transitions)
    }

    @Test func `the table of transitions names every state, and the ends have no way out`() {
        #expect(Set(TicketState.transitions.keys) == Set(TicketState.allCases))
        #expect(
            TicketState.allCases.filter { state in TicketState.transitions[state]?.isEmpty == true } == [.closed, .cancelled])
        #expect(TicketState.allCases.filter(\.isOpen) == [.new, .assigned, .inProgress, .waiting])
        #expect(TicketState.allCases.allSatisfy { state in !state.canBecome(state) })
    }

    @Test func `a command given on an older state is stale`() throws {
        let ticket = try #require(TicketSamples.ticket("new"))
        try ticket.checkRevision(7)
        #expect(throws: TicketError.stale(current: 7)) { try ticket.checkRevision(6) }
        #expect(throws: TicketError.stale(current: 7)) { try ticket.checkRevision(8) }
    }

    @Test func `a transfer to another section moves the ticket there`() throws {
        let ticket = try #require(TicketSamples.ticket("waiting"))
        let there = try ticket.transferring(to: TeamID(20), in: SectionID(8), by: TicketSamples.anne, at: TicketSamples.now)
        #expect((there.ticket.team, there.ticket.section) == (TeamID(20), SectionID(8)))
    }

    @Test(arguments: Waiting.Reason.allCases) func `a reply ends a wait for the requester only`(reason: Waiting.Reason) throws {
        var ticket = try #require(TicketSamples.ticket("waiting"))
        ticket.waiting = Waiting(reason: reason, until: TicketSamples.late)
        let change = ticket.answered(by: TicketSamples.rose, at: TicketSamples.now)
        #expect(change.events.isEmpty == (reason != .requester))
        #expect(change.ticket.state == (reason == .requester ? .inProgress : .waiting))
    }

    @Test func `a resolved ticket closes after seven days, not a millisecond sooner`() throws {
        let ticket = try #require(TicketSamples.ticket("resolved"))
        let due = try #require(ticket.resolvedAt) + Ticket.closingDelay
        #expect(throws: TicketError.notAllowed(from: .resolved, to: .closed)) {
            try ticket.closing(at: due - Span(milliseconds: 1))
        }
        #expect(try ticket.closing(at: due).ticket.closedAt == due)
        #expect(try ticket.closing(at: due + .days(30)).events.first?.actor == nil)
    }

    @Test func `reopened, resolved again, it closes seven days after the second time`() throws {
        let ticket = try #require(TicketSamples.ticket("resolved"))
        let reopened = try ticket.reopening(by: TicketSamples.rose, at: TicketSamples.now).ticket
        #expect(reopened.resolvedAt == nil)
        let again = try reopened.resolving(by: TicketSamples.anne, message: nil, at: TicketSamples.now + .days(3)).ticket
        #expect(throws: TicketError.self) { try again.closing(at: TicketSamples.late) }
        #expect(try again.closing(at: TicketSamples.now + .days(10)).ticket.state == .closed)
    }

    @Test func `the message of a resolution is named by its event`() throws {
        let ticket = try #require(TicketSamples.ticket("inProgress"))
        let change = try ticket.resolving(by: TicketSamples.anne, message: MessageID(77), at: TicketSamples.now)
        #expect(change.events.map(\.message) == [MessageID(77)])
    }

    @Test func `priority follows the matrix when the weight changes`() throws {
        let ticket = try #require(TicketSamples.ticket("new"))
        var wanted = ticket.qualification
        wanted.urgency = .high
        let change = try ticket.requalifying(as: wanted, matrix: .standard, by: TicketSamples.anne, at: TicketSamples.now)
        #expect(change.ticket.priority == .normal)
        #expect(change.events.map(\.reason) == ["priority", "urgency"])
    }

    private func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
