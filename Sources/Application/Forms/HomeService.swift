import Domain
import SQL
import Storage

/// What the home page shows.
public struct HomeService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    public struct Home: Sendable {
        public var catalogue: Catalogue
        /// Her own recent forms first, then the most used.
        public var quickForms: [PublishedForm]
        /// Requests that are not over, what awaits her first.
        public var requests: [TicketRow]
        /// Drafts, the newest first, those of withdrawn forms too: what was typed stays readable.
        public var drafts: [RequestList.DraftEntry]

        /// What leads to the forms most used: a word that people search them with.
        public var searchHints: [String] {
            var seen: Set<String> = []
            return Array(
                catalogue.mostUsed(limit: 8).compactMap { form in form.definition.keywords?.first }
                    .filter { hint in hint.unicodeScalars.count > 3 && seen.insert(hint).inserted }.prefix(4))
        }
    }

    public func home(of signedIn: SignedIn) async throws -> Home {
        let me = signedIn.person.id
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let recent = try FormStore.recentForms(of: me, limit: 3, in: tx).compactMap { id in catalogue.form(id) }
            let recentIDs = Set(recent.map(\.id))
            let others = catalogue.mostUsed(limit: 12).filter { form in !recentIDs.contains(form.id) }
            let filter = TicketFilter(scope: .party(me), stage: .open, order: .updated)
            let resolved = TicketFilter(scope: .party(me), stage: .resolved, order: .updated)
            let open = try TicketList.rows(filter, after: nil, limit: 20, for: signedIn.actor, in: tx)
            let toConfirm = try TicketList.rows(resolved, after: nil, limit: 5, for: signedIn.actor, in: tx)
            let drafts = try DraftStore.openDrafts(of: me, limit: 3, in: tx).compactMap { draft in
                try RequestList.DraftEntry(draft, catalogue, in: tx)
            }
            return Home(
                catalogue: catalogue, quickForms: Array((recent + others).prefix(8)),
                requests: Array((Self.awaitingFirst(open) + toConfirm).prefix(5)), drafts: drafts)
        }
    }

    private static func awaitingFirst(_ rows: [TicketRow]) -> [TicketRow] {
        rows.filter(\.awaitsRequester) + rows.filter { row in !row.awaitsRequester }
    }
}

extension TicketRow {
    /// The requester is expected to answer.
    public var awaitsRequester: Bool { state == .waiting && waitingReason == .requester }
}
