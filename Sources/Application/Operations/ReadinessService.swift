import SQL

/// Whether the portal can serve: its database answers.
public struct ReadinessService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    public func isReady() async -> Bool {
        let answer = try? await portal.database.read { tx in try tx.exists("SELECT 1") }
        return answer ?? false
    }
}
