/// A time of the day, in minutes; on the local clock.
public struct ClockTime: Sendable, Hashable, Comparable {
    /// Minutes since midnight, 0 to 1,439.
    public let minute: Int

    public init?(minute: Int) {
        guard (0..<1_440).contains(minute) else { return nil }
        self.minute = minute
    }

    private init() { minute = 0 }

    public static let midnight = ClockTime()

    public var hour: Int { minute / 60 }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minute < right.minute }
}

extension ClockTime: CustomStringConvertible, Codable {
    /// `09:30`.
    public var description: String { "\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2))" }

    /// Reads `09:30`, as `<input type="time">` sends it.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = number(ofDigits: bytes[..<2]),
            let minute = number(ofDigits: bytes[3...]), hour < 24, minute < 60
        else { return nil }
        self.init(minute: hour * 60 + minute)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = ClockTime(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time like 09:30")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
