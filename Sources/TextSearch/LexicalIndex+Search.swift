extension LexicalIndex {
    /// How much a match counts that is not the word itself. Chosen so that a word as typed
    /// always beats a guess: a finished prefix is nearly certain, two errors are not.
    private enum Weight {
        static let exact = 1.0
        static let prefix = 0.8
        static let oneError = 0.6
        static let moreErrors = 0.4
    }

    /// A term that stands for a word of the query.
    private struct Candidate {
        let term: Int
        let weight: Double
    }

    /// The documents that match any word of the query, best first.
    ///
    /// A word counts once per document, by its best candidate: the term itself, words that
    /// begin with it when it is unfinished, or, when the index does not know it, the
    /// nearest words by typing error. Equal scores are in order of id.
    public func search(_ query: Query, limit: Int) -> [Hit] {
        guard limit > 0, !ids.isEmpty, !query.isEmpty else { return [] }
        var scores = [Double](repeating: 0, count: ids.count)
        var best = [Double](repeating: 0, count: ids.count)
        var touched: [Int] = []
        for candidates in candidates(for: query) {
            for candidate in candidates {
                for posting in postings[candidate.term] {
                    if best[posting.document] == 0 { touched.append(posting.document) }
                    best[posting.document] = max(best[posting.document], candidate.weight * posting.impact)
                }
            }
            let rarity = formula.inverseDocumentFrequency(documents: ids.count, matching: touched.count)
            for document in touched {
                scores[document] += rarity * best[document]
                best[document] = 0
            }
            touched.removeAll(keepingCapacity: true)
        }
        var hits: [Hit] = []
        for (document, score) in scores.enumerated() where score > 0 {
            hits.append(Hit(id: ids[document], score: score))
        }
        hits.sort(by: Hit.precedes)
        return Array(hits.prefix(limit))
    }

    /// For each word of the query, the terms that stand for it.
    private func candidates(for query: Query) -> [[Candidate]] {
        var groups: [[Candidate]] = []
        for word in query.words {
            let isPrefix = word.text == query.prefix
            groups.append(candidates(for: word, isPrefix: isPrefix))
            for part in word.parts { groups.append(candidates(for: part, isPrefix: false)) }
        }
        if let prefix = query.prefix, query.words.isEmpty {
            groups.append(vocabulary.terms(beginningWith: prefix).map { Candidate(term: $0, weight: Weight.prefix) })
        }
        return groups
    }

    private func candidates(for word: Query.Word, isPrefix: Bool) -> [Candidate] {
        let exact = termNumbers[word.term]
        var found = exact.map { [Candidate(term: $0, weight: Weight.exact)] } ?? []
        if isPrefix {
            for term in vocabulary.terms(beginningWith: word.text) where term != exact {
                found.append(Candidate(term: term, weight: Weight.prefix))
            }
        }
        guard found.isEmpty, !word.isCode else { return found }
        return vocabulary.corrections(of: word.text, isPrefix: isPrefix).map {
            Candidate(term: $0.term, weight: $0.distance == 1 ? Weight.oneError : Weight.moreErrors)
        }
    }
}
