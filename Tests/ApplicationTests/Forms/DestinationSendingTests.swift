@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("A form of several tickets", .serialized)
struct DestinationSendingTests {
    @Test("makes those whose condition holds, each as it says", arguments: Engine.allCases)
    func several(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            #expect(try await world.keys(number) == ["1 compte new", "2 poste new"])
            #expect(try await world.planned(number) == ["3 badge pending", "4 essai pending"])
            let tickets = try await world.tickets(number)
            #expect(
                tickets.map(\.title) == [
                    "Créer le compte\u{202F}: Arrivée : Jeanne Roy", "Préparer le poste\u{202F}: Arrivée : Jeanne Roy",
                ])
            #expect(tickets.map(\.kind) == [.request, .incident])
            #expect(tickets.map(\.urgency) == [.medium, .high])
            let matrix = PriorityMatrix.standard
            #expect(
                tickets.map(\.priority) == [.medium, .high].map { urgency in matrix.priority(impact: .medium, urgency: urgency) })
            #expect(
                tickets[0].description
                    == "Nom\u{202F}: Jeanne Roy\n\nPremier jour\u{202F}: 24\u{A0}novembre\u{A0}2023\n\nTuteur\u{202F}: Marie Dupond"
            )
            #expect(tickets[1].description == "Nom\u{202F}: Jeanne Roy\n\nPoste\u{202F}: Portable\n\nPhoto\u{202F}: photo.png")
            let calendar = world.desk.portal.calendar
            #expect(tickets[0].dueAt == calendar.due(from: FormDesk.start, workingDays: 5))
            #expect(tickets[1].dueAt == calendar.due(from: FormDesk.start, workingDays: 1))
            #expect(Set(tickets.map(\.submission)).count == 1)
            let submission = try await world.desk.submission(of: tickets[0])
            #expect(submission.title == "Arrivée : Jeanne Roy")
            // One job each, for those who follow; nobody is asked twice.
            #expect(try await world.desk.count("event WHERE kind = 'ticket.created'") == 2)
        }
    }

    @Test("lets the tutor and the head of the unit follow the ticket that says so", arguments: Engine.allCases)
    func watchers(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let watchers = try await world.desk.portal.database.read { tx in
                try tx.all(
                    "SELECT t.part, w.person_id FROM watcher w JOIN ticket t ON t.id = w.ticket_id ORDER BY t.part, w.person_id"
                ) { row in "\(try row[0] as Int) \(try row[1] as Int)" }
            }
            #expect(watchers == ["1 2", "1 5"])
            // Of the answers, she who follows reads those of that ticket, and none that is sensitive.
            let helene = try await world.desk.signedIn(2)
            let service = RequestService(world.desk.portal)
            let page = try await service.page(TicketReference(number: number), for: helene)
            #expect(page.answers?.answers.map(\.question.key) == ["nom", "jour", "tuteur", "note"])
            #expect(
                page.answers?.answers.filter { answer in !answer.isWithheld }.map(\.question.key) == ["nom", "jour", "tuteur"])
            #expect(page.steps == nil, "of one ticket that is seen nothing says that there are others")
            await #expect(throws: NotFound.self) {
                _ = try await service.page(TicketReference(number: number, part: 2), for: helene)
            }
            let list = try await RequestService(world.desk.portal).list(.watched, after: nil, of: helene)
            #expect(list.rows.map(\.title) == ["Créer le compte\u{202F}: Arrivée : Jeanne Roy"])
            #expect(list.rows.first?.request == nil)
        }
    }

    @Test("without any that holds makes the one of its route, with all answers", arguments: Engine.allCases)
    func fallback(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let json = ArrivalDesk.json().replacing(
                #"{"key":"compte","name":{"fr":"Créer le compte"},"#,
                with: #"{"key":"compte","name":{"fr":"Créer le compte"},"when":{"question":"poste","operator":"isEmpty"},"#)
            try await world.desk.publish(json)
            let draft = try await world.draft(["nom": ["Jeanne Roy"], "acces": ["no"], "poste": ["aucun"]], photo: false)
            let number = try await SubmissionService(world.desk.portal).submit(draft, version: 2, of: world.nadia).number
            #expect(try await world.keys(number) == ["1 - new"])
            #expect(try await world.part(number, 1).title == "Arrivée : Jeanne Roy")
            #expect(try await world.part(number, 1).description.contains("Poste\u{202F}: Aucun"))
        }
    }

    @Test("sent twice, or from eight windows at once, is sent once", arguments: Engine.allCases)
    func twice(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let draft = try await world.draft()
            let portal = world.desk.portal
            let numbers = try await withThrowingTaskGroup(of: TicketReference.self) { group in
                for _ in 1...8 {
                    group.addTask { try await SubmissionService(portal).submit(draft, version: 1, of: world.nadia) }
                }
                return try await group.reduce(into: Set<TicketReference>()) { set, reference in set.insert(reference) }
            }
            #expect(numbers.count == 1 && numbers.first?.part == 1)
            #expect(try await world.desk.count("ticket") == 2)
            #expect(try await world.desk.count("planned_ticket") == 2)
            #expect(try await world.desk.count("attachment") == 1)
        }
    }

    @Test("makes the next one when the one before is resolved, as it was sent", arguments: Engine.allCases)
    func ordered(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            try await world.resolve(number, 2, by: .proximite)
            #expect(try await world.keys(number) == ["1 compte new", "2 poste resolved"])
            world.desk.advance(.days(2))
            try await world.resolve(number, 1, by: .proximite)
            #expect(try await world.keys(number) == ["1 compte resolved", "2 poste resolved", "3 badge new"])
            #expect(try await world.planned(number) == ["3 badge made", "4 essai pending"])
            let badge = try await world.part(number, 3)
            #expect(badge.title == "Badge : Jeanne Roy" && badge.team == TeamID(3) && badge.section == SectionID(2))
            #expect(badge.category == CategoryID(2) && badge.urgency == .high && badge.requester == world.nadia.person.id)
            #expect(badge.createdAt == world.desk.portal.clock.now)
            let calendar = world.desk.portal.calendar
            #expect(calendar.date(try #require(badge.dueAt)) == CalendarDate(iso: "2023-11-23"))
            #expect(try await world.events(number, 3) == [.ticketCreated])
            #expect(try await world.events(number, 1).suffix(2) == [.ticketResolved, .ticketStepMade])
            let terms = try await world.desk.portal.database.read { tx in try TicketSearchStore.terms(of: badge.id, in: tx) }
            #expect(terms.contains("roy"))
            try await world.resolve(number, 3, by: .badges)
            #expect(try await world.keys(number).last == "4 essai new")
        }
    }

    @Test("makes it once, however often the one before is reopened and resolved", arguments: Engine.allCases)
    func reopened(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            try await world.resolve(number, 1, by: .proximite)
            try await world.reopen(number, 1)
            #expect(try await world.keys(number) == ["1 compte assigned", "2 poste new", "3 badge new"], "it is not lost")
            try await world.resolve(number, 1, by: .proximite)
            #expect(try await world.keys(number) == ["1 compte resolved", "2 poste new", "3 badge new"], "nor made again")
            try await world.reopen(number, 1)
            try await world.cancel(number, 1)
            #expect(try await world.keys(number) == ["1 compte cancelled", "2 poste new", "3 badge new"])
            #expect(
                try await world.planned(number) == ["3 badge made", "4 essai pending"], "what comes after the badge waits for it")
        }
    }

    @Test("drops what comes after one that is cancelled, and what comes after that", arguments: Engine.allCases)
    func dropped(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            try await world.cancel(number, 1)
            #expect(try await world.keys(number) == ["1 compte cancelled", "2 poste new"])
            #expect(try await world.planned(number) == ["3 badge dropped", "4 essai dropped"])
            #expect(try await world.events(number, 1).suffix(3) == [.ticketCancelled, .ticketStepDropped, .ticketStepDropped])
            try await world.resolve(number, 2, by: .proximite)
            #expect(try await world.tickets(number).count == 2)
            #expect(try await world.desk.count("planned_ticket WHERE content <> ''") == 0, "nothing is kept of what fell")
        }
    }

    @Test("resolved by two at once makes the next one once", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let ticket = try await world.part(number, 1)
            let technician = try await world.technician(.proximite)
            let portal = world.desk.portal
            let done = await withTaskGroup(of: Bool.self) { group in
                for index in 1...4 {
                    group.addTask {
                        do {
                            try await DeskService(portal).resolve(
                                ticket.reference, telling: DeskPost(body: "Fait \(index)."), revision: ticket.revision,
                                by: technician)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { count, done in count += done ? 1 : 0 }
            }
            #expect(done == 1)
            #expect(try await world.keys(number) == ["1 compte resolved", "2 poste new", "3 badge new"])
        }
    }

    @Test("goes to the team of the service when its own was closed meanwhile", arguments: Engine.allCases)
    func closedTeam(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            try await world.desk.portal.database.write { tx in try tx.run("UPDATE team SET is_active = 0 WHERE id = 3") }
            try await world.resolve(number, 1, by: .proximite)
            let badge = try await world.part(number, 3)
            #expect(badge.team == TeamID(1) && badge.section == SectionID(1))
        }
    }

    @Test("made later is as the version that was sent says", arguments: Engine.allCases)
    func newerVersion(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let renamed = ArrivalDesk.json().replacing("Badge : {nom}", with: "Carte : {nom}")
            try await world.desk.publish(renamed.replacing(#""team":"badges","category":"acces""#, with: #""team":"proximite""#))
            try await world.resolve(number, 1, by: .proximite)
            let badge = try await world.part(number, 3)
            #expect(badge.title == "Badge : Jeanne Roy" && badge.team == TeamID(3))
        }
    }

    @Test("is loaded only when every team and category of its destinations exists", arguments: Engine.allCases)
    func references(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let json = ArrivalDesk.json().replacing(
                #""team":"badges","category":"acces""#, with: #""team":"gardes","category":"cles""#
            )
            .replacing(
                #"{"key":"poste","name""#,
                with: #"{"key":"poste","team":{"question":"poste","keys":{"portable":"atelier"}},"name""#)
            let portal = world.desk.portal
            let definition = try FormReader.read(Array(json.utf8))
            let refusal = await #expect(throws: FormRefusal.self) {
                try await portal.database.read { tx in
                    _ = try FormLibrary.service(of: definition, in: try portal.catalogue.catalogue(in: tx))
                }
            }
            #expect(
                refusal?.issues.map(\.pointer)
                    == ["/destinations/0/team", "/destinations/2/team/keys/portable", "/destinations/0/category"])
        }
    }

    // MARK: Who sees what

    @Test("shows each team its own answers and files", arguments: Engine.allCases)
    func given(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let desk = DeskService(world.desk.portal)
            let photo: AttachmentID = try await world.desk.portal.database.read { tx in
                try #require(try tx.value("SELECT id FROM attachment"))
            }
            let technician = try await world.technician(.proximite)
            let account = try await desk.ticket(TicketReference(number: number), of: technician)
            #expect(account.answers?.lines.map(\.question.key) == ["nom", "jour", "tuteur", "note"])
            #expect(account.attachments.isEmpty)
            let computer = try await desk.ticket(TicketReference(number: number, part: 2), of: technician)
            #expect(computer.answers?.lines.map(\.question.key) == ["nom", "poste", "photo"])
            #expect(computer.attachments.map(\.id) == [photo])
            // The badges are of another section: nothing of it before there is a badge to make.
            let guardian = try await world.technician(.badges)
            #expect(try await !world.reads(photo, guardian))
            try await world.resolve(number, 1, by: .proximite)
            let badge = try await desk.ticket(TicketReference(number: number, part: 3), of: guardian)
            #expect(badge.answers?.lines.map(\.question.key) == ["nom", "jour", "photo"])
            #expect(badge.attachments.map(\.id) == [photo])
            #expect(try await world.reads(photo, guardian))
            await #expect(throws: NotFound.self) {
                _ = try await desk.ticket(TicketReference(number: number), of: guardian)
            }
        }
    }

    @Test("keeps a file for the ticket that comes later, and shows it to her who sent it", arguments: Engine.allCases)
    func fileOfLater(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            var values = ArrivalDesk.all
            values["poste"] = ["aucun"]
            let number = try await world.send(values)
            let photo: AttachmentID = try await world.desk.portal.database.read { tx in
                try #require(try tx.value("SELECT id FROM attachment WHERE ticket_id IS NULL"))
            }
            #expect(try await world.reads(photo, world.nadia))
            let technician = try await world.technician(.proximite)
            #expect(try await !world.reads(photo, technician))
            let page = try await RequestService(world.desk.portal).page(TicketReference(number: number), for: world.nadia)
            #expect(page.files.map(\.id) == [photo])
            try await world.resolve(number, 1, by: .proximite)
            let guardian = try await world.technician(.badges)
            #expect(try await world.reads(photo, guardian))
        }
    }

    @Test("of a confidential service shows no team the ticket of another, and lets nobody follow", arguments: Engine.allCases)
    func confidential(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine, service: "sante") { world in
            let number = try await world.send()
            #expect(try await world.tickets(number).allSatisfy(\.isConfidential))
            #expect(try await world.desk.count("watcher") == 0)
            let desk = DeskService(world.desk.portal)
            let guardian = try await world.technician(.badges)
            let technician = try await world.technician(.proximite)
            await #expect(throws: NotFound.self) {
                _ = try await desk.ticket(TicketReference(number: number), of: guardian)
            }
            try await world.resolve(number, 1, by: .proximite)
            #expect(try await world.part(number, 3).isConfidential)
            await #expect(throws: NotFound.self) {
                _ = try await desk.ticket(TicketReference(number: number, part: 3), of: technician)
            }
        }
    }

    @Test("of a service that became confidential meanwhile makes a confidential ticket", arguments: Engine.allCases)
    func confidentialSince(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let now = world.desk.portal.clock.now
            try await world.desk.portal.database.write { tx in
                try tx.run("UPDATE service SET is_confidential = 1 WHERE id = 1")
                try TicketStore.protect(ServiceID(1), by: PersonID(1), at: now, in: tx)
                // Opened again: what was written in confidence stays so.
                try tx.run("UPDATE service SET is_confidential = 0 WHERE id = 1")
            }
            try await world.resolve(number, 1, by: .proximite)
            #expect(try await world.part(number, 3).isConfidential)
        }
    }
}
