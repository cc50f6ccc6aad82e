/// A statement with its bound values, written by string interpolation:
///
///     let mine: SQL = "SELECT id, title FROM ticket WHERE requester_id = \(person) LIMIT \(50)"
///
/// Every `\(value)` becomes a bound parameter, never text. Text of the program that is
/// chosen at run time (a column to sort by) is put in with `\(raw:)`, which takes a
/// `StaticString` only; another statement, with its own parameters, with `\(SQL)`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text, with one `?` for each value.
    public internal(set) var text: String
    /// The bound values, in the order of the `?`.
    public internal(set) var values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        text = "\(value)"
        values = []
    }

    init(text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    public init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Nothing; for optional parts of a statement.
    public static let empty: SQL = ""

    /// Statements one after another with `separator` between them.
    public static func joined(_ parts: [SQL], separator: StaticString) -> SQL {
        var all = SQL.empty
        for (index, part) in parts.enumerated() {
            if index > 0 { all.text += "\(separator)" }
            all.append(part)
        }
        return all
    }

    /// A parenthesised list of bound values, for `IN`. An empty list matches nothing, and
    /// with `NOT IN` nothing either: neither engine has an empty list of every type.
    ///
    /// The last value is repeated up to a power of two: lists of any length make few
    /// different texts, and the engines keep a prepared statement for each text.
    public static func list(_ values: some Sequence<some SQLBindable>) -> SQL {
        var bound = values.map(\.sqlValue)
        guard let last = bound.last else { return "(NULL)" }
        var size = 1
        while size < bound.count { size *= 2 }
        bound += repeatElement(last, count: size - bound.count)
        return SQL(text: "(\(String(repeating: "?, ", count: size - 1))?)", values: bound)
    }

    public mutating func append(_ other: SQL) {
        text += other.text
        values += other.values
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var all = left
        all.append(right)
        return all
    }

    /// Binds each interpolated value, and joins statements.
    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

        public mutating func appendInterpolation(_ value: some SQLBindable) {
            text += "?"
            values.append(value.sqlValue)
        }

        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        public mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            values += part.values
        }

        /// Text of the program chosen at run time: a name, an order.
        public mutating func appendInterpolation(raw: StaticString) { text += "\(raw)" }
    }
}
