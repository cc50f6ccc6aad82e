/// A text, or the best part of it, cut where the words of a query are marked.
///
/// Words are compared as terms, so « imprimantes » is marked for « imprimante »; the
/// text itself is never changed, and never becomes markup here: the page escapes each
/// piece and puts `<mark>` around matches.
public struct Snippet: Sendable, Equatable {
    /// A run of text that was found whole, or not at all.
    public struct Piece: Sendable, Equatable {
        public let text: String
        public let isMatch: Bool

        public init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    /// In order; joined, they are the part of the text that is shown.
    public let pieces: [Piece]
    /// True when something before, or after, was left out.
    public let isCutAtStart: Bool
    public let isCutAtEnd: Bool

    /// True when a word of the query was found.
    public var hasMatch: Bool { pieces.contains(where: \.isMatch) }

    /// The whole text with its matches marked: titles.
    public static func marking(_ text: String, query: Query, language: Language) -> Snippet {
        Snippet(text, query: query, language: language, window: .max)
    }

    /// The part of a text where most of the query's distinct words stand close together.
    /// - Parameter window: bytes of UTF-8 to show, about; cut between words.
    public static func excerpt(of text: String, query: Query, language: Language, window: Int = 200) -> Snippet {
        Snippet(text, query: query, language: language, window: max(0, window))
    }

    private init(_ text: String, query: Query, language: Language, window: Int) {
        let bytes = Array(text.utf8)
        let (words, matches) = Snippet.find(query, in: text, language: language)
        let shown = Snippet.best(window, bytes: bytes, words: words, matches: matches)
        var pieces: [Piece] = []
        var position = shown.lowerBound
        func add(_ range: Range<Int>, isMatch: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(Piece(text: String(decoding: bytes[range], as: UTF8.self), isMatch: isMatch))
        }
        for match in matches where match.range.lowerBound >= position && match.range.upperBound <= shown.upperBound {
            add(position..<match.range.lowerBound, isMatch: false)
            add(match.range, isMatch: true)
            position = match.range.upperBound
        }
        add(position..<shown.upperBound, isMatch: false)
        self.pieces = pieces
        isCutAtStart = shown.lowerBound > 0
        isCutAtEnd = shown.upperBound < bytes.count
    }

    private struct Match {
        let range: Range<Int>
        /// Which word of the query it is, to prefer variety over repetition.
        let word: Int
    }

    /// Where the words of the text stand, and which of them match.
    private static func find(
        _ query: Query, in text: String, language: Language
    ) -> (words: [Range<Int>], matches: [Match]) {
        var numbers: [String: Int] = [:]
        for (index, word) in query.words.enumerated() {
            for term in [word.term] + word.parts.map(\.term) where numbers[term] == nil { numbers[term] = index }
        }
        // A stem begins as its word does, so most words of the text need not be stemmed to know that they
        // are not looked for.
        let initials = Set(numbers.keys.compactMap(\.utf8.first))
        var stemmer = Stemmer(language: language)
        var words: [Range<Int>] = []
        var matches: [Match] = []
        Analyzer().analyze(text, language: language, keepingStopWords: true) { unit in
            if unit.partCount == 0 { words.append(unit.range) }
            guard unit.range.lowerBound >= matches.last?.range.upperBound ?? 0 else { return }
            var number: Int?
            if !unit.isStopWord, let initial = unit.text.utf8.first, initials.contains(initial) {
                number = numbers[unit.isStemmable ? stemmer.stem(unit.text) : unit.text]
            }
            if number == nil, let prefix = query.prefix, unit.text.utf8.starts(with: prefix.utf8) {
                number = query.words.count
            }
            if let number { matches.append(Match(range: unit.range, word: number)) }
        }
        return (words, matches)
    }

    /// The range to show: the window with the most distinct words, then the most matches,
    /// then the first.
    private static func best(
        _ window: Int, bytes: [UInt8], words: [Range<Int>], matches: [Match]
    ) -> Range<Int> {
        let count = bytes.count
        guard count > window else { return 0..<count }
        var best = (distinct: 0, total: 0, lower: 0, upper: 0)
        var end = 0
        var inside: [Int: Int] = [:]
        for (start, first) in matches.enumerated() {
            while end < matches.count, matches[end].range.upperBound <= first.range.lowerBound + window {
                inside[matches[end].word, default: 0] += 1
                end += 1
            }
            if (inside.count, end - start) > (best.distinct, best.total) {
                best = (inside.count, end - start, first.range.lowerBound, matches[max(start, end - 1)].range.upperBound)
            }
            guard end > start else {
                end = start + 1
                continue
            }
            if let left = inside[first.word], left > 1 { inside[first.word] = left - 1 } else { inside[first.word] = nil }
        }
        // What room is left goes a third before the first match, the rest behind the last.
        let spare = max(0, window - (best.upper - best.lower))
        let from = best.lower - min(best.lower, spare / 3)
        let to = min(count, from + max(window, best.upper - from))
        // Cut between words, at the edges of words that were found, so never inside a character.
        let lower = from == 0 ? 0 : words.first { $0.lowerBound >= from }?.lowerBound ?? best.lower
        // A text without words, or one endless word, is cut between scalars instead.
        var upper = to
        if to < count {
            upper = words.last { $0.upperBound <= to && $0.upperBound > lower }?.upperBound ?? boundary(before: to, in: bytes)
        }
        return lower..<max(lower, upper)
    }

    private static func boundary(before position: Int, in bytes: [UInt8]) -> Int {
        var position = position
        while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
        return position
    }
}
