import Domain

/// Why what a technician asks is not done, beside ``TicketError``.
public enum DeskRefusal: Error, Sendable, Hashable {
    case emptyMessage
    case tooLong(limit: Int)
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
