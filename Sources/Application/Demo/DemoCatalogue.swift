#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// Loads sections, teams, categories and services.
enum DemoCatalogue {
    static func load(_ document: CatalogueDocument, at now: Instant, in tx: any Transaction) throws {
        var sections: [String: SectionID] = [:]
        for (position, section) in document.sections.enumerated() {
            sections[section.key] = try CatalogueStore.saveSection(
                key: section.key, name: section.name, summary: section.summary, hue: section.hue, icon: section.icon,
                position: position, in: tx)
        }
        var teams: [String: TeamID] = [:]
        for team in document.teams {
            guard let section = sections[team.section] else { continue }
            teams[team.key] = try CatalogueStore.saveTeam(
                key: team.key, name: team.name, section: section, level: team.level, in: tx)
        }
        for category in document.categories {
            guard let section = sections[category.section] else { continue }
            _ = try CatalogueStore.saveCategory(key: category.key, name: category.name, section: section, in: tx)
        }
        for (position, service) in document.services.enumerated() {
            guard let section = sections[service.section], let team = teams[service.team] else { continue }
            _ = try CatalogueStore.save(
                .init(
                    key: service.key, section: section, name: service.name, summary: service.summary, icon: service.icon,
                    team: team, isConfidential: service.confidential, privacy: service.privacy, position: position),
                in: tx)
        }
        try SettingStore.set(.organisationName, to: "Métropole d’Aigues-Vives", by: nil, at: now, in: tx)
        let hotline = Hotline(
            number: "4000", hours: LocalizedText(fr: "de 8\u{A0}h à 12\u{A0}h", en: "from 8:00 to 12:00"))
        try SettingStore.set(
            .hotline, to: String(decoding: try JSONEncoder().encode(hotline), as: UTF8.self), by: nil, at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
    }
}

/// Loads units, sites with their buildings and rooms, and groups.
enum DemoDirectory {
    static func load(_ document: OrganisationDocument, in tx: any Transaction) throws {
        var units: [String: UnitID] = [:]
        var waiting = document.units
        // Parents first, in whatever order the document has them.
        while !waiting.isEmpty {
            let ready = waiting.filter { unit in unit.parent.map { parent in units[parent] != nil } ?? true }
            guard !ready.isEmpty else { break }
            for unit in ready {
                units[unit.key] = try DirectoryStore.saveUnit(
                    key: unit.key, name: unit.name, parent: unit.parent.flatMap { parent in units[parent] }, in: tx)
            }
            waiting.removeAll { unit in units[unit.key] != nil }
        }
        for site in document.sites {
            let siteID = try DirectoryStore.savePlace(
                key: site.key, kind: .site, name: site.name, address: site.address, parent: nil, in: tx)
            for building in site.buildings {
                let buildingKey = "\(site.key)/\(building.key)"
                let buildingID = try DirectoryStore.savePlace(
                    key: buildingKey, kind: .building, name: building.name, address: nil, parent: siteID, in: tx)
                for room in building.rooms {
                    _ = try DirectoryStore.savePlace(
                        key: "\(buildingKey)/\(room)", kind: .room, name: room, address: nil, parent: buildingID, in: tx)
                }
            }
        }
        for group in document.groups { _ = try DirectoryStore.saveGroup(key: group.key, name: group.name, in: tx) }
    }
}
