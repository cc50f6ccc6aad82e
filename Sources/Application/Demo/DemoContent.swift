#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain

/// The documents of `Resources/demo`, as they are written.
struct DemoContent {
    let catalogue: CatalogueDocument
    let organisation: OrganisationDocument
    let people: PeopleDocument
    let corpus: CorpusDocument
    let applications: [ApplicationDocument]
    /// Every form, by path: the bytes of its document.
    let forms: [(path: String, json: [UInt8])]

    /// - Parameter folder: `Resources/demo`.
    init(folder: String) throws {
        catalogue = try Self.read("\(folder)/catalogue.json")
        organisation = try Self.read("\(folder)/organisation.json")
        people = try Self.read("\(folder)/people.json")
        corpus = try Self.read("\(folder)/ticket-corpus.json")
        let first: [ApplicationDocument] = try Self.read("\(folder)/applications-a.json")
        applications = first + (try Self.read("\(folder)/applications-b.json"))
        let root = "\(folder)/forms"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
            path.utf8.count > 5 && path.hasSuffix(".json")
        }
        forms = try paths.sorted().map { path in
            (path, Array(try Data(contentsOf: URL(filePath: "\(root)/\(path)"))))
        }
    }

    static func read<T: Decodable>(_ path: String) throws -> T {
        try JSONDecoder().decode(T.self, from: try Data(contentsOf: URL(filePath: path)))
    }
}

struct CatalogueDocument: Decodable {
    struct Section: Decodable {
        var key: String
        var name: LocalizedText
        var summary: LocalizedText?
        var hue: Domain.Section.Hue
        var icon: String
    }
    struct Team: Decodable {
        var key: String
        var name: String
        var section: String
        var level: Int
    }
    struct Category: Decodable {
        var key: String
        var name: String
        var section: String
    }
    struct Service: Decodable {
        var key: String
        var section: String
        var name: LocalizedText
        var summary: LocalizedText?
        var icon: String
        var team: String
        var confidential: Bool
        var privacy: PrivacyNotice?
    }
    var sections: [Section]
    var teams: [Team]
    var categories: [Category]
    var services: [Service]
}

struct OrganisationDocument: Decodable, Sendable {
    struct Unit: Decodable, Sendable {
        var key: String
        var name: String
        var parent: String?
        /// `pole`, `direction`, `service`.
        var kind: String?
        /// Share of the agents.
        var weight: Double?
        /// Key of its main site.
        var site: String?
    }
    struct Site: Decodable, Sendable {
        var key: String
        var name: String
        /// « au Quai », « du Quai ».
        var at: String
        var of: String
        var address: String?
        var buildings: [Building]
    }
    struct Building: Decodable, Sendable {
        var key: String
        var name: String
        var rooms: [String]
    }
    struct Group: Decodable, Sendable {
        var key: String
        var name: String
        /// Share of the agents.
        var share: Double?
    }
    var units: [Unit]
    var sites: [Site]
    var groups: [Group]
}

struct PeopleDocument: Decodable {
    /// Job titles: one list for all, or one for women and one for men where the title differs.
    struct Functions: Decodable {
        var f: [String]
        var m: [String]

        private enum Key: String, CodingKey { case f, m }

        init(from decoder: any Decoder) throws {
            if let both = try? decoder.singleValueContainer().decode([String].self) {
                (f, m) = (both, both)
            } else {
                let container = try decoder.container(keyedBy: Key.self)
                f = try container.decode([String].self, forKey: .f)
                m = try container.decode([String].self, forKey: .m)
            }
        }
    }
    struct FirstNames: Decodable {
        var f: [String]
        var m: [String]
        var x: [String]
    }
    struct Account: Decodable {
        var key: String
        var firstName: String
        var lastName: String
        var unit: String?
        var site: String?
        var room: String?
        var role: String
        var staffNumber: String
        var teams: [String]?
        var services: [String]?
        var team: String?
        var service: String?
        var function: String?
        var gender: String?
        var email: String?
        var groups: [String]?
    }
    var firstNames: FirstNames
    var lastNames: [String]
    var functions: [String: Functions]
    var accounts: [Account]
}
