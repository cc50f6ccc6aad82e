/// Commands of the requester, and what time does.
extension Ticket {
    /// A resolved ticket closes by itself after this long.
    public static let closingDelay = Span.days(7)

    /// A reply of the requester ends a wait for the requester, and no other. A resolved ticket stays
    /// so (« merci ! »): reopening is a command of its own.
    public func answered(by actor: PersonID, at now: Instant) -> TicketChange {
        if state == .waiting, waiting?.reason == .requester, let change = try? resuming(reason: "reply", by: actor, at: now) {
            return change
        }
        return TicketChange(ticket: self, events: [])
    }

    /// The requester gives it up, before the work begins.
    public func cancelling(by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        switch state {
        case .new, .assigned: break
        case .inProgress, .waiting: throw .alreadyBegun
        case .resolved, .closed, .cancelled: throw .notAllowed(from: state, to: .cancelled)
        }
        return try change(at: now) { ticket in
            ticket.state = .cancelled
            ticket.closedAt = now
            return [event(.ticketCancelled, by: actor, at: now, before: state.rawValue, after: TicketState.cancelled.rawValue)]
        }
    }

    /// The requester says that it is solved.
    public func confirming(by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        guard state == .resolved else { throw .notAllowed(from: state, to: .closed) }
        return try change(at: now) { ticket in
            ticket.state = .closed
            ticket.closedAt = now
            return [event(.ticketConfirmed, by: actor, at: now, before: state.rawValue, after: TicketState.closed.rawValue)]
        }
    }

    /// It is not solved after all. It returns to whoever had it, or to the team when that one has left
    /// or may no longer handle it.
    public func reopening(
        by actor: PersonID, at now: Instant, hasAssigneeLeft: Bool = false
    ) throws(TicketError) -> TicketChange {
        switch state {
        case .resolved: break
        case .closed: throw .closed
        default: throw .notAllowed(from: state, to: .inProgress)
        }
        return try change(at: now) { ticket in
            if hasAssigneeLeft { ticket.assignee = nil }
            ticket.state = ticket.assignee == nil ? .new : .assigned
            ticket.resolvedAt = nil
            let reopened = event(.ticketReopened, by: actor, at: now, before: state.rawValue, after: ticket.state.rawValue)
            guard let assignee, ticket.assignee == nil else { return [reopened] }
            return [reopened, event(.ticketAssigned, by: actor, at: now, before: assignee.description)]
        }
    }

    /// A job closes what has been resolved for ``closingDelay``.
    public func closing(at now: Instant) throws(TicketError) -> TicketChange {
        guard state == .resolved, let resolvedAt, now >= resolvedAt + Ticket.closingDelay else {
            throw .notAllowed(from: state, to: .closed)
        }
        return try change(at: now) { ticket in
            ticket.state = .closed
            ticket.closedAt = now
            return [event(.ticketClosed, by: nil, at: now, before: state.rawValue, after: TicketState.closed.rawValue)]
        }
    }
}
