#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// All that a ticket of a form is to be, decided when the form is sent; kept as JSON for one that comes later.
struct TicketContent: Codable {
    var kind: TicketKind
    var title: String
    var description: String
    var searched: [String]
    var place: PlaceID?
    var requester: PersonID
    var beneficiary: PersonID
    var channel: Channel
    var service: ServiceID
    var team: TeamID
    var category: CategoryID
    var impact: Level
    var urgency: Level
    var priority: Priority
    /// Working days from when it is made; a day that was answered goes before.
    var delay: Int
    var dueAt: Instant?
    var watchers: [PersonID]
    var files: [AttachmentID]

    init(
        _ open: OpenDraft, _ destination: Destination?, calendar: LocalCalendar, at now: Instant, in tx: any ReadTransaction
    ) throws {
        let route = open.definition.route
        let answers = open.filled.evaluation.answers
        let catalogue = open.catalogue
        // What was closed since the form was published hands over to the form's own route, then to its service.
        let categories = [destination?.category?.value(answers), route.category].compactMap { key in key }
        let known = categories.compactMap { key in catalogue.category(key: key) }
        guard let category = known.first(where: \.isActive) ?? known.first else {
            throw SubmissionService.BrokenRoute(category: route.category)
        }
        let teams = [destination?.team?.value(answers), route.team].compactMap { key in key }
        let team = teams.compactMap { key in catalogue.team(key: key) }.first(where: \.isActive)
        let text = TicketText(open, destination)
        let beneficiary = open.beneficiary ?? open.requester
        kind = destination?.kind ?? open.definition.kind
        title = text.title
        description = text.description
        searched = text.searched
        place = text.place ?? beneficiary.place
        requester = open.requester.id
        self.beneficiary = beneficiary.id
        channel = open.draft.channel
        service = open.service.id
        self.team = team?.id ?? open.service.team
        self.category = category.id
        impact = destination?.impact?.value(answers) ?? route.impact
        urgency = destination?.urgency?.value(answers) ?? route.urgency
        priority = catalogue.matrix.priority(impact: impact, urgency: urgency)
        delay = open.definition.delay.workingDays
        if let due = destination?.due {
            if let question = due.question {
                dueAt = answers[question]?.day.map { day in
                    calendar.due(on: day, shiftedBy: due.workingDays ?? 0, notBefore: now)
                }
            } else {
                delay = due.workingDays ?? delay
            }
        }
        watchers = try open.watchers(of: destination, in: tx)
        files = open.definition.questions.flatMap { question -> [AttachmentID] in
            guard destination?.isGiven(question.key) ?? true, case .files(let ids) = answers[question.key] else { return [] }
            return ids
        }.sorted()
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}

extension Answer {
    /// The day it names, the first one of a period.
    fileprivate var day: CalendarDate? {
        switch self {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        case .period(let period): period.from
        default: nil
        }
    }
}

extension OpenDraft {
    /// Whom a destination lets follow. Nobody in a confidential service: who reads what is there is its team's to say.
    fileprivate func watchers(of destination: Destination?, in tx: any ReadTransaction) throws -> [PersonID] {
        guard let named = destination?.watchers, !service.isConfidential else { return [] }
        let parties: Set<PersonID> = [requester.id, (beneficiary ?? requester).id]
        var found: [PersonID] = []
        for watcher in named {
            switch watcher {
            case .answer(let question):
                if case .person(let id) = filled.evaluation.answers[question], persons[id]?.isActive == true { found.append(id) }
            case .manager: if let manager = try manager(in: tx) { found.append(manager) }
            }
        }
        var seen = parties
        return found.filter { person in seen.insert(person).inserted }
    }

    /// The first above the beneficiary who heads a unit and is there.
    private func manager(in tx: any ReadTransaction) throws -> PersonID? {
        let beneficiary = beneficiary ?? requester
        for unit in beneficiary.unit.map({ unit in catalogue.path(of: unit) }) ?? [] {
            guard let id = unit.manager, id != beneficiary.id else { continue }
            if try PersonStore.person(id, in: tx)?.isActive == true { return id }
        }
        return nil
    }
}
