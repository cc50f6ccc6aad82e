import CLibPQ

/// The answer to one request, and the row at which reading stands. Values come as text.
final class PostgresRows: RowCursor {
    let count: Int
    private let result: OpaquePointer
    private let columnCount: Int
    private var row = -1

    /// Takes over the result, and frees it in the end.
    init(_ result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
        columnCount = Int(PQnfields(result))
    }

    deinit { PQclear(result) }

    var isFailure: Bool {
        let status = PQresultStatus(result)
        return status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK
    }

    var isEmptyStatement: Bool { PQresultStatus(result) == PGRES_EMPTY_QUERY }

    /// The words of the server for what it did: `INSERT 0 1`.
    var tag: String { PQcmdStatus(result).map { text in String(cString: text) } ?? "" }

    /// How many rows the statement changed; 0 when it only reads.
    var changedRowCount: Int {
        tag.hasPrefix("SELECT") ? 0 : PQcmdTuples(result).flatMap { text in Int(String(cString: text)) } ?? 0
    }

    /// A part of the error that the result holds.
    func diagnostic(_ field: Unicode.Scalar) -> String? {
        PQresultErrorField(result, CInt(field.value)).map { text in String(cString: text) }
    }

    func next() -> Bool {
        row += 1
        return row < count
    }

    func isNull(_ column: Int) -> Bool {
        !(0..<columnCount).contains(column) || PQgetisnull(result, CInt(row), CInt(column)) == 1
    }

    func int64(_ column: Int) throws -> Int64 {
        let bytes = try bytes(column)
        switch PQftype(result, CInt(column)) {
        case PostgresType.bool:
            return bytes.first == UInt8(ascii: "t") ? 1 : 0
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.numeric:
            guard let number = Int64(Substring(decoding: bytes, as: UTF8.self)) else {
                throw DatabaseError.unexpectedColumn(column)
            }
            return number
        default:
            throw DatabaseError.unexpectedColumn(column)
        }
    }

    func double(_ column: Int) throws -> Double {
        let bytes = try bytes(column)
        switch PQftype(result, CInt(column)) {
        case PostgresType.float8, PostgresType.float4, PostgresType.numeric, PostgresType.int8, PostgresType.int4,
            PostgresType.int2:
            guard let number = Double(Substring(decoding: bytes, as: UTF8.self)) else {
                throw DatabaseError.unexpectedColumn(column)
            }
            return number
        default:
            throw DatabaseError.unexpectedColumn(column)
        }
    }

    /// Anything that SQLite too would give as text.
    func string(_ column: Int) throws -> String {
        let bytes = try bytes(column)
        switch PQftype(result, CInt(column)) {
        case PostgresType.bool, PostgresType.bytea, PostgresType.int8, PostgresType.int4, PostgresType.int2,
            PostgresType.float8, PostgresType.float4, PostgresType.numeric:
            throw DatabaseError.unexpectedColumn(column)
        default:
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    func blob(_ column: Int) throws -> [UInt8] {
        let bytes = try bytes(column)
        guard PQftype(result, CInt(column)) == PostgresType.bytea else {
            throw DatabaseError.unexpectedColumn(column)
        }
        // `\x` and two digits for each byte.
        return stride(from: 2, to: bytes.count - 1, by: 2).map { position in
            PostgresRows.digit(bytes[position]) << 4 | PostgresRows.digit(bytes[position + 1])
        }
    }

    private func bytes(_ column: Int) throws -> UnsafeRawBufferPointer {
        guard !isNull(column) else { throw DatabaseError.unexpectedColumn(column) }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, CInt(row), CInt(column)), count: Int(PQgetlength(result, CInt(row), CInt(column))))
    }

    private static func digit(_ character: UInt8) -> UInt8 {
        character >= UInt8(ascii: "a") ? character - UInt8(ascii: "a") + 10 : character - UInt8(ascii: "0")
    }
}
