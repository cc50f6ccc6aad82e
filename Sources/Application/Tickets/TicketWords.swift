import Domain
import SQL
import Storage
import TextSearch

/// The words that a ticket is found by.
enum TicketWords {
    /// A ticket is found by so many different words at most; the first ones said count most.
    private static let limit = 2_000

    /// Adds the words of a text to those of a ticket.
    static func add(_ text: String, to ticket: TicketID, in tx: any Transaction) throws {
        let known = try TicketSearchStore.terms(of: ticket, in: tx)
        var seen = Set(known)
        let fresh = Analyzer().terms(of: text, language: .french).filter { term in seen.insert(term).inserted }
        guard !fresh.isEmpty, known.count < limit else { return }
        try TicketSearchStore.index(ticket, terms: known + fresh.prefix(limit - known.count), in: tx)
    }
}
