@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// Who keeps seeing a ticket when its team, its service or somebody's work changes.
@Suite struct TicketRightsTests {
    @Test("a team that moves to another section keeps its tickets, and they follow it", arguments: Engine.allCases)
    func movedTeam(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let open = try await world.ticket()
            let resolved = try await world.ticket(assignee: world.ids.theo, state: .resolved)
            let over = try await world.closedTicket()
            let admin = try await world.administrator()
            let hr = try #require(try await world.team(world.ids.care)).section
            let before = try #require(try await world.team(world.ids.support)).section
            _ = try await CatalogueAdministration(world.portal).saveTeam(
                world.ids.support, key: "support", name: "Support", section: hr, level: 1, isActive: true, by: admin)
            #expect(try await [open, resolved, over].asyncMap { try await world.current($0).section } == [hr, hr, before])
            #expect(try await world.events(open) == [.ticketMoved])
            // Théo's team opens and handles all of them; Léa, of the section it left, only what is over.
            let theo = try await world.signedIn(world.ids.theo)
            for reference in [open, resolved, over] { _ = try await world.service.ticket(reference, of: theo) }
            try await world.service.take(open, revision: try await world.current(open).revision, by: theo)
            let lea = try await world.signedIn(world.ids.lea)
            await #expect(throws: NotFound()) { try await world.service.ticket(open, of: lea) }
            #expect(try await world.service.ticket(over, of: lea).canHandle)
        }
    }

    @Test("a ticket whose section is not its team's is the team's all the same", arguments: Engine.allCases)
    func otherSection(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let reference = try await world.ticket()
            let hr = try #require(try await world.team(world.ids.care)).section
            try await world.portal.database.write { tx in
                try tx.run("UPDATE ticket SET section_id = \(hr) WHERE number = \(reference.number)")
            }
            let theo = try await world.signedIn(world.ids.theo)
            try await world.service.take(reference, revision: 1, by: theo)
            #expect(try await world.current(reference).assignee == world.ids.theo)
        }
    }

    @Test("a service made confidential protects what it holds, and nothing opens it again", arguments: Engine.allCases)
    func protected(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let open = try await world.ticket()
            let over = try await world.closedTicket()
            let lea = try await world.signedIn(world.ids.lea)
            _ = try await world.service.ticket(over, of: lea)
            try await world.setConfidential(true)
            for reference in [open, over] {
                #expect(try await world.current(reference).isConfidential)
                await #expect(throws: NotFound()) { try await world.service.ticket(reference, of: lea) }
                await #expect(throws: NotFound()) {
                    try await RequestService(world.portal).page(reference, for: lea)
                }
            }
            #expect(try await world.events(open) == [.ticketProtected])
            let theo = try await world.signedIn(world.ids.theo)
            _ = try await world.service.ticket(open, of: theo)
            try await world.setConfidential(false)
            #expect(try await world.current(open).isConfidential)
            let later = try await world.ticket()
            #expect(try await !world.current(later).isConfidential)
            try await world.setConfidential(true)
            #expect(try await world.events(open) == [.ticketProtected])
            #expect(try await world.events(later) == [.ticketProtected])
        }
    }

    @Test("whoever follows as a technician sees and hears no more than their work lets them", arguments: Engine.allCases)
    func technicianWatch(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let martine = try await world.signedIn(world.ids.martine)
            let reference = try await world.ticket(in: world.ids.health)
            try await world.service.watch(reference, by: martine)
            let requests = RequestService(world.portal)
            _ = try await requests.page(reference, for: martine)
            #expect(try await requests.list(.watched, after: nil, of: martine).rows.count == 1)
            _ = try await world.service.transfer(
                reference, to: world.ids.training, note: nil, revision: 1, by: martine)
            await #expect(throws: NotFound()) { try await requests.page(reference, for: martine) }
            let list = try await requests.list(.watched, after: nil, of: martine)
            #expect(list.rows.isEmpty && list.counts[.watched] == 0)
            let helene = try await world.signedIn(world.ids.helene)
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: helene)
            try await world.runNotifications()
            #expect(try await world.told() == [world.ids.nadia])
        }
    }

    @Test("a technician who follows an ordinary ticket is told, also once it is handed over", arguments: Engine.allCases)
    func plainWatch(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let reference = try await world.ticket()
            try await world.service.watch(reference, by: theo)
            _ = try await world.service.transfer(reference, to: world.ids.training, note: nil, revision: 1, by: theo)
            let helene = try await world.signedIn(world.ids.helene)
            try await world.service.reply(reference, DeskPost(body: "Bonjour"), then: .none, revision: nil, by: helene)
            try await world.runNotifications()
            #expect(try await world.told() == [world.ids.nadia, world.ids.theo])
        }
    }

    @Test("how many tickets a requester has counts what the reader may see", arguments: Engine.allCases)
    func requesterCount(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let plain = try await world.ticket()
            let confidential = try await world.ticket(in: world.ids.health)
            let theo = try await world.signedIn(world.ids.theo)
            #expect(try await world.service.ticket(plain, of: theo).requesterTicketCount == 1)
            let martine = try await world.signedIn(world.ids.martine)
            #expect(try await world.service.ticket(confidential, of: martine).requesterTicketCount == 1)
        }
    }

    @Test("what a leaver had in hand is to be taken again by its team, now and when reopened", arguments: Engine.allCases)
    func leaver(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let theo = try await world.signedIn(world.ids.theo)
            let (begun, waiting) = (try await world.ticket(), try await world.ticket())
            for reference in [begun, waiting] { try await world.service.take(reference, revision: 1, by: theo) }
            try await world.service.wait(waiting, for: Waiting(reason: .supplier), telling: nil, revision: 2, by: theo)
            let resolved = try await world.ticket(assignee: world.ids.theo, state: .resolved)
            let persons = PersonAdministration(world.portal)
            let admin = try await world.administrator()
            #expect(try await persons.sheet(world.ids.theo, by: admin).openTickets == 2)
            try await persons.deactivate(world.ids.theo, by: admin)
            #expect(try await world.current(begun).assignee == nil)
            #expect(try await world.current(begun).state == .new)
            #expect(try await world.current(waiting).assignee == nil)
            #expect(try await world.current(waiting).waiting == Waiting(reason: .supplier))
            #expect(try await world.events(begun).last == .ticketAssigned)
            // Who resolved it stays known; nobody who has left gets it back.
            #expect(try await world.current(resolved).assignee == world.ids.theo)
            let paul = try await world.signedIn(world.ids.paul)
            let queue = try await world.service.queue(QueueQuery(view: .toTake), of: paul)
            #expect(Set(queue.rows.map(\.reference)) == [begun, waiting])
            let nadia = try await world.signedIn(world.ids.nadia)
            _ = try await RequestService(world.portal).reopen(
                resolved, revision: 1, with: .init(message: MessageText("Encore")), by: nadia)
            #expect(try await world.current(resolved).state == .new)
            #expect(try await world.current(resolved).assignee == nil)
        }
    }

    /// A way to lose the right of working in the team « support ».
    enum Loss: CaseIterable, Sendable { case right, rightOfGroup, group, file }

    @Test(
        "what somebody may no longer handle is to be taken again by its team, now and when reopened",
        arguments: Engine.allCases, Loss.allCases)
    func lostRight(_ engine: Engine, _ loss: Loss) async throws {
        try await DeskWorld.with(engine) { world in
            let (theo, now, ids) = (world.ids.theo, world.clock.now, world.ids)
            // Théo works in « support », whichever way the right came, and in « training » of another section.
            try await world.portal.database.write { tx in
                let group = try DirectoryStore.saveGroup(key: "astreinte", name: "Astreinte", in: tx)
                try SettingStore.touchCatalogue(at: now, in: tx)
                _ = try RightStore.grant(.technician, to: theo, team: ids.training, by: nil, at: now, in: tx)
                guard loss != .right else { return }
                for right in try RightStore.rights(of: theo, in: tx) where right.team == ids.support {
                    _ = try RightStore.revoke(right.id, in: tx)
                }
                _ = try RightStore.grant(.technician, to: nil, group: group, team: ids.support, by: nil, at: now, in: tx)
                try DirectoryStore.add(theo, to: group, in: tx)
            }
            let me = try await world.signedIn(theo)
            let begun = try await world.ticket()
            try await world.service.take(begun, revision: 1, by: me)
            let handed = try await world.ticket()
            let other = try await world.signedIn(ids.paul)
            _ = try await world.service.transfer(handed, to: ids.training, note: nil, revision: 1, by: other)
            try await world.service.take(handed, revision: 2, by: me)
            let resolved = try await world.ticket(assignee: theo, state: .resolved)

            let admin = try await world.administrator()
            let persons = PersonAdministration(world.portal)
            switch loss {
            case .right, .rightOfGroup:
                let rights = try await world.portal.database.read { tx in try RightStore.rights(in: tx) }
                let right = rights.first { right in
                    right.team == ids.support && (loss == .right ? right.person == theo : right.group != nil)
                }
                try await RightAdministration(world.portal).revoke(try #require(right).id, by: admin)
            case .group:
                var draft = PersonAdministration.Draft(try await persons.sheet(theo, by: admin))
                draft.groups = []
                _ = try await persons.save(theo, draft, by: admin)
            case .file:
                let csv = "matricule;prénom;nom;groupes\nA1002;Théo;Marchand;"
                _ = try await ImportService(world.portal).run(.persons, csv: Array(csv.utf8), isApplied: true, by: admin)
            }
            #expect(try await world.current(begun).assignee == nil)
            #expect(try await world.current(begun).state == .new)
            #expect(try await world.events(begun).last == .ticketAssigned)
            #expect(try await world.current(handed).assignee == theo, "what they may still handle stays theirs")
            let nadia = try await world.signedIn(ids.nadia)
            _ = try await RequestService(world.portal).reopen(
                resolved, revision: 1, with: .init(message: MessageText("Encore")), by: nadia)
            #expect(try await world.current(resolved).assignee == nil)
        }
    }

    @Test("a service that becomes confidential takes from colleagues what only its team may handle", arguments: Engine.allCases)
    func confidence(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let (lea, paul) = (try await world.signedIn(world.ids.lea), try await world.signedIn(world.ids.paul))
            let (taken, own) = (try await world.ticket(), try await world.ticket())
            try await world.service.take(taken, revision: 1, by: lea)
            try await world.service.take(own, revision: 1, by: paul)
            let admin = try await world.administrator()
            let service = try #require(try await world.portal.currentCatalogue().service(world.ids.workstation))
            var draft = CatalogueAdministration.ServiceDraft(service)
            let text = LocalizedText(fr: "x")
            draft.privacy = PrivacyNotice(purpose: text, legalBasis: text, recipients: text, retention: text, contact: text)
            draft.isConfidential = true
            _ = try await CatalogueAdministration(world.portal).save(draft, by: admin)
            #expect(try await world.current(taken).assignee == nil)
            #expect(try await world.current(own).assignee == world.ids.paul)
        }
    }

    @Test("a team whose last technician has left shows as empty", arguments: Engine.allCases)
    func emptyTeam(_ engine: Engine) async throws {
        try await DeskWorld.with(engine) { world in
            let admin = try await world.administrator()
            let overview = AdministrationOverview(world.portal)
            #expect(try await overview.overview(by: admin).teamsWithoutTechnician.isEmpty)
            #expect(try await overview.overview(by: admin).technicians == 5)
            try await PersonAdministration(world.portal).deactivate(world.ids.lea, by: admin)
            #expect(try await overview.overview(by: admin).teamsWithoutTechnician.map(\.id) == [world.ids.network])
            #expect(try await overview.overview(by: admin).technicians == 4)
        }
    }
}

