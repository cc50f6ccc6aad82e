/// A period of days, both included.
public struct Period: Sendable, Hashable {
    public let from: CalendarDate
    public let to: CalendarDate

    /// - Returns: nil when it would end before it begins.
    public init?(from: CalendarDate, to: CalendarDate) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }

    /// How many days it holds: one when it ends on the day it begins.
    public var days: Int { to.daysSince1970 - from.daysSince1970 + 1 }
}

extension Period: Codable {
    private enum Key: String, CodingKey { case from, to }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let first = try container.decode(CalendarDate.self, forKey: .from)
        guard let period = Period(from: first, to: try container.decode(CalendarDate.self, forKey: .to)) else {
            throw DecodingError.dataCorruptedError(forKey: .to, in: container, debugDescription: "the end is before the start")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
    }
}
