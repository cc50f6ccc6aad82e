import Domain
import SQL
import Storage

/// What the forms of the workbench offer to choose from.
extension DeskService {
    /// Somebody a ticket can be given to.
    public struct Technician: Sendable, Hashable {
        public var id: PersonID
        public var name: String
    }

    /// The technicians of a team, for whoever has the workbench.
    public func technicians(of team: TeamID, by signedIn: SignedIn) async throws -> [Technician] {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        return try await portal.database.read { tx in
            try RightStore.technicians(of: team, in: tx).map { person in Technician(id: person.id, name: person.name) }
        }
    }

    /// Whom tickets can be given to: the technicians of the teams that have them.
    public func technicians(
        for references: [TicketReference], of signedIn: SignedIn
    ) async throws -> [(team: TeamID, technicians: [Technician])] {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        return try await portal.database.read { tx in
            try DeskStore.teams(of: references, visibleTo: signedIn.actor, in: tx).map { team in
                let persons = try RightStore.technicians(of: team, in: tx)
                return (team, persons.map { person in Technician(id: person.id, name: person.name) })
            }
        }
    }

    /// Persons found by name, staff number, e-mail address or the end of a telephone number.
    public func persons(matching text: String, limit: Int = 20, by signedIn: SignedIn) async throws -> [Person] {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        return try await portal.database.read { tx in try Self.persons(matching: text, limit: limit, in: tx) }
    }

    static func persons(matching text: String, limit: Int, in tx: any ReadTransaction) throws -> [Person] {
        let words = SearchName.words(of: text)
        let digits = text.utf8.filter { byte in (0x30...0x39).contains(byte) }
        let isNumber = text.utf8.allSatisfy { byte in (0x30...0x39).contains(byte) || [0x20, 0x2B, 0x2E, 0x2D].contains(byte) }
        if isNumber, digits.count >= 3 {
            // « +33 5 61 00 41 27 » and « 05 61 00 41 27 » end alike.
            let ending = String(decoding: digits.suffix(9), as: UTF8.self)
            let found = try PersonStore.search(phoneEndingIn: ending, limit: limit, in: tx)
            if !found.isEmpty { return found }
        }
        return try PersonStore.search(words, limit: limit, in: tx)
    }

    /// A person as the workbench shows them, with their last tickets that the reader may see.
    public struct PersonSheet: Sendable {
        public var frame: DeskFrame
        public var person: Person
        public var groups: [PeopleGroup]
        public var rows: [TicketRow]
    }

    public func personSheet(_ id: PersonID, of signedIn: SignedIn) async throws -> PersonSheet {
        guard signedIn.policy.canUseWorkbench else { throw NotAllowed() }
        return try await portal.database.read { tx in
            let frame = try frame(of: signedIn.actor, in: tx)
            guard let person = try PersonStore.person(id, in: tx) else { throw NotFound() }
            let keys = try DirectoryStore.groupKeys(of: id, in: tx)
            return PersonSheet(
                frame: frame, person: person, groups: frame.catalogue.groups.filter { group in keys.contains(group.key) },
                rows: try TicketList.rows(
                    TicketFilter(scope: .party(id), stage: .all, order: .newest, place: .workbench), after: nil, limit: 20,
                    for: signedIn.actor, in: tx))
        }
    }
}
