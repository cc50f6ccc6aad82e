/// A value as both engines know it.
public enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What can be bound to a `?`. PostgreSQL receives a 64-bit integer, a double, a text or
/// bytes: a function that wants less (`substr`) needs a `CAST(… AS INTEGER)`.
public protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

/// What can be read from a column. Reading NULL as a non-optional throws.
public protocol SQLReadable: Sendable {
    /// - Throws: ``DatabaseError/unexpectedColumn(_:)`` when the column holds another type.
    static func read(_ row: borrowing Row, _ column: Int) throws -> Self
}

extension SQLValue: SQLBindable { public var sqlValue: SQLValue { self } }
extension Int: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { public var sqlValue: SQLValue { .integer(self) } }
/// Truth is stored as 0 or 1 on both engines.
extension Bool: SQLBindable { public var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension Double: SQLBindable { public var sqlValue: SQLValue { .real(self) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension [UInt8]: SQLBindable { public var sqlValue: SQLValue { .blob(self) } }

extension Int64: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Int64 { try row.cursor.int64(column) }
}
extension Int: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Int { Int(try row.cursor.int64(column)) }
}
extension Bool: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Bool { try row.cursor.int64(column) != 0 }
}
extension Double: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Double { try row.cursor.double(column) }
}
extension String: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> String { try row.cursor.string(column) }
}
extension [UInt8]: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> [UInt8] { try row.cursor.blob(column) }
}
extension Optional: SQLReadable where Wrapped: SQLReadable {
    public static func read(_ row: borrowing Row, _ column: Int) throws -> Wrapped? {
        row.cursor.isNull(column) ? nil : try Wrapped.read(row, column)
    }
}