extension DeskWorld {
    /// Runs the jobs that tell people.
    func runNotifications() async throws {
        let now = clock.now
        try await portal.database.write { tx in
            let ids: [String] = try tx.values("SELECT arguments FROM job WHERE kind = 'notify' ORDER BY id")
            for id in ids { try NotifyHandler.run(id, at: now, in: tx) }
        }
    }

    /// Who has a notification of a message.
    func told() async throws -> [PersonID] {
        try await portal.database.read { tx in
            try tx.values("SELECT person_id FROM notification WHERE kind = 'message.posted' ORDER BY person_id")
        }
    }

    func administrator() async throws -> SignedIn {
        let (now, nadia) = (clock.now, ids.nadia)
        try await portal.database.write { tx in
            _ = try RightStore.grant(.administrator, to: nadia, by: nil, at: now, in: tx)
        }
        return try await signedIn(nadia)
    }

    func team(_ id: TeamID) async throws -> Team? { try await portal.currentCatalogue().team(id) }

    /// A ticket of support's that is closed.
    func closedTicket() async throws -> TicketReference {
        let reference = try await ticket(assignee: ids.theo, state: .resolved)
        let (ticket, now, nadia) = (try await current(reference), clock.now, ids.nadia)
        try await portal.write { tx in _ = try Outbox.save(try ticket.confirming(by: nadia, at: now), at: now, in: tx) }
        return reference
    }

    /// The administration ticks the service « workstation ».
    func setConfidential(_ isConfidential: Bool) async throws {
        let service = try #require(try await portal.currentCatalogue().service(ids.workstation))
        var draft = CatalogueAdministration.ServiceDraft(service)
        draft.isConfidential = isConfidential
        let text = LocalizedText(fr: "x")
        draft.privacy = PrivacyNotice(purpose: text, legalBasis: text, recipients: text, retention: text, contact: text)
        _ = try await CatalogueAdministration(portal).save(draft, by: try await administrator())
    }
}

extension Sequence where Element: Sendable {
    func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var all: [T] = []
        for element in self { all.append(try await transform(element)) }
        return all
    }
}
