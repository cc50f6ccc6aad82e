import Domain
import SQL
import Storage

/// The agents of the demonstration: who they are, where they work, in which teams.
struct DemoPopulation {
    private let content: DemoContent
    private let scale: DemoLoader.Scale
    private let tree: DemoOrganisation

    init(_ content: DemoContent, scale: DemoLoader.Scale) {
        self.content = content
        self.scale = scale
        tree = DemoOrganisation(content.organisation)
    }

    /// Everybody, and who works in which team.
    struct Loaded: Sendable {
        var persons: [DemoPerson]
        var technicians: [String: [PersonID]]
    }

    func load(at now: Instant, in tx: any Transaction) throws -> Loaded {
        var random = SeededGenerator(seed: scale.seed)
        let keys = try DirectoryKeys(in: tx)
        var persons = try loadAccounts(keys, &random, at: now, in: tx)
        persons += try loadAgents(keys, count: scale.agents - persons.count, &random, at: now, in: tx)
        var groups = random.branch(1)
        persons = try join(persons, keys, &groups, in: tx)
        let technicians = try staffTeams(persons, at: now, in: tx)
        try nameOwners(among: technicians, persons, at: now, in: tx)
        return Loaded(persons: persons, technicians: technicians)
    }

    /// Identifiers by key, as the database gave them.
    private struct DirectoryKeys {
        let units: [String: UnitID]
        let places: [String: PlaceID]
        let groups: [String: GroupID]
        /// The offices of a site, in the order of their keys.
        let rooms: [String: [(key: String, id: PlaceID)]]

        init(in tx: any Transaction) throws {
            units = Dictionary(uniqueKeysWithValues: try DirectoryStore.units(in: tx).map { unit in (unit.key, unit.id) })
            places = Dictionary(uniqueKeysWithValues: try DirectoryStore.places(in: tx).map { place in (place.key, place.id) })
            groups = Dictionary(uniqueKeysWithValues: try DirectoryStore.groups(in: tx).map { group in (group.key, group.id) })
            var rooms: [String: [(key: String, id: PlaceID)]] = [:]
            for (key, id) in places.sorted(by: { left, right in left.key < right.key }) {
                let parts = key.split(separator: "/", maxSplits: 2)
                if parts.count == 3 { rooms[String(parts[0]), default: []].append((key, id)) }
            }
            self.rooms = rooms
        }
    }

    private func loadAccounts(
        _ keys: DirectoryKeys, _ random: inout SeededGenerator, at now: Instant, in tx: any Transaction
    ) throws -> [DemoPerson] {
        let teams = Dictionary(uniqueKeysWithValues: try CatalogueStore.teams(in: tx).map { team in (team.key, team.id) })
        let services = Dictionary(
            uniqueKeysWithValues: try CatalogueStore.services(in: tx).map { service in (service.key, service.id) })
        var persons: [DemoPerson] = []
        for account in content.people.accounts {
            let site = account.site ?? tree.site(of: account.unit ?? "")
            let room = keys.rooms[site]?.first { room in room.key.hasSuffix("/\(account.room ?? "")") }
            let gender = DemoPerson.Gender(rawValue: account.gender ?? "x") ?? .x
            let draft = Draft(
                staffNumber: account.staffNumber, firstName: account.firstName, lastName: account.lastName, gender: gender,
                email: account.email ?? DemoAddress.email(account.firstName, account.lastName, taken: []),
                phone: "4\(padded(100 + random.below(900), 3))", function: account.function ?? "agent",
                unit: account.unit ?? "metropole",
                site: site, room: room, account: account.key, profile: 0, appetite: 0.4)
            var person = try insert(draft, keys, at: now, in: tx)
            person.groups = Set(account.groups ?? [])
            for team in (account.teams ?? []) + [account.team].compactMap({ team in team }) {
                guard let team = teams[team] else { continue }
                _ = try RightStore.grant(.technician, to: person.id, team: team, by: nil, at: now, in: tx)
            }
            for service in (account.services ?? []) + [account.service].compactMap({ service in service }) {
                guard let service = services[service] else { continue }
                _ = try RightStore.grant(.owner, to: person.id, service: service, by: nil, at: now, in: tx)
            }
            if account.role == "administrator" {
                _ = try RightStore.grant(.administrator, to: person.id, by: nil, at: now, in: tx)
            }
            persons.append(person)
        }
        return persons
    }

