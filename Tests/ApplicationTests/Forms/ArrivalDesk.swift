@testable import Application
import Domain
import SQL
import Storage
import Testing

/// The arrival of an agent: a form that makes an account, a computer and, once both the account and the key exist,
/// a badge; in a world where the badges are of another section.
struct ArrivalDesk {
    let desk: FormDesk
    /// Asks; heads the unit of nobody.
    let nadia: SignedIn

    /// A technician of each section.
    enum Team: Int64 { case proximite = 3, badges = 4 }

    static let form = "arrivee-preparer"

    static func with(
        _ engine: Engine, service: String = "postes", _ body: (ArrivalDesk) async throws -> Void
    ) async throws {
        try await FormDesk.with(engine) { desk in
            try await desk.portal.database.write { tx in
                try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (2, 'b', 'B', 'canal', 'x', 2)")
                try tx.run("INSERT INTO team(id, key, name, section_id, level) VALUES (3, 'badges', 'Badges', 2, 1)")
                try tx.run("INSERT INTO category(id, key, name, section_id) VALUES (2, 'acces', 'Accès', 2)")
                // Hélène heads the unit.
                try tx.run("UPDATE unit SET manager_id = 2")
                _ = try RightStore.grant(
                    .technician, to: PersonID(Team.badges.rawValue), team: TeamID(3), by: nil, at: FormDesk.start, in: tx)
            }
            try await desk.publish(json(service: service))
            try await body(ArrivalDesk(desk: desk, nadia: try await desk.signedIn(1)))
        }
    }

    static func json(service: String = "postes") -> String {
        """
        {"schema":1,"key":"\(form)","service":"\(service)","kind":"request","title":{"fr":"Préparer une arrivée"},
         "summary":{"fr":"Avant le premier jour."},"delay":{"workingDays":5},
         "route":{"team":"proximite","category":"materiel","impact":"medium","urgency":"medium"},
         "ticketTitle":"Arrivée : {nom}",
         "destinations":[
          {"key":"badge","name":{"fr":"Remettre le badge","en":"Hand over the badge"},"after":"compte",
           "when":{"question":"acces","operator":"equals","value":true},
           "team":"badges","category":"acces","urgency":"high","ticketTitle":"Badge : {nom}",
           "questions":["nom","photo","jour"],"due":{"question":"jour","workingDays":-1}},
          {"key":"compte","name":{"fr":"Créer le compte"},"watchers":[{"question":"tuteur"},{"person":"manager"}],
           "questions":["nom","jour","tuteur","note"]},
          {"key":"poste","name":{"fr":"Préparer le poste"},"kind":"incident",
           "when":{"question":"poste","operator":"equals","value":"portable"},"due":{"workingDays":1},
           "urgency":{"question":"poste","keys":{"portable":"high"}},
           "questions":["nom","poste","photo"]},
          {"key":"essai","name":{"fr":"Vérifier l’entrée"},"after":"badge","team":"badges",
           "when":{"question":"acces","operator":"equals","value":true},"questions":["nom"]}],
         "pages":[{"key":"p","title":{"fr":"L’arrivée"},"questions":[
          {"key":"nom","type":"shortText","required":true,"label":{"fr":"Nom"}},
          {"key":"jour","type":"date","label":{"fr":"Premier jour"}},
          {"key":"acces","type":"yesNo","label":{"fr":"Faut-il un badge ?"}},
          {"key":"poste","type":"choice","label":{"fr":"Poste"},
           "choices":[{"key":"portable","label":{"fr":"Portable"}},{"key":"aucun","label":{"fr":"Aucun"}}]},
          {"key":"photo","type":"file","label":{"fr":"Photo"}},
          {"key":"tuteur","type":"person","label":{"fr":"Tuteur"}},
          {"key":"note","type":"shortText","sensitive":true,"label":{"fr":"Note confidentielle"}}]}]}
        """
    }

    static let all: [QuestionKey: [String]] = [
        "nom": ["Jeanne Roy"], "jour": ["2023-11-24"], "acces": ["yes"], "poste": ["portable"], "tuteur": ["5"],
        "note": ["Salaire"],
    ]

    func draft(_ values: [QuestionKey: [String]] = all, photo: Bool = true) async throws -> DraftID {
        let drafts = DraftService(desk.portal)
        let id = try await drafts.begin(Self.form, filling: Filling(nadia))
        var entry = DraftEntry()
        entry.values = values
        if photo {
            entry.files = [.init(question: "photo", file: .init(sha256: [7], name: "photo.png", mediaType: "image/png", size: 3))]
        }
        _ = try await drafts.save(id, entry, of: nadia)
        return id
    }

    /// Sends the form; its number.
    func send(_ values: [QuestionKey: [String]] = all, photo: Bool = true) async throws -> Int64 {
        let draft = try await draft(values, photo: photo)
        return try await SubmissionService(desk.portal).submit(draft, version: 1, of: nadia).number
    }

    /// The tickets of a number: part, destination, state.
    func tickets(_ number: Int64) async throws -> [Ticket] {
        try await desk.portal.database.read { tx in
            let parts: [Int] = try tx.values("SELECT part FROM ticket WHERE number = \(number) ORDER BY part")
            return try parts.compactMap { part in
                let id: TicketID? = try tx.value("SELECT id FROM ticket WHERE number = \(number) AND part = \(part)")
                return try id.flatMap { id in try TicketStore.ticket(id, in: tx) }
            }
        }
    }

    func keys(_ number: Int64) async throws -> [String] {
        try await tickets(number).map { ticket in "\(ticket.reference.part) \(ticket.destination ?? "-") \(ticket.state)" }
    }

    func planned(_ number: Int64) async throws -> [String] {
        try await desk.portal.database.read { tx in
            try tx.all("SELECT part, destination, state FROM planned_ticket WHERE number = \(number) ORDER BY part") { row in
                "\(try row[0] as Int) \(try row[1] as String) \(try row[2] as String)"
            }
        }
    }

    func part(_ number: Int64, _ part: Int) async throws -> Ticket {
        try #require(try await tickets(number).first { ticket in ticket.reference.part == part })
    }

    func technician(_ team: Team) async throws -> SignedIn { try await desk.signedIn(team.rawValue) }

    func resolve(_ number: Int64, _ part: Int, by team: Team) async throws {
        let ticket = try await self.part(number, part)
        try await DeskService(desk.portal).resolve(
            ticket.reference, telling: DeskPost(body: "Fait."), revision: ticket.revision, by: try await technician(team))
    }

    func cancel(_ number: Int64, _ part: Int) async throws {
        let ticket = try await self.part(number, part)
        _ = try await RequestService(desk.portal).cancel(ticket.reference, revision: ticket.revision, by: nadia)
    }

    func reopen(_ number: Int64, _ part: Int) async throws {
        let ticket = try await self.part(number, part)
        _ = try await RequestService(desk.portal).reopen(
            ticket.reference, revision: ticket.revision, with: .init(message: MessageText("Encore.")), by: nadia)
    }

    func events(_ number: Int64, _ part: Int) async throws -> [EventKind] {
        let ticket = try await self.part(number, part)
        return try await desk.portal.database.read { tx in
            try EventStore.events(of: ticket.id, in: tx).map(\.event.kind)
        }
    }

    /// Whether a file is given to somebody; its bytes are not in these tests.
    func reads(_ file: AttachmentID, _ who: SignedIn) async throws -> Bool {
        do {
            _ = try await AttachmentService(desk.portal).download(file, for: who)
            return true
        } catch is NotFound { return false } catch { return true }
    }
}
