import Domain
import SQL

/// Rights: who has which role on what.
public enum RightStore {
    /// A right as the administration lists it.
    public struct Right: Sendable, Hashable {
        public let id: RightID
        public var role: Role
        public var person: PersonID?
        public var group: GroupID?
        public var team: TeamID?
        public var service: ServiceID?
    }

    /// What the rights of a person, and of the groups the person belongs to, make of them.
    public static func actor(for person: PersonID, in tx: any ReadTransaction) throws -> Actor {
        var actor = Actor(person: person)
        let rights = try tx.all(
            """
            SELECT r.role, r.team_id, t.section_id, r.service_id
            FROM role_right r LEFT JOIN team t ON t.id = r.team_id
            WHERE r.person_id = \(person)
              OR r.group_id IN (SELECT group_id FROM group_member WHERE person_id = \(person))
            """
        ) { row in
            (try row[0] as Role, try row[1] as TeamID?, try row[2] as SectionID?, try row[3] as ServiceID?)
        }
        for (role, team, section, service) in rights {
            switch role {
            case .technician:
                if let team { actor.teams.insert(team) }
                if let section { actor.sections.insert(section) }
            case .owner: if let service { actor.ownedServices.insert(service) }
            case .administrator: actor.isAdministrator = true
            }
        }
        return actor
    }

    /// Every right, or those of a person.
    public static func rights(of person: PersonID? = nil, in tx: any ReadTransaction) throws -> [Right] {
        let filter: SQL = person.map { person in "WHERE person_id = \(person)" } ?? .empty
        return try tx.all(
            "SELECT \(columns) FROM role_right r \(filter) ORDER BY role, id", right)
    }

    /// Where a page of rights ended; the right itself may be gone since.
    public struct Position: Sendable, Hashable {
        public var role: Role
        public var id: RightID

        public init(role: Role, id: RightID) {
            self.role = role
            self.id = id
        }

        public init(_ right: Right) { self.init(role: right.role, id: right.id) }
    }

    public static func right(_ id: RightID, in tx: any ReadTransaction) throws -> Right? {
        try tx.first("SELECT \(columns) FROM role_right r WHERE r.id = \(id)", right)
    }

    /// A page of rights, role after role.
    /// - Parameters:
    ///   - words: the beginnings of the words of a person's name, folded; none is everybody.
    ///   - groups: those whose name fits the same words.
    public static func list(
        after last: Position?, words: [String], groups: Set<GroupID>, limit: Int, in tx: any ReadTransaction
    ) throws -> [Right] {
        var filters: [SQL] = []
        if let last { filters.append("(r.role, r.id) > (\(last.role), \(last.id))") }
        if !words.isEmpty {
            let names: [SQL] = words.prefix(5).map { word in
                "p.search_name LIKE \("% \(escapedForLike(word))%") ESCAPE '\\'"
            }
            filters.append(
                """
                (r.group_id IN \(SQL.list(groups.sorted())) OR EXISTS (
                  SELECT 1 FROM person p WHERE p.id = r.person_id AND \(SQL.joined(names, separator: " AND "))))
                """)
        }
        let condition: SQL = filters.isEmpty ? "1 = 1" : SQL.joined(filters, separator: " AND ")
        return try tx.all(
            "SELECT \(columns) FROM role_right r WHERE \(condition) ORDER BY r.role, r.id LIMIT \(limit)", right)
    }

    private static let columns: SQL = "r.id, r.role, r.person_id, r.group_id, r.team_id, r.service_id"

    private static func right(_ row: borrowing Row) throws -> Right {
        Right(
            id: try row[0], role: try row[1], person: try row[2], group: try row[3], team: try row[4], service: try row[5])
    }

