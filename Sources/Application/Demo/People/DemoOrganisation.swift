/// The tree of units, and what follows from it for those who work in one.
struct DemoOrganisation {
    private let units: [String: OrganisationDocument.Unit]
    /// The offices of each site that have a code.
    private let codes: [String: [String]]

    init(_ document: OrganisationDocument) {
        codes = Dictionary(
            document.sites.map { site in
                (site.key, site.buildings.flatMap(\.rooms).filter { room in Self.isOfficeCode(room) })
            }, uniquingKeysWith: { first, _ in first })
        units = Dictionary(document.units.map { unit in (unit.key, unit) }, uniquingKeysWith: { first, _ in first })
    }

    /// From a unit up to the root.
    func path(of key: String) -> [String] {
        var path: [String] = []
        var next: String? = key
        while let key = next, let unit = units[key], path.count < 16 {
            path.append(key)
            next = unit.parent
        }
        return path
    }

    func name(of key: String) -> String { units[key]?.name ?? "" }
    func site(of key: String) -> String { units[key]?.site ?? "quai" }

    /// A job title of the unit, or of the nearest one above that has its own.
    func function(
        of key: String, _ gender: DemoPerson.Gender, _ people: PeopleDocument, _ random: inout SeededGenerator
    ) -> String {
        let owner = path(of: key).first { key in people.functions[key] != nil } ?? "*"
        let functions = people.functions[owner]
        let titles = (gender == .f ? functions?.f : functions?.m) ?? []
        return titles.isEmpty ? "agent" : random.pick(titles)
    }

    /// `B214`: a digit, and no space.
    static func isOfficeCode(_ name: String) -> Bool {
        name.utf8.contains { byte in (0x30...0x39).contains(byte) } && !name.utf8.contains(0x20)
    }

    /// The office that somebody without one gives: always the same for the same person.
    func officeCode(at site: String, _ staffNumber: String) -> String? {
        guard let codes = codes[site], !codes.isEmpty else { return nil }
        return codes[staffNumber.utf8.reduce(0) { sum, byte in (sum * 31 + Int(byte)) % 7_919 } % codes.count]
    }

    /// `quai/quai-a/A102`, from the room up to the site.
    static func placePath(_ key: String) -> [String] {
        var path = [key]
        var rest = Substring(key)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            path.append(String(rest))
        }
        return path
    }

    /// The units whose agents work in a team.
    static func units(ofTeam key: String) -> [String] {
        switch key {
        case "centre-assistance", "proximite": ["assistance-proximite"]
        case "telephonie", "reseaux", "messagerie", "comptes": ["infrastructures"]
        case "securite-si": ["securite-numerique", "infrastructures"]
        case "sig": ["geomatique"]
        case let key where key.hasPrefix("applications"): ["applications"]
        case "moyens-generaux": ["accueil-courrier", "moyens-generaux"]
        case "parc-automobile": ["parc-automobile"]
        case "reprographie": ["reprographie", "accueil-courrier"]
        case "evenementiel": ["communication"]
        case "achats": ["execution-marches"]
        case "guichet-rh", "paie": ["carrieres-paie"]
        case "formation-carriere": ["formation", "emploi-recrutement"]
        case "sante-action-sociale": ["sante-social"]
        case "depannage", "maintenance": ["maintenance-batiments"]
        case "surete": ["gardiennage"]
        case "prevention": ["prevention-risques"]
        default: []
        }
    }
}
