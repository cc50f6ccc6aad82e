/// Every kind of event. The timeline, notifications, audit and figures are read from events;
/// nothing writes them twice.
public enum EventKind: String, Sendable, Codable, CaseIterable {
    // Tickets
    case ticketCreated = "ticket.created"
    case ticketAssigned = "ticket.assigned"
    case ticketTransferred = "ticket.transferred"
    case ticketStarted = "ticket.started"
    case ticketWaiting = "ticket.waiting"
    case ticketResumed = "ticket.resumed"
    case ticketRequalified = "ticket.requalified"
    case ticketResolved = "ticket.resolved"
    case ticketReopened = "ticket.reopened"
    case ticketConfirmed = "ticket.confirmed"
    case ticketClosed = "ticket.closed"
    case ticketCancelled = "ticket.cancelled"
    /// Resolved, it let another ticket of its request begin.
    case ticketStepMade = "ticket.stepMade"
    /// Cancelled, it took along a ticket that would have come after it.
    case ticketStepDropped = "ticket.stepDropped"
    /// Its section followed its team.
    case ticketMoved = "ticket.moved"
    /// Its service became confidential.
    case ticketProtected = "ticket.protected"
    case messagePosted = "message.posted"
    case notePosted = "note.posted"
    /// A file of a message. Those of a note are told by the note, which only the team sees.
    case attachmentAdded = "attachment.added"
    case watcherAdded = "watcher.added"
    case watcherRemoved = "watcher.removed"
    // Forms
    case formLoaded = "form.loaded"
    case formPublished = "form.published"
    case formWithdrawn = "form.withdrawn"
    /// Its working version waits for a second person.
    case formReviewAsked = "form.reviewAsked"
    /// It is to be published or withdrawn later, or no longer.
    case formScheduled = "form.scheduled"
    // Persons and rights
    case personCreated = "person.created"
    case personChanged = "person.changed"
    case personDeactivated = "person.deactivated"
    case personReactivated = "person.reactivated"
    case passwordReset = "password.reset"
    case passwordChanged = "password.changed"
    case signedIn = "session.signedIn"
    case signedOutEverywhere = "session.signedOutEverywhere"
    case rightGranted = "right.granted"
    case rightRevoked = "right.revoked"
    case directoryImported = "directory.imported"
    // Administration
    case teamChanged = "team.changed"
    case serviceChanged = "service.changed"
    case categoryChanged = "category.changed"
    case settingChanged = "setting.changed"

    /// Who may see it in a timeline.
    public enum Audience: Sendable { case requester, team, audit }

    public var audience: Audience {
        switch self {
        case .ticketCreated, .ticketAssigned, .ticketTransferred, .ticketStarted, .ticketWaiting, .ticketResumed,
            .ticketResolved, .ticketReopened, .ticketConfirmed, .ticketClosed, .ticketCancelled, .ticketStepMade,
            .ticketStepDropped, .messagePosted, .attachmentAdded:
            .requester
        case .ticketRequalified, .ticketMoved, .ticketProtected, .notePosted, .watcherAdded, .watcherRemoved: .team
        default: .audit
        }
    }

    /// The kinds that a requester sees.
    public static let toRequester: [EventKind] = allCases.filter { kind in kind.audience == .requester }
}
