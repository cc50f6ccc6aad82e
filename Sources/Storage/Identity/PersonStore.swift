import Domain
import SQL

/// Persons and how they are found.
public enum PersonStore {
    private static let columns: SQL = """
        p.id, p.staff_number, p.first_name, p.last_name, p.email, p.phone, p.function, p.unit_id, p.place_id, p.is_active, \
        p.language, p.theme, p.reading, p.shortcuts
        """

    static func person(_ row: borrowing Row) throws -> Person {
        Person(
            id: try row[0], staffNumber: try row[1], firstName: try row[2], lastName: try row[3], email: try row[4],
            phone: try row[5], function: try row[6], unit: try row[7], place: try row[8], isActive: try row[9],
            preferences: Preferences(
                language: try row[10], theme: try row[11], reading: try row[12], shortcuts: try row[13]))
    }

    public static func person(_ id: PersonID, in tx: any ReadTransaction) throws -> Person? {
        try tx.first("SELECT \(columns) FROM person p WHERE p.id = \(id)", person)
    }

    public static func persons(_ ids: Set<PersonID>, in tx: any ReadTransaction) throws -> [PersonID: Person] {
        let found = try tx.all("SELECT \(columns) FROM person p WHERE p.id IN \(SQL.list(ids.sorted()))", person)
        return Dictionary(uniqueKeysWithValues: found.map { person in (person.id, person) })
    }

    public static func person(staffNumber: String, in tx: any ReadTransaction) throws -> Person? {
        try tx.first("SELECT \(columns) FROM person p WHERE p.staff_number = \(staffNumber)", person)
    }

    /// Whoever signs in with this e-mail address or staff number; case does not count.
    public static func person(signingInAs login: String, in tx: any ReadTransaction) throws -> Person? {
        try tx.first(
            """
            SELECT \(columns) FROM person p
            WHERE p.email = \(login.lowercased()) OR p.staff_number = \(login.uppercased())
            ORDER BY p.id LIMIT 1
            """, person)
    }

    /// Active persons whose name has a word that starts with each of `words`: those who have it as a
    /// whole word first, then by name.
    /// - Parameter words: folded words (`TextSearch`), as ``searchName`` keeps them.
    public static func search(_ words: [String], limit: Int, in tx: any ReadTransaction) throws -> [Person] {
        guard !words.isEmpty else { return [] }
        let filters: [SQL] = words.prefix(5).map { word in
            "p.search_name LIKE \("% \(escapedForLike(word))%") ESCAPE '\\'"
        }
        let wholes: [SQL] = words.prefix(5).map { word in
            "CASE WHEN p.search_name || ' ' LIKE \("% \(escapedForLike(word)) %") ESCAPE '\\' THEN 0 ELSE 1 END"
        }
        return try tx.all(
            """
            SELECT \(columns) FROM person p
            WHERE p.is_active = 1 AND \(SQL.joined(filters, separator: " AND "))
            ORDER BY \(SQL.joined(wholes, separator: " + ")), p.search_name, p.id LIMIT \(limit)
            """, person)
    }

    /// Active persons whose telephone number ends so, by name: a caller's number as a telephone shows it.
    /// - Parameter digits: at least three.
    public static func search(phoneEndingIn digits: String, limit: Int, in tx: any ReadTransaction) throws -> [Person] {
        guard digits.utf8.count >= 3, digits.utf8.allSatisfy({ byte in (0x30...0x39).contains(byte) }) else { return [] }
        return try tx.all(
            """
            SELECT \(columns) FROM person p
            WHERE p.is_active = 1 AND REPLACE(REPLACE(p.phone, ' ', ''), '.', '') LIKE \("%\(digits)")
            ORDER BY p.search_name, p.id LIMIT \(limit)
            """, person)
    }

    /// Persons of the administration's list, by name, a page after another.
    public static func list(
        after last: PersonID?, words: [String], onlyInactive: Bool, limit: Int, in tx: any ReadTransaction
    ) throws -> [Person] {
        var filters: [SQL] = words.prefix(5).map { word in
            "p.search_name LIKE \("% \(escapedForLike(word))%") ESCAPE '\\'"
        }
        if onlyInactive { filters.append("p.is_active = 0") }
        if let last {
            filters.append("(p.search_name, p.id) > (SELECT l.search_name, l.id FROM person l WHERE l.id = \(last))")
        }
        let condition: SQL = filters.isEmpty ? "1 = 1" : SQL.joined(filters, separator: " AND ")
        return try tx.all(
            """
            SELECT \(columns) FROM person p WHERE \(condition)
            ORDER BY p.search_name, p.id LIMIT \(limit)
            """, person)
    }

    /// - Parameter searchName: folded words of name, staff number and e-mail, each after a space, family name
    ///   first: what persons are found and sorted by.
    public static func insert(
        _ draft: NewPerson, searchName: String, at now: Instant, in tx: any Transaction
    ) throws -> PersonID {
        try tx.inserted(
            """
            INSERT INTO person(staff_number, first_name, last_name, search_name, email, phone, function, unit_id, place_id, created_at)
            VALUES (\(draft.staffNumber), \(draft.firstName), \(draft.lastName), \(searchName), \(draft.email), \(draft.phone),
              \(draft.function), \(draft.unit), \(draft.place), \(now))
            RETURNING id
            """)
    }

    public static func update(
        _ id: PersonID, to draft: NewPerson, searchName: String, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE person SET staff_number = \(draft.staffNumber), first_name = \(draft.firstName), last_name = \(draft.lastName),
              search_name = \(searchName), email = \(draft.email), phone = \(draft.phone), function = \(draft.function),
              unit_id = \(draft.unit), place_id = \(draft.place)
            WHERE id = \(id)
            """)
    }

    public static func setActive(_ id: PersonID, _ isActive: Bool, at now: Instant, in tx: any Transaction) throws {
        let end: Instant? = isActive ? nil : now
        try tx.run("UPDATE person SET is_active = \(isActive), deactivated_at = \(end) WHERE id = \(id)")
    }

    public static func setPreferences(_ id: PersonID, _ preferences: Preferences, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE person SET language = \(preferences.language), theme = \(preferences.theme),
              reading = \(preferences.reading), shortcuts = \(preferences.shortcuts)
            WHERE id = \(id)
            """)
    }

    public static func isEmpty(in tx: any ReadTransaction) throws -> Bool { try !tx.exists("SELECT 1 FROM person LIMIT 1") }
}

/// What is known of a person before the database gives the key.
public struct NewPerson: Sendable, Hashable {
    public var staffNumber: String
    public var firstName: String
    public var lastName: String
    public var email: String?
    public var phone: String?
    public var function: String?
    public var unit: UnitID?
    public var place: PlaceID?

    public init(
        staffNumber: String, firstName: String, lastName: String, email: String? = nil, phone: String? = nil,
        function: String? = nil, unit: UnitID? = nil, place: PlaceID? = nil
    ) {
        self.staffNumber = staffNumber
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.phone = phone
        self.function = function
        self.unit = unit
        self.place = place
    }
}

/// Text that means itself in a LIKE pattern whose escape is `\`.
func escapedForLike(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        if scalar == "%" || scalar == "_" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar)
    }
    return result
}
