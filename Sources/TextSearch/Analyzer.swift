/// Reduces text to the terms under which it is stored and looked for.
///
/// One analysis serves tickets, forms, articles and the assistant, on both database
/// engines: case, accents and ligatures folded, French elisions and stop words dropped,
/// Snowball stems taken. « L’imprimante réseau » and « IMPRIMANTES RESEAU » give the same terms.
///
/// A value without state: share it freely between threads.
public struct Analyzer: Sendable {
    /// Bytes of UTF-8 beyond which a text is not read. A ticket's description is far below;
    /// this bounds the cost of hostile or pasted text.
    public let maximumBytes: Int

    public init(maximumBytes: Int = 65_536) { self.maximumBytes = max(0, maximumBytes) }

    /// The terms of a text in reading order, repeated as often as they occur, each at most
    /// 64 bytes of letters and digits.
    ///
    /// Codes and hyphenated pairs stand whole and in parts: « PF-08811 » gives `pf08811`,
    /// `pf`, `08811`; « Wi-Fi » gives `wifi`, `wi`, `fi`.
    public func terms(of text: String, language: Language) -> [String] {
        var terms: [String] = []
        var stemmer = Stemmer(language: language)
        analyze(text, language: language) { unit in
            terms.append(unit.isStemmable ? stemmer.stem(unit.text) : unit.text)
        }
        return terms
    }

    /// The folded words behind ``terms(of:language:)``, not stemmed, stop words left out.
    ///
    /// Idempotent, for texts under ``maximumBytes``: the words of these words joined by
    /// spaces are these words.
    /// - Parameter keepingStopWords: for names, in which « autre » or « une » may be all there is.
    public func words(of text: String, language: Language, keepingStopWords: Bool = false) -> [String] {
        var words: [String] = []
        analyze(text, language: language, keepingStopWords: keepingStopWords) { words.append($0.text) }
        return words
    }

    /// A word, a code, a hyphenated whole, or a part of the whole just before.
    struct Unit {
        let text: String
        let range: Range<Int>
        /// How many of the next units are parts of this one.
        let partCount: Int
        let isStemmable: Bool
        /// Only when stop words were asked for.
        let isStopWord: Bool
    }

    /// Hands over the units of a text in order, a whole before its parts.
    func analyze(
        _ text: String, language: Language, keepingStopWords: Bool = false, _ body: (Unit) -> Void
    ) {
        let tokens = Tokenizer.tokens(of: text, language: language, limit: maximumBytes)
        var index = 0
        while index < tokens.count {
            var end = index + 1
            while end < tokens.count, tokens[end].link != .none { end += 1 }
            if end > index + 1 {
                Analyzer.assemble(tokens[index..<end], language, keepingStopWords, body)
            } else {
                Analyzer.emit(tokens[index], language, keepingStopWords, body)
            }
            index = end
        }
    }

    private static func emit(
        _ token: Token, _ language: Language, _ keepingStopWords: Bool, _ body: (Unit) -> Void
    ) {
        let isStopWord = !token.hasDigit && StopWords.contains(token.text, language: language)
        guard keepingStopWords || !isStopWord else { return }
        body(
            Unit(
                text: token.text, range: token.range, partCount: 0,
                isStemmable: token.isASCII && !token.hasDigit, isStopWord: isStopWord))
    }

    /// Tokens that hang together. One with a digit is a code and stands whole; of the
    /// others, only pairs around a hyphen do (« télé-travail », but neither « est-ce »
    /// nor « fin.Début »).
    private static func assemble(
        _ tokens: ArraySlice<Token>, _ language: Language, _ keepingStopWords: Bool, _ body: (Unit) -> Void
    ) {
        if tokens.contains(where: \.hasDigit) {
            return emitWhole(tokens, isCode: true, language, keepingStopWords, body)
        }
        var rest = tokens
        while let first = rest.first {
            let run = [first] + rest.dropFirst().prefix { $0.link == .hyphen }
            rest = rest.dropFirst(run.count)
            if run.count == 2, !run.contains(where: { StopWords.contains($0.text, language: language) }) {
                emitWhole(run[...], isCode: false, language, keepingStopWords, body)
            } else {
                for token in run { emit(token, language, keepingStopWords, body) }
            }
        }
    }

    private static func emitWhole(
        _ tokens: ArraySlice<Token>, isCode: Bool, _ language: Language, _ keepingStopWords: Bool,
        _ body: (Unit) -> Void
    ) {
        guard let first = tokens.first, let last = tokens.last else { return }
        var parts: [Unit] = []
        for token in tokens { emit(token, language, keepingStopWords) { parts.append($0) } }
        var whole: [Unicode.Scalar] = []
        var length = 0
        for scalar in tokens.lazy.flatMap(\.text.unicodeScalars) {
            length += UTF8.width(scalar)
            guard length <= Tokenizer.longestWord else { break }
            whole.append(scalar)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: whole)
        body(
            Unit(
                text: String(text), range: first.range.lowerBound..<last.range.upperBound,
                partCount: parts.count, isStemmable: !isCode && tokens.allSatisfy(\.isASCII), isStopWord: false))
        for part in parts { body(part) }
    }
}
