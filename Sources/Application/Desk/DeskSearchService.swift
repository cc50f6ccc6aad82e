import Domain
import SQL
import Storage
import TextSearch

/// Full-text search over the tickets that a technician sees.
public struct DeskSearchService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What is looked for; one value, one address.
    public struct Request: Sendable, Hashable {
        public var text: String
        public var kind: TicketKind?
        /// Open ones, or those that are over; nil for all.
        public var isOpen: Bool?
        public var order: Order
        /// By date: the last ticket of the page before. By relevance: how many were shown.
        public var after: Int64?

        public init(text: String, kind: TicketKind? = nil, isOpen: Bool? = nil, order: Order = .date, after: Int64? = nil) {
            self.text = text
            self.kind = kind
            self.isOpen = isOpen
            self.order = order
            self.after = after
        }
    }

    /// The newest first, or what says it best.
    public enum Order: String, Sendable, CaseIterable { case date, relevance }

    /// A ticket that answers the search, its words marked.
    public struct Hit: Sendable {
        public var row: TicketRow
        public var title: MarkedText
        public var excerpt: MarkedText
    }

    /// A page of what was found.
    public struct Results: Sendable {
        public var frame: DeskFrame
        public var request: Request
        public var hits: [Hit]
        public var next: Int64?
        /// The ticket whose number was typed, when the reader may see it.
        public var exact: TicketReference?
    }

    public static let pageSize = 25
    /// « Pertinence » ranks so many of the newest matches.
    public static let rankedMatches = 1_000

    public func search(_ request: Request, of signedIn: SignedIn) async throws -> Results {
        let actor = signedIn.actor
        let query = Query(request.text, language: .french)
        return try await portal.database.read { tx in
            var results = Results(
                frame: try DeskService(portal).frame(of: actor, in: tx), request: request, hits: [], next: nil, exact: nil)
            if let number = query.ticketNumber {
                let reference = TicketReference(number: number, part: query.number?.rank ?? 1)
                results.exact = try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx)?.reference
                if results.exact != nil { return results }
            }
            let decided = try decided(query, request, for: actor, in: tx)
            switch request.order {
            case .date: try newest(decided, into: &results, for: actor, in: tx)
            case .relevance: try best(decided.query, into: &results, for: actor, in: tx)
            }
            return results
        }
    }

    /// What is looked for in the end, with the first page where it had to be read to know.
    private struct Decided {
        var query: Query
        var first: [TicketRow]?
    }

    /// The last word may be unfinished. One that fills a page as it stands is taken for a word, in either order:
    /// to look for all that begins with it, the index would read every ticket that holds such a word.
    private func decided(
        _ query: Query, _ request: Request, for actor: Actor, in tx: any ReadTransaction
    ) throws -> Decided {
        guard let prefix = query.prefix else { return Decided(query: query) }
        guard prefix.utf8.count >= TicketSearchStore.Terms.shortestPrefix else { return Decided(query: query.finished) }
        let found = try rows(query.finished, request, before: nil, for: actor, in: tx)
        return found.count > Self.pageSize ? Decided(query: query.finished, first: found) : Decided(query: query)
    }

    /// A page, the newest first, and one row more.
    private func rows(
        _ query: Query, _ request: Request, before last: TicketID?, for actor: Actor, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        try TicketSearchStore.rows(
            matching: TicketSearchStore.Terms(query), kind: request.kind, isOpen: request.isOpen, before: last,
            limit: Self.pageSize + 1, for: actor, in: tx)
    }

    private func newest(_ decided: Decided, into results: inout Results, for actor: Actor, in tx: any ReadTransaction) throws {
        let last = results.request.after.map { id in TicketID(id) }
        let rows =
            if last == nil, let first = decided.first { first } else {
                try rows(decided.query, results.request, before: last, for: actor, in: tx)
            }
        let shown = Array(rows.prefix(Self.pageSize))
        results.hits = try hits(shown, decided.query, try TicketSearchStore.texts(of: shown.map(\.id), in: tx))
        results.next = rows.count > Self.pageSize ? shown.last?.id.rawValue : nil
    }

    /// Ranked by what title and description say: a match in a message is found, and comes last.
    private func best(_ query: Query, into results: inout Results, for actor: Actor, in tx: any ReadTransaction) throws {
        let request = results.request
        let rows = try TicketSearchStore.rows(
            matching: TicketSearchStore.Terms(query), kind: request.kind, isOpen: request.isOpen, before: nil,
            limit: Self.rankedMatches, for: actor, in: tx)
        let texts = try TicketSearchStore.texts(of: rows.map(\.id), in: tx)
        let analyzer = Analyzer()
        let documents = rows.enumerated().map { index, row in
            let text = texts[row.id] ?? (row.title, "")
            return Ranking.Document(
                id: index,
                fields: [
                    .init(terms: analyzer.terms(of: text.title, language: .french), weight: 3),
                    .init(terms: analyzer.terms(of: text.description, language: .french), weight: 1),
                ])
        }
        let start = min(max(0, Int(clamping: request.after ?? 0)), rows.count)
        let order = Ranking.order(documents, by: query).dropFirst(start)
        let shown = order.prefix(Self.pageSize).map { hit in rows[hit.id] }
        results.hits = try hits(shown, query, texts)
        results.next = order.count > Self.pageSize ? Int64(start + Self.pageSize) : nil
    }

    private func hits(
        _ rows: [TicketRow], _ query: Query, _ texts: [TicketID: (title: String, description: String)]
    ) throws -> [Hit] {
        rows.map { row in
            Hit(
                row: row, title: MarkedText(Snippet.marking(row.title, query: query, language: .french)),
                excerpt: MarkedText(
                    Snippet.excerpt(of: texts[row.id]?.description ?? "", query: query, language: .french)))
        }
    }
}
