import Domain
import SQL

/// A unit of the organisation (« direction », whatever its level).
public struct Unit: Sendable, Hashable {
    public let id: UnitID
    public var key: String
    public var name: String
    public var parent: UnitID?
    public var manager: PersonID?

    public init(id: UnitID, key: String, name: String, parent: UnitID?, manager: PersonID?) {
        self.id = id
        self.key = key
        self.name = name
        self.parent = parent
        self.manager = manager
    }
}

/// A site, a building of it, or a room.
public struct Place: Sendable, Hashable {
    public let id: PlaceID
    public var key: String
    public var kind: Kind
    public var name: String
    public var parent: PlaceID?
    public var address: String?

    public init(id: PlaceID, key: String, kind: Kind, name: String, parent: PlaceID?, address: String? = nil) {
        self.id = id
        self.key = key
        self.kind = kind
        self.name = name
        self.parent = parent
        self.address = address
    }

    /// Its level.
    public enum Kind: String, Sendable { case site, building, room }
}

extension Place.Kind: CodedText {}

/// A named set of people.
public struct PeopleGroup: Sendable, Hashable {
    public let id: GroupID
    public var key: String
    public var name: String
}

/// Units, places and groups.
public enum DirectoryStore {
    public static func units(in tx: any ReadTransaction) throws -> [Unit] {
        try tx.all("SELECT id, key, name, parent_id, manager_id FROM unit ORDER BY name, id") { row in
            Unit(id: try row[0], key: try row[1], name: try row[2], parent: try row[3], manager: try row[4])
        }
    }

    public static func places(in tx: any ReadTransaction) throws -> [Place] {
        try tx.all("SELECT id, key, kind, name, parent_id, address FROM place ORDER BY name, id") { row in
            Place(
                id: try row[0], key: try row[1], kind: try row[2], name: try row[3], parent: try row[4],
                address: try row[5])
        }
    }

    public static func groups(in tx: any ReadTransaction) throws -> [PeopleGroup] {
        try tx.all("SELECT id, key, name FROM people_group ORDER BY name, id") { row in
            PeopleGroup(id: try row[0], key: try row[1], name: try row[2])
        }
    }

    /// The keys of the groups of a person.
    public static func groupKeys(of person: PersonID, in tx: any ReadTransaction) throws -> Set<String> {
        Set(
            try tx.values(
                """
                SELECT g.key FROM people_group g JOIN group_member m ON m.group_id = g.id WHERE m.person_id = \(person)
                """))
    }

    public static func groups(of person: PersonID, in tx: any ReadTransaction) throws -> Set<GroupID> {
        Set(try tx.values("SELECT group_id FROM group_member WHERE person_id = \(person)"))
    }

    public static func members(of group: GroupID, in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values("SELECT person_id FROM group_member WHERE group_id = \(group) ORDER BY person_id")
    }

    public static func saveUnit(key: String, name: String, parent: UnitID?, in tx: any Transaction) throws -> UnitID {
        try tx.inserted(
            """
            INSERT INTO unit(key, name, parent_id) VALUES (\(key), \(name), \(parent))
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, parent_id = excluded.parent_id
            RETURNING id
            """)
    }

    public static func setManager(of unit: UnitID, to person: PersonID?, in tx: any Transaction) throws {
        try tx.run("UPDATE unit SET manager_id = \(person) WHERE id = \(unit)")
    }

    public static func savePlace(
        key: String, kind: Place.Kind, name: String, address: String?, parent: PlaceID?, in tx: any Transaction
    ) throws -> PlaceID {
        try tx.inserted(
            """
            INSERT INTO place(key, kind, name, address, parent_id) VALUES (\(key), \(kind), \(name), \(address), \(parent))
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, address = excluded.address, parent_id = excluded.parent_id
            RETURNING id
            """)
    }

    public static func saveGroup(key: String, name: String, in tx: any Transaction) throws -> GroupID {
        try tx.inserted(
            """
            INSERT INTO people_group(key, name) VALUES (\(key), \(name))
            ON CONFLICT (key) DO UPDATE SET name = excluded.name
            RETURNING id
            """)
    }

    public static func add(_ person: PersonID, to group: GroupID, in tx: any Transaction) throws {
        try tx.run(
            "INSERT INTO group_member(group_id, person_id) VALUES (\(group), \(person)) ON CONFLICT DO NOTHING")
    }

    public static func remove(_ person: PersonID, from group: GroupID, in tx: any Transaction) throws {
        try tx.run("DELETE FROM group_member WHERE group_id = \(group) AND person_id = \(person)")
    }
}
