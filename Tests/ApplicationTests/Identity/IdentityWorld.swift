@testable import Application
import Blobs
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Testing

/// Nadia, who signs in with a password, and a clock that is moved.
struct IdentityWorld {
    let portal: Portal
    let clock: DeskClock
    let nadia: PersonID

    static let password = "sept mots suffisent pour faire une phrase"
    static let home = "10.0.0.1"

    var sessions: SessionService { SessionService(portal) }

    static func with(_ engine: Engine, _ body: (IdentityWorld) async throws -> Void) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let root = FileManager.default.temporaryDirectory.appendingPathComponent(
                "guichet_identity_\(UInt64.random(in: 0...UInt64.max))")
            defer { try? FileManager.default.removeItem(at: root) }
            let clock = DeskClock()
            let portal = Portal(
                database: database, blobs: try FileBlobStore(root: root.path), clock: Clock { clock.now },
                passwords: PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1)))
            let hash = try await portal.passwords.hash(password)
            let nadia = try await database.write { tx in
                let person = NewPerson(
                    staffNumber: "M-041877", firstName: "Nadia", lastName: "Belkacem", email: "nadia.belkacem@metropole.example")
                let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: clock.now, in: tx)
                try LocalIdentityStore.save(hash, of: id, mustChange: false, at: clock.now, in: tx)
                return id
            }
            try await body(IdentityWorld(portal: portal, clock: clock, nadia: nadia))
        }
    }

    @discardableResult
    func signIn(
        _ login: String = "M-041877", _ password: String = password, isShared: Bool = false, from address: String = home,
        previous: [UInt8]? = nil
    ) async throws -> SessionService.Begun {
        try await sessions.signIn(login: login, password: password, isShared: isShared, address: address, previous: previous)
    }

    /// Wrong passwords, each refused as one.
    func mistake(_ count: Int, from address: String = home) async throws {
        for _ in 0..<count {
            await #expect(throws: SessionService.Refusal.wrong) { try await signIn("M-041877", "faux", from: address) }
        }
    }

    func isOpen(_ session: SessionService.Begun) async throws -> Bool {
        try await sessions.signedIn(token: session.token) != nil
    }

    func me(_ session: SessionService.Begun) async throws -> SignedIn {
        try #require(try await sessions.signedIn(token: session.token))
    }

    func count(_ query: SQL) async throws -> Int { try await portal.database.read { tx in try tx.value(query) } ?? 0 }
}
