import Domain
import Storage
import TextSearch

/// A published form, ready to be shown and filled.
public struct PublishedForm: Sendable {
    public let id: FormID
    public let version: Int
    public let definition: FormDefinition
    public let service: Service
    public let section: Section
    public let useCount: Int
}

/// All that pages ask of catalogue and directory, in memory: sections, services, teams,
/// categories, published forms with their index, units, places. One value, swapped whole.
public struct Catalogue: Sendable {
    /// What ``SettingStore/Key/catalogueRevision`` was when it was read.
    public let revision: String
    public let organisationName: String
    /// How to speak to somebody, when the body has said it.
    public let hotline: Hotline?
    /// How accessible the portal is, as its statement says.
    public let conformity: Statement.Conformity
    public let sections: [Section]
    public let services: [Service]
    public let teams: [Team]
    public let categories: [Domain.Category]
    public let units: [Unit]
    public let places: [Place]
    public let groups: [PeopleGroup]
    public let matrix: PriorityMatrix
    /// By section, service and title.
    public let forms: [PublishedForm]
    let index: LexicalIndex
    let englishIndex: LexicalIndex

    private let formsByUse: [PublishedForm]
    private let formsByID: [FormID: Int]
    private let formsByKey: [String: Int]
    private let formsBySection: [SectionID: [PublishedForm]]
    private let formsByService: [ServiceID: [PublishedForm]]
    private let sectionsByID: [SectionID: Section]
    private let servicesByID: [ServiceID: Service]
    private let teamsByID: [TeamID: Team]
    private let categoriesByID: [CategoryID: Domain.Category]
    private let unitsByID: [UnitID: Unit]
    private let placesByID: [PlaceID: Place]

    init(_ parts: CatalogueParts) {
        revision = parts.revision
        organisationName = parts.organisationName
        hotline = parts.hotline
        conformity = parts.conformity
        sections = parts.sections
        services = parts.services
        teams = parts.teams
        categories = parts.categories
        units = parts.units
        places = parts.places
        groups = parts.groups
        matrix = parts.matrix
        sectionsByID = Dictionary(uniqueKeysWithValues: parts.sections.map { section in (section.id, section) })
        servicesByID = Dictionary(uniqueKeysWithValues: parts.services.map { service in (service.id, service) })
        teamsByID = Dictionary(uniqueKeysWithValues: parts.teams.map { team in (team.id, team) })
        categoriesByID = Dictionary(uniqueKeysWithValues: parts.categories.map { category in (category.id, category) })
        unitsByID = Dictionary(uniqueKeysWithValues: parts.units.map { unit in (unit.id, unit) })
        placesByID = Dictionary(uniqueKeysWithValues: parts.places.map { place in (place.id, place) })
        forms = parts.forms
        formsByUse = parts.forms.sorted { left, right in (left.useCount, right.id) > (right.useCount, left.id) }
        formsByID = Dictionary(uniqueKeysWithValues: parts.forms.enumerated().map { index, form in (form.id, index) })
        formsByKey = Dictionary(
            uniqueKeysWithValues: parts.forms.enumerated().map { index, form in (form.definition.key, index) })
        formsBySection = Dictionary(grouping: parts.forms) { form in form.section.id }
        formsByService = Dictionary(grouping: parts.forms) { form in form.service.id }
        index = parts.index
        englishIndex = parts.englishIndex
    }

    public func section(_ id: SectionID) -> Section? { sectionsByID[id] }
    public func section(key: String) -> Section? { sections.first { section in section.key == key } }
    public func service(_ id: ServiceID) -> Service? { servicesByID[id] }
    public func service(key: String) -> Service? { services.first { service in service.key == key } }
    public func services(of section: SectionID) -> [Service] { services.filter { service in service.section == section } }
    public func team(_ id: TeamID) -> Team? { teamsByID[id] }
    public func team(key: String) -> Team? { teams.first { team in team.key == key } }
    public func category(_ id: CategoryID) -> Domain.Category? { categoriesByID[id] }
    public func category(key: String) -> Domain.Category? { categories.first { category in category.key == key } }
    public func unit(_ id: UnitID) -> Unit? { unitsByID[id] }
    public func place(_ id: PlaceID) -> Place? { placesByID[id] }
    public func form(_ id: FormID) -> PublishedForm? { formsByID[id].map { index in forms[index] } }
    public func form(key: String) -> PublishedForm? { formsByKey[key].map { index in forms[index] } }
    public func forms(of service: ServiceID) -> [PublishedForm] { formsByService[service] ?? [] }
    public func forms(in section: SectionID) -> [PublishedForm] { formsBySection[section] ?? [] }

    /// From a unit up to the root. A loop, which the schema cannot forbid, ends it.
    public func path(of unit: UnitID) -> [Unit] {
        var path: [Unit] = []
        var next: UnitID? = unit
        while let id = next, let found = unitsByID[id], path.count < 32 {
            path.append(found)
            next = found.parent
        }
        return path
    }

    /// From a room or building up to its site.
    public func path(of place: PlaceID) -> [Place] {
        var path: [Place] = []
        var next: PlaceID? = place
        while let id = next, let found = placesByID[id], path.count < 8 {
            path.append(found)
            next = found.parent
        }
        return path
    }

    /// « Le Quai, B214 »: the site, then what is inside it.
    public func name(of place: PlaceID) -> String { path(of: place).reversed().map(\.name).joined(separator: ", ") }

    /// What conditions may know of a person.
    public func facts(of person: Person, groups: Set<String>) -> PersonFacts {
        PersonFacts(
            unitPath: person.unit.map { unit in path(of: unit).map(\.key) } ?? [],
            placePath: person.place.map { place in path(of: place).map(\.key) } ?? [], groups: groups)
    }

    /// The published forms that answer a search, the best first. All are analysed as French; those that have an
    /// English text as English too, which is asked when the reader reads English: « requesting » finds « Request »,
    /// and « imprimante » still finds what has no English title.
    public func forms(matching text: String, language: Domain.Language, limit: Int) -> [PublishedForm] {
        let french = index.search(Query(text, language: .french), limit: limit).map(\.id)
        let ids =
            language == .french
            ? french : Self.merged(englishIndex.search(Query(text, language: .english), limit: limit).map(\.id), french)
        return ids.prefix(limit).compactMap { id in formsByID[FormID(Int64(id))].map { index in forms[index] } }
    }

    /// Two rankings in one: each by its better place, the first ranking before the second at the same place.
    private static func merged(_ first: [Int], _ second: [Int]) -> [Int] {
        var seen: Set<Int> = []
        var merged: [Int] = []
        for place in 0..<max(first.count, second.count) {
            for ranking in [first, second] where place < ranking.count && seen.insert(ranking[place]).inserted {
                merged.append(ranking[place])
            }
        }
        return merged
    }

    /// The forms that are sent most.
    public func mostUsed(limit: Int) -> [PublishedForm] { Array(formsByUse.prefix(limit)) }
}
