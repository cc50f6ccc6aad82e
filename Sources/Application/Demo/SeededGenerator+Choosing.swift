#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SeededGenerator {
    /// One of the items, by weight; nil when none weighs anything.
    mutating func pick<Item>(_ items: [Item], weight: (Item) -> Double) -> Item? {
        let total = items.reduce(0) { sum, item in sum + weight(item) }
        guard total > 0 else { return nil }
        var left = fraction() * total
        for item in items {
            left -= weight(item)
            if left < 0 { return item }
        }
        return items.last
    }

    /// A generator of its own for a part, so that one part more draws nothing from another.
    func branch(_ number: UInt64) -> SeededGenerator {
        var copy = self
        return SeededGenerator(seed: copy.next() &+ number &* 0x9E37_79B9_7F4A_7C15)
    }

    /// A number of the normal distribution (Box and Muller, 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(max(fraction(), 1e-12))).squareRoot()
        return radius * cos(2 * Double.pi * fraction())
    }

    /// A length that varies by factors: the median times exp(sigma × normal).
    mutating func logNormal(median: Double, sigma: Double) -> Double { median * exp(sigma * normal()) }
}

/// Draws an index by weight in a few steps, however many there are.
struct WeightedIndex: Sendable {
    private let sums: [Double]

    init(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    func draw(_ random: inout SeededGenerator) -> Int {
        let wanted = random.fraction() * (sums.last ?? 0)
        var low = 0
        var high = max(0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
