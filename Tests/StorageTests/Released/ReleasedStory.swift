import Domain
import SQL
import Storage
import Testing

/// The rows of a released schema: one request with all that hangs on it. Each version is written with the
/// stores of its day, and read with those of today.
enum ReleasedStory {
    static let now = Instant(milliseconds: 1_763_452_800_000)
    static let token = [UInt8](repeating: 7, count: 32)
    static let form = #"{"schema":1,"key":"panne","title":{"fr":"Signaler une panne d’imprimante"}}"#
    static let reply = "Bonjour,\nc’est l’« écran » : il clignote ; merci."

    static func write(in tx: any Transaction) throws {
        let section = try CatalogueStore.saveSection(
            key: "informatique", name: LocalizedText(fr: "Informatique", en: "IT"), summary: nil, hue: .info, icon: "monitor",
            position: 1, in: tx)
        let team = try CatalogueStore.saveTeam(key: "support", name: "Support", section: section, level: 1, in: tx)
        let category = try CatalogueStore.saveCategory(key: "impression", name: "Impression", section: section, in: tx)
        let service = try CatalogueStore.save(
            .init(
                key: "postes", section: section, name: LocalizedText(fr: "Postes"), summary: nil, icon: "monitor", team: team,
                isConfidential: false, privacy: nil, position: 1), in: tx)
        let unit = try DirectoryStore.saveUnit(key: "DSI", name: "Direction du numérique", parent: nil, in: tx)
        let group = try DirectoryStore.saveGroup(key: "encadrants", name: "Encadrants", in: tx)
        let nadia = try PersonStore.insert(
            NewPerson(
                staffNumber: "M-041877", firstName: "Nadia", lastName: "Belkacem", email: "nadia@metropole.example", unit: unit),
            searchName: " nadia belkacem", at: now, in: tx)
        let theo = try PersonStore.insert(
            NewPerson(staffNumber: "M-2", firstName: "Théo", lastName: "Marchand"), searchName: " theo marchand", at: now, in: tx)
        try DirectoryStore.add(nadia, to: group, in: tx)
        try LocalIdentityStore.save("scrypt$15$8$3$c2Vs$aGFjaGU=", of: nadia, mustChange: true, at: now, in: tx)
        try SessionStore.insert(
            tokenHash: token, person: nadia, csrf: token, isShared: false, at: now, expiresAt: now + .hours(10),
            endsAt: now + .hours(14), in: tx)
        _ = try RightStore.grant(.technician, to: theo, team: team, by: nil, at: now, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        let loaded = try FormStore.addVersion(
            key: "panne", service: service, json: form, sha256: token, by: nil, at: now, in: tx)
        try FormStore.publish(loaded.form, version: loaded.version, service: service, at: now, in: tx)
        try DraftStore.insert(
            .init(
                person: nadia, requester: nadia, form: loaded.form, version: 1, beneficiary: nil, channel: .portal, inputs: [:],
                seal: token), at: now, in: tx)
        let submission = try SubmissionStore.insert(
            draft: nil, form: loaded.form, version: 1, requester: nadia, beneficiary: nadia, channel: .portal,
            answers: [:], by: nadia, at: now, in: tx)
        let reference = TicketReference(number: try TicketStore.drawNumber(at: now, in: tx))
        let ticket = try TicketStore.insert(
            Ticket(
                id: TicketID(0), reference: reference, kind: .incident, state: .inProgress, title: "Imprimante en panne",
                description: "Elle clignote", submission: submission, requester: nadia, beneficiary: nadia, section: section,
                service: service, category: category, impact: .low, urgency: .low, priority: .low, team: team, assignee: theo,
                place: nil, channel: .portal, waiting: nil, dueAt: now + .days(2), createdAt: now, updatedAt: now,
                resolvedAt: nil, closedAt: nil, isConfidential: false, revision: 3), in: tx)
        try TicketSearchStore.index(ticket, terms: ["imprim", "pan", "clignot"], in: tx)
        _ = try WatcherStore.add(theo, to: ticket, in: tx)
        let message = try MessageStore.insert(
            on: ticket, by: theo, isPrivate: false, side: .desk, body: reply, token: "jeton", at: now, in: tx
        ).id
        _ = try AttachmentStore.insert(
            .init(sha256: token, name: "Écran d’accueil.png", mediaType: "image/png", size: 12), ticket: ticket, by: nadia,
            at: now, in: tx)
        try EventStore.append(Event(.ticketCreated, of: .ticket(ticket), by: nadia, at: now, after: "new"), in: tx)
        let events = try EventStore.append(
            [Event(.messagePosted, of: .ticket(ticket), by: theo, at: now, message: message)], in: tx)
        try NotificationStore.tell(
            nadia, of: try #require(events.first), ticket: ticket, kind: .messagePosted, at: now, in: tx)
        try JobStore.enqueue(.notify, arguments: "1", at: now, in: tx)
    }

    /// Everything is there, and life goes on.
    static func check(in tx: any Transaction) throws {
        let nadia = try #require(try PersonStore.person(signingInAs: "nadia@metropole.example", in: tx))
        let theo = try #require(try PersonStore.person(staffNumber: "M-2", in: tx))
        #expect(nadia.name == "Nadia Belkacem" && theo.firstName == "Théo")
        #expect(try DirectoryStore.groupKeys(of: nadia.id, in: tx) == ["encadrants"])
        #expect(try LocalIdentityStore.identity(of: nadia.id, in: tx)?.passwordHash == "scrypt$15$8$3$c2Vs$aGFjaGU=")
        #expect(try SessionStore.session(tokenHash: token, at: now, in: tx)?.person.id == nadia.id)
        let actor = try RightStore.actor(for: theo.id, in: tx)
        #expect(actor.isTechnician)
        let published = try #require(try FormStore.form(key: "panne", in: tx))
        #expect(try FormStore.definition(of: published.id, version: 1, in: tx)?.json == form)
        #expect(try DraftStore.openDrafts(of: nadia.id, limit: 5, in: tx).map(\.seal) == [token])
        let found = try TicketSearchStore.rows(
            matching: .all([.term("imprim"), .beginning("cli")]), before: nil, limit: 5, for: actor, in: tx)
        let row = try #require(found.first)
        #expect(found.count == 1 && row.title == "Imprimante en panne")
        let ticket = try #require(try TicketStore.ticket(row.reference, visibleTo: Actor(person: nadia.id), in: tx))
        #expect(ticket.state == .inProgress && ticket.revision == 3 && ticket.dueAt == now + .days(2))
        #expect(try SubmissionStore.submission(try #require(ticket.submission), in: tx)?.requester == nadia.id)
        #expect(try MessageStore.messages(of: ticket.id, includingPrivate: false, in: tx).map(\.body) == [reply])
        #expect(
            try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: false, in: tx).map(\.name) == [
                "Écran d’accueil.png"
            ])
        #expect(try EventStore.events(of: ticket.id, in: tx).map(\.event.kind) == [.ticketCreated, .messagePosted])
        #expect(try NotificationStore.unreadCount(of: nadia.id, in: tx) == 1)
        #expect(try WatcherStore.watchers(of: ticket.id, in: tx) == [theo.id])
        // No number is given twice, nor a key.
        #expect(try TicketStore.drawNumber(at: now, in: tx) > ticket.reference.number)
        let another = try PersonStore.insert(
            NewPerson(staffNumber: "M-3", firstName: "Léa", lastName: "Roux"), searchName: " lea roux", at: now, in: tx)
        #expect(another > theo.id)
    }
}
