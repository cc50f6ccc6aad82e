import Domain
import Jobs
import Testing

@Suite("Back-off")
struct BackoffTests {
    @Test("waits twice as long after each try, up to an hour, then gives up")
    func doubles() {
        let backoff = Backoff()
        let delays = (1...10).map { attempt in backoff.delay(afterAttempt: attempt, jitter: 0.5) }
        #expect(delays.prefix(4) == [.seconds(10), .seconds(20), .seconds(40), .seconds(80)])
        #expect(delays[8] == .seconds(2_560))
        #expect(delays[9] == nil)
        #expect(Backoff(maximumAttempts: 99).delay(afterAttempt: 98, jitter: 0.5) == .hours(1))
    }

    @Test("spreads over a fifth either way")
    func jitter() {
        #expect(Backoff().delay(afterAttempt: 1, jitter: 0) == .seconds(8))
        #expect(Backoff().delay(afterAttempt: 1, jitter: 1) == .seconds(12))
    }
}
