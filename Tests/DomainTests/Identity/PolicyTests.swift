import Domain
import Testing

/// Who may do what, by hand.
@Suite struct PolicyTests {
    private static let it = SectionID(1)
    private static let rh = SectionID(2)
    private static let handling = TeamID(10)
    private static let sister = TeamID(11)
    private static let stranger = TeamID(20)

    struct Who: CustomTestStringConvertible, Sendable {
        let name: String
        let actor: Actor
        var isWatching = false
        let plain: String
        let confidential: String
        var testDescription: String { name }
    }

    // s sees, w in the workbench, h handles and answers in the desk's name, r replies as the requester, d decides as such.
    static let table: [Who] = [
        Who(name: "an employee without a part", actor: Actor(person: PersonID(99)), plain: "", confidential: ""),
        Who(name: "the requester", actor: Actor(person: PersonID(1)), plain: "srd", confidential: "srd"),
        Who(name: "the beneficiary", actor: Actor(person: PersonID(2)), plain: "srd", confidential: "srd"),
        Who(name: "a watcher", actor: Actor(person: PersonID(3)), isWatching: true, plain: "sr", confidential: "sr"),
        Who(
            name: "a technician of the team", actor: Actor(person: PersonID(4), teams: [handling], sections: [it]),
            plain: "swh", confidential: "swh"),
        Who(
            name: "a technician of another team of the section",
            actor: Actor(person: PersonID(5), teams: [sister], sections: [it]), plain: "swh", confidential: ""),
        Who(
            name: "a technician of another section",
            actor: Actor(person: PersonID(6), teams: [stranger], sections: [rh]), plain: "", confidential: ""),
        Who(
            name: "a technician of a former team of another section",
            actor: Actor(person: PersonID(7), teams: [TeamID(21)], sections: [rh]), plain: "sw", confidential: ""),
        Who(
            name: "a technician of another section who watches",
            actor: Actor(person: PersonID(8), teams: [stranger], sections: [rh]), isWatching: true,
            plain: "sr", confidential: "sr"),
        Who(
            name: "a former team's technician who is the requester",
            actor: Actor(person: PersonID(1), teams: [TeamID(21)], sections: [rh]), plain: "swrd", confidential: "srd"),
        Who(
            name: "a technician of the team, which is in another section",
            actor: Actor(person: PersonID(11), teams: [handling], sections: [rh]), plain: "swh", confidential: "swh"),
        Who(
            name: "the owner of the service", actor: Actor(person: PersonID(9), ownedServices: [ServiceID(5)]),
            plain: "", confidential: ""),
        Who(
            name: "an administrator", actor: Actor(person: PersonID(10), isAdministrator: true), plain: "",
            confidential: ""),
    ]

    @Test(arguments: table) func `a ticket is open to those it concerns`(who: Who) {
        for (isConfidential, expected) in [(false, who.plain), (true, who.confidential)] {
            let facts = Policy.TicketFacts(
                requester: PersonID(1), beneficiary: PersonID(2), isWatched: who.isWatching, team: Self.handling,
                section: Self.it, isConfidential: isConfidential, formerTeams: [TeamID(21)])
            let policy = Policy(who.actor)
            let rights: [(String, Bool)] = [
                ("s", policy.canSee(facts)), ("w", policy.canSeeAsTechnician(facts)), ("h", policy.canHandle(facts)),
                ("r", policy.canReplyAsRequester(to: facts)), ("d", policy.canDecideAsRequester(on: facts)),
            ]
            let found = rights.filter { right in right.1 }.map(\.0).joined()
            #expect(found == expected, "\(who.name), confidential: \(isConfidential)")
        }
    }

    @Test(arguments: table) func `sensitive answers are for those it is for and those who handle it`(who: Who) {
        for (isConfidential, expected) in [(false, who.plain), (true, who.confidential)] {
            let facts = Policy.TicketFacts(
                requester: PersonID(1), beneficiary: PersonID(2), isWatched: who.isWatching, team: Self.handling,
                section: Self.it, isConfidential: isConfidential, formerTeams: [TeamID(21)])
            let may = expected.contains("h") || expected.contains("d")
            #expect(Policy(who.actor).canSeeSensitive(of: facts) == may, "\(who.name), confidential: \(isConfidential)")
        }
    }

    @Test func `whoever handles or replies also sees`() {
        for who in Self.table {
            for right in [who.plain, who.confidential] where !right.isEmpty { #expect(right.hasPrefix("s")) }
        }
    }

    @Test func `only technicians use the workbench, only administrators administer`() {
        let technician = Policy(Actor(person: PersonID(1), teams: [Self.handling], sections: [Self.it]))
        let administrator = Policy(Actor(person: PersonID(2), isAdministrator: true))
        let owner = Policy(Actor(person: PersonID(3), ownedServices: [ServiceID(5)]))
        #expect([technician, administrator, owner].map(\.canUseWorkbench) == [true, false, false])
        #expect([technician, administrator, owner].map(\.canAdminister) == [false, true, false])
    }

    @Test func `an owner edits the forms of her services, an administrator all of them`() {
        let technician = Policy(Actor(person: PersonID(1), teams: [Self.handling], sections: [Self.it]))
        let administrator = Policy(Actor(person: PersonID(2), isAdministrator: true))
        let owner = Policy(Actor(person: PersonID(3), ownedServices: [ServiceID(5)]))
        #expect(
            [technician, administrator, owner].map { policy in policy.canEditForms(of: ServiceID(5)) } == [false, true, true])
        #expect(
            [technician, administrator, owner].map { policy in policy.canEditForms(of: ServiceID(6)) } == [false, true, false])
        #expect([technician, administrator, owner].map(\.canEditSomeForms) == [false, true, true])
    }
}
