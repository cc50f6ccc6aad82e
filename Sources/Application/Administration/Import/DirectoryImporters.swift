import Domain
import SQL
import Storage

/// Units: a parent stands above its children in the file, or exists already.
struct UnitImporter: LineImporter {
    private let actor: PersonID
    private let now: Instant
    private var known: [String: Unit]
    private var keys: [UnitID: String]

    init(_ tx: any ReadTransaction, by actor: PersonID, at now: Instant) throws {
        self.actor = actor
        self.now = now
        let units = try DirectoryStore.units(in: tx)
        known = Dictionary(uniqueKeysWithValues: units.map { unit in (unit.key, unit) })
        keys = Dictionary(uniqueKeysWithValues: units.map { unit in (unit.id, unit.key) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line, in directory: ImportDirectory) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.key("key")
        let name = check.text("name", limit: 200)
        let before = key.flatMap { key in known[key] }
        let parent = line.has("parent") ? line["parent"] : before?.parent.flatMap { id in keys[id] }
        if let parent, known[parent] == nil { check.refuse(.unknownParent(parent)) }
        if let key, let parent, descends(parent, from: key) { check.refuse(.loop) }
        var manager = line.has("manager") ? nil : before?.manager
        if let number = line["manager"] {
            manager = try PersonStore.person(staffNumber: number.uppercased(), in: directory.reading)?.id
            if manager == nil { check.refuse(.unknownPerson(number)) }
        }
        guard check.problems.isEmpty, let key, let name else { return .refused(check.problems) }
        let parentID = parent.flatMap { parent in known[parent]?.id }
        if let before, before.name == name, before.parent == parentID, before.manager == manager { return .unchanged }
        // Of no row, a number that no row has: lines below may name it all the same.
        var id = before?.id ?? UnitID(-Int64(known.count) - 1)
        if let tx = directory.writing {
            id = try DirectoryStore.saveUnit(key: key, name: name, parent: parentID, in: tx)
            if before?.manager != manager { try setManager(of: id, from: before?.manager, to: manager, in: tx) }
        }
        known[key] = Unit(id: id, key: key, name: name, parent: parentID, manager: manager)
        keys[id] = key
        return before == nil ? .created : .updated
    }

    /// Managers will decide: whoever ceases to be one, and whoever becomes one, has an event of it.
    private func setManager(
        of unit: UnitID, from before: PersonID?, to manager: PersonID?, in tx: any Transaction
    ) throws {
        try DirectoryStore.setManager(of: unit, to: manager, in: tx)
        let value = "manager:\(unit)"
        try EventStore.append(
            [
                before.map { id in Event(.personChanged, of: .person(id), by: actor, at: now, before: value, reason: "import") },
                manager.map { id in Event(.personChanged, of: .person(id), by: actor, at: now, after: value, reason: "import") },
            ].compactMap { event in event }, in: tx)
    }

    /// True when `key` is `ancestor` or stands below it.
    private func descends(_ key: String, from ancestor: String) -> Bool {
        var next: String? = key
        var steps = 0
        // A chain cannot have more steps than there are units.
        while let key = next, steps <= known.count {
            if key == ancestor { return true }
            next = known[key]?.parent.flatMap { parent in keys[parent] }
            steps += 1
        }
        return false
    }
}

/// Sites, buildings, rooms: a building stands in a site, a room in a building or a site.
struct PlaceImporter: LineImporter {
    private var known: [String: Place]
    private var kinds: [PlaceID: Place.Kind]

    private static let words: [String: Place.Kind] = [
        "site": .site, "building": .building, "batiment": .building, "room": .room, "salle": .room, "bureau": .room,
        "piece": .room,
    ]

    init(_ tx: any ReadTransaction) throws {
        let places = try DirectoryStore.places(in: tx)
        known = Dictionary(uniqueKeysWithValues: places.map { place in (place.key, place) })
        kinds = Dictionary(uniqueKeysWithValues: places.map { place in (place.id, place.kind) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line, in directory: ImportDirectory) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.text("key", limit: 120)
        let name = check.text("name", limit: 200)
        let kind = placeKind(line, &check)
        let before = key.flatMap { key in known[key] }
        if let before, let kind, before.kind != kind { check.refuse(.kindChanged) }
        let parent = line.has("parent") ? line["parent"].flatMap { parent in known[parent]?.id } : before?.parent
        if let wanted = line["parent"], parent == nil { check.refuse(.unknownParent(wanted)) }
        if let kind, check.problems.isEmpty { judge(parent, of: kind, line, &check) }
        let address = line.has("address") ? check.optionalText("address", limit: 300) : before?.address
        guard check.problems.isEmpty, let key, let name, let kind else { return .refused(check.problems) }
        if let before, before.name == name, before.parent == parent, before.address == address { return .unchanged }
        let id =
            try directory.writing.map { tx in
                try DirectoryStore.savePlace(key: key, kind: kind, name: name, address: address, parent: parent, in: tx)
            } ?? before?.id ?? PlaceID(-Int64(known.count) - 1)
        known[key] = Place(id: id, key: key, kind: kind, name: name, parent: parent, address: address)
        kinds[id] = kind
        return before == nil ? .created : .updated
    }

    private func placeKind(_ line: ImportTable.Line, _ check: inout LineCheck) -> Place.Kind? {
        guard let word = check.text("kind", limit: 20) else { return nil }
        let kind = Self.words[SearchName.words(of: word).joined(separator: " ")]
        if kind == nil { check.refuse(.unknownKind(word)) }
        return kind
    }

    private func judge(_ parent: PlaceID?, of kind: Place.Kind, _ line: ImportTable.Line, _ check: inout LineCheck) {
        let above = parent.flatMap { parent in kinds[parent] }
        switch (kind, above) {
        case (.site, nil), (.building, .site), (.room, .site), (.room, .building): return
        case (_, nil): check.refuse(.missing(column: "parent"))
        default: check.refuse(.wrongParent(line["parent"] ?? ""))
        }
    }
}

/// Groups: named sets of people.
struct GroupImporter: LineImporter {
    private let known: [String: PeopleGroup]

    init(_ tx: any ReadTransaction) throws {
        known = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group) })
    }

    func subject(of line: ImportTable.Line) -> String? { line["key"] }

    mutating func apply(_ line: ImportTable.Line, in directory: ImportDirectory) throws -> ImportReport.Outcome {
        var check = LineCheck(line)
        let key = check.key("key")
        let name = check.text("name", limit: 200)
        guard check.problems.isEmpty, let key, let name else { return .refused(check.problems) }
        if known[key]?.name == name { return .unchanged }
        if let tx = directory.writing { _ = try DirectoryStore.saveGroup(key: key, name: name, in: tx) }
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
