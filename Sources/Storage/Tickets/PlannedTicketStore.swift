import Domain
import SQL

/// A ticket that a form makes later: once another of the same request is resolved.
public struct PlannedTicket: Sendable, Hashable {
    public var submission: SubmissionID
    /// The number that it will have.
    public var reference: TicketReference
    /// The part that must be resolved first.
    public var after: Int
    public var destination: String
    public var name: LocalizedText
    public var service: ServiceID
    public var team: TeamID
    public var isConfidential: Bool
    /// What it will say, as JSON, decided when the form was sent.
    public var content: String
    public var state: State

    /// What became of it.
    public enum State: String, Sendable, Hashable { case pending, made, dropped }

    public init(
        submission: SubmissionID, reference: TicketReference, after: Int, destination: String, name: LocalizedText,
        service: ServiceID, team: TeamID, isConfidential: Bool, content: String, state: State = .pending
    ) {
        self.submission = submission
        self.reference = reference
        self.after = after
        self.destination = destination
        self.name = name
        self.service = service
        self.team = team
        self.isConfidential = isConfidential
        self.content = content
        self.state = state
    }
}

extension PlannedTicket.State: CodedText {}

/// Tickets that wait for another of their request.
public enum PlannedTicketStore {
    private static let columns: SQL = """
        p.submission_id, p.number, p.part, p.after_part, p.destination, p.name_fr, p.name_en, p.service_id, p.team_id, \
        p.is_confidential, p.content, p.state
        """

    private static func planned(_ row: borrowing Row) throws -> PlannedTicket {
        PlannedTicket(
            submission: try row[0], reference: TicketReference(number: try row[1], part: try row[2]), after: try row[3],
            destination: try row[4], name: LocalizedText(fr: try row[5], en: try row[6]), service: try row[7],
            team: try row[8], isConfidential: try row[9], content: try row[10], state: try row[11])
    }

    public static func insert(_ planned: PlannedTicket, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO planned_ticket(submission_id, number, part, after_part, destination, name_fr, name_en, service_id,
              team_id, is_confidential, content)
            VALUES (\(planned.submission), \(planned.reference.number), \(planned.reference.part), \(planned.after),
              \(planned.destination), \(planned.name.fr), \(planned.name.en), \(planned.service), \(planned.team),
              \(planned.isConfidential), \(planned.content))
            """)
    }

    /// Those that wait for a ticket. Only a ticket of a destination can have any.
    public static func pending(after reference: TicketReference, in tx: any ReadTransaction) throws -> [PlannedTicket] {
        try tx.all(
            """
            SELECT \(columns) FROM planned_ticket p
            WHERE p.number = \(reference.number) AND p.after_part = \(reference.part) AND p.state = 'pending' ORDER BY p.part
            """, planned)
    }

    /// Those of a request that do not exist yet, or never will.
    /// - Parameter visibility: a condition on them, as `p`.
    public static func unmade(
        of number: Int64, visibility: SQL, in tx: any ReadTransaction
    ) throws -> [PlannedTicket] {
        try tx.all(
            """
            SELECT \(columns) FROM planned_ticket p
            WHERE p.number = \(number) AND p.state <> 'made' AND \(visibility) ORDER BY p.part
            """, planned)
    }

    /// What a technician who sees a ticket of the request sees of them, as `p`: that they wait, and for what. Of a
    /// confidential service even the name of what is to come can tell an answer: its own team alone sees it.
    public static func visibleInWorkbench(to actor: Actor) -> SQL {
        "(p.is_confidential = 0 OR p.team_id IN \(SQL.list(actor.teams.sorted())))"
    }

    /// What it would have said is forgotten: it is the ticket's now, or nobody's.
    /// - Returns: false when it was ended before: a ticket is made once, however often the one before is resolved.
    public static func end(
        _ reference: TicketReference, as state: PlannedTicket.State, at now: Instant, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE planned_ticket SET state = \(state), ended_at = \(now), content = ''
            WHERE number = \(reference.number) AND part = \(reference.part) AND state = 'pending'
            """) == 1
    }

    /// Where a ticket planned for a team goes today: to the team of its service when that one was closed since.
    public struct Destination: Sendable {
        public var team: TeamID
        public var section: SectionID
        /// The service has become confidential, or is.
        public var isConfidential: Bool
    }

    public static func destination(of planned: PlannedTicket, in tx: any ReadTransaction) throws -> Destination? {
        try tx.first(
            """
            SELECT t.id, t.section_id, s.is_confidential
            FROM service s JOIN team p ON p.id = \(planned.team)
            JOIN team t ON t.id = CASE WHEN p.is_active = 1 THEN p.id ELSE s.team_id END
            WHERE s.id = \(planned.service)
            """
        ) { row in
            let isConfidential: Bool = try row[2]
            return Destination(
                team: try row[0], section: try row[1], isConfidential: isConfidential || planned.isConfidential)
        }
    }

    /// A service that becomes confidential takes along what it is yet to make.
    public static func protect(_ service: ServiceID, in tx: any Transaction) throws {
        try tx.run("UPDATE planned_ticket SET is_confidential = 1 WHERE service_id = \(service) AND is_confidential = 0")
    }
}