    private struct Draft {
        var staffNumber: String
        var firstName: String
        var lastName: String
        var gender: DemoPerson.Gender
        var email: String?
        var phone: String
        var function: String
        var unit: String
        var site: String
        var room: (key: String, id: PlaceID)?
        var account: String?
        var profile: Int
        var appetite: Double
    }

    private func loadAgents(
        _ keys: DirectoryKeys, count: Int, _ random: inout SeededGenerator, at now: Instant, in tx: any Transaction
    ) throws -> [DemoPerson] {
        let weighted = content.organisation.units.filter { unit in (unit.weight ?? 0) > 0 }
        let profiles = content.corpus.noise.profiles
        let habit = WeightedIndex(profiles.map(\.share))
        let genders = WeightedIndex([50, 47, 3])
        var taken = Set(content.people.accounts.compactMap(\.email))
        var persons: [DemoPerson] = []
        for (index, unit) in unitsOfAgents(weighted, count: max(0, count)).enumerated() {
            let gender = [DemoPerson.Gender.f, .m, .x][genders.draw(&random)]
            let names = content.people.firstNames
            let firstName = random.pick(gender == .f ? names.f : gender == .m ? names.m : names.x)
            let lastName = random.pick(content.people.lastNames)
            let email = random.chance(0.9) ? DemoAddress.email(firstName, lastName, taken: taken) : nil
            if let email { taken.insert(email) }
            let site = unit.site ?? "quai"
            let rooms = keys.rooms[site] ?? []
            let draft = Draft(
                staffNumber: "A\(padded(20_000 + index, 5))", firstName: firstName, lastName: lastName, gender: gender,
                email: email, phone: String(4_000 + random.below(5_000)),
                function: tree.function(of: unit.key, gender, content.people, &random), unit: unit.key, site: site,
                room: rooms.isEmpty ? nil : rooms[random.below(rooms.count)], account: nil, profile: habit.draw(&random),
                appetite: random.logNormal(median: 1, sigma: 0.8))
            persons.append(try insert(draft, keys, at: now, in: tx))
        }
        return persons
    }

    /// So many agents in each unit as its weight says, to the agent: the rests go to the largest fractions.
    private func unitsOfAgents(_ weighted: [OrganisationDocument.Unit], count: Int) -> [OrganisationDocument.Unit] {
        let total = weighted.reduce(0) { sum, unit in sum + (unit.weight ?? 0) }
        var shares = weighted.map { unit in Int(Double(count) * (unit.weight ?? 0) / total) }
        let rests = weighted.indices.sorted { left, right in
            let first = Double(count) * (weighted[left].weight ?? 0) / total - Double(shares[left])
            let second = Double(count) * (weighted[right].weight ?? 0) / total - Double(shares[right])
            return first != second ? first > second : left < right
        }
        for index in rests.prefix(count - shares.reduce(0, +)) { shares[index] += 1 }
        return zip(weighted, shares).flatMap { unit, share in repeatElement(unit, count: share) }
    }

    private func insert(_ draft: Draft, _ keys: DirectoryKeys, at now: Instant, in tx: any Transaction) throws -> DemoPerson {
        let place = draft.room?.id ?? keys.places[draft.site]
        let new = NewPerson(
            staffNumber: draft.staffNumber, firstName: draft.firstName, lastName: draft.lastName, email: draft.email,
            phone: draft.phone, function: draft.function, unit: keys.units[draft.unit], place: place)
        let id = try PersonStore.insert(new, searchName: SearchName.make(new), at: now, in: tx)
        // « Bureau B214 »: a workshop or a hall has no code to be written so.
        let roomName =
            draft.room.map { room in String(room.key.split(separator: "/", maxSplits: 2).last ?? "") }.flatMap { name in
                DemoOrganisation.isOfficeCode(name) ? name : nil
            } ?? tree.officeCode(at: draft.site, draft.staffNumber)
        return DemoPerson(
            id: id, staffNumber: draft.staffNumber, firstName: draft.firstName, lastName: draft.lastName, gender: draft.gender,
            function: draft.function, phone: draft.phone, unitPath: tree.path(of: draft.unit),
            unitName: tree.name(of: draft.unit), site: draft.site, room: roomName, place: place,
            placePath: draft.room.map { room in DemoOrganisation.placePath(room.key) } ?? [draft.site], groups: [],
            profile: draft.profile, appetite: draft.appetite, account: draft.account)
    }

