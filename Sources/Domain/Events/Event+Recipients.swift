extension EventKind {
    /// True when somebody may have to be told: only then is a job made for the event.
    public var tellsSomebody: Bool {
        switch self {
        case .ticketCreated, .ticketAssigned, .ticketTransferred, .ticketWaiting, .ticketResumed, .ticketResolved,
            .ticketReopened, .ticketCancelled, .messagePosted, .notePosted:
            true
        case .ticketStarted, .ticketRequalified, .ticketConfirmed, .ticketClosed, .ticketMoved, .ticketProtected, .ticketStepMade,
            .ticketStepDropped,
            .attachmentAdded, .watcherAdded, .watcherRemoved:
            false
        case .formLoaded, .formPublished, .formWithdrawn, .formReviewAsked, .formScheduled, .personCreated, .personChanged,
            .personDeactivated,
            .personReactivated, .passwordReset, .passwordChanged, .signedIn, .signedOutEverywhere, .rightGranted,
            .rightRevoked, .directoryImported, .teamChanged, .serviceChanged, .categoryChanged, .settingChanged:
            false
        }
    }
}

extension Event {
    /// Who is told of an event of a ticket, never whoever did it.
    ///
    /// The ticket is read when the job runs, a moment after the event: somebody who no longer has it
    /// is not told that it was given to them.
    /// - Parameter isFromDesk: for a message, whether its author spoke for the desk.
    public func recipients(on ticket: Ticket, watchers: [PersonID], isFromDesk: Bool) -> Set<PersonID> {
        var told = concerned(by: ticket, watchers: watchers, isFromDesk: isFromDesk)
        if let actor { told.remove(actor) }
        return told
    }

    private func concerned(by ticket: Ticket, watchers: [PersonID], isFromDesk: Bool) -> Set<PersonID> {
        let parties: Set<PersonID> = [ticket.requester, ticket.beneficiary]
        let assignee = Set(ticket.assignee.map { person in [person] } ?? [])
        switch kind {
        case .ticketCreated: return Set(watchers)
        case .ticketAssigned: return ticket.assignee?.description == after ? assignee : []
        // A team sees its queue; a person named along with the team is told as by an assignment.
        case .ticketTransferred: return ticket.state == .assigned && ticket.team.description == after ? assignee : []
        case .ticketWaiting: return after == Waiting.Reason.requester.rawValue ? parties : []
        // A wait ended by hand or by a reply is known already; one whose time has come is news.
        case .ticketResumed: return actor == nil ? assignee : []
        case .ticketResolved: return parties.union(watchers)
        case .ticketReopened, .ticketCancelled, .notePosted: return assignee
        case .messagePosted: return isFromDesk ? parties.union(watchers) : assignee
        default: return []
        }
    }
}
