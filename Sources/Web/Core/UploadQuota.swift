import Domain
import Synchronization

/// Bytes of files that each person has sent in the hour that runs: whoever is signed in could fill the disk, since
/// what a page does not keep is swept only after a day. A node counts for itself, and may lose its count.
final class UploadQuota: Sendable {
    private struct Counts {
        var hour: Int64 = 0
        var bytes: [PersonID: Int] = [:]
    }

    private let limit: Int
    private let counts = Mutex(Counts())

    init(limit: Int) { self.limit = limit }

    /// Counts what came.
    /// - Throws: ``WebError/tooMuch(seconds:)`` when it is too much, with how long the hour still runs.
    func count(_ bytes: Int, from person: PersonID, at now: Instant) throws(WebError) {
        let length = Span.hours(1).milliseconds
        let hour = now.milliseconds / length
        let sum = counts.withLock { counts in
            if counts.hour != hour { counts = Counts(hour: hour) }
            let sum = counts.bytes[person, default: 0] + bytes
            counts.bytes[person] = sum
            return sum
        }
        guard sum <= limit else { throw .tooMuch(seconds: Int((length - now.milliseconds % length + 999) / 1_000)) }
    }
}
