import GRDBSQLite

/// A prepared statement that gives the values of its current row straight from SQLite.
final class SQLiteRows: RowCursor {
    private let statement: OpaquePointer
    private let columnCount: Int

    init(_ statement: OpaquePointer) {
        self.statement = statement
        columnCount = Int(sqlite3_column_count(statement))
    }

    /// - Returns: `SQLITE_ROW`, `SQLITE_DONE` or an error.
    func step() -> CInt { sqlite3_step(statement) }

    /// Makes the statement ready for its next use, and forgets its values.
    func reset() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    func isNull(_ column: Int) -> Bool { type(of: column) == SQLITE_NULL }

    func int64(_ column: Int) throws -> Int64 {
        guard type(of: column) == SQLITE_INTEGER else { throw DatabaseError.unexpectedColumn(column) }
        return sqlite3_column_int64(statement, CInt(column))
    }

    func double(_ column: Int) throws -> Double {
        let type = type(of: column)
        guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { throw DatabaseError.unexpectedColumn(column) }
        return sqlite3_column_double(statement, CInt(column))
    }

    func string(_ column: Int) throws -> String {
        guard type(of: column) == SQLITE_TEXT, let start = sqlite3_column_text(statement, CInt(column)) else {
            throw DatabaseError.unexpectedColumn(column)
        }
        return String(decoding: UnsafeBufferPointer(start: start, count: length(of: column)), as: UTF8.self)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard type(of: column) == SQLITE_BLOB else { throw DatabaseError.unexpectedColumn(column) }
        // SQLite has no address for an empty blob.
        guard let start = sqlite3_column_blob(statement, CInt(column)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: length(of: column)))
    }

    /// A column that is not there counts as NULL, which no reading accepts.
    private func type(of column: Int) -> CInt {
        column >= 0 && column < columnCount ? sqlite3_column_type(statement, CInt(column)) : SQLITE_NULL
    }

    private func length(of column: Int) -> Int { Int(sqlite3_column_bytes(statement, CInt(column))) }
}

extension SQLiteRows {
    /// Binds the values in the order of the `?`.
    func bind(_ values: [SQLValue]) throws {
        guard Int(sqlite3_bind_parameter_count(statement)) == values.count else {
            throw DatabaseError.engine("\(values.count) values for \(sqlite3_bind_parameter_count(statement)) parameters")
        }
        for (index, value) in values.enumerated() {
            try value.check()
            guard bind(value, at: CInt(index + 1)) == SQLITE_OK else {
                throw DatabaseError.engine("the value of parameter \(index + 1) is too large for SQLite")
            }
        }
    }

    private func bind(_ value: SQLValue, at position: CInt) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(statement, position)
        case .integer(let number): return sqlite3_bind_int64(statement, position, number)
        case .real(let number): return sqlite3_bind_double(statement, position, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        statement, position, characters.baseAddress, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            // A blob without an address would be stored as NULL.
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, position, 0) }
            return bytes.withUnsafeBytes { bytes in
                sqlite3_bind_blob64(statement, position, bytes.baseAddress, UInt64(bytes.count), copied)
            }
        }
    }
}

/// `SQLITE_TRANSIENT`, a macro that Swift does not import: SQLite copies the bytes before it returns.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
