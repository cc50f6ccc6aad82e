import CLibPQ

/// One connection, always in libpq's pipeline mode: several requests go in one round trip.
///
/// @unchecked: the pool lends it to one thread at a time.
final class PostgresConnection: @unchecked Sendable {
    /// True when it cannot be used any more.
    private var isBroken = true
    private var connection: OpaquePointer?
    private let location: String
    private var prepared: [PreparedKey: String] = [:]
    /// How many names were given; none is given twice.
    private var names = 0
    /// True when the answer to what was posted is still to be read.
    private var owesAnswer = false

    private static let mostPrepared = 1_000

    /// False when it must be replaced: it is gone, or its prepared statements take too much
    /// memory of the server.
    var isUsable: Bool { !isBroken && prepared.count < PostgresConnection.mostPrepared }

    /// The version of the server: 150004 is 15.4.
    var serverVersion: Int { Int(PQserverVersion(connection)) }

    init(_ location: String) throws {
        self.location = location
        try connect()
    }

    deinit { close() }

    func close() {
        PQfinish(connection)
        connection = nil
        isBroken = true
    }

    private func connect() throws {
        close()
        prepared = [:]
        owesAnswer = false
        connection = PostgresSession.open(location)
        guard PQstatus(connection) == CONNECTION_OK else { throw lost() }
        try checkFailure(inPlain(PostgresSession.settings))
        guard PQenterPipelineMode(connection) == 1 else { throw lost() }
        isBroken = false
    }

    /// Runs statements in one round trip.
    /// - Parameter opening: what opens the transaction, if it is not open yet. In that case the
    ///   connection may have been closed while it was idle, and nothing is lost if a new
    ///   one runs the same again.
    /// - Returns: one answer for each statement.
    /// - Throws: ``PostgresFailure``; what follows the statement that failed was not run.
    func run(_ statements: some Collection<SQL>, opening: [String]) throws -> [PostgresRows] {
        guard !opening.isEmpty else { return try runOnce(statements, opening: opening) }
        return try afterIdling { try runOnce(statements, opening: opening) }
    }

    /// Runs what begins the use of the connection, on a new one if this one was closed in the meantime.
    func afterIdling<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let failure as PostgresFailure where failure.endsConnection {
            try connect()
            return try work()
        }
    }

    private func runOnce(_ statements: some Collection<SQL>, opening: [String]) throws -> [PostgresRows] {
        var requests = opening.map(PostgresRequest.text)
        var preparing: [PreparedKey: String] = [:]
        for sql in statements {
            let values = try PostgresValues(sql.values)
            let key = PreparedKey(text: sql.text, types: values.types)
            if let name = prepared[key] ?? preparing[key] {
                requests.append(.execute(name: name, values))
                continue
            }
            names += 1
            let name = "s\(names)"
            preparing[key] = name
            let text = try PostgresText.numbered(sql.text, for: sql.values)
            requests += [.prepare(key, name: name, text: text), .execute(name: name, values)]
        }
        let answers = try exchange(requests)
        // A statement that was prepared stays so, even if its transaction rolls back.
        for (request, answer) in zip(requests, answers) where !answer.isFailure {
            if case .prepare(let key, let name, _) = request { prepared[key] = name }
        }
        for answer in answers { try checkFailure(answer) }
        return zip(requests, answers).compactMap { request, answer in request.isStatement ? answer : nil }
    }

    /// Runs texts of the driver itself, in one round trip.
    @discardableResult
    func run(_ texts: String...) throws -> [PostgresRows] {
        let answers = try exchange(texts.map { text in .text(text) })
        for answer in answers { try checkFailure(answer) }
        return answers
    }

    /// Sends a text and does not wait for the answer.
    func post(_ text: String) {
        guard PostgresRequest.text(text).send(on: connection), PQpipelineSync(connection) == 1 else {
            isBroken = true
            return
        }
        owesAnswer = true
    }

    /// Runs several statements in one text.
    func runScript(_ text: String) throws {
        try readOwedAnswer()
        guard PQexitPipelineMode(connection) == 1 else { throw lost() }
        let answer = try inPlain(text)
        guard PQenterPipelineMode(connection) == 1 else { throw lost() }
        try checkFailure(answer)
    }

    private func inPlain(_ text: String) throws -> PostgresRows {
        guard let result = PQexec(connection, text) else { throw lost() }
        return PostgresRows(result)
    }

    private func exchange(_ requests: [PostgresRequest]) throws -> [PostgresRows] {
        try readOwedAnswer()
        for request in requests {
            guard request.send(on: connection) else { throw lost() }
        }
        guard PQpipelineSync(connection) == 1 else { throw lost() }
        return try readAnswers(count: requests.count)
    }

    private func readOwedAnswer() throws {
        guard owesAnswer else { return }
        owesAnswer = false
        _ = try readAnswers(count: 1)
    }

    /// Reads an answer for each request, then the one to the synchronisation.
    private func readAnswers(count: Int) throws -> [PostgresRows] {
        var answers: [PostgresRows] = []
        for _ in 0..<count {
            guard let result = PQgetResult(connection) else { throw lost() }
            answers.append(PostgresRows(result))
            // A null result separates the requests.
            while let rest = PQgetResult(connection) { PQclear(rest) }
            if PQstatus(connection) != CONNECTION_OK { break }
        }
        if let failure = answers.first(where: \.isFailure).map(PostgresFailure.init), failure.endsConnection {
            isBroken = true
            throw failure
        }
        guard let end = PQgetResult(connection) else { throw lost() }
        defer { PQclear(end) }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw lost() }
        return answers
    }

    private func checkFailure(_ answer: PostgresRows) throws {
        guard answer.isFailure else { return }
        let failure = PostgresFailure(answer)
        isBroken = isBroken || failure.endsConnection
        throw failure
    }

    private func lost() -> PostgresFailure {
        isBroken = true
        return PostgresFailure(lost: PQerrorMessage(connection).map { text in String(cString: text) } ?? "no connection")
    }
}

/// What makes a prepared statement another one. The type of NULL is 0: its place in the
/// text counts, because it is written there.
struct PreparedKey: Hashable {
    let text: String
    let types: [Oid]

    /// The types of the values that are sent.
    var boundTypes: [Oid] { types.filter { type in type != 0 } }
}
