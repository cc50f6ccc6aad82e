/// A key of the database behind a type of its own, so that a person is never taken for a ticket.
public protocol Identifier: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible
where RawValue == Int64 {
    init(rawValue: Int64)
}

extension Identifier {
    public init(_ rawValue: Int64) { self.init(rawValue: rawValue) }
    /// Reads an identifier from the text of a path or a form; nil unless it is a positive number
    /// in digits alone (`Int64` would take a sign too).
    public init?(text: some StringProtocol) {
        guard text.utf8.first != UInt8(ascii: "+"), let value = Int64(text), value > 0 else { return nil }
        self.init(rawValue: value)
    }
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    public var description: String { String(rawValue) }
}

public struct PersonID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct UnitID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct PlaceID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct GroupID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct TeamID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct SectionID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct ServiceID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct CategoryID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct FormID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct DraftID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct SubmissionID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct TicketID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct MessageID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct AttachmentID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct EventID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct NotificationID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct JobID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct WorkingFormID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
public struct RightID: Identifier { public let rawValue: Int64; public init(rawValue: Int64) { self.rawValue = rawValue } }
