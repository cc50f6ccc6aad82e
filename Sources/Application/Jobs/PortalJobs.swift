import Domain
import Jobs
import Storage

/// The work of each kind of job.
public struct PortalJobs: JobHandlers {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    public func work(for job: JobStore.Job, at now: Instant) -> JobWork {
        switch job.kind {
        case .notify: .inside { tx in try NotifyHandler.run(job.arguments, at: now, in: tx) }
        case .closeResolved: .inside { tx in try ClosingHandler.run(at: now, in: tx) }
        case .wakeWaiting: .inside { tx in try WakingHandler.run(at: now, in: tx) }
        case .sweep:
            .outside { [portal] in
                try await SweepHandler(
                    database: portal.database, blobs: portal.blobs, draftLifetime: portal.rules.draftLifetime
                ).run(at: now)
            }
        case .runSchedules: .inside { [portal] tx in try FormLibrary.runSchedules(portal, at: now, in: tx) }
        case .countUses: .outside { [portal] in try await UseHandler(database: portal.database).run(at: now) }
        }
    }
}
