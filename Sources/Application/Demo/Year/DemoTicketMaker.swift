import Domain
import Storage

/// Makes one ticket of an arrival: who, by which form, in which words, and what happens to it.
struct DemoTicketMaker: Sendable {
    let corpus: DemoCorpus
    let catalogue: Catalogue
    let crowd: DemoCrowd
    let forms: DemoForms
    let answers: DemoAnswers
    let teller: DemoTeller
    let sites: [String: OrganisationDocument.Site]
    let applications: [String: [ApplicationDocument]]
    let files: [AttachmentStore.NewAttachment]
    let calendar: LocalCalendar
    let now: Instant

    struct Made {
        var story: DemoStory
        var submission: Submission?
        var attachments: [Attachment]
        var terms: [String]
    }

    /// What the words of a ticket are about.
    private struct Matter {
        var service: DemoCorpus.Service
        var kind: TicketKind
        var entity: Int
        var application: ApplicationDocument?
        var object: String

        var subject: DemoCorpus.Entity? {
            let entities = kind == .incident ? service.things : service.needs
            return entities.isEmpty ? nil : entities[entity]
        }
    }

    func make(_ arrival: DemoArrival, _ voice: inout DemoVoice, _ keys: inout BulkKeys) -> Made {
        let requester = arrival.requester.flatMap { key in crowd.account(key) } ?? crowd.requester(&voice.random)
        let local = calendar.local(arrival.at)
        let matter = begin(arrival, requester, local.date, &voice)
        let service = matter.service
        var form = forms.choose(
            service.key, matter.kind, entity: matter.entity, category: matter.subject?.category ?? "",
            application: matter.application?.key, &voice.random)
        let isConfidential = catalogue.service(key: service.key)?.isConfidential ?? false
        var channel =
            arrival.requester == nil ? self.channel(hour: local.hour, isConfidential: isConfidential, &voice.random) : .portal
        // Nothing to fill in the portal: somebody calls.
        if form == nil, channel == .portal { channel = (8..<12).contains(local.hour) ? .phone : .counter }
        // Three calls in four are noted without a form.
        if channel != .portal, channel == .mail || voice.random.chance(0.76) { form = nil }
        let noise = channel == .portal || channel == .mail ? teller.noises[requester.profile] : nil
        let description = voice.description(service, kind: matter.kind, noise: noise)
        let beneficiary =
            voice.random.chance(0.06) && arrival.requester == nil ? crowd.colleague(of: requester, &voice.random) : requester
        let ticketID = TicketID(keys.ticket)
        keys.ticket += 1

        var attachments: [Attachment] = []
        var submission: Submission?
        var title: String?
        let firstTeam = self.firstTeam(form, service, isConfidential)
        let recorder =
            channel == .portal
            ? requester : crowd.technician(of: firstTeam, except: requester.id, &voice.random) ?? requester
        if let form {
            let filling = DemoAnswers.Filling(
                form: form, requester: requester, beneficiary: beneficiary, service: service, description: description,
                today: local.date, application: matter.application, object: matter.object)
            // Decided before, since the voice is busy while it fills.
            let joins = voice.random.chance(0.3)
            var fileChoice = voice.random.below(1_000)
            let evaluation = answers.fill(filling, &voice) { question in
                guard !files.isEmpty, question.isRequired || joins else { return nil }
                let file = files[fileChoice % files.count]
                fileChoice += 1
                attachments.append(
                    Attachment(
                        id: AttachmentID(keys.attachment), file, question: question.key, isSensitive: question.isSensitive,
                        ticket: ticketID, uploadedBy: recorder.id, uploadedAt: arrival.at))
                keys.attachment += 1
                return AttachmentID(keys.attachment - 1)
            }
            // A file of a question that ends up hidden is nobody's.
            attachments.removeAll { file in file.question.map { key in evaluation.answers[key] == nil } ?? true }
            submission = Submission(
                id: SubmissionID(keys.submission), form: form.id, version: form.version, requester: requester.id,
                beneficiary: beneficiary.id, channel: channel, answers: evaluation.answers, submittedAt: arrival.at,
                submittedBy: recorder.id)
            keys.submission += 1
            title = evaluation.ticketTitle { question, answer in words(question, answer) }
        }
        let level = weight(form, &voice.random)
        let priority = catalogue.matrix.priority(impact: level.impact, urgency: level.urgency)
        let stored = catalogue.service(key: service.key)
        let team = catalogue.team(key: firstTeam)
        let ticket = Ticket(
            id: ticketID, reference: TicketReference(number: keys.number), kind: matter.kind, state: .new,
            title: title ?? voice.title(kind: matter.kind), description: description, submission: submission?.id,
            requester: requester.id, beneficiary: beneficiary.id, section: team?.section ?? stored?.section ?? SectionID(1),
            service: stored?.id ?? ServiceID(1),
            category: catalogue.category(key: form?.definition.route.category ?? matter.subject?.category ?? "")?.id
                ?? CategoryID(1),
            impact: level.impact, urgency: level.urgency, priority: priority, team: team?.id ?? TeamID(1), assignee: nil,
            place: beneficiary.place, channel: channel, waiting: nil,
            dueAt: calendar.due(from: arrival.at, workingDays: form?.definition.delay.workingDays ?? priority.usualDelay),
            createdAt: arrival.at, updatedAt: arrival.at, resolvedAt: nil, closedAt: nil, isConfidential: isConfidential,
            revision: 1)
        keys.number += 1
        var story = DemoStory(ticket, accounts: crowd.accounts, createdBy: recorder.id)
        let plot = DemoTeller.Plot(
            kind: matter.kind, requester: requester, service: service, team: firstTeam,
            nextTeam: isConfidential ? nil : nextTeam(after: firstTeam, service, &voice.random),
            outcome: arrival.outcome ?? outcome(ticket, &voice.random), messages: messages(&voice.random),
            isForced: arrival.outcome != nil)
        teller.tell(plot, &story, &voice, nextMessage: &keys.message)
        return Made(
            story: story, submission: submission, attachments: attachments,
            terms: TicketIndexing.terms(
                of: [story.ticket.title, description, requester.name, beneficiary.name] + story.publicTexts))
    }

