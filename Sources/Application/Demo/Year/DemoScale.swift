/// How much of the demonstration is made.
extension DemoLoader {
    /// Days that tickets come in, and how many.
    struct Period: Sendable {
        var firstDaysAgo: Int
        var lastDaysAgo: Int
        var incidents: Int
        var requests: Int
    }

    /// What is loaded.
    public struct Scale: Sendable {
        public var agents: Int
        public var seed: UInt64
        let periods: [Period]

        /// The tickets that are made.
        public var ticketCount: Int { periods.reduce(0) { sum, period in sum + period.incidents + period.requests } }

        private init(agents: Int, seed: UInt64, periods: [Period]) {
            self.agents = agents
            self.seed = seed
            self.periods = periods
        }

        public static let standardSeed: UInt64 = 20_231_123

        /// Whole years that end today, each of 27,464 incidents and 19,516 requests.
        public static func years(_ count: Int, agents: Int = 3_000, seed: UInt64 = standardSeed) -> Scale {
            Scale(
                agents: agents, seed: seed,
                periods: (0..<max(0, count)).reversed().map { year in
                    Period(firstDaysAgo: 365 * (year + 1) - 1, lastDaysAgo: 365 * year, incidents: 27_464, requests: 19_516)
                })
        }

        /// A few weeks of a small authority with every form, for tests.
        public static func small(seed: UInt64 = standardSeed) -> Scale {
            Scale(
                agents: 400, seed: seed,
                periods: [Period(firstDaysAgo: 34, lastDaysAgo: 0, incidents: 351, requests: 249)])
        }
    }
}
