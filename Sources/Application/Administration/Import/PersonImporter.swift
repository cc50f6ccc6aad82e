import Domain
import SQL
import Storage

/// Persons, known by their staff number. Nobody is deactivated by an import: leavers are, by hand.
struct PersonImporter: LineImporter {
    let kind = ImportKind.persons
    private let tx: any Transaction
    private let now: Instant
    private let units: [String: UnitID]
    private let places: [String: PlaceID]
    private let groups: [String: GroupID]

    init(_ tx: any Transaction, at now: Instant) throws {
        self.tx = tx
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
        let email = check.optionalText("email", limit: 254)?.lowercased()
        let phone = check.optionalText("phone", limit: 40)
        let function = check.optionalText("function", limit: 150)
        if let email, !AnswerReader.isPlausibleEmail(email) { check.refuse(.badEmail(email)) }
        let unit = line["unit"].flatMap { key in units[key] }
        if let key = line["unit"], unit == nil { check.refuse(.unknownUnit(key)) }
        let place = line["place"].flatMap { key in places[key] }
        if let key = line["place"], place == nil { check.refuse(.unknownPlace(key)) }
        let groupKeys = (line["groups"] ?? "").split { character in character == "," || character == "|" || character == " " }
        for key in groupKeys where groups[String(key)] == nil { check.refuse(.unknownGroup(String(key))) }
        guard check.problems.isEmpty, let number, let firstName, let lastName else { return .refused(check.problems) }
        let person = NewPerson(
            staffNumber: number, firstName: firstName, lastName: lastName, email: email, phone: phone,
            function: function, unit: unit, place: place)
        return try save(person, groups: Set(groupKeys.map(String.init)), hasGroups: line["groups"] != nil)
    }

    private func save(_ person: NewPerson, groups wanted: Set<String>, hasGroups: Bool) throws -> ImportReport.Outcome {
        if let email = person.email, let owner = try PersonStore.person(signingInAs: email, in: tx),
            owner.staffNumber != person.staffNumber
        {
            return .refused([.emailTaken(email)])
        }
        let searchName = SearchName.make(person)
        guard let before = try PersonStore.person(staffNumber: person.staffNumber, in: tx) else {
            let id = try PersonStore.insert(person, searchName: searchName, at: now, in: tx)
            try setGroups(of: id, wanted)
            return .created
        }
        let current = try DirectoryStore.groupKeys(of: before.id, in: tx)
        let isSame = NewPerson(before) == person && (!hasGroups || current == wanted)
        if isSame { return .unchanged }
        try PersonStore.update(before.id, to: person, searchName: searchName, in: tx)
        if hasGroups { try setGroups(of: before.id, wanted) }
        return .updated
    }

    private func setGroups(of person: PersonID, _ wanted: Set<String>) throws {
        try DirectoryStore.removeFromGroups(person, in: tx)
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
