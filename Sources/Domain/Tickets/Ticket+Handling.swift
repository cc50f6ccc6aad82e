/// A ticket after a command, with the events that tell it.
public struct TicketChange: Sendable, Equatable {
    public var ticket: Ticket
    public var events: [Event]
}

/// Why a command is refused.
public enum TicketError: Error, Sendable, Equatable {
    /// The state does not allow it.
    case notAllowed(from: TicketState, to: TicketState)
    /// Somebody changed the ticket since the page was shown.
    case stale(current: Int)
    /// Only open tickets can be handled so.
    case notOpen(TicketState)
    /// The requester may cancel only before work begins.
    case alreadyBegun
    /// Closed tickets are not reopened: whoever asks again makes one that follows it (``Ticket/previous``).
    case closed
    case nothingChanges
}

/// Commands of a technician. Each is pure: (ticket, command, actor, now) -> the new ticket and its events.
extension Ticket {
    /// Refuses a command that was given on an older state of the ticket.
    public func checkRevision(_ seen: Int) throws(TicketError) {
        guard seen == revision else { throw .stale(current: revision) }
    }

    /// Gives it to a person of its team, or to nobody: then it is new again, unless it waits.
    public func assigning(to person: PersonID?, by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        guard state.isOpen else { throw .notOpen(state) }
        guard person != assignee else { throw .nothingChanges }
        return try change(at: now) { ticket in
            ticket.assignee = person
            switch (person, state) {
            case (nil, .assigned), (nil, .inProgress): ticket.state = .new
            case (.some, .new): ticket.state = .assigned
            default: break
            }
            return [
                event(.ticketAssigned, by: actor, at: now, before: assignee.map(\.description), after: person?.description)
            ]
        }
    }

    /// Takes it and begins.
    public func taking(by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        guard state.isOpen else { throw .notOpen(state) }
        guard assignee != actor || state == .new || state == .assigned else { throw .nothingChanges }
        return try change(at: now) { ticket in
            ticket.assignee = actor
            var events: [Event] = []
            if assignee != actor {
                events.append(
                    event(.ticketAssigned, by: actor, at: now, before: assignee.map(\.description), after: actor.description))
            }
            if state == .new || state == .assigned {
                ticket.state = .inProgress
                events.append(
                    event(.ticketStarted, by: actor, at: now, before: state.rawValue, after: TicketState.inProgress.rawValue))
            }
            return events
        }
    }

    /// Hands it over to another team; whoever had it there is no longer assigned.
    /// - Parameter section: the section of the team: who sees a ticket depends on it.
    public func transferring(
        to team: TeamID, in section: SectionID, assignee next: PersonID? = nil, by actor: PersonID, at now: Instant
    ) throws(TicketError) -> TicketChange {
        guard state.isOpen else { throw .notOpen(state) }
        guard team != self.team else { throw .nothingChanges }
        return try change(at: now) { ticket in
            ticket.team = team
            ticket.section = section
            ticket.assignee = next
            ticket.waiting = nil
            ticket.state = next == nil ? .new : .assigned
            return [event(.ticketTransferred, by: actor, at: now, before: self.team.description, after: team.description)]
        }
    }

    /// The first action of whoever handles it begins the work. A ticket nobody had becomes theirs:
    /// nothing is in progress with nobody.
    public func starting(by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        guard state == .new || state == .assigned else { return TicketChange(ticket: self, events: []) }
        return try change(at: now) { ticket in
            ticket.state = .inProgress
            return assignment(of: &ticket, ifNobodyTo: actor, at: now) + [
                event(.ticketStarted, by: actor, at: now, before: state.rawValue, after: TicketState.inProgress.rawValue)
            ]
        }
    }

    public func waiting(for waiting: Waiting, by actor: PersonID, at now: Instant) throws(TicketError) -> TicketChange {
        guard state.isOpen else { throw .notOpen(state) }
        guard self.waiting != waiting else { throw .nothingChanges }
        return try change(at: now) { ticket in
            ticket.state = .waiting
            ticket.waiting = waiting
            // Of a wait that changes its reason the state would say nothing.
            let before = self.waiting?.reason.rawValue ?? state.rawValue
            return [event(.ticketWaiting, by: actor, at: now, before: before, after: waiting.reason.rawValue)]
        }
    }

    /// Ends a wait: by hand, by a job when its time has come, or by a reply of the requester.
    public func resuming(reason: String, by actor: PersonID?, at now: Instant) throws(TicketError) -> TicketChange {
        guard state == .waiting else { throw .notAllowed(from: state, to: .inProgress) }
        return try change(at: now) { ticket in
            ticket.state = assignee == nil ? .new : .inProgress
            ticket.waiting = nil
            return [
                event(
                    .ticketResumed, by: actor, at: now, before: waiting?.reason.rawValue, after: ticket.state.rawValue,
                    reason: reason)
            ]
        }
    }

    public func resolving(by actor: PersonID, message: MessageID?, at now: Instant) throws(TicketError) -> TicketChange {
        guard state.canBecome(.resolved) else { throw .notAllowed(from: state, to: .resolved) }
        return try change(at: now) { ticket in
            ticket.state = .resolved
            ticket.waiting = nil
            ticket.resolvedAt = now
            return assignment(of: &ticket, ifNobodyTo: actor, at: now) + [
                event(
                    .ticketResolved, by: actor, at: now, before: state.rawValue, after: TicketState.resolved.rawValue,
                    message: message)
            ]
        }
    }

    /// Names `actor` on a ticket that nobody had, with the event that says so.
    private func assignment(of ticket: inout Ticket, ifNobodyTo actor: PersonID, at now: Instant) -> [Event] {
        guard assignee == nil else { return [] }
        ticket.assignee = actor
        return [event(.ticketAssigned, by: actor, at: now, after: actor.description)]
    }

    /// Every command goes through here: what the table of transitions does not allow happens to no ticket.
    func change(at now: Instant, _ body: (inout Ticket) -> [Event]) throws(TicketError) -> TicketChange {
        var ticket = self
        let events = body(&ticket)
        guard ticket.state == state || state.canBecome(ticket.state) else {
            throw .notAllowed(from: state, to: ticket.state)
        }
        ticket.updatedAt = now
        ticket.revision = revision + 1
        return TicketChange(ticket: ticket, events: events)
    }

    func event(
        _ kind: EventKind, by actor: PersonID?, at now: Instant, before: String? = nil, after: String? = nil,
        reason: String? = nil, message: MessageID? = nil
    ) -> Event {
        Event(kind, of: .ticket(id), by: actor, at: now, before: before, after: after, reason: reason, message: message)
    }
}
