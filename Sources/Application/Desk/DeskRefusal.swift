import Domain

/// All that is wrong with what was sent, in the order of the page.
public struct DeskRefusals: Error, Sendable, Hashable {
    public var all: [DeskRefusal]

    public init(_ all: [DeskRefusal]) { self.all = all }
}

/// Why what a technician asks is not done, beside ``TicketError``.
public enum DeskRefusal: Error, Sendable, Hashable {
    case emptyMessage
    case tooLong(limit: Int)
    case longTitle(limit: Int)
    /// A private note cannot tell the requester what a resolution or a wait must say.
    case noteCannotTell
    /// The person does not work in the team of the ticket.
    case notOfTeam
    case unknownTeam
    case unknownPerson
    case unknownCategory
    case unknownService
    case emptyTitle
    case emptyDescription
    case dateNotAhead
    case tooManyFiles(maximum: Int)
}
