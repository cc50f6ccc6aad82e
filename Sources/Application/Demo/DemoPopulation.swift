import Domain
import SQL
import Storage

/// The agents of the demonstration: who they are, where they work, in which teams.
struct DemoPopulation {
    private let content: DemoContent
    private let scale: DemoLoader.Scale

    init(_ content: DemoContent, scale: DemoLoader.Scale) throws {
        self.content = content
        self.scale = scale
    }

    func load(at now: Instant, in tx: any Transaction) throws {
        var random = SeededGenerator(seed: scale.seed)
        let units = Dictionary(uniqueKeysWithValues: try DirectoryStore.units(in: tx).map { unit in (unit.key, unit.id) })
        let places = Dictionary(uniqueKeysWithValues: try DirectoryStore.places(in: tx).map { place in (place.key, place.id) })
        let groups = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group.id) })
        let accounts = try loadAccounts(units, places, at: now, in: tx)
        let persons = try loadAgents(units, places, count: scale.agents - accounts.count, &random, at: now, in: tx)
        try appointManagers(persons, units, groups, in: tx)
        try staffTeams(persons, at: now, in: tx)
        for person in persons where random.chance(0.45) {
            if let group = groups["teletravailleurs"] { try DirectoryStore.add(person.id, to: group, in: tx) }
        }
    }

    private struct Agent {
        let id: PersonID
        let unit: String
    }

    private func loadAccounts(
        _ units: [String: UnitID], _ places: [String: PlaceID], at now: Instant, in tx: any Transaction
    ) throws -> [PersonID] {
        let teams = Dictionary(uniqueKeysWithValues: try CatalogueStore.teams(in: tx).map { team in (team.key, team.id) })
        let services = Dictionary(uniqueKeysWithValues: try CatalogueStore.services(in: tx).map { service in (service.key, service.id) })
        return try content.people.accounts.map { account in
            let room = account.site.flatMap { site in
                places.first { key, _ in key.hasPrefix("\(site)/") && key.hasSuffix("/\(account.room ?? "")") }?.value ?? places[site]
            }
            let person = NewPerson(
                staffNumber: account.staffNumber, firstName: account.firstName, lastName: account.lastName,
                email: DemoAddress.email(account.firstName, account.lastName, taken: []), phone: nil,
                function: account.function, unit: account.unit.flatMap { unit in units[unit] }, place: room)
            let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            for team in (account.teams ?? []) + [account.team].compactMap({ team in team }) {
                guard let team = teams[team] else { continue }
                _ = try RightStore.grant(.technician, to: id, team: team, by: nil, at: now, in: tx)
            }
            for service in (account.services ?? []) + [account.service].compactMap({ service in service }) {
                guard let service = services[service] else { continue }
                _ = try RightStore.grant(.owner, to: id, service: service, by: nil, at: now, in: tx)
            }
            if account.role == "administrator" {
                _ = try RightStore.grant(.administrator, to: id, by: nil, at: now, in: tx)
            }
            return id
        }
    }

    private func loadAgents(
        _ units: [String: UnitID], _ places: [String: PlaceID], count: Int, _ random: inout SeededGenerator,
        at now: Instant, in tx: any Transaction
    ) throws -> [Agent] {
        let weighted = content.organisation.units.filter { unit in (unit.weight ?? 0) > 0 }
        let total = weighted.reduce(0) { sum, unit in sum + (unit.weight ?? 0) }
        var rooms: [String: [PlaceID]] = [:]
        for (key, id) in places.sorted(by: { left, right in left.key < right.key }) where key.contains("/") {
            rooms[String(key.prefix { character in character != "/" }), default: []].append(id)
        }
        var taken: Set<String> = []
        var agents: [Agent] = []
        for index in 0..<max(0, count) {
            var ticket = random.fraction() * total
            let unit = weighted.first { unit in
                ticket -= unit.weight ?? 0
                return ticket < 0
            } ?? weighted[0]
            let isWoman = random.chance(0.51)
            let firstNames = isWoman ? content.people.firstNames.f : content.people.firstNames.m
            let firstName = random.pick(firstNames)
            let lastName = random.pick(content.people.lastNames)
            let email = random.chance(0.9) ? DemoAddress.email(firstName, lastName, taken: taken) : nil
            if let email { taken.insert(email) }
            let titles = content.people.functions[unit.key] ?? content.people.functions["*"]
            let functions = (isWoman ? titles?.f : titles?.m) ?? []
            let site = unit.site ?? "quai"
            let person = NewPerson(
                staffNumber: "A\(String(20_000 + index))", firstName: firstName, lastName: lastName, email: email,
                phone: String(4_000 + random.below(5_000)), function: functions.isEmpty ? nil : random.pick(functions),
                unit: units[unit.key], place: (rooms[site]?.isEmpty ?? true) ? places[site] : random.pick(rooms[site] ?? []))
            let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            agents.append(Agent(id: id, unit: unit.key))
        }
        return agents
    }

    /// The first agent of each unit leads it.
    private func appointManagers(
        _ agents: [Agent], _ units: [String: UnitID], _ groups: [String: GroupID], in tx: any Transaction
    ) throws {
        var led: Set<String> = []
        for agent in agents where led.insert(agent.unit).inserted {
            if let unit = units[agent.unit] { try DirectoryStore.setManager(of: unit, to: agent.id, in: tx) }
            if let group = groups["encadrants"] { try DirectoryStore.add(agent.id, to: group, in: tx) }
        }
    }

    /// Six technicians a team, twelve at the service desk.
    private func staffTeams(_ agents: [Agent], at now: Instant, in tx: any Transaction) throws {
        var next = agents.filter { agent in agent.unit.contains("dsi") || agent.unit.contains("assistance") }[...]
        var others = agents.reversed()[...]
        for team in try CatalogueStore.teams(in: tx) {
            let isDesk = team.key == "centre-assistance"
            for _ in 0..<(isDesk ? 12 : 6) {
                guard let agent = next.popFirst() ?? others.popFirst() else { return }
                _ = try RightStore.grant(.technician, to: agent.id, team: team.id, by: nil, at: now, in: tx)
            }
        }
    }
}

enum DemoAddress {
    /// `prenom.nom@aigues-vives.example`, with a number when the address is taken.
    static func email(_ firstName: String, _ lastName: String, taken: Set<String>) -> String {
        let first = SearchName.words(of: firstName).joined(separator: "-")
        let last = SearchName.words(of: lastName).joined(separator: "-")
        let plain = "\(first).\(last)@aigues-vives.example"
        guard taken.contains(plain) else { return plain }
        var number = 2
        while taken.contains("\(first).\(last)\(number)@aigues-vives.example") { number += 1 }
        return "\(first).\(last)\(number)@aigues-vives.example"
    }
}
