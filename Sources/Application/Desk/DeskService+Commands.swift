import Domain
import SQL
import Storage

/// What a technician does to a ticket: one method, one transaction each. A command that asks for
/// what is so already succeeds, so that sending it twice is harmless; else it carries the revision
/// that the page showed, and is refused when somebody was quicker.
extension DeskService {
    /// Takes it and begins.
    public func take(_ reference: TicketReference, revision: Int, by signedIn: SignedIn) async throws {
        try await handle(reference, by: signedIn) { handling in
            if handling.ticket.assignee == handling.me, handling.ticket.state == .inProgress { return }
            try handling.require(revision)
            try handling.apply(handling.ticket.taking(by: handling.me, at: handling.now))
        }
    }

    /// Gives it to somebody of its team, or to nobody.
    public func assign(
        _ reference: TicketReference, to person: PersonID?, revision: Int, by signedIn: SignedIn
    ) async throws {
        try await handle(reference, by: signedIn) { handling in
            if handling.ticket.assignee == person { return }
            try handling.require(revision)
            try handling.assign(to: person)
        }
    }

    /// Hands it over to another team, perhaps with a note for it.
    /// - Returns: whether whoever did it still sees it.
    public func transfer(
        _ reference: TicketReference, to team: TeamID, note: DeskPost?, revision: Int, by signedIn: SignedIn
    ) async throws -> Bool {
        try await handle(reference, by: signedIn) { [portal] handling in
            let isThere = handling.ticket.team == team
            if !isThere { try handling.require(revision) }
            // What was written is kept, even when nothing else is left to do.
            if let note { _ = try handling.post(note) }
            if !isThere {
                try handling.transfer(to: team, catalogue: try portal.catalogue.catalogue(in: handling.tx))
            }
            let actor = handling.actor
            return try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: handling.tx) != nil
        }
    }

    /// Sets it waiting, perhaps telling the requester why.
    public func wait(
        _ reference: TicketReference, for waiting: Waiting, telling message: DeskPost?, revision: Int,
        by signedIn: SignedIn
    ) async throws {
        if let until = waiting.until, until <= portal.clock.now { throw DeskRefusal.dateNotAhead }
        try await handle(reference, by: signedIn) { handling in
            let isSo = handling.ticket.waiting == waiting
            if !isSo { try handling.require(revision) }
            if let message { _ = try handling.post(message) }
            if isSo { return }
            try handling.apply(handling.ticket.waiting(for: waiting, by: handling.me, at: handling.now))
        }
    }

    public func resume(_ reference: TicketReference, revision: Int, by signedIn: SignedIn) async throws {
        try await handle(reference, by: signedIn) { handling in
            if [.inProgress, .new].contains(handling.ticket.state) { return }
            try handling.require(revision)
            try handling.apply(handling.ticket.resuming(reason: "hand", by: handling.me, at: handling.now))
        }
    }

    /// Resolves it, with what the requester is told.
    public func resolve(
        _ reference: TicketReference, telling message: DeskPost, revision: Int, by signedIn: SignedIn
    ) async throws {
        try await handle(reference, by: signedIn) { handling in
            guard let posted = try handling.post(message) else { return }
            try handling.require(revision)
            try handling.apply(handling.ticket.resolving(by: handling.me, message: posted, at: handling.now))
        }
    }

    /// What follows a reply.
    public enum ReplyEffect: String, Sendable, CaseIterable {
        case none, wait, resolve
    }

    /// Answers the requester, or writes a note for the team. A message is added whatever happened
    /// since the page was shown; what follows from it asks that nothing happened.
    /// - Parameter revision: what the page showed; needed by an effect only.
    public func reply(
        _ reference: TicketReference, _ post: DeskPost, then effect: ReplyEffect, revision: Int?, by signedIn: SignedIn
    ) async throws {
        guard !post.isPrivate || effect == .none else { throw DeskRefusal.noteCannotTell }
        try await handle(reference, by: signedIn) { handling in
            if !post.isPrivate, [.closed, .cancelled].contains(handling.ticket.state) {
                throw TicketError.notOpen(handling.ticket.state)
            }
            guard let message = try handling.post(post) else { return }
            switch effect {
            case .none:
                if !post.isPrivate { try handling.begin() }
            case .wait:
                // A reminder: it waits for the requester already, until whenever was said.
                if handling.ticket.waiting?.reason == .requester { return }
                try handling.require(revision ?? 0)
                try handling.begin()
                try handling.apply(
                    handling.ticket.waiting(for: Waiting(reason: .requester), by: handling.me, at: handling.now))
            case .resolve:
                try handling.require(revision ?? 0)
                try handling.apply(handling.ticket.resolving(by: handling.me, message: message, at: handling.now))
            }
        }
    }

    /// Follows it, as long as one sees it.
    public func watch(_ reference: TicketReference, by signedIn: SignedIn) async throws {
        try await handle(reference, by: signedIn, readingOnly: true) { handling in
            guard try WatcherStore.add(handling.me, to: handling.ticket.id, asTechnician: true, in: handling.tx) else { return }
            try handling.record(handling.watching(.watcherAdded, after: handling.me))
        }
    }

    public func unwatch(_ reference: TicketReference, by signedIn: SignedIn) async throws {
        try await handle(reference, by: signedIn, readingOnly: true) { handling in
            guard try WatcherStore.remove(handling.me, from: handling.ticket.id, in: handling.tx) else { return }
            try handling.record(handling.watching(.watcherRemoved, before: handling.me))
        }
    }

    /// One ticket, one transaction.
    @discardableResult
    func handle<T: Sendable>(
        _ reference: TicketReference, by signedIn: SignedIn, readingOnly: Bool = false,
        _ body: @escaping @Sendable (inout Handling) throws -> T
    ) async throws -> T {
        let now = portal.clock.now
        let actor = signedIn.actor
        let maximumFiles = portal.rules.maximumFilesPerTicket
        let calendar = portal.calendar
        return try await portal.write { tx in
            var handling = try Handling(
                reference, by: actor, at: now, readingOnly: readingOnly, maximumFiles: maximumFiles, calendar: calendar, in: tx)
            let result = try body(&handling)
            try handling.finish()
            return result
        }
    }
}

extension Handling {
    mutating func assign(to person: PersonID?) throws {
        if let person {
            let isOfTeam = try RightStore.technicians(of: ticket.team, in: tx).contains { technician in technician.id == person }
            guard isOfTeam else { throw DeskRefusal.notOfTeam }
        }
        try apply(ticket.assigning(to: person, by: me, at: now))
    }

    /// The section follows the team, so that those who handle it see it.
    mutating func transfer(to id: TeamID, catalogue: Catalogue) throws {
        guard let team = catalogue.team(id), team.isActive else { throw DeskRefusal.unknownTeam }
        try apply(ticket.transferring(to: id, in: team.section, by: me, at: now))
    }

    func watching(_ kind: EventKind, before: PersonID? = nil, after: PersonID? = nil) -> Event {
        Event(kind, of: .ticket(ticket.id), by: me, at: now, before: before?.description, after: after?.description)
    }
}
