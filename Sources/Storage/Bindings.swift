import Domain
import SQL

// How the types of the domain are bound and read. Identifiers and moments are integers,
// closed sets are their raw texts.

extension Identifier where Self: SQLBindable {
    public var sqlValue: SQLValue { .integer(rawValue) }
}
extension Identifier where Self: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Self { Self(try Int64.read(row, column)) }
}

extension PersonID: SQLBindable, SQLReadable {}
extension UnitID: SQLBindable, SQLReadable {}
extension PlaceID: SQLBindable, SQLReadable {}
extension GroupID: SQLBindable, SQLReadable {}
extension TeamID: SQLBindable, SQLReadable {}
extension SectionID: SQLBindable, SQLReadable {}
extension ServiceID: SQLBindable, SQLReadable {}
extension CategoryID: SQLBindable, SQLReadable {}
extension FormID: SQLBindable, SQLReadable {}
extension DraftID: SQLBindable, SQLReadable {}
extension SubmissionID: SQLBindable, SQLReadable {}
extension TicketID: SQLBindable, SQLReadable {}
extension MessageID: SQLBindable, SQLReadable {}
extension AttachmentID: SQLBindable, SQLReadable {}
extension EventID: SQLBindable, SQLReadable {}
extension NotificationID: SQLBindable, SQLReadable {}
extension JobID: SQLBindable, SQLReadable {}
extension RightID: SQLBindable, SQLReadable {}
extension WorkingFormID: SQLBindable, SQLReadable {}

extension Instant: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Instant {
        Instant(milliseconds: try Int64.read(row, column))
    }
}

/// A closed set whose raw value is text.
protocol CodedText: RawRepresentable, SQLBindable, SQLReadable where RawValue == String {}

extension CodedText {
    public var sqlValue: SQLValue { .text(rawValue) }
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Self {
        guard let value = Self(rawValue: try String.read(row, column)) else { throw DatabaseError.unexpectedColumn(column) }
        return value
    }
}

extension TicketKind: CodedText {}
extension TicketState: CodedText {}
extension Level: CodedText {}
extension Channel: CodedText {}
extension Waiting.Reason: CodedText {}
extension EventKind: CodedText {}
extension Role: CodedText {}
extension Domain.Language: CodedText {}
extension Preferences.Theme: CodedText {}
extension Preferences.Reading: CodedText {}
extension Section.Hue: CodedText {}
extension FormEdit.Kind: CodedText {}

extension Priority: SQLBindable, SQLReadable {
    public var sqlValue: SQLValue { .integer(Int64(rawValue)) }
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Priority {
        guard let value = Priority(rawValue: try Int.read(row, column)) else { throw DatabaseError.unexpectedColumn(column) }
        return value
    }
}

extension ReadTransaction {
    /// The key of a row that `INSERT … RETURNING` has just made.
    func inserted<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T {
        guard let id: T = try value(sql) else { throw DatabaseError.engine("INSERT returned no row") }
        return id
    }
}
