import Domain
import SQL
import Storage

/// What a requester sees of her requests, and what she may do with them. Beneficiaries decide like
/// requesters; watchers read and reply.
public struct RequestService: Sendable {
    let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why a command is refused; the page comes back with what was typed.
    public enum Refusal: Error, Sendable, Equatable {
        case emptyMessage
        case longMessage(maximum: Int)
        case tooManyFiles(maximum: Int)
        /// The state of the request does not allow it, or it has changed since the page was shown.
        case ticket(TicketError)
    }

    /// A message with its files, as a page sends it.
    public struct Reply: Sendable {
        public var message: MessageText
        public var files: [AttachmentStore.NewAttachment]
        /// What the page carries: the same token is the same message sent twice.
        public var token: String?

        public init(message: MessageText, files: [AttachmentStore.NewAttachment] = [], token: String? = nil) {
            self.message = message
            self.files = files
            self.token = token
        }

        var isEmpty: Bool { message.isEmpty && files.isEmpty }
    }

    /// What became of a command that was not refused.
    public enum Outcome: Sendable, Equatable {
        case done
        /// It had been done already: the page was sent twice.
        case repeated
        /// The message is there, but meanwhile the request has been resolved.
        case doneOnResolved
    }

    /// Adds a message. When it comes from whoever was asked, the wait is over.
    public func reply(
        _ reply: Reply, to reference: TicketReference, by signedIn: SignedIn
    ) async throws -> Outcome {
        guard !reply.isEmpty else { throw Refusal.emptyMessage }
        let me = signedIn.person.id
        let now = portal.clock.now
        return try await portal.write { tx in
            let (ticket, facts) = try load(reference, for: signedIn, in: tx)
            guard signedIn.policy.canReplyAsRequester(to: facts) else { throw NotAllowed() }
            let posting = reply.posting(on: ticket, by: me)
            if try posting.isPosted(in: tx) { return .repeated }
            guard ticket.state.isOpen || ticket.state == .resolved else { throw Refusal.ticket(.notOpen(ticket.state)) }
            try post(posting, at: now, in: tx)
            guard signedIn.policy.canDecideAsRequester(on: facts) else { return .done }
            let change = ticket.answered(by: me, at: now)
            if !change.events.isEmpty { try Outbox.save(change, calendar: portal.calendar, at: now, in: tx) }
            return ticket.state == .resolved ? .doneOnResolved : .done
        }
    }

    /// Gives the request up, before the work begins.
    public func cancel(_ reference: TicketReference, revision: Int, by signedIn: SignedIn) async throws -> Outcome {
        try await decide(reference, revision: revision, endingIn: .cancelled, by: signedIn) {
            ticket, me, now throws(TicketError) in
            try ticket.cancelling(by: me, at: now)
        }
    }

    /// Says that it is solved.
    public func confirm(_ reference: TicketReference, revision: Int, by signedIn: SignedIn) async throws -> Outcome {
        try await decide(reference, revision: revision, endingIn: .closed, by: signedIn) { ticket, me, now throws(TicketError) in
            try ticket.confirming(by: me, at: now)
        }
    }

    /// Says that it is not solved, and why.
    public func reopen(
        _ reference: TicketReference, revision: Int, with reply: Reply, by signedIn: SignedIn
    ) async throws -> Outcome {
        guard !reply.isEmpty else { throw Refusal.emptyMessage }
        let me = signedIn.person.id
        let now = portal.clock.now
        return try await portal.write { tx in
            let (ticket, facts) = try load(reference, for: signedIn, in: tx)
            guard signedIn.policy.canDecideAsRequester(on: facts) else { throw NotAllowed() }
            let posting = reply.posting(on: ticket, by: me)
            if try posting.isPosted(in: tx) { return .repeated }
            let hasAssigneeLeft = try ticket.assignee.map { id in try !TicketRelease.mayReturn(ticket, to: id, in: tx) } ?? false
            let change = try refusing { () throws(TicketError) in
                try ticket.checkRevision(revision)
                return try ticket.reopening(by: me, at: now, hasAssigneeLeft: hasAssigneeLeft)
            }
            try Outbox.save(change, calendar: portal.calendar, at: now, in: tx)
            try post(posting, at: now, in: tx)
            return .done
        }
    }

    private func decide(
        _ reference: TicketReference, revision: Int, endingIn end: TicketState, by signedIn: SignedIn,
        _ command: @escaping @Sendable (Ticket, PersonID, Instant) throws(TicketError) -> TicketChange
    ) async throws -> Outcome {
        let me = signedIn.person.id
        let now = portal.clock.now
        return try await portal.write { tx in
            let (ticket, facts) = try load(reference, for: signedIn, in: tx)
            guard signedIn.policy.canDecideAsRequester(on: facts) else { throw NotAllowed() }
            if ticket.state == end { return .repeated }
            let change = try refusing { () throws(TicketError) in
                try ticket.checkRevision(revision)
                return try command(ticket, me, now)
            }
            try Outbox.save(change, calendar: portal.calendar, at: now, in: tx)
            return .done
        }
    }

    /// The request, when the actor may see it, with what decides about it.
    func load(
        _ reference: TicketReference, for signedIn: SignedIn, in tx: any ReadTransaction
    ) throws -> (ticket: Ticket, facts: Policy.TicketFacts) {
        guard let ticket = try TicketStore.ticket(reference, visibleTo: signedIn.actor, in: tx) else { throw NotFound() }
        return (ticket, try TicketStore.facts(of: ticket, for: signedIn.actor, in: tx))
    }
}

/// Refusals of the domain as refusals of this service.
private func refusing(_ command: () throws(TicketError) -> TicketChange) throws(RequestService.Refusal) -> TicketChange {
    do throws(TicketError) { return try command() } catch { throw .ticket(error) }
}
