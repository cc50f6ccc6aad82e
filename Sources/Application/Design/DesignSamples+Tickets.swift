import Domain
import Storage

extension DesignSamples {
    // MARK: Lists

    /// A ticket in each state; those that wait, for the requester and for a delivery.
    public var rows: [TicketRow] {
        let titles: [TicketState: String] = [
            .new: "Accès à l’application Finances", .assigned: "Badge à renouveler",
            .inProgress: "Télétravail, deux jours par semaine",
            .waiting: "Écran secondaire pour poste fixe", .resolved: "Fuite au plafond, bureau B214",
            .closed: "Imprimante du deuxième étage", .cancelled: "Clé de salle de réunion",
        ]
        // In time, late, soon, far.
        let hours: [Int64] = [30, -5, 3, 60, 80, 100, 120]
        var rows = TicketState.allCases.enumerated().map { index, state in
            row(
                Int64(index + 1), state, titles[state] ?? "", waiting: state == .waiting ? .requester : nil,
                priority: Priority.allCases[index % 4], isUnread: index == 2, dueAt: now + .hours(hours[index]))
        }
        rows.append(
            row(8, .waiting, "Station d’accueil", waiting: .delivery, priority: .normal, isUnread: false, dueAt: now + .days(2)))
        return rows
    }

    /// The line of a request of several tickets.
    public var rowOfSeveral: TicketRow {
        var row = row(
            9, .waiting, "Compte\u{202F}: Inès Moreau", waiting: .requester, priority: .normal, isUnread: true,
            dueAt: now + .days(3))
        row.request = RequestSummary(
            title: "Arrivée\u{202F}: Inès Moreau", state: steps.state, reference: steps.steps[0].reference, kind: .request,
            awaiting: steps.steps[1].reference, done: 1, count: steps.steps.count, isUnread: true)
        return row
    }

    /// Its tickets, one in each situation.
    public var steps: RequestSteps {
        let team = TeamID(Self.base + 1)
        func step(_ part: Int, _ name: LocalizedText, _ status: RequestSteps.Status, after: Int? = nil) -> RequestSteps.Step {
            .init(
                reference: TicketReference(number: 24_809, part: part), name: name, team: team, status: status, after: after)
        }
        return RequestSteps(
            title: "Arrivée\u{202F}: Inès Moreau",
            steps: [
                step(
                    1, LocalizedText(fr: "Préparer le dossier", en: "Prepare the file"),
                    .made(.request, .resolved, awaitsRequester: false)),
                step(
                    2, LocalizedText(fr: "Créer le compte", en: "Create the account"),
                    .made(.request, .waiting, awaitsRequester: true)),
                step(3, LocalizedText(fr: "Installer le poste", en: "Set up the computer"), .pending, after: 2),
                step(4, LocalizedText(fr: "Remettre le badge"), .dropped, after: 1),
            ])
    }

    private func row(
        _ number: Int64, _ state: TicketState, _ title: String, waiting: Waiting.Reason?, priority: Priority, isUnread: Bool,
        dueAt: Instant
    ) -> TicketRow {
        TicketRow(
            id: TicketID(Self.base + number), reference: TicketReference(number: 24_800 + number),
            kind: number % 2 == 0 ? .incident : .request, state: state, title: title, priority: priority,
            requesterName: Self.nadia.name, assigneeName: state == .new ? nil : Self.theo.name, waitingReason: waiting,
            team: TeamID(Self.base + 1), category: CategoryID(Self.base + 1), dueAt: dueAt, createdAt: now - .days(2),
            updatedAt: now - .hours(1), resolvedAt: state == .resolved ? now - .hours(1) : nil, isUnread: isUnread)
    }

    public var notifications: [NotificationStore.Notification] {
        [
            (EventKind.ticketWaiting, false), (.messagePosted, false), (.ticketResolved, true), (.ticketAssigned, true),
        ].enumerated().map { index, one in
            NotificationStore.Notification(
                id: NotificationID(Self.base + Int64(index)), ticket: TicketReference(number: 24_801 + Int64(index)),
                ticketKind: .request, title: rows[index].title, kind: one.0, actorName: Self.theo.name,
                createdAt: now - .hours(Int64(index) * 20 + 1), isRead: one.1, place: .request)
        }
    }

    public var home: HomeService.Home {
        HomeService.Home(
            catalogue: catalogue, quickForms: catalogue.forms, requests: Array(rows.prefix(3)),
            drafts: [.init(draft: draft(.filled).draft, title: catalogue.forms[0].definition.title, form: catalogue.forms[0])])
    }

    /// A list of requests with every tab, before its last page.
    public var requests: RequestList {
        RequestList(
            catalogue: catalogue, tab: .open, counts: [.awaiting: 1, .open: 24, .finished: 1_200, .drafts: 1, .watched: 2],
            rows: rows, next: ListPosition(value: 1, id: TicketID(1)), drafts: [])
    }

    // MARK: A request, as its requester sees it

    public func request(_ state: TicketState, waiting: Waiting.Reason? = nil, isLate: Bool = false) -> RequestDetail {
        RequestDetail(
            catalogue: catalogue, ticket: ticket(state, waiting: waiting, isLate: isLate), persons: persons,
            timeline: messages(false).map { message in
                .init(
                    content: .message(message, files: message.author == Self.nadia.id ? [quotation] : []), at: message.postedAt,
                    isNew: message.author != Self.nadia.id)
            } + [.init(content: .event(started), at: started.at, isNew: false)],
            files: [quotation], answers: answers, lastEvent: nil, isNewest: true, mayReply: true, mayDecide: true,
            maySeeInWorkbench: false,
            readNotifications: 0)
    }

