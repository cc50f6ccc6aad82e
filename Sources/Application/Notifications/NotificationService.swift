import Domain
import SQL
import Storage

/// What a person is told in the pages.
public struct NotificationService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// A page of what a person was told.
    public struct Page: Sendable {
        public var catalogue: Catalogue
        /// The newest first.
        public var notifications: [NotificationStore.Notification]
        /// The last one of this page, when there are more.
        public var next: NotificationID?
    }

    static let pageLength = 30

    public func page(before last: NotificationID?, of signedIn: SignedIn) async throws -> Page {
        try await portal.database.read { tx in
            let found = try NotificationStore.list(
                of: signedIn.actor, before: last, limit: Self.pageLength + 1, in: tx)
            let shown = Array(found.prefix(Self.pageLength))
            return Page(
                catalogue: try portal.catalogue.catalogue(in: tx), notifications: shown,
                next: found.count > shown.count ? shown.last?.id : nil)
        }
    }

    public func markAllRead(of signedIn: SignedIn) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            try NotificationStore.markAllRead(of: signedIn.person.id, at: now, in: tx)
        }
    }
}
