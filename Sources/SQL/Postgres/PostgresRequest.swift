import CLibPQ

/// One thing to ask of the server.
enum PostgresRequest {
    /// A statement of the driver itself, without values.
    case text(String)
    /// The preparation of a statement under a name.
    case prepare(PreparedKey, name: String, text: String)
    /// A prepared statement, with its values.
    case execute(name: String, PostgresValues)

    /// True for what the program asked; the rest is the driver's own.
    var isStatement: Bool { if case .execute = self { true } else { false } }

    /// Hands the request to libpq, which sends it when it sees fit.
    /// - Returns: false when it could not be taken.
    func send(on connection: OpaquePointer?) -> Bool {
        switch self {
        case .text(let text):
            PQsendQueryParams(connection, text, 0, nil, nil, nil, nil, 0) == 1
        case .prepare(let key, let name, let text):
            PQsendPrepare(connection, name, text, CInt(key.boundTypes.count), key.boundTypes) == 1
        case .execute(let name, let values):
            values.withPointers { pointers, lengths, formats in
                PQsendQueryPrepared(connection, name, CInt(pointers.count), pointers, lengths, formats, 0) == 1
            }
        }
    }
}

/// Bound values in the binary form of the protocol. NULL is not among them: it is written
/// into the text, since a NULL of a known type fits no column of another and one of
/// unknown type not every place.
struct PostgresValues {
    /// The type of each value, 0 for NULL.
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ values: [SQLValue]) throws {
        for value in values {
            try value.check()
            append(value)
        }
        // So that even an empty last value has an address: a null one means NULL.
        bytes.append(0)
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: types.append(0)
        case .integer(let number): append(PostgresType.int8) { withUnsafeBytes(of: number.bigEndian, $0) }
        case .real(let number): append(PostgresType.float8) { withUnsafeBytes(of: number.bitPattern.bigEndian, $0) }
        case .text(var text): append(PostgresType.text) { write in text.withUTF8 { write(UnsafeRawBufferPointer($0)) } }
        case .blob(let blob): append(PostgresType.bytea) { blob.withUnsafeBytes($0) }
        }
    }

    private mutating func append(_ type: Oid, _ give: ((UnsafeRawBufferPointer) -> Void) -> Void) {
        types.append(type)
        give { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
    }

    /// Gives the values as libpq wants them: where each starts, how long it is, and that it is binary.
    func withPointers<T>(_ body: ([UnsafePointer<CChar>?], [CInt], [CInt]) -> T) -> T {
        bytes.withUnsafeBytes { all in
            let start = all.baseAddress?.assumingMemoryBound(to: CChar.self)
            let starts = [0] + ends.dropLast()
            return body(
                zip(starts, ends).map { position, _ in start.map { $0 + position } },
                zip(starts, ends).map { position, end in CInt(end - position) },
                [CInt](repeating: 1, count: ends.count))
        }
    }
}

/// The numbers of the types that the driver knows, constant in every PostgreSQL.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
