/// One row of a result, valid only inside the closure that receives it.
///
///     try tx.all("SELECT id, title FROM ticket") { row in (try row[0] as Int64, try row[1] as String) }
///
/// Columns are read by position, in the order of the SELECT that stands beside the
/// closure: faster than names, and the two are read together.
public struct Row: ~Copyable {
    let cursor: any RowCursor

    public subscript<T: SQLReadable>(column: Int) -> T {
        get throws { try T.read(self, column) }
    }
}

/// How a driver gives the values of its current row. Each throws
/// ``DatabaseError/unexpectedColumn(_:)`` when the column is absent, NULL or of another type.
package protocol RowCursor: AnyObject {
    func isNull(_ column: Int) -> Bool
    func int64(_ column: Int) throws -> Int64
    func double(_ column: Int) throws -> Double
    func string(_ column: Int) throws -> String
    func blob(_ column: Int) throws -> [UInt8]
}
