import Domain
import SQL
import Storage

/// Who fills a form, in whose name, for whom, and how the request came.
public struct Filling: Sendable {
    public let actor: SignedIn
    /// In whose name it is asked: the actor on the portal, a caller in the workbench.
    public let requester: PersonID
    /// For whom; nil is the requester.
    public let beneficiary: PersonID?
    public let channel: Channel
    /// The closed request of theirs that is to be followed.
    public let previous: TicketReference?

    /// Somebody who asks for themself on the portal.
    public init(_ me: SignedIn, after previous: TicketReference? = nil) {
        self.init(by: me, for: me.person.id, channel: .portal, after: previous)
    }

    /// A technician who fills a form for whoever calls, writes or stands at the counter.
    public init(
        by actor: SignedIn, for requester: PersonID, beneficiary: PersonID? = nil, channel: Channel,
        after previous: TicketReference? = nil
    ) {
        self.actor = actor
        self.requester = requester
        self.beneficiary = beneficiary == requester ? nil : beneficiary
        self.channel = channel
        self.previous = previous
    }

    var isForSomebodyElse: Bool { requester != actor.person.id }

    /// - Throws: ``NotAllowed`` when the actor may not ask in another's name, ``NotFound`` when there is no such person.
    func check(in tx: any ReadTransaction) throws {
        if isForSomebodyElse || channel != .portal {
            guard actor.policy.canUseWorkbench else { throw NotAllowed() }
        }
        for person in Set([requester, beneficiary].compactMap { person in person }) where person != actor.person.id {
            guard try PersonStore.person(person, in: tx)?.isActive == true else { throw NotFound() }
        }
    }
}