    /// Puts people into groups by their shares; the first agent of each unit leads it and is of « encadrants ».
    private func join(
        _ persons: [DemoPerson], _ keys: DirectoryKeys, _ random: inout SeededGenerator, in tx: any Transaction
    ) throws -> [DemoPerson] {
        var joined = persons
        var led: Set<String> = []
        for index in joined.indices where joined[index].account == nil {
            let unit = joined[index].unitPath.first ?? ""
            if led.insert(unit).inserted {
                if let id = keys.units[unit] { try DirectoryStore.setManager(of: id, to: joined[index].id, in: tx) }
                joined[index].groups.insert("encadrants")
            }
        }
        for group in content.organisation.groups {
            let wanted = Int((group.share ?? 0) * Double(joined.count))
            let candidates = joined.indices.filter { index in
                joined[index].account == nil && !joined[index].groups.contains(group.key)
            }
            let missing = max(0, wanted - joined.count { person in person.groups.contains(group.key) })
            for index in candidates.shuffled(using: &random).prefix(missing) { joined[index].groups.insert(group.key) }
        }
        for person in joined {
            for key in person.groups.sorted() {
                if let group = keys.groups[key] { try DirectoryStore.add(person.id, to: group, in: tx) }
            }
        }
        return joined
    }

    /// Each service has an owner: of those that no printed account owns, the first technician of its team who has
    /// no printed account.
    private func nameOwners(
        among technicians: [String: [PersonID]], _ persons: [DemoPerson], at now: Instant, in tx: any Transaction
    ) throws {
        let owned = Set(try RightStore.rights(in: tx).compactMap(\.service))
        let printed = Set(persons.filter { person in person.account != nil }.map(\.id))
        let keys = Dictionary(uniqueKeysWithValues: try CatalogueStore.teams(in: tx).map { team in (team.id, team.key) })
        for service in try CatalogueStore.services(in: tx) where !owned.contains(service.id) {
            let team = keys[service.team].flatMap { key in technicians[key] } ?? []
            guard let owner = team.first(where: { person in !printed.contains(person) }) else { continue }
            _ = try RightStore.grant(.owner, to: owner, service: service.id, by: nil, at: now, in: tx)
        }
    }

    /// Six technicians a team, twelve at the service desk, out of the units that do this work.
    private func staffTeams(_ persons: [DemoPerson], at now: Instant, in tx: any Transaction) throws -> [String: [PersonID]] {
        var technicians: [String: [PersonID]] = [:]
        var used: Set<PersonID> = []
        for account in content.people.accounts {
            guard let person = persons.first(where: { person in person.account == account.key }) else { continue }
            for team in account.teams ?? [] { technicians[team, default: []].append(person.id) }
            used.insert(person.id)
        }
        let ids = Dictionary(uniqueKeysWithValues: try CatalogueStore.teams(in: tx).map { team in (team.key, team.id) })
        for team in content.catalogue.teams {
            let wanted = team.key == "centre-assistance" ? 12 : 6
            let missing = max(0, wanted - (technicians[team.key]?.count ?? 0))
            let units = DemoOrganisation.units(ofTeam: team.key)
            let candidates = persons.filter { person in
                !used.contains(person.id) && units.contains { unit in person.unitPath.contains(unit) }
            }
            // A small population has units of two: whoever is left of the section's other units helps.
            let others = persons.filter { person in person.account == nil && !used.contains(person.id) }.reversed()
            var chosen = Array(candidates.prefix(missing))
            for person in others where chosen.count < missing && !chosen.contains(where: { known in known.id == person.id }) {
                chosen.append(person)
            }
            for person in chosen {
                used.insert(person.id)
                technicians[team.key, default: []].append(person.id)
                guard let id = ids[team.key] else { continue }
                _ = try RightStore.grant(.technician, to: person.id, team: id, by: nil, at: now, in: tx)
            }
        }
        return technicians
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
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
