/// A day of a limit or a comparison: fixed, or counted from today.
public enum DayBound: Sendable, Hashable, Codable {
    case on(CalendarDate)
    case today(plusDays: Int)

    public func date(today: CalendarDate) -> CalendarDate {
        switch self {
        case .on(let date): date
        case .today(let days): today.adding(days: days)
        }
    }

    /// True when no day of today puts it on or before `other`.
    func isAlwaysAfter(_ other: DayBound) -> Bool {
        switch (self, other) {
        case (.on(let day), .on(let last)): day > last
        case (.today(let days), .today(let most)): days > most
        default: false
        }
    }

    /// How many days from this one to `last`, both included; nil where it changes from a day to the next.
    func days(through last: DayBound) -> Int? {
        switch (self, last) {
        case (.on(let first), .on(let last)): last.daysSince1970 - first.daysSince1970 + 1
        case (.today(let first), .today(let last)): last - first + 1
        default: nil
        }
    }

    /// Reads `2026-12-31`, `today`, `today+10` or `today-365`.
    public init?(text: String) {
        if let date = CalendarDate(iso: text) {
            self = .on(date)
            return
        }
        guard text.utf8.starts(with: "today".utf8) else { return nil }
        let rest = text.utf8.dropFirst(5)
        guard let sign = rest.first else {
            self = .today(plusDays: 0)
            return
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let days = number(ofDigits: rest.dropFirst()), days <= 36_500
        else { return nil }
        self = .today(plusDays: sign == UInt8(ascii: "-") ? -days : days)
    }

    public var text: String {
        switch self {
        case .on(let date): date.description
        case .today(0): "today"
        case .today(let days): days > 0 ? "today+\(days)" : "today\(days)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let bound = DayBound(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day like 2026-12-31, today or today+10")
        }
        self = bound
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The first or the last that is accepted: a day, or a time of the day, as the type of the question wants.
public enum AnswerBound: Sendable, Hashable, Codable {
    case day(DayBound)
    case time(ClockTime)

    public func date(today: CalendarDate) -> CalendarDate? {
        if case .day(let bound) = self { bound.date(today: today) } else { nil }
    }

    public var time: ClockTime? { if case .time(let time) = self { time } else { nil } }

    /// True when nothing between the two can ever be accepted.
    func isAlwaysAfter(_ other: AnswerBound) -> Bool {
        switch (self, other) {
        case (.day(let first), .day(let last)): first.isAlwaysAfter(last)
        case (.time(let first), .time(let last)): first > last
        default: false
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let time = ClockTime(iso: text) {
            self = .time(time)
        } else if let day = DayBound(text: text) {
            self = .day(day)
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day like 2026-12-31, today or today+10, nor a time like 09:30")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .day(let bound): try container.encode(bound)
        case .time(let time): try container.encode(time)
        }
    }
}
