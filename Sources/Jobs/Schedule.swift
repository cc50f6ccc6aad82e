import Domain
import SQL
import Storage

/// The jobs that come back by the clock.
public struct Schedule: Sendable {
    /// A kind of job, and how often it runs.
    public struct Entry: Sendable {
        public var kind: JobKind
        public var every: Span

        public init(_ kind: JobKind, every: Span) {
            self.kind = kind
            self.every = every
        }

        /// The first slot after a moment. Slots are counted from 1970, so every node finds the same.
        func next(after now: Instant) -> Instant {
            Instant(milliseconds: (now.milliseconds / every.milliseconds + 1) * every.milliseconds)
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    public static let standard = Schedule([
        Entry(.wakeWaiting, every: .minutes(1)),
        Entry(.closeResolved, every: .minutes(10)),
        Entry(.sweep, every: .hours(1)),
        Entry(.countUses, every: .hours(1)),
        Entry(.runSchedules, every: .minutes(1)),
    ])

    /// Makes the next job of each kind, unless it waits or runs already: the kind is the unique key,
    /// so that nodes need no leader.
    func enqueue(at now: Instant, in tx: any Transaction) throws {
        for entry in entries {
            try JobStore.enqueue(
                entry.kind, arguments: "", at: entry.next(after: now), uniqueKey: entry.kind.rawValue, in: tx)
        }
    }
}
