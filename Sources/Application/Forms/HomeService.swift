import Domain
import SQL
import Storage

/// What the home page shows.
public struct HomeService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What the home page shows.
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
            let popular = catalogue.mostUsed(limit: 12).filter { form in !recentIDs.contains(form.id) }
            // Each by itself: what awaits her for two weeks may be below a page of what has moved since.
            func rows(_ stage: TicketFilter.Stage) throws -> [TicketRow] {
                try TicketList.rows(
                    TicketFilter(scope: .party(me), stage: stage, order: .updated), after: nil, limit: Self.shownRequests,
                    for: signedIn.actor, in: tx)
            }
            let awaiting = try rows(.waitingForRequester)
            let isFull = awaiting.count == Self.shownRequests
            let others = try isFull ? [] : rows(.openWithoutRequester) + rows(.resolved)
            let drafts = try RequestList.DraftEntry.all(
                of: try DraftStore.openDrafts(of: me, limit: 3, in: tx), catalogue, in: tx)
            return Home(
                catalogue: catalogue, quickForms: Array((recent + popular).prefix(8)),
                requests: try TicketList.withRequests(
                    Array((awaiting + others).prefix(Self.shownRequests)), of: me, in: tx), drafts: drafts)
        }
    }

    private static let shownRequests = 5
}

extension TicketRow {
    /// The requester is expected to answer.
    public var awaitsRequester: Bool { state == .waiting && waitingReason == .requester }
}
