@testable import Application
import Domain
import Foundation
import SQL
import Storage
import Testing

@testable import Web

/// Real commands, with valid fields and the right revision: what the row says afterwards, not the status.
@Suite("Whose commands do something")
struct AccessCommandTests {
    struct Command: Sendable, CustomTestStringConvertible {
        let path: String
        let fields: @Sendable (AccessWorld, Confidentiality) throws -> [(String, String)]
        /// Whose command changes something.
        let plain: Set<Visitor>
        let confidential: Set<Visitor>
        var state = TicketState.new

        var testDescription: String { path }
    }

    private static let handlers: Set<Visitor> = [.team, .otherTeam]
    private static let parties: Set<Visitor> = [.requester, .watcher, .beneficiary]
    private static let deciders: Set<Visitor> = [.requester, .beneficiary]

    private static func desk(
        _ part: String, _ fields: [(String, String)] = [], plain: Set<Visitor> = handlers, state: TicketState = .new
    ) -> Command {
        Command(
            path: "/desk/tickets/{reference}/\(part)", fields: { _, _ in fields }, plain: plain, confidential: [.team],
            state: state)
    }

    private static func portal(
        _ part: String, _ fields: [(String, String)] = [], _ visitors: Set<Visitor>, state: TicketState = .new
    ) -> Command {
        Command(
            path: "/requests/{reference}/\(part)", fields: { _, _ in fields }, plain: visitors, confidential: visitors,
            state: state)
    }

    static let commands: [Command] = [
        desk("messages", [("type", "reply"), ("body", "Bonjour")]), desk("messages", [("type", "note"), ("body", "À voir")]),
        desk("messages", [("type", "reply"), ("body", "Fait"), ("then", "resolve")]), desk("taking"),
        Command(
            path: "/desk/tickets/{reference}/assignment",
            fields: { world, kind in [("person", try world.person(.team, on: kind).description)] }, plain: handlers,
            confidential: [.team]),
        desk("transfer", [("team", "logistique")]), desk("waiting", [("reason", "supplier")]),
        desk("resolution", [("body", "Fait")]), desk("resumption", state: .waiting),
        Command(
            path: "/desk/tickets/{reference}/qualification",
            fields: { world, kind in
                [
                    ("kind", "incident"), ("category", kind == .plain ? "materiel" : "mutuelle"), ("impact", "high"),
                    ("urgency", "high"), ("beneficiary", try world.person(.requester, on: kind).description),
                    ("beneficiary-text", "x"),
                ]
            }, plain: handlers, confidential: [.team]),
        desk("watching", plain: [.team, .otherTeam, .formerTeam]),
        portal("messages", [("body", "Voici")], parties), portal("cancellation", deciders),
        portal("closing", deciders, state: .resolved), portal("reopening", [("body", "Encore")], deciders, state: .resolved),
    ]

    private static func portal(_ part: String, _ visitors: Set<Visitor>, state: TicketState = .new) -> Command {
        portal(part, [], visitors, state: state)
    }

    @Test("a command changes the ticket of whom it is for, and nothing of others")
    func commands() async throws {
        try await AccessWorld.with { world in
            for command in Self.commands {
                for kind in Confidentiality.allCases {
                    let allowed = kind == .plain ? command.plain : command.confidential
                    var reference = try await world.anotherTicket(kind, command.state)
                    for visitor in Visitor.allCases {
                        let before = try await world.footprint(reference)
                        let path = command.path.replacingOccurrences(of: "{reference}", with: reference.description)
                        let fields = [("revision", "1"), ("token", "t")] + (try command.fields(world, kind))
                        let answer = try await world.post(path, fields, as: visitor, on: kind)
                        let after = try await world.footprint(reference)
                        #expect(
                            (before != after) == allowed.contains(visitor),
                            "\(command.path) \(fields) by \(visitor) on \(kind): \(answer.status), \(before) then \(after)")
                        if before != after { reference = try await world.anotherTicket(kind, command.state) }
                    }
                }
            }
        }
    }
}

extension AccessWorld {
    /// A ticket like the one of the table, in some state, its first revision.
    func anotherTicket(_ kind: Confidentiality, _ state: TicketState) async throws -> TicketReference {
        let model = try #require(targets[kind]).reference
        let (now, watcher, team) = (portal.clock.now, try person(.watcher, on: kind), try person(.team, on: kind))
        return try await portal.database.write { tx in
            let id: TicketID = try #require(try tx.value("SELECT id FROM ticket WHERE number = \(model.number)"))
            var ticket = try #require(try TicketStore.ticket(id, in: tx))
            ticket.reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            ticket.state = state
            ticket.revision = 1
            if state == .waiting { ticket.waiting = Waiting(reason: .supplier) }
            if state == .resolved { (ticket.resolvedAt, ticket.assignee) = (now, team) }
            let made = try TicketStore.insert(ticket, in: tx)
            _ = try WatcherStore.add(watcher, to: made, in: tx)
            try tx.run(
                """
                INSERT INTO event(kind, at, actor_id, ticket_id, before_value, after_value)
                SELECT kind, at, actor_id, \(made), before_value, after_value FROM event
                WHERE ticket_id = \(id) AND kind IN ('ticket.created', 'ticket.transferred') ORDER BY id
                """)
            return ticket.reference
        }
    }

    /// Everything of a ticket that a command may change.
    func footprint(_ reference: TicketReference) async throws -> String {
        try await portal.database.read { tx in
            let id: TicketID = try #require(try tx.value("SELECT id FROM ticket WHERE number = \(reference.number)"))
            let ticket = try #require(try TicketStore.ticket(id, in: tx))
            let messages = try MessageStore.messages(of: id, includingPrivate: true, in: tx).count
            let watchers = try WatcherStore.watchers(of: id, in: tx).count
            let events = try EventStore.events(of: id, in: tx).count
            return "\(ticket.state) \(ticket.revision) \(ticket.team) messages \(messages) watchers \(watchers) events \(events)"
        }
    }
}
