import Domain
import SQL
import Storage

/// Jobs that failed for good: shown, and tried again.
public struct JobAdministration: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// How many are listed at once.
    public static let limit = 200

    /// Jobs that failed for good.
    public struct Page: Sendable {
        public var jobs: [JobStore.FailedJob]
        /// How many there are in all.
        public var count: Int
    }

    public func list(by signedIn: SignedIn) async throws -> Page {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        return try await portal.database.read { tx in
            Page(jobs: try JobStore.failedJobs(limit: Self.limit, in: tx), count: try JobStore.failedCount(in: tx))
        }
    }

    /// - Returns: false when it no longer waits among the failed: somebody was quicker.
    public func retry(_ id: JobID, by signedIn: SignedIn) async throws -> Bool {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let now = portal.clock.now
        return try await portal.write { tx in try JobStore.retryFailed(id, at: now, in: tx) }
    }
}
