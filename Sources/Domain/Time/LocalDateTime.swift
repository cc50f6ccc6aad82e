/// A day and a time as the body's clocks show them.
public struct LocalDateTime: Sendable, Hashable, Comparable {
    public let date: CalendarDate
    /// Minutes since midnight, 0 to 1,439.
    public let minute: Int

    public init?(date: CalendarDate, minute: Int) {
        guard (0..<1_440).contains(minute) else { return nil }
        self.date = date
        self.minute = minute
    }

    public var hour: Int { minute / 60 }

    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.minute) < (right.date, right.minute)
    }
}

extension LocalDateTime: CustomStringConvertible, Codable {
    /// `2026-12-31T09:30`.
    public var description: String { "\(date)T\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2))" }

    /// Reads `2026-12-31T09:30`, as `<input type="datetime-local">` sends it.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            let date = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(ofDigits: bytes[11..<13]), let minute = number(ofDigits: bytes[14..<16]),
            hour < 24, minute < 60
        else { return nil }
        self.init(date: date, minute: hour * 60 + minute)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = LocalDateTime(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not like 2026-12-31T09:30")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
