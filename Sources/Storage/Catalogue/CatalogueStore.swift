#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL

/// Sections, services, teams and categories: few rows, read whole.
public enum CatalogueStore {
    public static func sections(in tx: any ReadTransaction) throws -> [Section] {
        try tx.all(
            "SELECT id, key, name_fr, name_en, summary_fr, summary_en, hue, icon FROM section ORDER BY position, id"
        ) { row in
            Section(
                id: try row[0], key: try row[1], name: LocalizedText(fr: try row[2], en: try row[3]),
                summary: try localized(try row[4], try row[5]), hue: try row[6], icon: try row[7])
        }
    }

    public static func services(in tx: any ReadTransaction) throws -> [Service] {
        try tx.all(
            """
            SELECT id, key, section_id, name_fr, name_en, summary_fr, summary_en, icon, team_id, is_confidential, privacy,
              needs_second_person
            FROM service ORDER BY position, id
            """
        ) { row in
            let privacy: String? = try row[10]
            return Service(
                id: try row[0], key: try row[1], section: try row[2],
                name: LocalizedText(fr: try row[3], en: try row[4]), summary: try localized(try row[5], try row[6]),
                icon: try row[7], team: try row[8], isConfidential: try row[9],
                privacy: try privacy.map { json in try JSONDecoder().decode(PrivacyNotice.self, from: Data(json.utf8)) },
                needsSecondPerson: try row[11])
        }
    }

    public static func teams(in tx: any ReadTransaction) throws -> [Team] {
        try tx.all("SELECT id, key, name, section_id, level, is_active FROM team ORDER BY name, id") { row in
            Team(
                id: try row[0], key: try row[1], name: try row[2], section: try row[3], level: try row[4],
                isActive: try row[5])
        }
    }

    public static func categories(in tx: any ReadTransaction) throws -> [Domain.Category] {
        try tx.all("SELECT id, key, name, section_id, is_active FROM category ORDER BY name, id") { row in
            Category(id: try row[0], key: try row[1], name: try row[2], section: try row[3], isActive: try row[4])
        }
    }

    public static func saveSection(
        key: String, name: LocalizedText, summary: LocalizedText?, hue: Section.Hue, icon: String, position: Int,
        in tx: any Transaction
    ) throws -> SectionID {
        try tx.inserted(
            """
            INSERT INTO section(key, name_fr, name_en, summary_fr, summary_en, hue, icon, position)
            VALUES (\(key), \(name.fr), \(name.en), \(summary?.fr), \(summary?.en), \(hue), \(icon), \(position))
            ON CONFLICT (key) DO UPDATE SET name_fr = excluded.name_fr, name_en = excluded.name_en,
              summary_fr = excluded.summary_fr, summary_en = excluded.summary_en, hue = excluded.hue,
              icon = excluded.icon, position = excluded.position
            RETURNING id
            """)
    }

    /// What a service is, before the database gives the key.
    public struct NewService: Sendable {
        public var key: String
        public var section: SectionID
        public var name: LocalizedText
        public var summary: LocalizedText?
        public var icon: String
        public var team: TeamID
        public var isConfidential: Bool
        public var privacy: PrivacyNotice?
        public var position: Int
        public var needsSecondPerson: Bool

        public init(
            key: String, section: SectionID, name: LocalizedText, summary: LocalizedText?, icon: String, team: TeamID,
            isConfidential: Bool, privacy: PrivacyNotice?, position: Int, needsSecondPerson: Bool = false
        ) {
            self.key = key
            self.section = section
            self.name = name
            self.summary = summary
            self.icon = icon
            self.team = team
            self.isConfidential = isConfidential
            self.privacy = privacy
            self.position = position
            self.needsSecondPerson = needsSecondPerson
        }
    }

    /// Makes the service, or changes the one of this key.
    public static func save(_ service: NewService, in tx: any Transaction) throws -> ServiceID {
        let privacy = try service.privacy.map { notice in
            String(decoding: try JSONEncoder().encode(notice), as: UTF8.self)
        }
        return try tx.inserted(
            """
            INSERT INTO service(key, section_id, name_fr, name_en, summary_fr, summary_en, icon, team_id, is_confidential,
              privacy, position, needs_second_person)
            VALUES (\(service.key), \(service.section), \(service.name.fr), \(service.name.en), \(service.summary?.fr),
              \(service.summary?.en), \(service.icon), \(service.team), \(service.isConfidential), \(privacy),
              \(service.position), \(service.needsSecondPerson))
            ON CONFLICT (key) DO UPDATE SET section_id = excluded.section_id, name_fr = excluded.name_fr,
              name_en = excluded.name_en, summary_fr = excluded.summary_fr, summary_en = excluded.summary_en,
              icon = excluded.icon, team_id = excluded.team_id, is_confidential = excluded.is_confidential,
              privacy = excluded.privacy, position = excluded.position,
              needs_second_person = excluded.needs_second_person
            RETURNING id
            """)
    }

    public static func saveTeam(
        key: String, name: String, section: SectionID, level: Int, isActive: Bool = true, in tx: any Transaction
    ) throws -> TeamID {
        try tx.inserted(
            """
            INSERT INTO team(key, name, section_id, level, is_active)
            VALUES (\(key), \(name), \(section), \(level), \(isActive))
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, section_id = excluded.section_id,
              level = excluded.level, is_active = excluded.is_active
            RETURNING id
            """)
    }

    public static func saveCategory(
        key: String, name: String, section: SectionID, isActive: Bool = true, in tx: any Transaction
    ) throws -> CategoryID {
        try tx.inserted(
            """
            INSERT INTO category(key, name, section_id, is_active) VALUES (\(key), \(name), \(section), \(isActive))
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, section_id = excluded.section_id,
              is_active = excluded.is_active
            RETURNING id
            """)
    }

    private static func localized(_ fr: String?, _ en: String?) throws -> LocalizedText? {
        fr.map { text in LocalizedText(fr: text, en: en) }
    }
}
