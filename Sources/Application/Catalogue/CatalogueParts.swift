#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage
import TextSearch

/// What a ``Catalogue`` is made of, read in one transaction.
struct CatalogueParts {
    var revision: String
    var organisationName: String
    var hotline: Hotline?
    var conformity: Statement.Conformity
    var sections: [Section]
    var services: [Service]
    var teams: [Team]
    var categories: [Domain.Category]
    var units: [Unit]
    var places: [Place]
    var groups: [PeopleGroup]
    var matrix: PriorityMatrix
    var forms: [PublishedForm]
    var index: LexicalIndex
    /// The forms that have an English text, analysed as English.
    var englishIndex: LexicalIndex
}

extension CatalogueParts {
    /// - Parameter known: forms decoded before; a version never changes, so it is not decoded again.
    init(in tx: any ReadTransaction, known: [FormID: PublishedForm]) throws {
        revision = try SettingStore.value(.catalogueRevision, in: tx) ?? ""
        organisationName = try SettingStore.value(.organisationName, in: tx) ?? ""
        hotline = try SettingStore.value(.hotline, in: tx).flatMap { json in
            try? JSONDecoder().decode(Hotline.self, from: Data(json.utf8))
        }
        conformity =
            try SettingStore.value(.statement(Statement.accessibility), in: tx).flatMap { json in
                try? JSONDecoder().decode(Statement.self, from: Data(json.utf8)).conformity
            } ?? .none
        sections = try CatalogueStore.sections(in: tx)
        services = try CatalogueStore.services(in: tx)
        teams = try CatalogueStore.teams(in: tx).sorted(byName: \.name)
        categories = try CatalogueStore.categories(in: tx).sorted(byName: \.name)
        units = try DirectoryStore.units(in: tx).sorted(byName: \.name)
        places = try DirectoryStore.places(in: tx).sorted(byName: \.name)
        groups = try DirectoryStore.groups(in: tx).sorted(byName: \.name)
        matrix =
            try SettingStore.value(.priorityMatrix, in: tx).map { json in
                try JSONDecoder().decode(PriorityMatrix.self, from: Data(json.utf8))
            } ?? .standard
        forms = try Self.forms(sections: sections, services: services, known: known, in: tx)
        index = Self.index(of: forms)
        englishIndex = Self.englishIndex(of: forms)
    }

    private static func forms(
        sections: [Section], services: [Service], known: [FormID: PublishedForm], in tx: any ReadTransaction
    ) throws -> [PublishedForm] {
        let rows = try FormStore.forms(in: tx).filter { row in row.status == .published }
        let sectionsByID = Dictionary(
            uniqueKeysWithValues: sections.enumerated().map { index, section in (section.id, (index, section)) })
        let servicesByID = Dictionary(
            uniqueKeysWithValues: services.enumerated().map { index, service in (service.id, (index, service)) })
        let isFresh = rows.contains { row in known[row.id]?.version != row.publishedVersion }
        let documents = isFresh ? try FormStore.publishedDefinitions(in: tx) : []
        let json = Dictionary(uniqueKeysWithValues: documents.map { document in (document.form, document.json) })
        var ranked: [(rank: (Int, Int), title: String, form: PublishedForm)] = []
        for row in rows {
            guard let version = row.publishedVersion, let (serviceRank, service) = servicesByID[row.service],
                let (sectionRank, section) = sectionsByID[service.section]
            else { continue }
            let definition: FormDefinition
            if let before = known[row.id], before.version == version {
                definition = before.definition
            } else if let text = json[row.id] {
                definition = try JSONDecoder().decode(FormDefinition.self, from: Data(text.utf8))
            } else {
                continue
            }
            let form = PublishedForm(
                id: row.id, version: version, definition: definition, service: service, section: section,
                useCount: row.useCount)
            ranked.append(((sectionRank, serviceRank), SortKey.of(definition.title.fr), form))
        }
        return ranked.sorted { left, right in
            left.rank != right.rank ? left.rank < right.rank : (left.title, left.form.id) < (right.title, right.form.id)
        }.map(\.form)
    }

    private static func index(of forms: [PublishedForm]) -> LexicalIndex {
        LexicalIndex(
            documents: forms.map { form in
                let definition = form.definition
                let labels = definition.questions.map(\.label.fr).joined(separator: " ")
                let english = [definition.title.en, definition.summary.en].compactMap { text in text }.joined(separator: " ")
                return LexicalIndex.Document(
                    id: Int(form.id.rawValue),
                    fields: [
                        .init(definition.title.fr, weight: 3),
                        .init((definition.keywords ?? []).joined(separator: " "), weight: 3),
                        .init(english, weight: 2),
                        .init(definition.summary.fr, weight: 1),
                        .init(form.service.name.fr, weight: 1),
                        .init(labels, weight: 0.5),
                    ])
            }, language: .french)
    }

    private static func englishIndex(of forms: [PublishedForm]) -> LexicalIndex {
        LexicalIndex(
            documents: forms.compactMap { form in
                let definition = form.definition
                guard let title = definition.title.en else { return nil }
                return LexicalIndex.Document(
                    id: Int(form.id.rawValue),
                    fields: [
                        .init(title, weight: 3),
                        .init(definition.summary.en ?? "", weight: 1),
                        .init(form.service.name.en ?? "", weight: 1),
                        .init(definition.questions.compactMap(\.label.en).joined(separator: " "), weight: 0.5),
                    ])
            }, language: .english)
    }
}
