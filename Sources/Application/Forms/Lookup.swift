import Domain
import SQL
import Storage
import TextSearch

/// Something that a search field offers.
public struct LookupMatch: Sendable, Hashable {
    /// The key that is sent back.
    public var value: String
    public var label: String
    /// What tells it from others of the same name.
    public var detail: String?
}

/// Finds persons, units, places and choices by the beginnings of their words, whatever the accents.
public struct LookupService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    public func persons(_ text: String) async throws -> [LookupMatch] {
        try await portal.database.read { tx in
            try Lookup.persons(text, limit: Lookup.limit, try portal.catalogue.catalogue(in: tx), in: tx)
        }
    }

    public func units(_ text: String) async throws -> [LookupMatch] {
        Lookup.units(text, try await portal.currentCatalogue())
    }

    public func places(_ text: String) async throws -> [LookupMatch] {
        Lookup.places(text, try await portal.currentCatalogue())
    }

    /// The choices of a question of a published form, when there are too many to show.
    /// - Parameter version: the one that is filled, when a newer one has replaced it since.
    public func choices(
        _ text: String, form: String, version: Int?, question: QuestionKey, language: Domain.Language
    ) async throws -> [LookupMatch] {
        guard let published = try await portal.currentCatalogue().form(key: form) else { throw NotFound() }
        var definition: FormDefinition? = published.definition
        if let version, version != published.version {
            definition = try await portal.database.read { tx in
                try StoredForm.superseded(published.id, version: version, in: tx)
            }
        }
        guard let question = definition?.question(BlockRow.key(of: question)) else { throw NotFound() }
        return Lookup.choices(text, of: question, language)
    }
}

enum Lookup {
    /// As many as one reads at a glance.
    static let limit = 12

    static func matches(
        _ text: String, for question: Question, in catalogue: Catalogue, _ tx: any ReadTransaction
    ) throws -> [LookupMatch] {
        switch question.type {
        case .person: try persons(text, limit: limit, catalogue, in: tx)
        case .unit: units(text, catalogue)
        case .place: places(text, catalogue)
        case .choice: choices(text, of: question, .french)
        default: []
        }
    }

    static func persons(
        _ text: String, limit: Int, _ catalogue: Catalogue, in tx: any ReadTransaction
    ) throws -> [LookupMatch] {
        try PersonStore.search(SearchName.words(of: text), limit: limit, in: tx).map { person in
            let unit = person.unit.flatMap { unit in catalogue.unit(unit)?.name }
            let details = [person.function, unit, person.staffNumber].compactMap { detail in detail }
            return LookupMatch(
                value: person.id.description, label: person.name, detail: details.joined(separator: ", "))
        }
    }

    static func units(_ text: String, _ catalogue: Catalogue) -> [LookupMatch] {
        found(text, in: catalogue.units.lazy.map { unit in (unit, unit.name) }).map { unit in
            let parent = unit.parent.flatMap { parent in catalogue.unit(parent)?.name }
            return LookupMatch(value: unit.id.description, label: unit.name, detail: parent)
        }
    }

    static func places(_ text: String, _ catalogue: Catalogue) -> [LookupMatch] {
        found(text, in: catalogue.places.lazy.map { place in (place, catalogue.name(of: place.id)) }).map { place in
            LookupMatch(value: place.id.description, label: catalogue.name(of: place.id), detail: nil)
        }
    }

    static func choices(_ text: String, of question: Question, _ language: Domain.Language) -> [LookupMatch] {
        let candidates = (question.choices ?? []).lazy.map { choice in
            (choice, [choice.label.fr, choice.label.en ?? ""].joined(separator: " "))
        }
        return found(text, in: candidates).map { choice in
            LookupMatch(
                value: choice.key, label: choice.label.text(in: language), detail: choice.help?.text(in: language))
        }
    }

    /// The one thing that a text names: the only match, or the only one of exactly this name.
    static func only(_ matches: [LookupMatch], named text: String) -> LookupMatch? {
        if matches.count == 1 { return matches[0] }
        let words = words(of: text)
        let exact = matches.filter { match in Self.words(of: match.label) == words }
        return exact.count == 1 ? exact[0] : nil
    }

    /// The words of a name, stop words too: « Autre », « Aucun » are choices.
    private static func words(of text: String) -> [String] {
        Analyzer().words(of: text, language: .french, keepingStopWords: true)
    }

    /// Those whose name has, for each word of the text, a word that begins with it; the shortest names first. « le
    /// quai » finds « Quai 12 » as long as nothing is called « Le Quai ».
    private static func found<T>(_ text: String, in candidates: some Sequence<(T, String)>) -> [T] {
        let (all, telling) = (words(of: text), SearchName.words(of: text))
        let found = found(all, in: candidates)
        return found.isEmpty && telling != all ? Self.found(telling, in: candidates) : found
    }

    private static func found<T>(_ wanted: [String], in candidates: some Sequence<(T, String)>) -> [T] {
        guard !wanted.isEmpty else { return [] }
        var found: [(item: T, name: String)] = []
        for (item, name) in candidates {
            let words = words(of: name)
            let fits = wanted.allSatisfy { word in words.contains { candidate in candidate.utf8.starts(with: word.utf8) } }
            if fits { found.append((item, name)) }
        }
        return found.map { entry in (item: entry.item, rank: (entry.name.utf8.count, SortKey.of(entry.name))) }
            .sorted { left, right in left.rank < right.rank }.prefix(limit).map(\.item)
    }
}
