import Domain
import SQL
import Storage

/// Persons, known by their staff number. Nobody is deactivated by an import: leavers are, by hand.
/// A column that the file has not leaves what is known; an empty cell clears it.
struct PersonImporter: LineImporter {
    private let actor: PersonID
    private let now: Instant
    private let units: [String: UnitID]
    private let places: [String: PlaceID]
    private let groups: [String: GroupID]
    private var trial = PersonTrial()

    init(_ tx: any ReadTransaction, by actor: PersonID, at now: Instant) throws {
        self.actor = actor
        self.now = now
        units = Dictionary(uniqueKeysWithValues: try DirectoryStore.units(in: tx).map { unit in (unit.key, unit.id) })
        places = Dictionary(uniqueKeysWithValues: try DirectoryStore.places(in: tx).map { place in (place.key, place.id) })
        groups = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group.id) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["staff number"]?.uppercased() }

    mutating func apply(_ line: ImportTable.Line, in directory: ImportDirectory) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let number = check.text("staff number", limit: 40)?.uppercased()
        let firstName = check.text("first name", limit: 100)
        let lastName = check.text("last name", limit: 100)
        let before = try number.flatMap { number in try PersonStore.person(staffNumber: number, in: directory.reading) }
        var person = before.map(NewPerson.init) ?? NewPerson(staffNumber: number ?? "", firstName: "", lastName: "")
        person.firstName = firstName ?? ""
        person.lastName = lastName ?? ""
        if line.has("email") { person.email = check.optionalText("email", limit: 254)?.lowercased() }
        if line.has("phone") { person.phone = check.optionalText("phone", limit: 40) }
        if line.has("function") { person.function = check.optionalText("function", limit: 150) }
        if line.has("unit") { person.unit = line["unit"].flatMap { key in units[key] } }
        if line.has("place") { person.place = line["place"].flatMap { key in places[key] } }
        let wanted = line.has("groups") ? Self.keys(line["groups"] ?? "") : nil
        references(of: line, person, wanted, &check)
        if let email = line["email"], !AnswerReader.isPlausibleEmail(email) { check.refuse(.badEmail(email)) }
        guard check.problems.isEmpty else { return .refused(check.problems) }
        return try save(person, before: before, groups: wanted, in: directory)
    }

    /// What the line names must exist.
    private func references(
        of line: ImportTable.Line, _ person: NewPerson, _ wanted: Set<String>?, _ check: inout LineCheck
    ) {
        if let key = line["unit"], person.unit == nil { check.refuse(.unknownUnit(key)) }
        if let key = line["place"], person.place == nil { check.refuse(.unknownPlace(key)) }
        for key in (wanted ?? []).sorted() where groups[key] == nil { check.refuse(.unknownGroup(key)) }
    }

    private static func keys(_ text: String) -> Set<String> {
        Set(text.split { character in ",;| ".contains(character) }.map(String.init))
    }

    /// - Parameter wanted: the groups, or nil to leave them.
    private mutating func save(
        _ person: NewPerson, before: Person?, groups wanted: Set<String>?, in directory: ImportDirectory
    ) throws -> ImportReport.Outcome {
        let tx = directory.reading
        if let email = person.email, try trial.isTaken(email, for: person.staffNumber, in: tx) {
            return .refused([.emailTaken(email)])
        }
        let current = try before.map { before in try DirectoryStore.groupKeys(of: before.id, in: tx) } ?? []
        if let before, NewPerson(before) == person, wanted == nil || wanted == current { return .unchanged }
        if let tx = directory.writing {
            try write(person, before: before, groups: wanted == current ? nil : wanted, in: tx)
        } else {
            trial.note(person, before: before, groups: wanted)
        }
        return before == nil ? .created : .updated
    }

    private func write(_ person: NewPerson, before: Person?, groups wanted: Set<String>?, in tx: any Transaction) throws {
        let searchName = SearchName.make(person)
        let id: PersonID
        if let before {
            id = before.id
            try PersonStore.update(id, to: person, searchName: searchName, in: tx)
        } else {
            id = try PersonStore.insert(person, searchName: searchName, at: now, in: tx)
        }
        try EventStore.append(
            before.map { before in
                person.changes(from: NewPerson(before), of: id, by: actor, at: now, reason: "import")
            } ?? [Event(.personCreated, of: .person(id), by: actor, at: now, reason: "import")], in: tx)
        guard let wanted else { return }
        try GroupMembership.set(
            Set(wanted.compactMap { key in groups[key] }), of: id, by: actor, at: now, reason: "import", in: tx)
    }

    func leavesAdministrator(in tx: any ReadTransaction) throws -> Bool { try trial.leavesAdministrator(in: tx) }
}

/// What a dry run would have changed, for the lines after it: addresses given and taken, members of
/// groups. Empty while lines are written.
private struct PersonTrial: Sendable {
    /// Whose an address is now, by staff number.
    private var owners: [String: String] = [:]
    private var made: Set<String> = []
    /// Addresses that were of somebody who has another now.
    private var released: Set<String> = []
    private var memberships: [String: Set<String>] = [:]

    func isTaken(_ email: String, for number: String, in tx: any ReadTransaction) throws -> Bool {
        if let owner = owners[email] { return owner != number }
        // One signs in with either: a staff number may look like an address.
        if made.contains(email.uppercased()), email.uppercased() != number { return true }
        guard let owner = try PersonStore.person(signingInAs: email, in: tx), owner.staffNumber != number else { return false }
        return !(owner.email == email && released.contains(email))
    }

    mutating func note(_ person: NewPerson, before: Person?, groups: Set<String>?) {
        if before == nil { made.insert(person.staffNumber) }
        if let old = before?.email, old != person.email { released.insert(old) }
        if let email = person.email { owners[email] = person.staffNumber }
        if let groups, before?.isActive ?? true { memberships[person.staffNumber] = groups }
    }

    func leavesAdministrator(in tx: any ReadTransaction) throws -> Bool {
        let now = try RightStore.administrators(in: tx)
        if !now.byThemselves.isEmpty { return true }
        return now.byGroup.contains { group, members in
            members.contains { number in memberships[number] == nil }
                || memberships.values.contains { groups in groups.contains(group) }
        }
    }
}

extension NewPerson {
    /// What can be imported of a person who exists.
    init(_ person: Person) {
        self.init(
            staffNumber: person.staffNumber, firstName: person.firstName, lastName: person.lastName, email: person.email,
            phone: person.phone, function: person.function, unit: person.unit, place: person.place)
    }
}
