#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The pauses between the tries of a write: short, growing and random, so that those who
/// collided do not collide again. Blocks the connection's own thread, and so is deaf to
/// the cancellation of the task, as a write must be.
struct Backoff {
    private static let tries = 10
    private static let longest: UInt32 = 64_000
    private var count = 1
    /// In microseconds.
    private var limit: UInt32 = 1_000

    /// Waits before the next try.
    /// - Returns: false when there have been enough.
    mutating func next() -> Bool {
        guard count < Backoff.tries else { return false }
        usleep(UInt32.random(in: 0...limit))
        count += 1
        limit = min(limit * 2, Backoff.longest)
        return true
    }
}
