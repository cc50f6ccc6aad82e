import Domain
import SQL
import Storage

/// Persons, known by their staff number. Nobody is deactivated by an import: leavers are, by hand.
/// A column that the file has not leaves what is known; an empty cell clears it.
struct PersonImporter: LineImporter {
    let kind = ImportKind.persons
    private let tx: any Transaction
    private let actor: PersonID
    private let now: Instant
    private let units: [String: UnitID]
    private let places: [String: PlaceID]
    private let groups: [String: GroupID]

    init(_ tx: any Transaction, by actor: PersonID, at now: Instant) throws {
        self.tx = tx
        self.actor = actor
        self.now = now
        units = Dictionary(uniqueKeysWithValues: try DirectoryStore.units(in: tx).map { unit in (unit.key, unit.id) })
        places = Dictionary(uniqueKeysWithValues: try DirectoryStore.places(in: tx).map { place in (place.key, place.id) })
        groups = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group.id) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["staff number"]?.uppercased() }

    mutating func apply(_ line: ImportTable.Line) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let number = check.text("staff number", limit: 40)?.uppercased()
        let firstName = check.text("first name", limit: 100)
        let lastName = check.text("last name", limit: 100)
        let before = try number.flatMap { number in try PersonStore.person(staffNumber: number, in: tx) }
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
        return try save(person, before: before, groups: wanted)
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
    private func save(_ person: NewPerson, before: Person?, groups wanted: Set<String>?) throws -> ImportReport.Outcome {
        if let email = person.email, let owner = try PersonStore.person(signingInAs: email, in: tx), owner.id != before?.id {
            return .refused([.emailTaken(email)])
        }
        let searchName = SearchName.make(person)
        guard let before else {
            let id = try PersonStore.insert(person, searchName: searchName, at: now, in: tx)
            try setGroups(of: id, wanted ?? [])
            try EventStore.append(Event(.personCreated, of: .person(id), by: actor, at: now, reason: "import"), in: tx)
            return .created
        }
        let current = try DirectoryStore.groupKeys(of: before.id, in: tx)
        if NewPerson(before) == person, wanted == nil || wanted == current { return .unchanged }
        try PersonStore.update(before.id, to: person, searchName: searchName, in: tx)
        if let wanted, wanted != current {
            try DirectoryStore.removeFromGroups(before.id, in: tx)
            try setGroups(of: before.id, wanted)
        }
        try EventStore.append(Event(.personChanged, of: .person(before.id), by: actor, at: now, reason: "import"), in: tx)
        return .updated
    }

    private func setGroups(of person: PersonID, _ wanted: Set<String>) throws {
        for key in wanted.sorted() {
            if let group = groups[key] { try DirectoryStore.add(person, to: group, in: tx) }
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
