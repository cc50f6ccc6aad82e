import Domain
import SQL
import Storage

/// Random sections, teams, rights, tickets, watchers and transfers, the odd ones included: teams that have
/// moved, tickets of a section that is not their team's, watchers who are technicians.
struct TicketWorld: Sendable {
    private(set) var persons: [PersonID] = []
    private(set) var teams: [TeamID] = []
    private(set) var tickets: [TicketReference] = []

    static let now = Instant(milliseconds: 1_700_000_000_000)

    init(_ random: inout some RandomNumberGenerator, in tx: any Transaction) throws {
        // Names are unique in a database; several worlds may share one.
        let name = "w\(UInt32.random(in: 0 ... .max, using: &random))"
        let sections = try (1...3).map { number in
            try CatalogueStore.saveSection(
                key: "\(name)s\(number)", name: LocalizedText(fr: "s"), summary: nil, hue: .info, icon: "x", position: 1, in: tx)
        }
        for number in 1...6 {
            teams.append(
                try CatalogueStore.saveTeam(
                    key: "\(name)t\(number)", name: "t", section: sections[number % 3], level: 1, in: tx))
        }
        let service = try CatalogueStore.save(
            .init(
                key: "\(name)v", section: sections[0], name: LocalizedText(fr: "v"), summary: nil, icon: "x", team: teams[0],
                isConfidential: false, privacy: nil, position: 1), in: tx)
        let category = try CatalogueStore.saveCategory(key: "\(name)c", name: "c", section: sections[0], in: tx)
        let group = try DirectoryStore.saveGroup(key: "\(name)g", name: "g", in: tx)
        _ = try RightStore.grant(.technician, to: nil, group: group, team: teams[1], by: nil, at: Self.now, in: tx)
        for number in 1...14 {
            let person = try PersonStore.insert(
                NewPerson(staffNumber: "\(name)p\(number)", firstName: "P", lastName: "N"), searchName: "", at: Self.now, in: tx)
            persons.append(person)
            // Four employees without a right, an administrator, an owner; technicians of one to three teams.
            switch number {
            case 1...4: break
            case 5: _ = try RightStore.grant(.administrator, to: person, by: nil, at: Self.now, in: tx)
            case 6: _ = try RightStore.grant(.owner, to: person, service: service, by: nil, at: Self.now, in: tx)
            case 7: try DirectoryStore.add(person, to: group, in: tx)
            default:
                for team in teams.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) {
                    _ = try RightStore.grant(.technician, to: person, team: team, by: nil, at: Self.now, in: tx)
                }
            }
        }
        for _ in 1...60 { try insert(service, category, sections, &random, in: tx) }
    }

    private mutating func insert(
        _ service: ServiceID, _ category: CategoryID, _ sections: [SectionID], _ random: inout some RandomNumberGenerator,
        in tx: any Transaction
    ) throws {
        let reference = TicketReference(number: try TicketStore.drawNumber(at: Self.now, in: tx))
        let isOpen = Int.random(in: 1...4, using: &random) > 1
        let assignee = Bool.random(using: &random) ? pick(persons, &random) : nil
        // Few moments and few priorities: lists have many rows of equal value to page through.
        let due = Self.now + .hours(Int64.random(in: 1...4, using: &random))
        let id = try TicketStore.insert(
            Ticket(
                id: TicketID(0), reference: reference, kind: .request,
                state: isOpen ? (assignee == nil ? .new : .assigned) : .resolved, title: "t", description: "d", submission: nil,
                requester: pick(persons, &random), beneficiary: pick(persons, &random), section: pick(sections, &random),
                service: service, category: category, impact: .low, urgency: .low,
                priority: Priority(rawValue: Int.random(in: 1...4, using: &random)) ?? .low, team: pick(teams, &random),
                assignee: assignee, place: nil, channel: .portal, waiting: nil, dueAt: due,
                createdAt: Self.now + .minutes(Int64.random(in: 0...3, using: &random)),
                updatedAt: Self.now + .minutes(Int64.random(in: 0...3, using: &random)),
                resolvedAt: isOpen ? nil : Self.now, closedAt: nil, isConfidential: Bool.random(using: &random), revision: 1),
            in: tx)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let isTechnician = Bool.random(using: &random)
            _ = try WatcherStore.add(pick(persons, &random), to: id, asTechnician: isTechnician, in: tx)
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            try EventStore.append(
                Event(
                    .ticketTransferred, of: .ticket(id), by: nil, at: Self.now, before: pick(teams, &random).description,
                    after: pick(teams, &random).description), in: tx)
        }
        tickets.append(reference)
    }

    private func pick<T>(_ all: [T], _ random: inout some RandomNumberGenerator) -> T {
        all[Int.random(in: 0..<all.count, using: &random)]
    }

    /// The lists of the product, and some that it does not offer.
    func filters(_ person: PersonID) -> [TicketFilter] {
        var scopes: [TicketFilter.Scope] = teams.map(TicketFilter.Scope.team)
        scopes += [.teams(Set(teams)), .teams(Set(teams.prefix(2)))]
        for other in [person, persons[0], persons[12]] { scopes += [.assignee(other), .watcher(other), .party(other)] }
        return scopes.flatMap { scope in
            [TicketFilter.Place.portal, .workbench].map { place in TicketFilter(scope: scope, stage: .all, place: place) }
        }
    }

    /// Whether a ticket is in a scope, in plain words.
    func holds(_ scope: TicketFilter.Scope, _ ticket: Ticket, in tx: any ReadTransaction) throws -> Bool {
        switch scope {
        case .team(let team): ticket.team == team
        case .teams(let teams): teams.contains(ticket.team)
        case .assignee(let person): ticket.assignee == person
        case .watcher(let person): try WatcherStore.watchers(of: ticket.id, in: tx).contains(person)
        case .party(let person): ticket.requester == person || ticket.beneficiary == person
        }
    }
}

/// SplitMix64: the same worlds at every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
