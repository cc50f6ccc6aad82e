/// Where a ticket stands.
public enum TicketState: String, Sendable, Codable, CaseIterable {
    /// Nobody is assigned.
    case new
    /// Somebody is named, and has not begun.
    case assigned
    case inProgress
    case waiting
    case resolved
    case closed
    case cancelled

    /// Open tickets are those that somebody still has to work on.
    public var isOpen: Bool {
        switch self {
        case .new, .assigned, .inProgress, .waiting: true
        case .resolved, .closed, .cancelled: false
        }
    }

    /// The table of allowed transitions: all that commands do, and nothing else. No command goes round it.
    public static let transitions: [TicketState: Set<TicketState>] = [
        .new: [.assigned, .inProgress, .waiting, .resolved, .cancelled],
        .assigned: [.new, .inProgress, .waiting, .resolved, .cancelled],
        .inProgress: [.new, .assigned, .waiting, .resolved],
        .waiting: [.new, .assigned, .inProgress, .resolved],
        .resolved: [.assigned, .new, .closed],
        .closed: [],
        .cancelled: [],
    ]

    public func canBecome(_ next: TicketState) -> Bool { Self.transitions[self]?.contains(next) ?? false }
}
