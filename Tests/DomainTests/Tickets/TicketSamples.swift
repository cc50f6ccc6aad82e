import Domain

/// Tickets in each state, and the persons of the tables: Anne (1) and Bilal (2) handle, Rose (9) asks.
enum TicketSamples {
    static let anne = PersonID(1)
    static let bilal = PersonID(2)
    static let rose = PersonID(9)
    static let created = Instant(milliseconds: 1_000_000)
    static let resolved = created + .days(1)
    static let now = created + .days(2)

    /// The states, with the wait of nobody's ticket apart.
    static let names = ["new", "assigned", "inProgress", "waiting", "waitingAlone", "resolved", "closed", "cancelled"]

    static func ticket(_ name: String) -> Ticket? {
        let isAlone = name == "new" || name == "waitingAlone" || name == "cancelled"
        guard let state = TicketState(rawValue: name == "waitingAlone" ? "waiting" : name) else { return nil }
        return Ticket(
            id: TicketID(5), reference: TicketReference(number: 24_893), kind: .request, state: state, title: "Écran",
            description: "", submission: SubmissionID(3), requester: rose, beneficiary: rose, section: SectionID(1),
            service: ServiceID(2), category: CategoryID(4), impact: .low, urgency: .medium, priority: .low,
            team: TeamID(10), assignee: isAlone ? nil : anne, place: PlaceID(6), channel: .portal,
            waiting: state == .waiting ? Waiting(reason: .requester) : nil, dueAt: created + .days(9),
            createdAt: created, updatedAt: created, resolvedAt: state == .resolved || state == .closed ? resolved : nil,
            closedAt: state == .closed || state == .cancelled ? resolved : nil, isConfidential: false, revision: 7)
    }

    static let qualification = Qualification(
        kind: .incident, category: CategoryID(40), impact: .high, urgency: .medium, beneficiary: anne)
    static let late = resolved + .days(7)

    /// Every command, by the name the tables use.
    static let commands: [(name: String, run: @Sendable (Ticket) throws(TicketError) -> TicketChange)] = [
        ("assign Bilal", { (ticket) throws(TicketError) in try ticket.assigning(to: bilal, by: anne, at: now) }),
        ("assign Anne", { (ticket) throws(TicketError) in try ticket.assigning(to: anne, by: anne, at: now) }),
        ("assign nobody", { (ticket) throws(TicketError) in try ticket.assigning(to: nil, by: anne, at: now) }),
        ("Anne takes", { (ticket) throws(TicketError) in try ticket.taking(by: anne, at: now) }),
        ("Bilal takes", { (ticket) throws(TicketError) in try ticket.taking(by: bilal, at: now) }),
        (
            "transfer",
            { (ticket) throws(TicketError) in try ticket.transferring(to: TeamID(20), in: SectionID(8), by: anne, at: now) }
        ),
        (
            "transfer to Bilal",
            { (ticket) throws(TicketError) in
                try ticket.transferring(to: TeamID(20), in: SectionID(1), assignee: bilal, by: anne, at: now)
            }
        ),
        (
            "transfer nowhere",
            { (ticket) throws(TicketError) in try ticket.transferring(to: TeamID(10), in: SectionID(1), by: anne, at: now) }
        ),
        ("Bilal starts", { (ticket) throws(TicketError) in try ticket.starting(by: bilal, at: now) }),
        (
            "wait supplier",
            { (ticket) throws(TicketError) in try ticket.waiting(for: Waiting(reason: .supplier, until: late), by: anne, at: now)
            }
        ),
        (
            "wait requester",
            { (ticket) throws(TicketError) in try ticket.waiting(for: Waiting(reason: .requester), by: anne, at: now) }
        ),
        ("resume", { (ticket) throws(TicketError) in try ticket.resuming(reason: "time", by: nil, at: now) }),
        ("Bilal resolves", { (ticket) throws(TicketError) in try ticket.resolving(by: bilal, message: MessageID(77), at: now) }),
        (
            "requalify",
            { (ticket) throws(TicketError) in try ticket.requalifying(as: qualification, matrix: .standard, by: anne, at: now) }
        ),
        (
            "requalify same",
            { (ticket) throws(TicketError) in
                try ticket.requalifying(as: ticket.qualification, matrix: .standard, by: anne, at: now)
            }
        ),
        ("Rose replies", { (ticket) in ticket.answered(by: rose, at: now) }),
        ("Rose cancels", { (ticket) throws(TicketError) in try ticket.cancelling(by: rose, at: now) }),
        ("Rose confirms", { (ticket) throws(TicketError) in try ticket.confirming(by: rose, at: now) }),
        ("Rose reopens", { (ticket) throws(TicketError) in try ticket.reopening(by: rose, at: now) }),
        (
            "Rose reopens, nobody left",
            { (ticket) throws(TicketError) in try ticket.reopening(by: rose, at: now, hasAssigneeLeft: true) }
        ),
        ("close early", { (ticket) throws(TicketError) in try ticket.closing(at: Instant(milliseconds: late.milliseconds - 1)) }),
        ("close", { (ticket) throws(TicketError) in try ticket.closing(at: late) }),
    ]

