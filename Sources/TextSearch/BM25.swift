/// Okapi BM25 with weighted fields, the ranking formula of all lexical search here.
///
/// Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009),
/// simple BM25F: frequencies and lengths are sums over fields, each times its weight. The
/// inverse document frequency is Lucene's variant, which is never negative.
public struct BM25: Sendable {
    /// How soon repetition of a term stops counting.
    public let k1: Double
    /// How much long documents are held back, 0 to 1.
    public let b: Double

    public init(k1: Double = 1.2, b: Double = 0.75) {
        self.k1 = k1
        self.b = b
    }

    /// The weight of a term found in `matching` documents out of `documents`.
    public func inverseDocumentFrequency(documents: Int, matching: Int) -> Double {
        let ratio = (Double(documents - matching) + 0.5) / (Double(matching) + 0.5)
        return naturalLogarithm(1 + max(0, ratio))
    }

    /// What a term's frequency is worth in a document, from 0 to `k1 + 1`.
    public func saturation(frequency: Double, length: Double, averageLength: Double) -> Double {
        guard frequency > 0 else { return 0 }
        let relative = averageLength > 0 ? length / averageLength : 1
        return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * relative))
    }

    /// ln x for x ≥ 1. The standard library has no logarithm, and this module imports no
    /// Foundation: the exponent gives the integral part of log₂, a series the rest.
    func naturalLogarithm(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return 0 }
        let ln2 = 0.693_147_180_559_945_3
        // ln m = 2 artanh((m − 1) / (m + 1)) with 1 ≤ m < 2, so |z| < 1/3: 17 terms reach 1e-17.
        let z = (x.significand - 1) / (x.significand + 1)
        var power = z
        var sum = 0.0
        for odd in stride(from: 1, through: 33, by: 2) {
            sum += power / Double(odd)
            power *= z * z
        }
        return Double(x.exponent) * ln2 + 2 * sum
    }
}

/// A document found, and how well it matches.
public struct Hit: Sendable, Equatable {
    public let id: Int
    /// Comparable within one search only.
    public let score: Double

    public init(id: Int, score: Double) {
        self.id = id
        self.score = score
    }

    /// Best first; equal scores by id, so that the order is always the same.
    static func precedes(_ a: Hit, _ b: Hit) -> Bool {
        a.score != b.score ? a.score > b.score : a.id < b.id
    }
}
