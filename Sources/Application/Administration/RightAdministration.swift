import Domain
import SQL
import Storage

/// Who has which right, given and taken back.
public struct RightAdministration: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why a right is not given, or not taken back.
    public enum Refusal: Error, Sendable, Hashable {
        /// Somebody must be left who can give rights.
        case lastAdministrator
        /// The person or group has it already.
        case already
        /// A technician needs a team, an owner a service.
        case incomplete
    }

    /// Who gets a right.
    public enum Holder: Sendable, Hashable {
        case person(PersonID)
        case group(GroupID)
    }

    /// Rights with whose they are.
    public struct Page: Sendable {
        public var rights: [RightStore.Right]
        public var names: [PersonID: Person]
        public var catalogue: Catalogue
        /// Where the next page begins, when there is one.
        public var next: RightStore.Position?
    }

    /// A page of rights, role after role.
    /// - Parameters:
    ///   - search: the beginnings of the words of the name of a person or a group; none is everybody.
    ///   - after: the last right of the page before.
    public func list(
        search: String = "", after: RightStore.Position? = nil, by signedIn: SignedIn, limit: Int = 50
    ) async throws -> Page {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let words = SearchName.words(of: search)
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let groups =
                words.isEmpty
                ? []
                : catalogue.groups.filter { group in
                    let name = SearchName.words(of: group.name)
                    return words.allSatisfy { word in name.contains { part in part.utf8.starts(with: word.utf8) } }
                }
            let rights = try RightStore.list(
                after: after, words: words, groups: Set(groups.map(\.id)), limit: limit + 1, in: tx)
            var page = try self.page(Array(rights.prefix(limit)), catalogue, in: tx)
            if rights.count > limit { page.next = page.rights.last.map(RightStore.Position.init) }
            return page
        }
    }

    /// A right with whose it is, for the page that asks before it is taken back.
    public func right(_ id: RightID, by signedIn: SignedIn) async throws -> (right: RightStore.Right, page: Page) {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        return try await portal.database.read { tx in
            guard let right = try RightStore.right(id, in: tx) else { throw NotFound() }
            return (right, try page([right], try portal.catalogue.catalogue(in: tx), in: tx))
        }
    }

    private func page(
        _ rights: [RightStore.Right], _ catalogue: Catalogue, in tx: any ReadTransaction
    ) throws -> Page {
        Page(
            rights: rights, names: try PersonStore.persons(Set(rights.compactMap(\.person)), in: tx), catalogue: catalogue,
            next: nil)
    }

    /// Who may be given a right, and on what.
    public struct Candidates: Sendable {
        public var persons: [Person]
        /// More persons match than are listed.
        public var hasMore: Bool
        public var catalogue: Catalogue
    }

    /// - Parameters:
    ///   - search: the beginnings of the words of a name; none finds nobody.
    ///   - chosen: stays among them, whatever is searched.
    public func candidates(
        for search: String, including chosen: Holder?, limit: Int = 20, by signedIn: SignedIn
    ) async throws -> Candidates {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let words = SearchName.words(of: search)
        return try await portal.database.read { tx in
            var persons = try PersonStore.search(words, limit: limit + 1, in: tx)
            let hasMore = persons.count > limit
            if hasMore { persons.removeLast() }
            if case .person(let id) = chosen, !persons.contains(where: { person in person.id == id }),
                let person = try PersonStore.person(id, in: tx), person.isActive
            {
                persons.insert(person, at: 0)
            }
            return Candidates(persons: persons, hasMore: hasMore, catalogue: try portal.catalogue.catalogue(in: tx))
        }
    }

    public func grant(
        _ role: Role, to holder: Holder, team: TeamID?, service: ServiceID?, by signedIn: SignedIn
    ) async throws {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        guard (role == .technician) == (team != nil), (role == .owner) == (service != nil) else { throw Refusal.incomplete }
        let now = portal.clock.now
        try await portal.database.write { tx in
            var person: PersonID?
            var group: GroupID?
            switch holder {
            case .person(let id):
                guard try PersonStore.person(id, in: tx)?.isActive == true else { throw NotFound() }
                person = id
            case .group(let id):
                guard try DirectoryStore.groups(in: tx).contains(where: { known in known.id == id }) else { throw NotFound() }
                group = id
            }
            let catalogue = try portal.catalogue.catalogue(in: tx)
            if let team, catalogue.team(team)?.isActive != true { throw NotFound() }
            if let service, catalogue.service(service) == nil { throw NotFound() }
            let isNew = try RightStore.grant(
                role, to: person, group: group, team: team, service: service, by: signedIn.person.id, at: now, in: tx)
            guard isNew else { throw Refusal.already }
            try EventStore.append(
                .right(
                    .rightGranted, role, person: person, group: group, team: team, service: service,
                    by: signedIn.person.id, at: now), in: tx)
        }
    }

    /// Takes a right back. What its holders have in hand and may no longer handle goes back to the team.
    public func revoke(_ id: RightID, by signedIn: SignedIn) async throws {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let now = portal.clock.now
        try await portal.write { tx in
            guard let right = try RightStore.revoke(id, in: tx) else { throw NotFound() }
            if right.role == .administrator, try RightStore.administratorCount(in: tx) == 0 {
                throw Refusal.lastAdministrator
            }
            try EventStore.append(
                .right(
                    .rightRevoked, right.role, person: right.person, group: right.group, team: right.team,
                    service: right.service, by: signedIn.person.id, at: now), in: tx)
            guard right.role == .technician else { return }
            let holders =
                try right.person.map { person in [person] } ?? right.group.map { group in
                    try DirectoryStore.members(of: group, in: tx)
                } ?? []
            try TicketRelease.release(holders, by: signedIn.person.id, at: now, in: tx)
        }
    }
}
