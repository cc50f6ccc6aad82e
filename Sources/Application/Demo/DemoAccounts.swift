import Domain
import SQL
import Storage

/// What a base is: empty, or the demonstration's.
public struct DemoAccounts: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// True when printed accounts can sign in: such a base is served on loopback only.
    public func exist() async throws -> Bool {
        try await portal.database.read { tx in try LocalIdentityStore.hasDemoAccounts(in: tx) }
    }

    public func baseIsEmpty() async throws -> Bool {
        try await portal.database.read { tx in try PersonStore.isEmpty(in: tx) }
    }

    /// A printed account, without its password.
    public struct Listed: Sendable, Hashable {
        public var name: String
        public var initials: String
        public var staffNumber: String
        public var role: Role?
        /// The teams of a technician, by name.
        public var teams: [String]
    }

    /// The printed accounts, in the order of their numbers.
    public func list() async throws -> [Listed] {
        try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            return try LocalIdentityStore.demoAccounts(in: tx).compactMap { id in
                guard let person = try PersonStore.person(id, in: tx) else { return nil }
                let actor = try RightStore.actor(for: id, in: tx)
                let role: Role? =
                    actor.isAdministrator
                    ? .administrator : !actor.ownedServices.isEmpty ? .owner : actor.isTechnician ? .technician : nil
                return Listed(
                    name: person.name, initials: person.initials, staffNumber: person.staffNumber, role: role,
                    teams: actor.teams.sorted().compactMap { team in catalogue.team(team)?.name })
            }.sorted { left, right in left.staffNumber < right.staffNumber }
        }
    }
}
