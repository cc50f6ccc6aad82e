import Domain
import Testing

@Suite("Who is told of an event")
struct RecipientsTests {
    private static let requester = PersonID(1)
    private static let beneficiary = PersonID(2)
    private static let assignee = PersonID(3)
    private static let watcher = PersonID(4)
    private static let other = PersonID(5)

    private static func ticket(_ state: TicketState = .inProgress, assignee: PersonID? = assignee) -> Ticket {
        let now = Instant(milliseconds: 1_700_000_000_000)
        return Ticket(
            id: TicketID(1), reference: TicketReference(number: 7), kind: .request, state: state, title: "t", description: "d",
            submission: nil, requester: requester, beneficiary: beneficiary, section: SectionID(1), service: ServiceID(1),
            category: CategoryID(1), impact: .low, urgency: .low, priority: .low, team: TeamID(1), assignee: assignee, place: nil,
            channel: .portal, waiting: nil, dueAt: now, createdAt: now, updatedAt: now, resolvedAt: nil, closedAt: nil,
            isConfidential: false, revision: 1)
    }

    private static func told(
        _ kind: EventKind, by actor: PersonID? = other, after: String? = nil, ticket: Ticket = ticket(), isFromDesk: Bool = false
    ) -> Set<PersonID> {
        Event(kind, of: .ticket(ticket.id), by: actor, at: ticket.createdAt, after: after)
            .recipients(on: ticket, watchers: [watcher], isFromDesk: isFromDesk)
    }

    @Test("each kind tells its people")
    func kinds() {
        let (parties, everyone): (Set, Set) = (
            [Self.requester, Self.beneficiary], [Self.requester, Self.beneficiary, Self.watcher]
        )
        #expect(Self.told(.ticketCreated) == [Self.watcher])
        #expect(Self.told(.ticketAssigned, after: "3") == [Self.assignee])
        #expect(Self.told(.messagePosted, isFromDesk: true) == everyone)
        #expect(Self.told(.messagePosted) == [Self.assignee])
        #expect(Self.told(.notePosted, isFromDesk: true) == [Self.assignee])
        #expect(Self.told(.ticketWaiting, after: "requester") == parties)
        #expect(Self.told(.ticketWaiting, after: "supplier").isEmpty)
        #expect(Self.told(.ticketResolved) == everyone)
        #expect(Self.told(.ticketReopened) == [Self.assignee])
        #expect(Self.told(.ticketCancelled) == [Self.assignee])
    }

    @Test("a wait whose time has come is news to whoever has the ticket")
    func resumed() {
        #expect(Self.told(.ticketResumed, by: nil) == [Self.assignee])
        #expect(Self.told(.ticketResumed).isEmpty)
    }

    @Test("who no longer has the ticket is not told it was given to them")
    func givenOn() {
        #expect(Self.told(.ticketAssigned, after: "9").isEmpty)
        #expect(Self.told(.ticketAssigned, after: nil, ticket: Self.ticket(.new, assignee: nil)).isEmpty)
    }

    @Test("a transfer tells a person named with the team, and nobody else")
    func transferred() {
        #expect(Self.told(.ticketTransferred, after: "1", ticket: Self.ticket(.assigned)) == [Self.assignee])
        #expect(Self.told(.ticketTransferred, after: "1", ticket: Self.ticket(.new, assignee: nil)).isEmpty)
        #expect(Self.told(.ticketTransferred, after: "1", ticket: Self.ticket(.inProgress)).isEmpty)
        #expect(Self.told(.ticketTransferred, after: "8", ticket: Self.ticket(.assigned)).isEmpty)
    }

    @Test("nobody is told what they did", arguments: EventKind.allCases)
    func actor(_ kind: EventKind) {
        for actor in [Self.requester, Self.beneficiary, Self.assignee, Self.watcher] {
            for isFromDesk in [false, true] {
                for after in ["1", "3", "requester"] {
                    #expect(!Self.told(kind, by: actor, after: after, isFromDesk: isFromDesk).contains(actor))
                }
            }
        }
    }

    @Test("whatever tells somebody has a job", arguments: EventKind.allCases)
    func jobs(_ kind: EventKind) {
        var told: Set<PersonID> = []
        for ticket in [Self.ticket(), Self.ticket(.assigned)] {
            for after in ["1", "3", "requester"] {
                for isFromDesk in [false, true] {
                    for actor in [nil, Self.other] {
                        told.formUnion(Self.told(kind, by: actor, after: after, ticket: ticket, isFromDesk: isFromDesk))
                    }
                }
            }
        }
        #expect(told.isEmpty == !kind.tellsSomebody)
    }
}
