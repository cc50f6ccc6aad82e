import SQL
import Storage

/// What a base is: empty, or the demonstration's.
public struct DemoAccounts: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// True when printed accounts can sign in: such a base is served on loopback only.
    public func exist() async throws -> Bool {
        try await portal.database.read { tx in try LocalIdentityStore.hasDemoAccounts(in: tx) }
    }

    public func baseIsEmpty() async throws -> Bool {
        try await portal.database.read { tx in try PersonStore.isEmpty(in: tx) }
    }
}