    // MARK: Words

    private func begin(_ arrival: DemoArrival, _ requester: DemoPerson, _ day: CalendarDate, _ voice: inout DemoVoice) -> Matter {
        let service = corpus.services[arrival.service]
        let entities = arrival.kind == .incident ? service.things : service.needs
        let entity = arrival.thing ?? voice.random.below(max(1, entities.count))
        let own = applications[service.key] ?? []
        let speaksOfApplication = service.scopes.contains("application")
        let application = speaksOfApplication && !own.isEmpty ? voice.random.pick(own) : nil
        let other = crowd.colleague(of: requester, &voice.random)
        let site = sites[requester.site] ?? sites.values.sorted { left, right in left.key < right.key }[0]
        var variables: [(DemoVariable, String)] = [
            (.firstName, requester.firstName), (.lastName, requester.lastName), (.function, requester.function),
            (.unit, Self.lowered(requester.unitName)), (.phone, requester.phone), (.staffNumber, requester.staffNumber),
            (.room, requester.room ?? "001"), (.e, requester.gender == .f ? "e" : ""),
            (.otherFirstName, other.firstName), (.otherLastName, other.lastName),
            (.otherFirstNameF, firstName(.f, &voice.random)), (.otherFirstNameM, firstName(.m, &voice.random)),
            (.requesterFirstName, requester.firstName), (.requesterLastName, requester.lastName),
            (.requesterCivility, requester.gender == .f ? "Madame" : requester.gender == .m ? "Monsieur" : ""),
            (.technicianFirstName, ""), (.technicianTeam, ""),
        ]
        var object = ""
        if let application {
            let number = String(100 + voice.random.below(99_900))
            func numbered(_ text: String) -> String {
                let parts = text.split(separator: "{n}", omittingEmptySubsequences: false)
                return parts.joined(separator: number)
            }
            object = numbered(voice.random.pick(application.objects))
            variables += [
                (.application, application.name), (.screen, numbered(voice.random.pick(application.screens))),
                (.error, numbered(voice.random.pick(application.errors))), (.object, object),
            ]
        }
        voice.begin(
            scopes: service.scopes + [arrival.kind.rawValue]
                + service.scopes.map { scope in "\(arrival.kind.rawValue)-\(scope)" },
            variables: variables, thing: arrival.kind == .incident && !entities.isEmpty ? entities[entity] : nil,
            need: arrival.kind == .request && !entities.isEmpty ? entities[entity] : nil, site: site)
        voice.move(to: day)
        return Matter(service: service, kind: arrival.kind, entity: entity, application: application, object: object)
    }

