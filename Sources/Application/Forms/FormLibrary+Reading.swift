#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

extension FormLibrary {
    /// A form in the list of the administration.
    public struct Entry: Sendable {
        public var row: FormStore.FormRow
        /// Of the published version, or of the newest.
        public var title: LocalizedText
        public var service: Service
        /// A newer version than the published one waits.
        public var hasNewerVersion: Bool { row.status == .published && row.newestVersion != row.publishedVersion }
    }

    /// Which forms are listed.
    public struct Filter: Sendable, Hashable {
        public var search = ""
        public var service: ServiceID?
        public var status: FormStore.Status?
        /// Only those whose newest version is not published yet.
        public var onlyWaiting = false
        /// From 1.
        public var page = 1

        public init() {}
    }

    /// A page of the forms that the reader may edit.
    public struct List: Sendable {
        public var entries: [Entry]
        /// How many match, on all pages.
        public var count: Int
        public var pageCount: Int
        /// The services whose forms this actor edits.
        public var services: [Service]
    }

    /// The forms that the actor edits, by title, a page of them.
    public func list(_ filter: Filter, by signedIn: SignedIn, pageSize: Int = 50) async throws -> List {
        guard signedIn.policy.canEditSomeForms else { throw NotAllowed() }
        let words = SearchName.words(of: filter.search)
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let services = catalogue.services.filter { service in signedIn.policy.canEditForms(of: service.id) }
            let matching = try Self.entries(services, catalogue, in: tx).filter { entry in
                (filter.service == nil || entry.service.id == filter.service)
                    && (filter.status == nil || entry.row.status == filter.status)
                    && (!filter.onlyWaiting
                        || (entry.row.status != .withdrawn && entry.row.newestVersion != entry.row.publishedVersion))
                    && Self.matches(entry, words)
            }
            let pageCount = max(1, (matching.count + pageSize - 1) / pageSize)
            let page = min(max(1, filter.page), pageCount)
            return List(
                entries: Array(matching.dropFirst((page - 1) * pageSize).prefix(pageSize)), count: matching.count,
                pageCount: pageCount, services: services)
        }
    }

    private static func entries(
        _ services: [Service], _ catalogue: Catalogue, in tx: any ReadTransaction
    ) throws -> [Entry] {
        let byID = Dictionary(uniqueKeysWithValues: services.map { service in (service.id, service) })
        let rows = try FormStore.forms(in: tx)
        var titles: [FormID: LocalizedText] = [:]
        for (form, json) in try FormStore.unpublishedDefinitions(in: tx) {
            titles[form] = try? JSONDecoder().decode(Titled.self, from: Data(json.utf8)).title
        }
        // « Écran » stands among the E.
        return rows.compactMap { row -> Entry? in
            guard let service = byID[row.service] else { return nil }
            let title = catalogue.form(row.id)?.definition.title ?? titles[row.id] ?? LocalizedText(fr: row.key)
            return Entry(row: row, title: title, service: service)
        }.sorted(byName: \.title.fr)
    }

    /// Keys of a document that meant another type of question in a version of its form: a draft begun
    /// on that one would carry its old answer over, and figures would mix the two.
    static func reusedKeys(in definition: FormDefinition, in tx: any ReadTransaction) throws -> [FormIssue] {
        let earlier = try FormStore.definitions(ofFormKey: definition.key, in: tx).map { version, json in
            (version: version, definition: try JSONDecoder().decode(FormDefinition.self, from: Data(json.utf8)))
        }
        return FormDifference.reusedKeys(in: definition, since: earlier)
    }

    /// The title alone of a definition.
    private struct Titled: Decodable { let title: LocalizedText }

    private static func matches(_ entry: Entry, _ words: [String]) -> Bool {
        guard !words.isEmpty else { return true }
        let own = SearchName.words(of: "\(entry.title.fr) \(entry.title.en ?? "") \(entry.row.key)")
        return words.allSatisfy { word in own.contains { own in own.utf8.starts(with: word.utf8) } }
    }

    /// All about a form: what its page shows.
    public struct Sheet: Sendable {
        public var row: FormStore.FormRow
        public var service: Service
        public var versions: [FormStore.VersionRow]
        /// Who loaded the versions.
        public var loaders: [PersonID: Person]
        /// The version shown: the one asked for, the published one, or the newest.
        public var version: Int
        public var definition: FormDefinition
        /// What stops this version from being published now: references that are gone.
        public var issues: [FormIssue]
        public var openDrafts: Int
        public var successor: PublishedForm?
        /// What is to become of it, and who asked.
        public var planned: [FormScheduleStore.Planned]
        public var catalogue: Catalogue
    }

    /// - Parameter version: nil for the published one, or the newest.
    public func sheet(_ id: FormID, version: Int?, by signedIn: SignedIn) async throws -> Sheet {
        try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let (row, service) = try Self.row(id, catalogue, by: signedIn, in: tx)
            let shown = version ?? row.publishedVersion ?? row.newestVersion
            guard let stored = try FormStore.definition(of: id, version: shown, in: tx) else { throw NotFound() }
            let definition = try JSONDecoder().decode(FormDefinition.self, from: Data(stored.json.utf8))
            let versions = try FormStore.versions(of: id, in: tx)
            var issues: [FormIssue] = []
            do throws(FormRefusal) { _ = try Self.service(of: definition, in: catalogue) } catch { issues = error.issues }
            let planned = try FormScheduleStore.planned(of: id, in: tx)
            return Sheet(
                row: row, service: service, versions: versions,
                loaders: try PersonStore.persons(Set(versions.compactMap(\.loadedBy) + planned.map(\.askedBy)), in: tx),
                version: shown,
                definition: definition, issues: issues, openDrafts: try FormStore.openDraftCount(of: id, in: tx),
                successor: row.successor.flatMap { id in catalogue.form(id) }, planned: planned, catalogue: catalogue)
        }
    }

    /// The JSON of a version, to the letter as it was loaded.
    public func document(_ id: FormID, version: Int, by signedIn: SignedIn) async throws -> (key: String, json: String) {
        try await portal.database.read { tx in
            let (row, _) = try Self.row(id, try portal.catalogue.catalogue(in: tx), by: signedIn, in: tx)
            guard let stored = try FormStore.definition(of: id, version: version, in: tx) else { throw NotFound() }
            return (row.key, stored.json)
        }
    }

    /// A form whose service the actor edits; any other does not exist for them.
    private static func row(
        _ id: FormID, _ catalogue: Catalogue, by signedIn: SignedIn, in tx: any ReadTransaction
    ) throws -> (FormStore.FormRow, Service) {
        guard let row = try FormStore.form(id, in: tx), let service = catalogue.service(row.service),
            signedIn.policy.canEditForms(of: service.id)
        else { throw NotFound() }
        return (row, service)
    }
}
