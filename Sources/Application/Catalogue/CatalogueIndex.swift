import Domain
import TextSearch

/// Forms from A to Z, as the index of a book.
public struct CatalogueIndex: Sendable {
    /// The forms under one letter, by title.
    public struct Group: Sendable {
        public var letter: String
        public var forms: [PublishedForm]
    }

    public var groups: [Group]

    /// - Parameter language: the language that titles are read in.
    public init(_ forms: [PublishedForm], language: Domain.Language) {
        let analyzer = Analyzer()
        let keyed = forms.map { form -> (key: [String], letter: String, form: PublishedForm) in
            let title = form.definition.title.text(in: language)
            let words = Self.words(of: title, language, analyzer)
            let letter = words.first?.first.map { first in String(first).uppercased() } ?? "#"
            return (words, letter.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) } ? letter : "#", form)
        }
        let sorted = keyed.sorted { left, right in
            left.key == right.key ? left.form.id < right.form.id : left.key.lexicographicallyPrecedes(right.key)
        }
        var groups: [Group] = []
        for entry in sorted {
            if let index = groups.firstIndex(where: { group in group.letter == entry.letter }) {
                groups[index].forms.append(entry.form)
            } else {
                groups.append(Group(letter: entry.letter, forms: [entry.form]))
            }
        }
        self.groups = groups
    }

    /// Articles do not count, as in any index.
    private static let articles: Set<String> = [
        "le", "la", "les", "l", "un", "une", "des", "du", "de", "mon", "ma", "mes", "votre", "vos", "the", "a", "an", "my",
        "your",
    ]

    /// Folded like the search, so that É stands with E.
    private static func words(of title: String, _ language: Domain.Language, _ analyzer: Analyzer) -> [String] {
        let words = title.split(whereSeparator: \.isWhitespace).map { word in
            // The analysis gives nothing for a word too common to be searched.
            analyzer.words(of: String(word), language: language == .french ? .french : .english).first ?? word.lowercased()
        }
        return Array(words.drop { word in articles.contains(word) })
    }

    public var formCount: Int { groups.reduce(0) { sum, group in sum + group.forms.count } }
}