    private static func lowered(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

    private func firstName(_ gender: DemoPerson.Gender, _ random: inout SeededGenerator) -> String {
        for _ in 0..<20 {
            let person = crowd.persons[random.below(crowd.persons.count)]
            if person.gender == gender { return person.firstName }
        }
        return gender == .f ? "Claire" : "Marc"
    }

    /// An answer as the title of a ticket says it.
    private func words(_ question: Question, _ answer: Answer) -> String? {
        switch answer {
        case .text(let text): text
        case .number(let number): AnswerWording.words(number, .french)
        case .amount(let amount): AnswerWording.words(amount, .french)
        case .address(let address): address.text
        case .date(let date): AnswerWording.words(date, .french)
        case .dateTime(let moment): AnswerWording.words(moment, .french)
        case .time(let time): AnswerWording.words(time, .french)
        case .period(let period): AnswerWording.words(period, .french)
        case .yesNo(let truth): truth ? "Oui" : "Non"
        case .choice(let key): question.choice(key)?.label.fr
        case .choices(let keys): keys.compactMap { key in question.choice(key)?.label.fr }.joined(separator: ", ")
        case .person(let id): crowd.person(id)?.name
        case .unit(let id): catalogue.units.first { unit in unit.id == id }?.name
        case .place(let id): catalogue.name(of: id)
        case .files, .rows: nil
        }
    }

    // MARK: Draws

    private func channel(hour: Int, isConfidential: Bool, _ random: inout SeededGenerator) -> Channel {
        let draw = random.fraction()
        let shares = corpus.arrival.channel
        // Calls are noted from 8 to 12 only, which is about half of the day.
        let phone = (8..<12).contains(hour) ? (isConfidential ? 0.03 : (shares["phone"] ?? 0) / 0.52) : 0
        let mail = isConfidential ? 0.03 : shares["mail"] ?? 0
        if draw < phone { return .phone }
        if draw < phone + mail { return .mail }
        return draw < phone + mail + (shares["counter"] ?? 0) ? .counter : .portal
    }

    private func weight(_ form: PublishedForm?, _ random: inout SeededGenerator) -> (impact: Level, urgency: Level) {
        if let route = form?.definition.route { return (route.impact, route.urgency) }
        let shares = corpus.arrival.priority
        func level(_ low: Double, _ medium: Double) -> Level {
            let draw = random.fraction()
            return draw < low ? .low : draw < low + medium ? .medium : .high
        }
        return (level(shares.impactLow, shares.impactMedium), level(shares.urgencyLow, shares.urgencyMedium))
    }

    private func outcome(_ ticket: Ticket, _ random: inout SeededGenerator) -> DemoOutcome {
        let age = (now - ticket.createdAt).milliseconds
        let day: Int64 = 86_400_000
        let key =
            age > 400 * day
            ? "olderThan400Days"
            : age > 60 * day
                ? "olderThan60Days"
                : age > 15 * day ? "15to60Days" : age > 5 * day ? "5to15Days" : age > day ? "1to5Days" : "today"
        let states = (corpus.arrival.states[key] ?? [:]).sorted { left, right in left.key < right.key }
        let drawn = random.pick(states) { state in state.value }.flatMap { state in DemoOutcome(rawValue: state.key) } ?? .closed
        // Teams look after what is late: most of it has been seen to.
        guard drawn == .open || drawn == .inProgress, let dueAt = ticket.dueAt, dueAt < now, random.chance(0.7) else {
            return drawn
        }
        return age > 8 * day ? .closed : .resolved
    }

    private func messages(_ random: inout SeededGenerator) -> [String] {
        guard !random.chance(corpus.compose.messages.noneShare) else { return [] }
        let count = random.pick(corpus.messageCounts) { count in count.weight }?.count ?? 1
        let fitting = corpus.sequences.filter { sequence in sequence.kinds.count == count }
        return random.pick(fitting) { sequence in sequence.weight }?.kinds ?? []
    }

    // MARK: Teams

    private static let firstLevel = [
        "informatique": "centre-assistance", "espace-services": "moyens-generaux", "espace-rh": "guichet-rh",
        "patrimoine-securite": "depannage",
    ]

    private func serviceTeam(_ service: DemoCorpus.Service) -> String {
        let team = catalogue.service(key: service.key)?.team
        return catalogue.teams.first { known in known.id == team }?.key ?? "centre-assistance"
    }

    private func firstTeam(_ form: PublishedForm?, _ service: DemoCorpus.Service, _ isConfidential: Bool) -> String {
        if let form { return form.definition.route.team }
        // Whoever answers the telephone is of the first level, except where only the handling team may know.
        return isConfidential ? serviceTeam(service) : Self.firstLevel[service.section] ?? serviceTeam(service)
    }

    private func nextTeam(after first: String, _ service: DemoCorpus.Service, _ random: inout SeededGenerator) -> String? {
        let own = serviceTeam(service)
        if first == Self.firstLevel[service.section] {
            return own != first && random.chance(corpus.arrival.escalatedShare * 2) ? own : nil
        }
        guard random.chance(corpus.arrival.handedOverShare / 5) else { return nil }
        let others = catalogue.teams.filter { team in
            team.key != first && team.level == 2 && catalogue.team(key: first)?.section == team.section
        }
        return others.isEmpty ? nil : others[random.below(others.count)].key
    }
}
