import CLibPQ
import Foundation
import NIOPosix

/// The PostgreSQL server of the tests. It has a small client of its own: what makes the
/// databases must not be what the tests try.
struct TestServer {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let address: String

    init() throws {
        guard let address = ProcessInfo.processInfo.environment["GUICHET_TEST_POSTGRES"], !address.isEmpty else {
            throw Failure(
                description: """
                    GUICHET_TEST_POSTGRES is not set, so nothing was tried on PostgreSQL. \
                    Run the tests with script/test, or: script/postgres swift test
                    """)
        }
        self.address = address
    }

    /// The last word counts in a connection string.
    func location(of database: String) -> String { "\(address) dbname=\(database)" }

    func run(_ text: String) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = PQconnectdb(address)
            defer { PQfinish(connection) }
            let result = PQexec(connection, text)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                throw Failure(description: "\(text): \(PQerrorMessage(connection).map { String(cString: $0) } ?? "")")
            }
        }
    }
}
