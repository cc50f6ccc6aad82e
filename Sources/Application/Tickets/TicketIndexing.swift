import Domain
import SQL
import Storage
import TextSearch

/// What a ticket is found by: title, description or answers, public messages, whom it is for. The one place that
/// analyses them. Private notes stay out, since requesters search the same index; so do sensitive answers.
enum TicketIndexing {
    /// Terms that a ticket is found by, the first ones said: far more than a long ticket has, and few
    /// enough that adding one costs little and that PostgreSQL, whose `tsvector` ends at 1 MiB, takes
    /// them all. Beyond it a message is kept, only not found.
    static let maximumTerms = 5_000

    /// Indexes a ticket under these texts, whatever it was indexed under before.
    static func index(_ ticket: TicketID, texts: [String], in tx: any Transaction) throws {
        try TicketSearchStore.index(ticket, terms: terms(of: texts), in: tx)
    }

    /// Adds a text, a public message for example, to what a ticket is found by. Private notes stay
    /// out: requesters search the same index.
    static func add(_ text: String, to ticket: TicketID, in tx: any Transaction) throws {
        let known = try TicketSearchStore.terms(of: ticket, in: tx)
        guard known.count < maximumTerms else { return }
        let all = distinct(known + terms(of: [text]))
        guard all.count > known.count else { return }
        try TicketSearchStore.index(ticket, terms: all, in: tx)
    }

    /// Each term once: the engines find candidates only, the ranking reads the texts.
    static func terms(of texts: [String]) -> [String] {
        let analyzer = Analyzer()
        return distinct(texts.flatMap { text in analyzer.terms(of: text, language: .french) })
    }

    private static func distinct(_ terms: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(terms.filter { term in seen.insert(term).inserted }.prefix(maximumTerms))
    }
}
