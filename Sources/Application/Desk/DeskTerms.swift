import Domain
import SQL
import Storage
import TextSearch

extension TicketSearchStore.Terms {
    /// What an engine looks for, from what was typed: every word, the last one perhaps unfinished.
    init(_ query: Query) {
        let last = query.words.last
        let isUnfinished = query.prefix != nil && last?.text == query.prefix
        self.init(
            terms: (isUnfinished ? query.words.dropLast() : query.words[...]).map(\.term), prefix: query.prefix,
            prefixTerm: isUnfinished ? last?.term : nil)
    }
}

/// Under which words a ticket is found: title, description, public messages. Private notes stay
/// out, since requesters search the same index.
enum TicketIndexing {
    static func index(_ ticket: TicketID, title: String, description: String, in tx: any Transaction) throws {
        try TicketSearchStore.index(ticket, terms: distinct(terms(of: title) + terms(of: description)), in: tx)
    }

    /// Adds what a message says.
    static func add(_ body: String, to ticket: TicketID, in tx: any Transaction) throws {
        let known = try TicketSearchStore.terms(of: ticket, in: tx)
        let all = distinct(known + terms(of: body))
        guard all.count > known.count else { return }
        try TicketSearchStore.index(ticket, terms: all, in: tx)
    }

    private static func terms(of text: String) -> [String] { Analyzer().terms(of: text, language: .french) }

    private static func distinct(_ terms: [String]) -> [String] {
        var seen: Set<String> = []
        return terms.filter { term in seen.insert(term).inserted }
    }
}
