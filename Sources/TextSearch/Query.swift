/// What someone typed in a search box, understood.
///
/// To find candidates in an engine: every word must be there, a word being its `term`,
/// or all of its `parts`, or (the last one, when ``prefix`` is set) any term that begins
/// with the prefix. Quotation marks have no meaning but to end a word.
public struct Query: Sendable, Equatable {
    /// A word that was typed.
    public struct Word: Sendable, Equatable {
        /// Folded: « Ordinateurs » is `ordinateurs`.
        public let text: String
        /// As ``Analyzer`` stores it: `ordin`.
        public let term: String
        /// The words that a code or a hyphenated pair is made of, if it is one.
        public let parts: [Word]

        public init(text: String, term: String, parts: [Word] = []) {
            self.text = text
            self.term = term
            self.parts = parts
        }

        /// Codes are found to the letter or not at all: no typing errors are forgiven in them.
        var isCode: Bool { text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
    }

    /// The words in order, stop words left out, each once, at most ``maximumWords``.
    public let words: [Word]
    /// The last word, folded, when it may be unfinished: nothing was typed behind it.
    /// It is also the last of ``words``, unless it is a stop word standing alone
    /// (« le », perhaps on its way to « lecteur »).
    public let prefix: String?
    /// The ticket number with which the query begins.
    public let number: Number?

    /// Longer queries are cut there: everything beyond only costs time.
    public static let maximumWords = 32
    /// Bytes of a query that are read.
    public static let maximumBytes = 1_024

    public init(_ text: String, language: Language) {
        var stemmer = Stemmer(language: language)
        var words: [Word] = []
        var whole: (unit: Analyzer.Unit, parts: [Word])?
        var last: (text: String, isStopWord: Bool, end: Int)?
        func close() {
            guard let open = whole else { return }
            words.append(Word(text: open.unit.text, term: stemmed(open.unit), parts: open.parts))
            whole = nil
        }
        func stemmed(_ unit: Analyzer.Unit) -> String {
            unit.isStemmable ? stemmer.stem(unit.text) : unit.text
        }
        var partsLeft = 0
        Analyzer(maximumBytes: Query.maximumBytes).analyze(text, language: language, keepingStopWords: true) { unit in
            if partsLeft > 0 {
                partsLeft -= 1
                if !unit.isStopWord { whole?.parts.append(Word(text: unit.text, term: stemmed(unit))) }
            } else {
                close()
                last = (unit.text, unit.isStopWord, unit.range.upperBound)
                partsLeft = unit.partCount
                if !unit.isStopWord { whole = (unit, []) }
            }
        }
        close()

        var seen: Set<String> = []
        let lastWord = words.last
        words = words.filter { seen.insert($0.text).inserted }
        // A word typed twice stays where it may be completed: at the end.
        if let lastWord, words.last != lastWord {
            words.removeAll { $0 == lastWord }
            words.append(lastWord)
        }
        if words.count > Query.maximumWords { words = Array(words.prefix(Query.maximumWords)) }

        let isUnfinished = last.map { $0.end == text.utf8.count } ?? false
        if let last, isUnfinished, last.isStopWord ? words.isEmpty : words.last?.text == last.text {
            prefix = last.text
        } else {
            prefix = nil
        }
        self.words = words
        number = Number(leading: text)
    }

    /// For queries made by the program.
    public init(words: [Word], prefix: String? = nil, number: Number? = nil) {
        self.words = words
        self.prefix = prefix
        self.number = number
    }

    /// The same, its last word taken for a whole one.
    public var finished: Query { Query(words: words, prefix: nil, number: number) }

    /// The term of each word.
    public var terms: [String] { words.map(\.term) }

    /// True when there is nothing to look for in texts.
    public var isEmpty: Bool { words.isEmpty && prefix == nil }

    /// Words and their parts, one after another, for scoring.
    var flattened: [Word] { words.flatMap { [$0] + $0.parts } }
}
