import Domain

/// An agent of the demonstration, as the year of tickets knows them.
struct DemoPerson: Sendable {
    enum Gender: String, Sendable { case f, m, x }

    let id: PersonID
    let staffNumber: String
    let firstName: String
    let lastName: String
    let gender: Gender
    let function: String
    let phone: String
    /// The unit's key, then those above it.
    let unitPath: [String]
    let unitName: String
    /// The main site, and the office when it has a code.
    let site: String
    let room: String?
    let place: PlaceID?
    let placePath: [String]
    var groups: Set<String>
    /// The number of the writing habit.
    let profile: Int
    /// How often this person asks, compared with others.
    let appetite: Double
    /// The key of a printed account.
    let account: String?

    var name: String { "\(firstName) \(lastName)" }
    var facts: PersonFacts { PersonFacts(unitPath: unitPath, placePath: placePath, groups: groups) }
}
