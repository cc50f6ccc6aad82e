import Domain
import FoundationEssentials

/// What is read once for all the tests.
struct DemoFiles {
    private(set) var forms: [(path: String, definition: FormDefinition)] = []
    private(set) var refusals: [(path: String, issues: [FormIssue])] = []
    /// The section of each service, team and category, by key.
    let services: [String: String]
    let teams: [String: String]
    let categories: [String: String]
    /// The keys of the services that only their handling team reads.
    let confidentialServices: Set<String>
    private let applications: [String]

    private struct Catalogue: Decodable {
        struct Entry: Decodable {
            var key: String
            var section: String
            var confidential: Bool?
        }
        var services: [Entry]
        var teams: [Entry]
        var categories: [Entry]
    }

    private struct Application: Decodable {
        var key: String
    }

    init() throws {
        let folder = Self.folder
        let catalogue = try Self.read(Catalogue.self, folder.appending(path: "catalogue.json"))
        let index = { (entries: [Catalogue.Entry]) in
            Dictionary(entries.map { entry in (entry.key, entry.section) }, uniquingKeysWith: { first, _ in first })
        }
        (services, teams, categories) = (index(catalogue.services), index(catalogue.teams), index(catalogue.categories))
        confidentialServices = Set(catalogue.services.filter { service in service.confidential == true }.map(\.key))
        applications = try ["applications-a.json", "applications-b.json"].flatMap { name in
            try Self.read([Application].self, folder.appending(path: name)).map(\.key)
        }
        let root = folder.appending(path: "forms").path
        for path in try FileManager.default.subpathsOfDirectory(atPath: root).sorted() where path.hasSuffix(".json") {
            let bytes = try Data(contentsOf: URL(filePath: root).appending(path: path))
            do throws(FormRefusal) {
                forms.append((path, try FormReader.read(Array(bytes))))
            } catch {
                refusals.append((path, error.issues))
            }
        }
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ url: URL) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: url))
    }

    /// The folder of the demonstration, beside the tests.
    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources/demo").standardized
    }

    /// Keys of units, sites, buildings and groups.
    func organisationKeys() throws -> Set<String> {
        struct Site: Decodable {
            var key: String
            var buildings: [Application]?
        }
        struct Organisation: Decodable {
            var units: [Application]
            var groups: [Application]
            var sites: [Site]
        }
        let all = try Self.read(Organisation.self, Self.folder.appending(path: "organisation.json"))
        let places = all.sites.flatMap { site in [site.key] + (site.buildings ?? []).map(\.key) }
        return Set(all.units.map(\.key) + all.groups.map(\.key) + places)
    }

    func section(of form: FormDefinition) -> String? { services[form.service] }

    func isOfAnApplication(_ form: FormDefinition) -> Bool {
        applications.contains { key in form.key.hasPrefix("\(key)-") }
    }
}
