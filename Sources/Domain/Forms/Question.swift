/// A question of a form.
public struct Question: Sendable, Codable, Hashable {
    public var key: QuestionKey
    public var type: Kind
    public var label: LocalizedText
    public var help: LocalizedText?
    public var required: Bool?
    /// Health, NIR, IBAN: kept out of the index, lists, logs and exports.
    public var sensitive: Bool?
    public var show: Condition?
    public var validation: Validation?
    public var choices: [Choice]?

    public var isRequired: Bool { required ?? false }
    public var isSensitive: Bool { sensitive ?? false }

    /// The types of question.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case shortText, longText, number, email, phone, date, dateTime, yesNo, choice, choices, person, unit, place, file
    }

    /// One of the answers that a question offers.
    public struct Choice: Sendable, Codable, Hashable {
        public var key: String
        public var label: LocalizedText
        public var help: LocalizedText?
    }

    /// Limits of an answer; which apply depends on the type.
    public struct Validation: Sendable, Codable, Hashable {
        public var minLength: Int?
        public var maxLength: Int?
        public var minimum: Double?
        public var maximum: Double?
        public var integer: Bool?
        public var earliest: DayBound?
        public var latest: DayBound?
        /// Replaces the built-in message.
        public var message: LocalizedText?
    }

    /// How one choice among several is shown, by their number.
    public enum ChoiceStyle: Sendable { case radios, list, search }

    public var choiceStyle: ChoiceStyle {
        switch choices?.count ?? 0 {
        case ...7: .radios
        case ...20: .list
        default: .search
        }
    }

    public func choice(_ key: String) -> Choice? { choices?.first { choice in choice.key == key } }

    /// The longest text accepted, in Unicode scalars.
    public var maximumLength: Int { validation?.maxLength ?? (type == .longText ? 4_000 : 200) }

    /// How many files are accepted.
    public var maximumFiles: Int { validation?.maximum.flatMap { count in Int(exactly: count) } ?? 5 }
}

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