    /// - Returns: false when the right was there already.
    public static func grant(
        _ role: Role, to person: PersonID?, group: GroupID? = nil, team: TeamID? = nil, service: ServiceID? = nil,
        by actor: PersonID?, at now: Instant, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO role_right(person_id, group_id, role, team_id, service_id, granted_at, granted_by)
            VALUES (\(person), \(group), \(role), \(team), \(service), \(now), \(actor))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// - Returns: the right that is gone, or nil when there was none.
    public static func revoke(_ id: RightID, in tx: any Transaction) throws -> Right? {
        try tx.first(
            "DELETE FROM role_right WHERE id = \(id) RETURNING id, role, person_id, group_id, team_id, service_id", right)
    }

    /// The technicians of a team, by name.
    public static func technicians(of team: TeamID, in tx: any ReadTransaction) throws -> [(id: PersonID, name: String)] {
        try tx.all(
            """
            SELECT p.id, p.first_name, p.last_name FROM person p
            WHERE p.is_active = 1 AND p.id IN (
              SELECT r.person_id FROM role_right r WHERE r.team_id = \(team) AND r.person_id IS NOT NULL
              UNION
              SELECT m.person_id FROM role_right r JOIN group_member m ON m.group_id = r.group_id WHERE r.team_id = \(team))
            ORDER BY p.search_name, p.id
            """
        ) { row in (try row[0], "\(try row[1] as String) \(try row[2] as String)") }
    }

    /// The teams that some active person works in, by a right of their own or of a group.
    public static func staffedTeams(in tx: any ReadTransaction) throws -> Set<TeamID> {
        Set(
            try tx.values(
                """
                SELECT r.team_id FROM role_right r JOIN person p ON p.id = r.person_id
                WHERE r.team_id IS NOT NULL AND p.is_active = 1
                UNION
                SELECT r.team_id FROM role_right r JOIN group_member m ON m.group_id = r.group_id
                JOIN person p ON p.id = m.person_id
                WHERE r.team_id IS NOT NULL AND p.is_active = 1
                """))
    }

    /// How many active persons work in some team.
    public static func technicianCount(in tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM person p WHERE p.is_active = 1 AND p.id IN (
              SELECT r.person_id FROM role_right r WHERE r.role = 'technician' AND r.person_id IS NOT NULL
              UNION
              SELECT m.person_id FROM role_right r JOIN group_member m ON m.group_id = r.group_id
              WHERE r.role = 'technician')
            """) ?? 0
    }

    /// The active persons who administer, by staff number: by a right of their own, and by key of the
    /// group that gives it. A group without members is there too.
    public static func administrators(
        in tx: any ReadTransaction
    ) throws -> (byThemselves: Set<String>, byGroup: [String: Set<String>]) {
        let own: [String] = try tx.values(
            """
            SELECT p.staff_number FROM role_right r JOIN person p ON p.id = r.person_id
            WHERE r.role = 'administrator' AND p.is_active = 1
            """)
        let members = try tx.all(
            """
            SELECT g.key, p.staff_number FROM role_right r JOIN people_group g ON g.id = r.group_id
            LEFT JOIN group_member m ON m.group_id = g.id LEFT JOIN person p ON p.id = m.person_id AND p.is_active = 1
            WHERE r.role = 'administrator'
            """
        ) { row in (try row[0] as String, try row[1] as String?) }
        var byGroup: [String: Set<String>] = [:]
        for (group, member) in members { byGroup[group, default: []].formUnion(member.map { member in [member] } ?? []) }
        return (Set(own), byGroup)
    }

    /// How many active persons administer, by a right of their own or of a group; the last one keeps it.
    public static func administratorCount(in tx: any ReadTransaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM person p WHERE p.is_active = 1 AND p.id IN (
              SELECT r.person_id FROM role_right r WHERE r.role = 'administrator' AND r.person_id IS NOT NULL
              UNION
              SELECT m.person_id FROM role_right r JOIN group_member m ON m.group_id = r.group_id
              WHERE r.role = 'administrator')
            """) ?? 0
    }
}
