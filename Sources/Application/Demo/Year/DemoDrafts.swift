import Domain
import SQL
import Storage

/// Two forms that the requester's account has begun to fill.
struct DemoDrafts {
    private let staffNumber: String?

    init(_ accounts: [PeopleDocument.Account]) {
        staffNumber = accounts.first { account in account.key == "requester" }?.staffNumber
    }

    /// The form, what was typed, and how many hours ago.
    private static let drafts: [(form: String, inputs: Inputs, hours: Int64)] = [
        ("teletravail-demander", ["formule": ["deux-jours"], "jours": ["mardi", "jeudi"]], 26),
        ("fichier-verrouille", ["nom-verrou": ["Commun/Suivi abonnements 2026.xlsx"], "detenteur": ["non"]], 4),
    ]

    func load(_ catalogue: Catalogue, at now: Instant, in tx: any Transaction) throws {
        guard let staffNumber, let person = try PersonStore.person(staffNumber: staffNumber, in: tx) else { return }
        let known = Self.drafts.compactMap { draft in
            catalogue.form(key: draft.form).map { form in (form: form, draft: draft) }
        }
        for (form, draft) in known.prefix(2) {
            try DraftStore.insert(
                DraftStore.NewDraft(
                    person: person.id, requester: person.id, form: form.id, version: form.version, beneficiary: nil,
                    channel: .portal, inputs: draft.inputs, seal: randomBytes(16)),
                at: now - .hours(draft.hours), in: tx)
        }
    }
}
