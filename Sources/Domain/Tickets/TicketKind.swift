/// The two kinds of ticket (ITIL 4: service request, incident).
public enum TicketKind: String, Sendable, Codable, CaseIterable {
    case request, incident
}

/// Impact, urgency: how many are touched, how soon it hurts.
public enum Level: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
    case low, medium, high

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}

/// The priority of a ticket, from 1 (urgent) to 4 (low).
public enum Priority: Int, Sendable, Codable, CaseIterable, Comparable {
    case urgent = 1
    case high = 2
    case normal = 3
    case low = 4

    /// The most pressing first.
    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}

/// Impact × urgency = priority; set by the administration.
public struct PriorityMatrix: Sendable, Hashable, Codable {
    private var rows: [Level: [Level: Priority]]

    public init(_ priority: (_ impact: Level, _ urgency: Level) -> Priority) {
        rows = [:]
        for impact in Level.allCases {
            for urgency in Level.allCases { rows[impact, default: [:]][urgency] = priority(impact, urgency) }
        }
    }

    /// The matrix of ITIL's example, in four priorities.
    public static let standard = PriorityMatrix { impact, urgency in
        switch (impact, urgency) {
        case (.high, .high): .urgent
        case (.high, .medium), (.medium, .high): .high
        case (.high, .low), (.medium, .medium), (.low, .high): .normal
        case (.medium, .low), (.low, .medium), (.low, .low): .low
        }
    }

    public func priority(impact: Level, urgency: Level) -> Priority { rows[impact]?[urgency] ?? .normal }
}
