@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("A request of several tickets", .serialized)
struct RequestStepsTests {
    @Test("is one line of every list, with its true state", arguments: Engine.allCases)
    func lists(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let whole = TicketReference(number: number)
            let first = try #require(try await row(.open, world))
            #expect(first.title == "Arrivée : Jeanne Roy" && first.reference == whole && first.kind == .request)
            #expect(first.state == .open && first.done == 0 && first.count == 4 && first.awaiting == nil)
            #expect(try await counts(world) == [0, 1, 0])
            #expect(try await HomeService(world.desk.portal).home(of: world.nadia).requests.map(\.request) == [first])

            // One of the two waits for her: so does the request, whatever the other does.
            let computer = try await world.part(number, 2)
            try await DeskService(world.desk.portal).wait(
                computer.reference, for: Waiting(reason: .requester), telling: DeskPost(body: "Quel modèle ?"),
                revision: computer.revision, by: try await world.technician(.proximite))
            world.desk.advance(.hours(1))
            try await world.resolve(number, 1, by: .proximite)
            let waiting = try #require(try await row(.awaiting, world))
            #expect(waiting.state == .awaitingRequester && waiting.awaiting == computer.reference && waiting.isUnread)
            #expect(waiting.done == 1 && waiting.count == 4)
            #expect(try await counts(world) == [1, 1, 0])
            let home = try await HomeService(world.desk.portal).home(of: world.nadia)
            #expect(home.requests.map(\.request) == [waiting])

            // Everything that is left is resolved: so is the request.
            try await world.resolve(number, 2, by: .proximite)
            #expect(try await row(.open, world)?.state == .open)
            try await world.resolve(number, 3, by: .badges)
            #expect(try await counts(world) == [0, 1, 0])
            try await world.resolve(number, 4, by: .badges)
            #expect(try await counts(world) == [0, 0, 1])
            let over = try #require(try await row(.finished, world))
            #expect(over.state == .resolved && over.done == 4 && over.count == 4)
            #expect(try await HomeService(world.desk.portal).home(of: world.nadia).requests.map(\.request?.state) == [.resolved])
        }
    }

    @Test("is cancelled when all are, and resolved when one was", arguments: Engine.allCases)
    func cancelled(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            try await world.cancel(number, 1)
            #expect(try await row(.open, world)?.state == .open)
            try await world.cancel(number, 2)
            #expect(try await row(.finished, world)?.state == .cancelled)
            let second = try await world.send()
            try await world.cancel(second, 1)
            try await world.resolve(second, 2, by: .proximite)
            #expect(try await row(.finished, world)?.state == .resolved)
            #expect(try await counts(world) == [0, 0, 2])
        }
    }

    @Test("stands among requests of one ticket where it was last touched, page after page", arguments: Engine.allCases)
    func pages(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            var numbers: [Int64] = []
            for index in 0..<12 {
                world.desk.advance(.minutes(1))
                numbers.append(try await world.send(photo: false))
                world.desk.advance(.minutes(1))
                var entry = DraftEntry()
                entry.values = ["motif": ["panne"], "recit": ["L’écran \(index) reste noir."]]
                let drafts = DraftService(world.desk.portal)
                let draft = try await drafts.begin(FormDesk.form, filling: Filling(world.nadia))
                _ = try await drafts.save(draft, entry, of: world.nadia)
                numbers.append(try await SubmissionService(world.desk.portal).submit(draft, version: 1, of: world.nadia).number)
            }
            // The oldest is touched by its second ticket: it comes first.
            world.desk.advance(.minutes(1))
            try await world.resolve(numbers[0], 2, by: .proximite)
            let expected = [numbers[0]] + numbers.dropFirst().reversed()
            var seen: [Int64] = []
            var position: ListPosition?
            repeat {
                let list = try await RequestService(world.desk.portal).list(.open, after: position, of: world.nadia)
                seen += list.rows.map(\.reference.number)
                position = list.next
                #expect(list.counts[.open] == 24)
            } while position != nil
            #expect(seen == Array(expected))
        }
    }

    @Test("shows its tickets and what will follow to her who asked, and on each of its pages", arguments: Engine.allCases)
    func steps(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let service = RequestService(world.desk.portal)
            for part in 1...2 {
                let detail = try await service.page(TicketReference(number: number, part: part), for: world.nadia)
                let steps = try #require(detail.steps)
                #expect(steps.title == "Arrivée : Jeanne Roy" && steps.state == .open)
                #expect(
                    steps.steps.map(\.name.fr) == [
                        "Créer le compte", "Préparer le poste", "Remettre le badge", "Vérifier l’entrée",
                    ])
                #expect(steps.steps.map(\.after) == [nil, nil, 1, 3])
                #expect(steps.following(1).map(\.reference.part) == [3, 4])
                #expect(detail.answers?.answers.count == 7)
            }
            try await world.cancel(number, 1)
            let after = try #require(try await service.page(TicketReference(number: number), for: world.nadia).steps)
            #expect(after.steps.suffix(2).map(\.status) == [.dropped, .dropped])
            #expect(after.state == .open)
        }
    }

    @Test("shows a technician the tickets they see, and what waits for theirs", arguments: Engine.allCases)
    func workbench(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let desk = DeskService(world.desk.portal)
            let technician = try await world.technician(.proximite)
            let account = try await desk.ticket(TicketReference(number: number), of: technician)
            #expect(account.steps?.steps.map(\.reference.part) == [1, 2, 3, 4])
            #expect(account.steps?.waiting(for: 1).map(\.name.fr) == ["Remettre le badge"])
            try await world.resolve(number, 1, by: .proximite)
            // The badge is of another section: it exists now, and is not theirs to see.
            let later = try await desk.ticket(TicketReference(number: number), of: technician)
            #expect(later.steps?.steps.map(\.reference.part) == [1, 2, 4])
            let guardian = try await world.technician(.badges)
            let badge = try await desk.ticket(TicketReference(number: number, part: 3), of: guardian)
            #expect(badge.steps?.steps.map(\.reference.part) == [3, 4])
        }
    }

    @Test("of a confidential service names what is to come to its own team alone", arguments: Engine.allCases)
    func confidential(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine, service: "sante") { world in
            let number = try await world.send()
            let desk = DeskService(world.desk.portal)
            let account = try await desk.ticket(
                TicketReference(number: number), of: try await world.technician(.proximite))
            #expect(account.steps?.steps.map(\.reference.part) == [1, 2])
            try await world.resolve(number, 1, by: .proximite)
            let badge = try await desk.ticket(
                TicketReference(number: number, part: 3), of: try await world.technician(.badges))
            #expect(badge.steps?.steps.map(\.reference.part) == [3, 4])
        }
    }

    @Test("is confirmed with all that was made and will be", arguments: Engine.allCases)
    func confirmation(_ engine: Engine) async throws {
        try await ArrivalDesk.with(engine) { world in
            let number = try await world.send()
            let service = SubmissionService(world.desk.portal)
            let sent = try await service.sent(TicketReference(number: number), of: world.nadia)
            #expect(sent.access == .party)
            #expect(
                sent.steps?.steps.map(\.name.fr) == [
                    "Créer le compte", "Préparer le poste", "Remettre le badge", "Vérifier l’entrée",
                ])
            #expect(sent.dueDates.count == 2)
        }
    }

    // MARK: Lists

    private func row(_ tab: RequestList.Tab, _ world: ArrivalDesk) async throws -> RequestSummary? {
        let list = try await RequestService(world.desk.portal).list(tab, after: nil, of: world.nadia)
        #expect(Set(list.rows.map(\.reference.number)).count == list.rows.count, "one line each")
        return list.rows.first?.request
    }

    /// How many await her, are open, are over.
    private func counts(_ world: ArrivalDesk) async throws -> [Int?] {
        let list = try await RequestService(world.desk.portal).list(nil, after: nil, of: world.nadia)
        return [list.counts[.awaiting], list.counts[.open], list.counts[.finished]]
    }
}
