import Domain
import SQL
import Storage
import TextSearch

/// The search of the portal: forms, then one's own requests.
public struct SearchService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// A form that answers the search.
    public struct FoundForm: Sendable {
        public var form: PublishedForm
        public var title: MarkedText
        public var summary: MarkedText
    }

    /// A request of the reader’s that answers it.
    public struct FoundRequest: Sendable {
        public var row: TicketRow
        public var title: MarkedText
    }

    /// What a search of the portal finds.
    public struct Results: Sendable {
        public var catalogue: Catalogue
        /// A number was typed, and the request exists for whoever asks.
        public var request: TicketReference?
        public var forms: [FoundForm]
        public var requests: [FoundRequest]

        public var isEmpty: Bool { forms.isEmpty && requests.isEmpty && request == nil }
    }

    /// - Parameter language: the language that titles are shown in.
    public func search(
        _ text: String, language: Domain.Language, forms formLimit: Int = 40, requests requestLimit: Int = 20,
        for signedIn: SignedIn
    ) async throws -> Results {
        let query = Query(text, language: .french)
        let english = language == .english ? Query(text, language: .english) : nil
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let forms = catalogue.forms(matching: text, language: language, limit: formLimit).map { form in
                FoundForm(
                    form: form, title: mark(form.definition.title, query, english: english),
                    summary: mark(form.definition.summary, query, english: english))
            }
            let rows = try TicketSearchStore.rows(
                matching: .init(query), ofParty: signedIn.person.id, limit: requestLimit, in: tx)
            return Results(
                catalogue: catalogue, request: try request(query.number, for: signedIn.actor, in: tx), forms: forms,
                requests: rows.map { row in FoundRequest(row: row, title: mark(row.title, query)) })
        }
    }

    private func request(
        _ number: Query.Number?, for actor: Actor, in tx: any ReadTransaction
    ) throws -> TicketReference? {
        guard let number else { return nil }
        let reference = TicketReference(number: Int64(number.value), part: number.rank ?? 1)
        return try TicketStore.ticket(reference, visibleTo: actor, in: tx)?.reference
    }
}

/// A text in the language in which it is read, marked as that language is analysed.
private func mark(_ text: LocalizedText, _ query: Query, english: Query?) -> MarkedText {
    if let english, let words = text.en { return mark(words, english, .english) }
    return mark(text.fr, query)
}

private func mark(
    _ text: String, _ query: Query, _ language: TextSearch.Language = .french
) -> MarkedText {
    MarkedText(Snippet.marking(text, query: query, language: language))
}
