/// Orders the candidates that a database engine found, the same way on every engine.
///
/// The engines only say which texts have the terms. Document frequencies are taken from the
/// candidates themselves, which is enough to tell the rare word of a query from the common.
public enum Ranking {
    /// A text's terms as they are stored, and how much they count.
    public struct Field: Sendable {
        /// ``Analyzer/terms(of:language:)`` joined by single spaces, as the engines hold them.
        public let storedTerms: String
        public let weight: Double

        public init(storedTerms: String, weight: Double) {
            self.storedTerms = storedTerms
            self.weight = weight
        }

        public init(terms: [String], weight: Double) {
            self.init(storedTerms: terms.joined(separator: " "), weight: weight)
        }
    }

    /// A candidate: its terms, by weight.
    public struct Document: Sendable {
        public let id: Int
        public let fields: [Field]

        public init(id: Int, fields: [Field]) {
            self.id = id
            self.fields = fields
        }
    }

    /// The score of each document, in the order given; 0 where no word of the query occurs.
    public static func score(documents: [Document], query: Query, formula: BM25 = BM25()) -> [Double] {
        let words = query.flattened
        let wanted = words.map { Array($0.term.utf8) }
        let prefix = query.prefix.map { Array($0.utf8) }
        // The prefix belongs to the word that it begins, or stands alone.
        let prefixSlot = words.firstIndex { $0.text == query.prefix } ?? words.count
        let slots = prefixSlot == words.count && prefix != nil ? words.count + 1 : words.count
        guard slots > 0, !documents.isEmpty else { return documents.map { _ in 0 } }

        var frequencies = [Double](repeating: 0, count: documents.count * slots)
        var lengths: [Double] = []
        for (row, document) in documents.enumerated() {
            var length = 0.0
            for field in document.fields where field.weight > 0 {
                forEachTerm(of: field.storedTerms) { term in
                    length += field.weight
                    for slot in 0..<slots {
                        let isMatch =
                            slot < wanted.count && equal(term, wanted[slot])
                            || slot == prefixSlot && (prefix.map { begins(term, with: $0) } ?? false)
                        if isMatch { frequencies[row * slots + slot] += field.weight }
                    }
                }
            }
            lengths.append(length)
        }

        let average = lengths.reduce(0, +) / Double(lengths.count)
        var scores = [Double](repeating: 0, count: documents.count)
        for slot in 0..<slots {
            let matching = documents.indices.count { frequencies[$0 * slots + slot] > 0 }
            guard matching > 0 else { continue }
            let rarity = formula.inverseDocumentFrequency(documents: documents.count, matching: matching)
            for row in documents.indices {
                let frequency = frequencies[row * slots + slot]
                scores[row] +=
                    rarity * formula.saturation(frequency: frequency, length: lengths[row], averageLength: average)
            }
        }
        return scores
    }

    /// The candidates, best first; equal scores keep the order given (newest first, say).
    public static func order(_ documents: [Document], by query: Query, formula: BM25 = BM25()) -> [Hit] {
        let scores = score(documents: documents, query: query, formula: formula)
        return documents.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
            .map { Hit(id: documents[$0].id, score: scores[$0]) }
    }

    private static func forEachTerm(of stored: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var stored = stored
        stored.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x20 {
                if index > start { body(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
                start = index + 1
            }
        }
    }

    private static func equal(_ term: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
        term.count == wanted.count && begins(term, with: wanted)
    }

    private static func begins(_ term: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
        guard term.count >= prefix.count else { return false }
        for index in prefix.indices where term[index] != prefix[index] { return false }
        return true
    }
}
