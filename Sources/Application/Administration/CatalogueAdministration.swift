#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// Services, teams, categories and the priority matrix, edited in pages.
public struct CatalogueAdministration: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What is wrong with what was typed, by field.
    public struct Refusal: Error, Sendable, Hashable {
        /// What is wrong with a field.
        public enum Problem: Sendable, Hashable {
            case missing
            case badKey
            case keyTaken
            case tooLong(limit: Int)
            case unknown
        }
        public var problems: [Field: Problem]
    }

    /// What the pages of a service, a team and a category ask for.
    public enum Field: String, Sendable, Hashable {
        case key, name, nameEnglish, summary, summaryEnglish, section, team, icon, level
        case purpose, legalBasis, recipients, retention, contact
        case purposeEnglish, legalBasisEnglish, recipientsEnglish, retentionEnglish, contactEnglish
    }

    /// A service as it was typed.
    public struct ServiceDraft: Sendable, Hashable {
        /// Nil for a service that is made.
        public var id: ServiceID?
        public var key = ""
        public var section: SectionID?
        public var name = LocalizedText(fr: "")
        public var summary = LocalizedText(fr: "")
        public var icon = "package"
        public var team: TeamID?
        public var isConfidential = false
        public var needsSecondPerson = false
        public var privacy = PrivacyNotice(
            purpose: .init(fr: ""), legalBasis: .init(fr: ""), recipients: .init(fr: ""), retention: .init(fr: ""),
            contact: .init(fr: ""))

        public init() {}

        public init(_ service: Service) {
            id = service.id
            key = service.key
            section = service.section
            name = service.name
            summary = service.summary ?? LocalizedText(fr: "")
            icon = service.icon
            team = service.team
            isConfidential = service.isConfidential
            needsSecondPerson = service.needsSecondPerson
            privacy = service.privacy ?? privacy
        }
    }

    public func save(_ draft: ServiceDraft, by signedIn: SignedIn) async throws -> ServiceID {
        try await edit(by: signedIn) { catalogue, tx, now in
            let existing = draft.id.flatMap { id in catalogue.service(id) }
            if draft.id != nil, existing == nil { throw NotFound() }
            var check = FieldCheck()
            let key = existing?.key ?? check.key(draft.key, isTaken: catalogue.service(key: draft.key) != nil)
            Self.check(draft, &check)
            let section = draft.section.flatMap { id in catalogue.section(id) }
            let team = draft.team.flatMap { id in catalogue.team(id) }
            if section == nil { check.report(.section, .missing) }
            if team == nil { check.report(.team, .missing) }
            guard check.problems.isEmpty, let section, let team else { throw Refusal(problems: check.problems) }
            let id = try CatalogueStore.save(
                .init(
                    key: key, section: section.id, name: draft.name,
                    summary: draft.summary.fr.isEmpty ? nil : draft.summary, icon: draft.icon, team: team.id,
                    isConfidential: draft.isConfidential, privacy: draft.privacy,
                    position: catalogue.services.firstIndex { service in service.key == key } ?? catalogue.services.count,
                    needsSecondPerson: draft.needsSecondPerson),
                in: tx)
            if draft.isConfidential, try TicketStore.protect(id, by: signedIn.person.id, at: now, in: tx) > 0 {
                // Colleagues of the section may no longer handle what they took.
                let holders = try TicketStore.assignees(of: id, in: tx)
                try TicketRelease.release(holders, by: signedIn.person.id, at: now, in: tx)
            }
            try EventStore.append(
                Self.differences(of: id, from: existing, to: draft, by: signedIn.person.id, at: now), in: tx)
            return id
        }
    }

    /// The texts of a service in both languages: every node holds them, every form shows them.
    private static func check(_ draft: ServiceDraft, _ check: inout FieldCheck) {
        check.text(draft.name.fr, .name, limit: 120)
        check.optional(draft.name.en ?? "", .nameEnglish, limit: 120)
        check.optional(draft.summary.fr, .summary, limit: 300)
        check.optional(draft.summary.en ?? "", .summaryEnglish, limit: 300)
        check.optional(draft.icon, .icon, limit: 60)
        let notice = draft.privacy
        let texts: [(LocalizedText, Field, Field, Int)] = [
            (notice.purpose, .purpose, .purposeEnglish, 500), (notice.legalBasis, .legalBasis, .legalBasisEnglish, 300),
            (notice.recipients, .recipients, .recipientsEnglish, 300),
            (notice.retention, .retention, .retentionEnglish, 300), (notice.contact, .contact, .contactEnglish, 300),
        ]
        for (text, french, english, limit) in texts {
            check.text(text.fr, french, limit: limit)
            check.optional(text.en ?? "", english, limit: limit)
        }
    }

    private static func differences(
        of id: ServiceID, from before: Service?, to draft: ServiceDraft, by actor: PersonID, at now: Instant
    ) -> [Event] {
        var changes = Differences(.serviceChanged, of: .service(id), by: actor, at: now)
        changes.note("section", from: before?.section.description, to: draft.section?.description)
        changes.note("team", from: before?.team.description, to: draft.team?.description)
        changes.note(
            "confidentiality", from: before.map { service in service.isConfidential ? "confidential" : "plain" },
            to: draft.isConfidential ? "confidential" : "plain")
        changes.note(
            "publication", from: before?.needsSecondPerson == true ? "two" : "one",
            to: draft.needsSecondPerson ? "two" : "one")
        guard let before else { return changes.events }
        let known = ServiceDraft(before)
        changes.note("name", changed: known.name != draft.name)
        changes.note("summary", changed: known.summary != draft.summary)
        changes.note("icon", changed: known.icon != draft.icon)
        changes.note("privacy", changed: known.privacy != draft.privacy)
        return changes.events
    }

    /// - Parameter id: nil for a team that is made; its key never changes after.
    public func saveTeam(
        _ id: TeamID?, key typedKey: String, name: String, section: SectionID?, level: Int, isActive: Bool,
        by signedIn: SignedIn
    ) async throws -> TeamID {
        try await edit(by: signedIn) { catalogue, tx, now in
            let existing = id.flatMap { id in catalogue.team(id) }
            if id != nil, existing == nil { throw NotFound() }
            var check = FieldCheck()
            let key = existing?.key ?? check.key(typedKey, isTaken: catalogue.team(key: typedKey) != nil)
            check.text(name, .name, limit: 80)
            if !(1...2).contains(level) { check.report(.level, .unknown) }
            let section = section.flatMap { id in catalogue.section(id) }
            if section == nil { check.report(.section, .missing) }
            guard check.problems.isEmpty, let section else { throw Refusal(problems: check.problems) }
            let saved = try CatalogueStore.saveTeam(
                key: key, name: name, section: section.id, level: level, isActive: isActive, in: tx)
            if let existing, existing.section != section.id {
                try TicketStore.follow(saved, to: section.id, by: signedIn.person.id, at: now, in: tx)
                let holders = try TicketStore.assignees(of: saved, in: tx)
                try TicketRelease.release(holders, by: signedIn.person.id, at: now, in: tx)
            }
            var changes = Differences(.teamChanged, of: .team(saved), by: signedIn.person.id, at: now)
            changes.note("section", from: existing?.section.description, to: section.id.description)
            changes.note("level", from: existing.map { team in String(team.level) }, to: String(level))
            changes.note("use", from: existing.map { team in Self.use(team.isActive) }, to: Self.use(isActive))
            changes.note("name", changed: existing.map { team in team.name != name } ?? false)
            try EventStore.append(changes.events, in: tx)
            return saved
        }
    }

    public func saveCategory(
        _ id: CategoryID?, key typedKey: String, name: String, section: SectionID?, isActive: Bool, by signedIn: SignedIn
    ) async throws -> CategoryID {
        try await edit(by: signedIn) { catalogue, tx, now in
            let existing = id.flatMap { id in catalogue.category(id) }
            if id != nil, existing == nil { throw NotFound() }
            var check = FieldCheck()
            let key = existing?.key ?? check.key(typedKey, isTaken: catalogue.category(key: typedKey) != nil)
            check.text(name, .name, limit: 80)
            let section = section.flatMap { id in catalogue.section(id) }
            if section == nil { check.report(.section, .missing) }
            guard check.problems.isEmpty, let section else { throw Refusal(problems: check.problems) }
            let saved = try CatalogueStore.saveCategory(
                key: key, name: name, section: section.id, isActive: isActive, in: tx)
            var changes = Differences(.categoryChanged, of: .category(saved), by: signedIn.person.id, at: now)
            changes.note("section", from: existing?.section.description, to: section.id.description)
            changes.note("use", from: existing.map { category in Self.use(category.isActive) }, to: Self.use(isActive))
            changes.note("name", changed: existing.map { category in category.name != name } ?? false)
            try EventStore.append(changes.events, in: tx)
            return saved
        }
    }

    /// Sets the matrix for tickets to come; those that exist keep their priority.
    public func save(_ matrix: PriorityMatrix, by signedIn: SignedIn) async throws {
        let json = String(decoding: try JSONEncoder().encode(matrix), as: UTF8.self)
        try await edit(by: signedIn) { catalogue, tx, now in
            guard catalogue.matrix != matrix else { return }
            try SettingStore.set(.priorityMatrix, to: json, by: signedIn.person.id, at: now, in: tx)
            try EventStore.append(
                Event(
                    .settingChanged, of: .setting("priority.matrix"), by: signedIn.person.id, at: now,
                    before: catalogue.matrix.code, after: matrix.code), in: tx)
        }
    }

    private static func use(_ isActive: Bool) -> String { isActive ? "active" : "inactive" }

    /// One transaction, by an administrator only, after which every node reads the catalogue again.
    private func edit<T: Sendable>(
        by signedIn: SignedIn, _ body: @escaping @Sendable (Catalogue, any Transaction, Instant) throws -> T
    ) async throws -> T {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let now = portal.clock.now
        return try await portal.write { tx in
            let result = try body(try portal.catalogue.catalogue(in: tx), tx, now)
            try SettingStore.touchCatalogue(at: now, in: tx)
            return result
        }
    }
}

/// What is wrong with the fields of a page, gathered while they are read.
struct FieldCheck {
    private(set) var problems: [CatalogueAdministration.Field: CatalogueAdministration.Refusal.Problem] = [:]

    mutating func report(_ field: CatalogueAdministration.Field, _ problem: CatalogueAdministration.Refusal.Problem) {
        problems[field] = problem
    }

    mutating func text(_ value: String, _ field: CatalogueAdministration.Field, limit: Int) {
        if value.isEmpty { report(field, .missing) } else { optional(value, field, limit: limit) }
    }

    mutating func optional(_ value: String, _ field: CatalogueAdministration.Field, limit: Int) {
        if value.unicodeScalars.count > limit { report(field, .tooLong(limit: limit)) }
    }

    mutating func key(_ value: String, isTaken: Bool) -> String {
        if value.isEmpty {
            report(.key, .missing)
        } else if !FormValidator.isKey(value, minimum: 3) {
            report(.key, .badKey)
        } else if isTaken {
            report(.key, .keyTaken)
        }
        return value
    }
}
