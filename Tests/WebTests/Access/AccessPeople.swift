@testable import Application
import Blobs
import Domain
import SQL
import Storage
import Testing

@testable import Web

/// The rows of the access table's world.
struct AccessPeople {
    private(set) var targets: [Confidentiality: AccessWorld.Target] = [:]
    private(set) var people: [Confidentiality: [Visitor: PersonID]] = [:]

    init(portal: Portal, blob: Blob, in tx: any Transaction) throws {
        let now = portal.clock.now
        let it = try Self.section("informatique", in: tx)
        let hr = try Self.section("espace-rh", in: tx)
        let support = try CatalogueStore.saveTeam(key: "support", name: "Support", section: it, level: 1, in: tx)
        let network = try CatalogueStore.saveTeam(key: "reseaux", name: "Réseaux", section: it, level: 2, in: tx)
        let care = try CatalogueStore.saveTeam(key: "sante", name: "Santé", section: hr, level: 2, in: tx)
        let means = try Self.section("moyens", in: tx)
        let logistics = try CatalogueStore.saveTeam(key: "logistique", name: "Logistique", section: means, level: 1, in: tx)
        let training = try CatalogueStore.saveTeam(key: "formation", name: "Formation", section: hr, level: 2, in: tx)
        _ = try CatalogueStore.saveCategory(key: "materiel", name: "Matériel", section: it, in: tx)
        _ = try CatalogueStore.saveCategory(key: "mutuelle", name: "Mutuelle", section: hr, in: tx)
        let postes = try Self.service("postes", it, support, isConfidential: false, in: tx)
        let mutuelle = try Self.service("mutuelle-sante", hr, care, isConfidential: true, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)

        func person(_ number: String) throws -> PersonID {
            let person = NewPerson(staffNumber: number, firstName: "Prénom", lastName: number)
            return try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
        }
        func technician(_ number: String, _ team: TeamID) throws -> PersonID {
            let id = try person(number)
            _ = try RightStore.grant(.technician, to: id, team: team, by: nil, at: now, in: tx)
            return id
        }
        let requester = try person("REQUESTER")
        let watcher = try person("WATCHER")
        let beneficiary = try person("BENEFICIARY")
        let owner = try person("OWNER")
        for service in [postes, mutuelle] {
            _ = try RightStore.grant(.owner, to: owner, service: service, by: nil, at: now, in: tx)
        }
        let administrator = try person("ADMINISTRATOR")
        _ = try RightStore.grant(.administrator, to: administrator, by: nil, at: now, in: tx)
        let deactivated = try technician("DEACTIVATED", support)
        _ = try RightStore.grant(.technician, to: deactivated, team: care, by: nil, at: now, in: tx)
        try PersonStore.setActive(deactivated, false, at: now, in: tx)
        let parties: [Visitor: PersonID] = [
            .requester: requester, .watcher: watcher, .beneficiary: beneficiary, .owner: owner,
            .administrator: administrator, .deactivated: deactivated,
        ]
        let (ofSupport, ofNetwork) = (try technician("SUPPORT", support), try technician("NETWORK", network))
        let (ofCare, ofTraining) = (try technician("CARE", care), try technician("TRAINING", training))
        // Whoever handed a ticket over works in a third section, by a right of a group.
        let former = try person("FORMER")
        let group = try DirectoryStore.saveGroup(key: "logisticiens", name: "Logisticiens", in: tx)
        try DirectoryStore.add(former, to: group, in: tx)
        _ = try RightStore.grant(.technician, to: nil, group: group, team: logistics, by: nil, at: now, in: tx)
        let technicians: [Confidentiality: [Visitor: PersonID]] = [
            .plain: [.team: ofSupport, .otherTeam: ofNetwork, .otherSection: ofCare, .formerTeam: former],
            .confidential: [.team: ofCare, .otherTeam: ofTraining, .otherSection: ofSupport, .formerTeam: former],
        ]
        for (kind, known) in technicians { people[kind] = parties.merging(known) { first, _ in first } }

        let catalogue = try portal.catalogue.catalogue(in: tx)
        for kind in Confidentiality.allCases {
            let isPlain = kind == .plain
            // What a command may change stands in no other line of the table.
            let spare = try person("SPARE-\(kind.rawValue.uppercased())")
            _ = try RightStore.grant(.technician, to: spare, team: isPlain ? network : training, by: nil, at: now, in: tx)
            let right = try #require(try RightStore.rights(of: spare, in: tx).first)
            let job: Int64 = try #require(
                try tx.value(
                    """
                    INSERT INTO job(kind, arguments, state, run_at, created_at, finished_at)
                    VALUES ('notify', '1', 'failed', \(now), \(now), \(now)) RETURNING id
                    """))
            let filled = try Self.form("remplir-\(kind.rawValue)", id: postes, at: now, in: tx)
            let withdrawn = try Self.form("retirer-\(kind.rawValue)", id: postes, at: now, in: tx)
            let json = try #require(try FormStore.definition(of: filled, version: 1, in: tx)).json
            let working = try WorkingFormStore.insert(
                formKey: "remplir-\(kind.rawValue)", form: filled, service: postes, json: json, basedOn: 1, isPublished: true,
                by: spare, at: now, in: tx)
            try DraftStore.insert(
                DraftStore.NewDraft(
                    person: requester, requester: requester, form: filled, version: 1, beneficiary: nil, channel: .portal,
                    inputs: [:], seal: [UInt8](repeating: 7, count: 16)),
                at: now, in: tx)
            let draft = try #require(try DraftStore.openDraft(of: requester, for: requester, form: filled, in: tx))
            let title = isPlain ? "Titre-ordinaire-à-ne-pas-montrer" : "Titre-confidentiel-à-ne-pas-montrer"
            let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
            let ticket = try TicketStore.insert(
                Ticket(
                    id: TicketID(0), reference: reference, kind: .request, state: .new, title: title, description: "Corps",
                    submission: nil, requester: requester, beneficiary: beneficiary, section: isPlain ? it : hr,
                    service: isPlain ? postes : mutuelle,
                    category: try #require(catalogue.category(key: isPlain ? "materiel" : "mutuelle")).id, impact: .low,
                    urgency: .low, priority: .low, team: isPlain ? support : care, assignee: nil, place: nil, channel: .portal,
                    waiting: nil, dueAt: now, createdAt: now, updatedAt: now, resolvedAt: nil, closedAt: nil,
                    isConfidential: !isPlain, revision: 1), in: tx)
            try TicketIndexing.index(ticket, texts: [title], in: tx)
            try EventStore.append(Event(.ticketCreated, of: .ticket(ticket), by: requester, at: now), in: tx)
            try EventStore.append(
                Event(
                    .ticketTransferred, of: .ticket(ticket), by: former, at: now, before: logistics.description,
                    after: (isPlain ? support : care).description), in: tx)
            _ = try WatcherStore.add(watcher, to: ticket, in: tx)
            // What was followed while it could be seen.
            _ = try WatcherStore.add(former, to: ticket, asTechnician: true, in: tx)
            let attachment = try AttachmentStore.insert(
                .init(sha256: blob.sha256, name: "note.txt", mediaType: blob.mediaType, size: blob.size), ticket: ticket,
                by: requester, at: now, in: tx)
            targets[kind] = AccessWorld.Target(
                reference: reference, title: title, attachment: attachment, draft: draft.id, person: spare,
                values: [
                    "reference": reference.description, "attachment": attachment.description, "id": draft.id.description,
                    "page": "besoin", "key": "remplir-\(kind.rawValue)", "section": "informatique", "service": "postes",
                    "form": withdrawn.description, "question": "choix", "person": spare.description,
                    "team": support.description, "category": "1", "right": right.id.description, "kind": "units",
                    "working": working.description, "statement": "legal", "job": String(job), "version": "1",
                ])
        }
    }

    private static func section(_ key: String, in tx: any Transaction) throws -> SectionID {
        try CatalogueStore.saveSection(
            key: key, name: LocalizedText(fr: key), summary: nil, hue: .info, icon: "monitor", position: 1, in: tx)
    }

    private static func service(
        _ key: String, _ section: SectionID, _ team: TeamID, isConfidential: Bool, in tx: any Transaction
    ) throws -> ServiceID {
        try CatalogueStore.save(
            .init(
                key: key, section: section, name: LocalizedText(fr: key), summary: nil, icon: "monitor", team: team,
                isConfidential: isConfidential, privacy: nil, position: 1), in: tx)
    }

    private static func form(_ key: String, id: ServiceID, at now: Instant, in tx: any Transaction) throws -> FormID {
        let json = """
            {"schema":1,"key":"\(key)","service":"postes","kind":"request","title":{"fr":"Demander du matériel"},
             "summary":{"fr":"Pour un poste."},"delay":{"workingDays":2},
             "route":{"team":"support","category":"materiel","impact":"low","urgency":"low"},
             "pages":[{"key":"besoin","title":{"fr":"Besoin"},"questions":[
               {"key":"motif","type":"shortText","required":true,"label":{"fr":"Pourquoi ?"}},
               {"key":"choix","type":"choice","label":{"fr":"Lequel ?"},
                "choices":[{"key":"a","label":{"fr":"A"}},{"key":"b","label":{"fr":"B"}}]}]}]}
            """
        let bytes = Array(json.utf8)
        let loaded = try FormLibrary.load(try FormReader.read(bytes), json: bytes, service: id, by: nil, at: now, in: tx)
        try FormStore.publish(loaded.form, version: loaded.version, service: id, at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        return loaded.form
    }
}
