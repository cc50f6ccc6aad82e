import Domain
import SQL
import Storage

/// Units: a parent stands above its children in the file, or exists already.
struct UnitImporter: LineImporter {
    let kind = ImportKind.units
    private let tx: any Transaction
    private var known: [String: Unit]

    init(_ tx: any Transaction) throws {
        self.tx = tx
        known = Dictionary(uniqueKeysWithValues: try DirectoryStore.units(in: tx).map { unit in (unit.key, unit) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.key("key")
        let name = check.text("name", limit: 200)
        let parent = line["parent"]
        if let parent, known[parent] == nil { check.refuse(.unknownParent(parent)) }
        if let key, let parent, descends(parent, from: key) { check.refuse(.loop) }
        let manager = try line["manager"].flatMap { number in try PersonStore.person(staffNumber: number, in: tx)?.id }
        if let number = line["manager"], manager == nil { check.refuse(.unknownPerson(number)) }
        guard check.problems.isEmpty, let key, let name else { return .refused(check.problems) }
        let parentID = parent.flatMap { parent in known[parent]?.id }
        let before = known[key]
        if let before, before.name == name, before.parent == parentID, manager == nil || manager == before.manager {
            return .unchanged
        }
        let id = try DirectoryStore.saveUnit(key: key, name: name, parent: parentID, in: tx)
        if let manager { try DirectoryStore.setManager(of: id, to: manager, in: tx) }
        known[key] = Unit(id: id, key: key, name: name, parent: parentID, manager: manager ?? before?.manager)
        return before == nil ? .created : .updated
    }

    /// True when `key` is `ancestor` or stands below it.
    private func descends(_ key: String, from ancestor: String) -> Bool {
        let byID = Dictionary(uniqueKeysWithValues: known.values.map { unit in (unit.id, unit) })
        var next = known[key]
        var steps = 0
        while let unit = next, steps < 64 {
            if unit.key == ancestor { return true }
            next = unit.parent.flatMap { parent in byID[parent] }
            steps += 1
        }
        return false
    }
}

/// Sites, buildings, rooms: a site has no parent, the others have one.
struct PlaceImporter: LineImporter {
    let kind = ImportKind.places
    private let tx: any Transaction
    private var known: [String: Place]

    init(_ tx: any Transaction) throws {
        self.tx = tx
        known = Dictionary(uniqueKeysWithValues: try DirectoryStore.places(in: tx).map { place in (place.key, place) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.text("key", limit: 120)
        let name = check.text("name", limit: 200)
        let kinds: [String: Place.Kind] = [
            "site": .site, "building": .building, "batiment": .building, "room": .room, "salle": .room, "bureau": .room,
        ]
        let word = check.text("kind", limit: 20).map { text in SearchName.words(of: text).joined() }
        let placeKind = word.flatMap { word in kinds[word] }
        if let word, placeKind == nil { check.refuse(.badKey(word)) }
        let parent = line["parent"].flatMap { parent in known[parent] }
        if let wanted = line["parent"], parent == nil { check.refuse(.unknownParent(wanted)) }
        if let placeKind, (placeKind == .site) != (parent == nil), line["parent"] == nil || placeKind == .site {
            check.refuse(placeKind == .site ? .unknownParent(line["parent"] ?? "") : .missing(column: "parent"))
        }
        guard check.problems.isEmpty, let key, let name, let placeKind else { return .refused(check.problems) }
        let before = known[key]
        if let before, before.name == name, before.kind == placeKind, before.parent == parent?.id, line["address"] == nil {
            return .unchanged
        }
        if let before, before.kind != placeKind { return .refused([.badKey(key)]) }
        let id = try DirectoryStore.savePlace(
            key: key, kind: placeKind, name: name, address: line["address"], parent: parent?.id, in: tx)
        known[key] = Place(id: id, key: key, kind: placeKind, name: name, parent: parent?.id)
        return before == nil ? .created : .updated
    }
}

/// Groups: named sets of people.
struct GroupImporter: LineImporter {
    let kind = ImportKind.groups
    private let tx: any Transaction
    private let known: [String: PeopleGroup]

    init(_ tx: any Transaction) throws {
        self.tx = tx
        known = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.key("key")
        let name = check.text("name", limit: 200)
        guard check.problems.isEmpty, let key, let name else { return .refused(check.problems) }
        if known[key]?.name == name { return .unchanged }
        _ = try DirectoryStore.saveGroup(key: key, name: name, in: tx)
        return known[key] == nil ? .created : .updated
    }
}

/// What is wrong with a line, gathered while it is read.
struct LineCheck {
    private let line: ImportTable.Line
    private(set) var problems: [ImportReport.Problem] = []

    init(_ line: ImportTable.Line) { self.line = line }

    mutating func refuse(_ problem: ImportReport.Problem) { problems.append(problem) }

    /// The text of a column that must be there.
    mutating func text(_ column: String, limit: Int) -> String? {
        guard let value = line[column] else {
            refuse(.missing(column: column))
            return nil
        }
        return bounded(value, column, limit)
    }

    /// The text of a column that may be there.
    mutating func optionalText(_ column: String, limit: Int) -> String? {
        line[column].flatMap { value in bounded(value, column, limit) }
    }

    mutating func key(_ column: String) -> String? {
        guard let value = text(column, limit: 60) else { return nil }
        guard FormValidator.isKey(value) else {
            refuse(.badKey(value))
            return nil
        }
        return value
    }

    private mutating func bounded(_ value: String, _ column: String, _ limit: Int) -> String? {
        guard value.unicodeScalars.count <= limit else {
            refuse(.tooLong(column: column, limit: limit))
            return nil
        }
        return value
    }
}
