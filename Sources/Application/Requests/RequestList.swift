import Domain
import SQL
import Storage

/// The requests of a person, by where they stand.
public struct RequestList: Sendable {
    /// The tabs of the list.
    public enum Tab: String, Sendable, CaseIterable {
        case awaiting, open, finished, drafts, watched
    }

    /// A draft with its form, as long as that one is published.
    public struct DraftEntry: Sendable {
        public var draft: Draft
        public var title: LocalizedText
        public var form: PublishedForm?
    }

    public var catalogue: Catalogue
    public var tab: Tab
    /// Exact up to ``maximumCount``.
    public var counts: [Tab: Int]
    public var rows: [TicketRow]
    /// Where the next page begins.
    public var next: ListPosition?
    public var drafts: [DraftEntry]

    /// Larger counts are not counted to the end.
    public static let maximumCount = 1_000
    static let pageLength = 20
    static let maximumDrafts = 100
}

extension RequestService {
    /// A page of the list.
    /// - Parameter tab: nil for what awaits the person, or for what is open when nothing does.
    public func list(
        _ tab: RequestList.Tab?, after position: ListPosition?, of signedIn: SignedIn
    ) async throws -> RequestList {
        let me = signedIn.person.id
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let drafts = try DraftStore.openDrafts(of: me, limit: RequestList.maximumDrafts, in: tx)
            var counts: [RequestList.Tab: Int] = [.drafts: drafts.count]
            for one in RequestList.Tab.allCases {
                guard let filter = one.filter(of: me) else { continue }
                counts[one] = try TicketList.count(
                    filter, upTo: RequestList.maximumCount + 1, for: signedIn.actor, in: tx)
            }
            let tab = tab ?? ((counts[.awaiting] ?? 0) > 0 ? .awaiting : .open)
            var list = RequestList(catalogue: catalogue, tab: tab, counts: counts, rows: [], next: nil, drafts: [])
            if let filter = tab.filter(of: me) {
                let rows = try TicketList.rows(
                    filter, after: position, limit: RequestList.pageLength + 1, for: signedIn.actor, in: tx)
                list.rows = try TicketList.withRequests(Array(rows.prefix(RequestList.pageLength)), of: me, in: tx)
                if rows.count > RequestList.pageLength, let last = list.rows.last {
                    list.next = TicketList.position(of: last, in: filter.order)
                }
            } else {
                list.drafts = try RequestList.DraftEntry.all(of: drafts, catalogue, in: tx)
            }
            return list
        }
    }
}

extension RequestList.Tab {
    func filter(of person: PersonID) -> TicketFilter? {
        switch self {
        case .awaiting: TicketFilter(scope: .party(person), stage: .waitingForRequester, order: .updated)
        case .open: TicketFilter(scope: .party(person), stage: .open, order: .updated)
        case .finished: TicketFilter(scope: .party(person), stage: .over, order: .updated)
        case .watched: TicketFilter(scope: .watcher(person), stage: .all, order: .updated)
        case .drafts: nil
        }
    }
}
