/// The two kinds of ticket (ITIL 4: service request, incident).
public enum TicketKind: String, Sendable, Codable, CaseIterable {
    case request, incident
}

/// Impact, urgency: how many are touched, how soon it hurts.
public enum Level: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
    case low, medium, high

    fileprivate var rank: Int {
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
public struct PriorityMatrix: Sendable, Hashable {
    /// Three rows of impact, of three urgencies each: total by construction.
    private let cells: [Priority]

    public init(_ priority: (_ impact: Level, _ urgency: Level) throws -> Priority) rethrows {
        cells = try Level.allCases.flatMap { impact in
            try Level.allCases.map { urgency in try priority(impact, urgency) }
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

    /// Its nine priorities as digits, impact after impact, for an event.
    public var code: String { cells.map { priority in String(priority.rawValue) }.joined() }

    public func priority(impact: Level, urgency: Level) -> Priority {
        cells[impact.rank * Level.allCases.count + urgency.rank]
    }
}

/// Stored as rows under the words of their levels. A missing cell is an error: to guess a priority
/// would hide for months that the table is broken.
extension PriorityMatrix: Codable {
    private enum CodingKeys: String, CodingKey { case rows }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rows = try container.decode([Level: [Level: Priority]].self, forKey: .rows)
        try self.init { impact, urgency in
            guard let priority = rows[impact]?[urgency] else {
                throw DecodingError.dataCorruptedError(
                    forKey: .rows, in: container,
                    debugDescription: "no priority for \(impact.rawValue) impact and \(urgency.rawValue) urgency")
            }
            return priority
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var rows: [Level: [Level: Priority]] = [:]
        for impact in Level.allCases {
            for urgency in Level.allCases {
                rows[impact, default: [:]][urgency] = priority(impact: impact, urgency: urgency)
            }
        }
        try container.encode(rows, forKey: .rows)
    }
}
