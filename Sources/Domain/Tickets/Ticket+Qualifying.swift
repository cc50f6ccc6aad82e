/// What a ticket is: kind, category, weight, who benefits.
public struct Qualification: Sendable, Hashable {
    public var kind: TicketKind
    public var category: CategoryID
    public var impact: Level
    public var urgency: Level
    public var beneficiary: PersonID

    public init(kind: TicketKind, category: CategoryID, impact: Level, urgency: Level, beneficiary: PersonID) {
        self.kind = kind
        self.category = category
        self.impact = impact
        self.urgency = urgency
        self.beneficiary = beneficiary
    }
}

extension Ticket {
    public var qualification: Qualification {
        Qualification(kind: kind, category: category, impact: impact, urgency: urgency, beneficiary: beneficiary)
    }

    /// Says better what it is; priority follows from the matrix. One event for each thing that changed.
    public func requalifying(
        as wanted: Qualification, matrix: PriorityMatrix, by actor: PersonID, at now: Instant
    ) throws(TicketError) -> TicketChange {
        guard state.isOpen else { throw .notOpen(state) }
        guard wanted != qualification else { throw .nothingChanges }
        return try change(at: now) { ticket in
            ticket.kind = wanted.kind
            ticket.category = wanted.category
            ticket.impact = wanted.impact
            ticket.urgency = wanted.urgency
            ticket.beneficiary = wanted.beneficiary
            ticket.priority = matrix.priority(impact: wanted.impact, urgency: wanted.urgency)
            let changes: [(String, String, String)] = [
                ("kind", kind.rawValue, wanted.kind.rawValue),
                ("category", category.description, wanted.category.description),
                ("priority", String(priority.rawValue), String(ticket.priority.rawValue)),
                ("impact", impact.rawValue, wanted.impact.rawValue),
                ("urgency", urgency.rawValue, wanted.urgency.rawValue),
                ("beneficiary", beneficiary.description, wanted.beneficiary.description),
            ]
            return changes.filter { _, before, after in before != after }.map { name, before, after in
                event(.ticketRequalified, by: actor, at: now, before: before, after: after, reason: name)
            }
        }
    }
}
