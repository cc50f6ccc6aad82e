import Domain

/// How long a job that failed waits: twice as long after each try, up to an hour.
public struct Backoff: Sendable {
    public var first: Span
    public var longest: Span
    /// Tries before a job fails for good: about an hour and a half as set here.
    public var maximumAttempts: Int

    public init(first: Span = .seconds(10), longest: Span = .hours(1), maximumAttempts: Int = 10) {
        self.first = first
        self.longest = longest
        self.maximumAttempts = maximumAttempts
    }

    /// The wait after the nth try, or nil when it was the last.
    /// - Parameter jitter: from 0 to 1. It spreads over a fifth either way the jobs that failed
    ///   together, so that they do not all come back together.
    public func delay(afterAttempt attempt: Int, jitter: Double) -> Span? {
        guard attempt < maximumAttempts else { return nil }
        // 2^20 times is past any longest wait, and a shift that large cannot overflow here.
        let factor = Int64(1) << Int64(min(max(attempt, 1) - 1, 20))
        let whole = min(first.milliseconds * factor, longest.milliseconds)
        return Span(milliseconds: Int64(Double(whole) * (0.8 + 0.4 * jitter)))
    }
}
