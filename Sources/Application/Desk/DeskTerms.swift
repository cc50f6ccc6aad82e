import Storage
import TextSearch

extension TicketSearchStore.Terms {
    /// What an engine looks for, from what was typed: every word, whole or in all of its parts
    /// (« télé-travail » is « télé travail » too), the last one perhaps unfinished.
    ///
    /// One or two letters begin nothing: too many words do, over all the years. They are a word, or, if a stop word
    /// standing alone, nothing.
    init(_ query: Query) {
        var words = query.words
        var wanted: [TicketSearchStore.Terms] = []
        if let prefix = query.prefix, prefix.utf8.count >= Self.shortestPrefix {
            // Without a last word it is a stop word standing alone, perhaps on its way to another.
            if let last = words.last, last.text == prefix {
                words.removeLast()
                wanted.append(Self.unfinished(last))
            } else {
                wanted.append(.beginning(prefix))
            }
        }
        self = .all(words.map(Self.whole) + wanted)
    }

    static let shortestPrefix = 3

    private static func whole(_ word: Query.Word) -> Self {
        guard !word.parts.isEmpty else { return .term(word.term) }
        return .any([.term(word.term), .all(word.parts.map { part in .term(part.term) })])
    }

    /// Found by its term too, since « imprimante » is kept as `imprim`.
    private static func unfinished(_ word: Query.Word) -> Self {
        var ways: [Self] = [.beginning(word.text), .term(word.term)]
        if let last = word.parts.last {
            let before = word.parts.dropLast().map { part in Self.term(part.term) }
            ways.append(.all(before + [.any([.beginning(last.text), .term(last.term)])]))
        }
        return .any(ways)
    }
}
