/// An inverted index in memory: the catalogue of forms, the articles of the knowledge base.
///
/// Built once from the texts, then immutable: replace it when they change. 500 forms
/// take milliseconds. Any thread may search it.
public struct LexicalIndex: Sendable {
    /// A text of a document and how much it counts.
    public struct Field: Sendable {
        public let text: String
        /// Titles and keywords 3, summaries 1, labels 0.5 are good values.
        public let weight: Double

        public init(_ text: String, weight: Double) {
            self.text = text
            self.weight = weight
        }
    }

    /// What is found: its texts, by weight.
    public struct Document: Sendable {
        /// Distinct within the index; given back by searches.
        public let id: Int
        public let fields: [Field]

        public init(id: Int, fields: [Field]) {
            self.id = id
            self.fields = fields
        }
    }

    /// A document that has a term, and what the term is worth in it (BM25 without the
    /// inverse document frequency, which depends on the query).
    struct Posting: Sendable {
        let document: Int
        let impact: Double
    }

    /// The id of each document, in the order given.
    let ids: [Int]
    let vocabulary: Vocabulary
    /// The number of each term: its place in ``postings``.
    let termNumbers: [String: Int]
    let postings: [[Posting]]
    let formula: BM25

    /// Analyses and indexes the documents.
    public init(
        documents: [Document], language: Language, analyzer: Analyzer = Analyzer(), formula: BM25 = BM25()
    ) {
        var termNumbers: [String: Int] = [:]
        var words: [String: Int] = [:]
        var frequencies: [[(document: Int, frequency: Double)]] = []
        var lengths: [Double] = []
        var stemmer = Stemmer(language: language)

        for (document, content) in documents.enumerated() {
            var length = 0.0
            for field in content.fields where field.weight > 0 {
                analyzer.analyze(field.text, language: language) { unit in
                    let number: Int
                    if let known = words[unit.text] {
                        number = known
                    } else {
                        let term = unit.isStemmable ? stemmer.stem(unit.text) : unit.text
                        number = termNumbers[term] ?? frequencies.count
                        if number == frequencies.count { frequencies.append([]) }
                        termNumbers[term] = number
                        words[unit.text] = number
                    }
                    length += field.weight
                    let last = frequencies[number].count - 1
                    if last >= 0, frequencies[number][last].document == document {
                        frequencies[number][last].frequency += field.weight
                    } else {
                        frequencies[number].append((document, field.weight))
                    }
                }
            }
            lengths.append(length)
        }

        let average = lengths.isEmpty ? 0 : lengths.reduce(0, +) / Double(lengths.count)
        postings = frequencies.map { list in
            list.map { entry in
                Posting(
                    document: entry.document,
                    impact: formula.saturation(
                        frequency: entry.frequency, length: lengths[entry.document], averageLength: average))
            }
        }
        ids = documents.map(\.id)
        vocabulary = Vocabulary(words: words)
        self.termNumbers = termNumbers
        self.formula = formula
    }

    /// How many documents there are.
    public var count: Int { ids.count }
}