    /// All states × all commands, written by hand from `docs/architecture.md`, §6b:
    /// command | states | state after, assignee | events (kind before>after, reason); or ! and the error.
    /// `=` is no change; `-` is nobody.
    static let table = """
        assign Bilal | new | assigned 2 | assigned ->2
        assign Bilal | assigned | assigned 2 | assigned 1>2
        assign Bilal | inProgress | inProgress 2 | assigned 1>2
        assign Bilal | waiting | waiting 2 | assigned 1>2
        assign Bilal | waitingAlone | waiting 2 | assigned ->2
        assign Bilal | resolved closed cancelled | ! notOpen
        assign Anne | new | assigned 1 | assigned ->1
        assign Anne | waitingAlone | waiting 1 | assigned ->1
        assign Anne | assigned inProgress waiting | ! nothingChanges
        assign Anne | resolved closed cancelled | ! notOpen
        assign nobody | assigned inProgress | new - | assigned 1>-
        assign nobody | waiting | waiting - | assigned 1>-
        assign nobody | new waitingAlone | ! nothingChanges
        assign nobody | resolved closed cancelled | ! notOpen
        Anne takes | new | inProgress 1 | assigned ->1; started new>inProgress
        Anne takes | assigned | inProgress 1 | started assigned>inProgress
        Anne takes | inProgress waiting | ! nothingChanges
        Anne takes | waitingAlone | waiting 1 | assigned ->1
        Anne takes | resolved closed cancelled | ! notOpen
        Bilal takes | new | inProgress 2 | assigned ->2; started new>inProgress
        Bilal takes | assigned | inProgress 2 | assigned 1>2; started assigned>inProgress
        Bilal takes | inProgress | inProgress 2 | assigned 1>2
        Bilal takes | waiting | waiting 2 | assigned 1>2
        Bilal takes | waitingAlone | waiting 2 | assigned ->2
        Bilal takes | resolved closed cancelled | ! notOpen
        transfer | new assigned inProgress waiting waitingAlone | new - | transferred 10>20
        transfer | resolved closed cancelled | ! notOpen
        transfer to Bilal | new assigned inProgress waiting waitingAlone | assigned 2 | transferred 10>20
        transfer to Bilal | resolved closed cancelled | ! notOpen
        transfer nowhere | new assigned inProgress waiting waitingAlone | ! nothingChanges
        transfer nowhere | resolved closed cancelled | ! notOpen
        Bilal starts | new | inProgress 2 | assigned ->2; started new>inProgress
        Bilal starts | assigned | inProgress 1 | started assigned>inProgress
        Bilal starts | inProgress waiting waitingAlone resolved closed cancelled | =
        wait supplier | new | waiting - | waiting new>supplier
        wait supplier | assigned | waiting 1 | waiting assigned>supplier
        wait supplier | inProgress | waiting 1 | waiting inProgress>supplier
        wait supplier | waiting | waiting 1 | waiting requester>supplier
        wait supplier | waitingAlone | waiting - | waiting requester>supplier
        wait supplier | resolved closed cancelled | ! notOpen
        wait requester | new | waiting - | waiting new>requester
        wait requester | assigned | waiting 1 | waiting assigned>requester
        wait requester | inProgress | waiting 1 | waiting inProgress>requester
        wait requester | waiting waitingAlone | ! nothingChanges
        wait requester | resolved closed cancelled | ! notOpen
        resume | waiting | inProgress 1 | resumed requester>inProgress time
        resume | waitingAlone | new - | resumed requester>new time
        resume | new assigned inProgress resolved closed cancelled | ! notAllowed inProgress
        Bilal resolves | new | resolved 2 | assigned ->2; resolved new>resolved
        Bilal resolves | assigned | resolved 1 | resolved assigned>resolved
        Bilal resolves | inProgress | resolved 1 | resolved inProgress>resolved
        Bilal resolves | waiting | resolved 1 | resolved waiting>resolved
        Bilal resolves | waitingAlone | resolved 2 | assigned ->2; resolved waiting>resolved
        Bilal resolves | resolved closed cancelled | ! notAllowed resolved
        requalify | new | new - | \(requalified)
        requalify | assigned | assigned 1 | \(requalified)
        requalify | inProgress | inProgress 1 | \(requalified)
        requalify | waiting | waiting 1 | \(requalified)
        requalify | waitingAlone | waiting - | \(requalified)
        requalify | resolved closed cancelled | ! notOpen
        requalify same | new assigned inProgress waiting waitingAlone | ! nothingChanges
        requalify same | resolved closed cancelled | ! notOpen
        Rose replies | waiting | inProgress 1 | resumed requester>inProgress reply
        Rose replies | waitingAlone | new - | resumed requester>new reply
        Rose replies | new assigned inProgress resolved closed cancelled | =
        Rose cancels | new | cancelled - | cancelled new>cancelled
        Rose cancels | assigned | cancelled 1 | cancelled assigned>cancelled
        Rose cancels | inProgress waiting waitingAlone | ! alreadyBegun
        Rose cancels | resolved closed cancelled | ! notAllowed cancelled
        Rose confirms | resolved | closed 1 | confirmed resolved>closed
        Rose confirms | new assigned inProgress waiting waitingAlone closed cancelled | ! notAllowed closed
        Rose reopens | resolved | assigned 1 | reopened resolved>assigned
        Rose reopens | closed | ! closed
        Rose reopens | new assigned inProgress waiting waitingAlone cancelled | ! notAllowed inProgress
        Rose reopens, nobody left | resolved | new - | reopened resolved>new; assigned 1>-
        Rose reopens, nobody left | closed | ! closed
        Rose reopens, nobody left | new assigned inProgress waiting waitingAlone cancelled | ! notAllowed inProgress
        close early | new assigned inProgress waiting waitingAlone resolved closed cancelled | ! notAllowed closed
        close | resolved | closed 1 | closed resolved>closed
        close | new assigned inProgress waiting waitingAlone closed cancelled | ! notAllowed closed
        """

    private static let requalified =
        "requalified request>incident kind; requalified 4>40 category; requalified 4>2 priority; "
        + "requalified low>high impact; requalified 9>1 beneficiary"
}
