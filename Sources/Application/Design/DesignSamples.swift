import Domain
import Storage
import TextSearch

/// What the page of components (`/design`) shows: values of the model that no database holds, so that
/// the page is the same on every instance and tells nobody anything.
public struct DesignSamples: Sendable {
    /// Keys that no row has: the links of the samples lead to « not found » rather than to somebody.
    static let base: Int64 = 9_000_000_000_000

    public let now: Instant
    let calendar: LocalCalendar
    public let catalogue: Catalogue
    public let definition: FormDefinition

    public init(_ portal: Portal) throws {
        now = portal.clock.now
        calendar = portal.calendar
        definition = try DesignForm.definition()
        catalogue = Catalogue(Self.parts(definition))
    }

    // MARK: People

    public static let nadia = person(1, "Nadia", "Belkacem", "Chargée de mission")
    public static let theo = person(2, "Théo", "Marchand", "Technicien de proximité")
    public static let paul = person(3, "Paul", "Martin", "Responsable de l’unité Eau")

    private static func person(_ number: Int64, _ first: String, _ last: String, _ function: String) -> Person {
        Person(
            id: PersonID(base + number), staffNumber: "A0000\(number)", firstName: first, lastName: last, email: nil,
            phone: "42 1\(number)", function: function, unit: UnitID(base + 1), place: PlaceID(base + 2), isActive: true,
            preferences: Preferences())
    }

    /// Somebody signed in who may see everything that is shown. Nothing can be sent in their name.
    public func signedIn(as person: Person, _ preferences: Preferences) -> SignedIn {
        var person = person
        person.preferences = preferences
        return SignedIn(
            person: person,
            actor: Actor(
                person: person.id, teams: person.id == Self.nadia.id ? [] : [TeamID(Self.base + 1)],
                sections: [SectionID(Self.base + 1)], isAdministrator: person.id == Self.paul.id),
            csrf: [], tokenHash: [], isShared: false, expiresAt: now + .hours(10), endsAt: now + .hours(14), unreadCount: 3)
    }

    // MARK: Catalogue

    private static func parts(_ definition: FormDefinition) -> CatalogueParts {
        let sections: [(String, String, String, Section.Hue, String)] = [
            ("informatique", "Informatique", "Computing", .info, "laptop"),
            ("espace-services", "Espace Services", "Staff services", .canal, "car"),
            ("espace-rh", "Espace RH", "Human resources", .prune, "users"),
            ("patrimoine-securite", "Patrimoine & Sécurité", "Buildings & safety", .alerte, "building-2"),
        ]
        let all = sections.enumerated().map { index, one in
            Section(
                id: SectionID(base + Int64(index) + 1), key: one.0, name: LocalizedText(fr: one.1, en: one.2), summary: nil,
                hue: one.3, icon: one.4)
        }
        let services = all.map { section in
            Service(
                id: ServiceID(section.id.rawValue), key: section.key == "informatique" ? "poste-de-travail" : section.key,
                section: section.id,
                name: section.key == "informatique" ? LocalizedText(fr: "Poste de travail", en: "Workstation") : section.name,
                summary: nil, icon: section.icon, team: TeamID(base + 1), isConfidential: section.hue == .prune, privacy: privacy)
        }
        return CatalogueParts(
            revision: "", organisationName: "Métropole d’Aigues-Vives",
            hotline: Hotline(number: "42 42", hours: LocalizedText(fr: "de 8 h à 18 h", en: "from 8 am to 6 pm")),
            conformity: .none,
            sections: all, services: services,
            teams: [
                Team(id: TeamID(base + 1), key: "proximite", name: "Proximité", section: all[0].id, level: 1, isActive: true),
                Team(id: TeamID(base + 2), key: "reseau", name: "Réseau", section: all[0].id, level: 2, isActive: true),
            ],
            categories: [
                Domain.Category(id: CategoryID(base + 1), key: "materiel", name: "Matériel", section: all[0].id, isActive: true)
            ],
            units: [Unit(id: UnitID(base + 1), key: "eau", name: "Eau et assainissement", parent: nil, manager: nil)],
            places: [
                Place(id: PlaceID(base + 1), key: "quai", kind: .site, name: "Le Quai", parent: nil),
                Place(id: PlaceID(base + 2), key: "b214", kind: .room, name: "B214", parent: PlaceID(base + 1)),
            ],
            groups: [], matrix: .standard, forms: forms(definition, services, all),
            index: LexicalIndex(documents: [], language: .french),
            englishIndex: LexicalIndex(documents: [], language: .english))
    }

    /// The same form under four names, one for each hue.
    private static func forms(_ definition: FormDefinition, _ services: [Service], _ sections: [Section]) -> [PublishedForm] {
        let titles: [(String, String?, String)] = [
            ("Demander un écran secondaire", "Ask for a second screen", "laptop"),
            ("Réserver un véhicule", "Book a vehicle", "car"),
            ("Changer de RIB", nil, "file-text"), ("Signaler une fuite", "Report a leak", "building-2"),
        ]
        return zip(zip(services, sections), titles).enumerated().map { index, one in
            var form = definition
            form.key = index == 0 ? definition.key : "\(definition.key)-\(index)"
            form.title = LocalizedText(fr: one.1.0, en: one.1.1)
            form.icon = one.1.2
            form.delay.workingDays = [10, 1, 0, 2][index]
            return PublishedForm(
                id: FormID(base + Int64(index) + 1), version: 1, definition: form, service: one.0.0, section: one.0.1,
                useCount: 10 - index)
        }
    }

    private static let privacy = PrivacyNotice(
        purpose: LocalizedText(fr: "Traiter votre demande", en: "To handle your request"),
        legalBasis: LocalizedText(fr: "Mission d’intérêt public", en: "Task in the public interest"),
        recipients: LocalizedText(fr: "L’équipe Proximité", en: "The Proximité team"),
        retention: LocalizedText(fr: "Trois ans après la clôture", en: "Three years after closing"),
        contact: LocalizedText(fr: "Auprès de la déléguée à la protection des données", en: "Ask the data protection officer"))
}

extension DesignSamples {
    /// Accounts of a demonstration, one for each role.
    public static let accounts: [DemoAccounts.Listed] = zip([nadia, theo, paul], [nil, Role.technician, .administrator]).map {
        person, role in
        DemoAccounts.Listed(
            name: person.name, initials: person.initials, staffNumber: person.staffNumber, role: role,
            teams: role == .technician ? ["Proximité"] : [])
    }

    /// An import that was tried with refusals, one that may be done, one that is.
    public static let imports: [ImportReport] = {
        let good: [ImportReport.Line] = [
            .init(number: 2, subject: "A00001", outcome: .created), .init(number: 3, subject: "A00002", outcome: .updated),
            .init(number: 4, subject: "A00003", outcome: .unchanged),
        ]
        let bad = ImportReport.Line(
            number: 5, subject: "A00004", outcome: .refused([.missing(column: "nom"), .badEmail("paul.martin")]))
        return [
            ImportReport(kind: .persons, lines: good + [bad], ignoredColumns: ["taille"], isApplied: false),
            ImportReport(kind: .persons, lines: good, ignoredColumns: [], isApplied: false),
            ImportReport(kind: .persons, lines: good, ignoredColumns: [], isApplied: true),
        ]
    }()
}
