import Domain

/// The population, as the year draws people from it.
struct DemoCrowd: Sendable {
    let persons: [DemoPerson]
    private let byAppetite: WeightedIndex
    private let byUnit: [String: [Int]]
    private let byAccount: [String: Int]
    private let byID: [PersonID: Int]
    /// By team: who works in it, some much more than others.
    private let technicians: [String: (persons: [Int], weights: WeightedIndex)]

    init(_ population: DemoPopulation.Loaded, random: SeededGenerator) {
        var random = random
        persons = population.persons
        byAppetite = WeightedIndex(persons.map(\.appetite))
        byUnit = Dictionary(grouping: persons.indices) { index in population.persons[index].unitPath.first ?? "" }
        byAccount = Dictionary(
            uniqueKeysWithValues: persons.indices.compactMap { index in
                population.persons[index].account.map { account in (account, index) }
            })
        let indices = Dictionary(uniqueKeysWithValues: persons.enumerated().map { index, person in (person.id, index) })
        var technicians: [String: (persons: [Int], weights: WeightedIndex)] = [:]
        for (team, members) in population.technicians.sorted(by: { left, right in left.key < right.key }) {
            let known = members.compactMap { id in indices[id] }
            technicians[team] = (
                known,
                WeightedIndex(
                    known.map { index in
                        let weight = random.logNormal(median: 1, sigma: 0.35)
                        return population.persons[index].account == nil ? weight : 1.8
                    })
            )
        }
        self.technicians = technicians
        byID = indices
    }

    func requester(_ random: inout SeededGenerator) -> DemoPerson { persons[byAppetite.draw(&random)] }

    func account(_ key: String) -> DemoPerson? { byAccount[key].map { index in persons[index] } }

    func person(_ id: PersonID) -> DemoPerson? { byID[id].map { index in persons[index] } }

    /// The printed accounts.
    var accounts: Set<PersonID> { Set(byAccount.values.map { index in persons[index].id }) }

    /// Somebody else of the same unit, or of anywhere when there is nobody else.
    func colleague(of person: DemoPerson, _ random: inout SeededGenerator) -> DemoPerson {
        let unit = byUnit[person.unitPath.first ?? ""] ?? []
        for _ in 0..<8 where unit.count > 1 {
            let other = persons[unit[random.below(unit.count)]]
            if other.id != person.id { return other }
        }
        let other = persons[random.below(persons.count)]
        return other.id == person.id ? persons[(random.below(persons.count - 1))] : other
    }

    /// Who handles a ticket of a team; never whoever asks.
    func technician(of team: String, except person: PersonID, _ random: inout SeededGenerator) -> DemoPerson? {
        guard let team = technicians[team], !team.persons.isEmpty else { return nil }
        for _ in 0..<8 {
            let chosen = persons[team.persons[team.weights.draw(&random)]]
            if chosen.id != person { return chosen }
        }
        return nil
    }
}