    private var answers: AnsweredForm {
        let open = draft(.filled)
        return AnsweredForm(
            title: definition.title, key: definition.key, isPublished: true, followingKey: definition.key,
            submittedAt: now - .days(2),
            submittedBy: Self.nadia.id,
            answers: open.definition.questions.compactMap { question in
                open.filled.evaluation.answers[question.key].map { answer in
                    .init(question: question, answer: answer, isWithheld: question.isSensitive)
                }
            })
    }

    // MARK: A ticket, as technicians see it

    /// - Parameter canHandle: false for a team that only reads it.
    public func deskTicket(
        _ state: TicketState, waiting: Waiting.Reason? = nil, isConfidential: Bool = false, canHandle: Bool = true
    ) -> DeskTicket {
        var ticket = ticket(state, waiting: waiting, isLate: false)
        ticket.isConfidential = isConfidential
        let event = EventStore.TicketEvent(id: EventID(1), event: started)
        var answers = DeskAnswers(formTitle: definition.title, lines: [])
        answers.lines = self.answers.answers.prefix(3).map { one in
            .init(question: one.question, answer: one.answer, isWithheld: !canHandle && one.question.isSensitive)
        }
        return DeskTicket(
            ticket, catalogue: catalogue, persons: [Self.nadia, Self.theo, Self.paul],
            entries: messages(true).map { message in .message(message, []) } + [.event(event)], attachments: [quotation],
            watchers: [Self.paul.id], answers: answers, canHandle: canHandle, reader: Self.theo.id)
    }

    /// A view that is narrowed, with its rows or without any.
    public func queue(isEmpty: Bool = false) -> DeskService.Queue {
        DeskService.Queue(
            frame: frame,
            query: QueueQuery(
                view: .team(TeamID(Self.base + 1)), kind: isEmpty ? .incident : nil, ticket: isEmpty ? nil : rows[0].reference),
            rows: isEmpty ? [] : rows, next: isEmpty ? nil : ListPosition(value: 1, id: TicketID(1)),
            count: isEmpty ? 0 : 2_408, ticket: nil)
    }

    public var frame: DeskFrame {
        var counts = DeskStore.Counts()
        counts.mine = 7
        counts.waiting = 2
        counts.dueToday = 3
        counts.teams[TeamID(Self.base + 1)] = .init(open: 24, toTake: 5, resolved: 11)
        return DeskFrame(catalogue: catalogue, counts: counts, teams: [catalogue.teams[0]])
    }

    public var loads: [DeskStore.Load] {
        [
            .init(team: TeamID(Self.base + 1), assignee: Self.theo.id, name: Self.theo.name, open: 12, waiting: 3, late: 1),
            .init(team: TeamID(Self.base + 1), assignee: nil, name: nil, open: 5, waiting: 0, late: 2),
        ]
    }

    // MARK: Parts

    private var persons: [PersonID: Person] {
        Dictionary(uniqueKeysWithValues: [Self.nadia, Self.theo, Self.paul].map { person in (person.id, person) })
    }

    private var started: Event { Event(.ticketStarted, of: .ticket(TicketID(1)), by: Self.theo.id, at: now - .hours(1)) }

    private func messages(_ withNotes: Bool) -> [Message] {
        let all: [(Person, Bool, Message.Side, String)] = [
            (
                Self.nadia, false, .requester,
                "Bonjour,\n\nvoici le devis. La référence est sur https://fournisseur.example/ecran."
            ),
            (Self.paul, true, .desk, "Modèle en stock au Quai."),
            (Self.theo, false, .desk, "Bonjour,\n\nquelle est la référence de votre station d’accueil ?"),
        ]
        return all.enumerated().filter { one in withNotes || !one.element.1 }.map { index, one in
            Message(
                id: MessageID(Self.base + Int64(index)), author: one.0.id, isPrivate: one.1, side: one.2, body: one.3,
                postedAt: now - .hours(Int64(20 - index * 6)))
        }
    }

    private func ticket(_ state: TicketState, waiting: Waiting.Reason?, isLate: Bool) -> Ticket {
        Ticket(
            id: TicketID(Self.base + 1), reference: TicketReference(number: 24_801), kind: .request, state: state,
            title: "Écran secondaire pour poste fixe", description: "Un second écran pour le bureau B214.", submission: nil,
            requester: Self.nadia.id, beneficiary: Self.nadia.id, section: catalogue.sections[0].id,
            service: catalogue.services[0].id, category: CategoryID(Self.base + 1), impact: .high, urgency: .high,
            priority: .urgent, team: TeamID(Self.base + 1), assignee: state == .new ? nil : Self.theo.id,
            place: PlaceID(Self.base + 2), channel: .portal,
            waiting: waiting.map { reason in Waiting(reason: reason, until: reason == .requester ? nil : now + .days(2)) },
            dueAt: now + (isLate ? .hours(-30) : .days(6)), createdAt: now - .days(2), updatedAt: now,
            resolvedAt: state.isOpen || state == .cancelled ? nil : now - .hours(2), closedAt: nil, isConfidential: false,
            revision: 1)
    }
}
