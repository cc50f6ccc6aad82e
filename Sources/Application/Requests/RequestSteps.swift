import Domain
import SQL
import Storage

/// The tickets of a request that one form made, as far as the reader sees them, in the order of their numbers; and
/// those that are still to come.
public struct RequestSteps: Sendable {
    /// What the request is called as a whole.
    public var title: String
    public var steps: [Step]

    /// A ticket among those of its request.
    public struct Step: Sendable {
        public var reference: TicketReference
        public var name: LocalizedText
        public var team: TeamID
        public var status: Status
        /// The part it waits for, or came after.
        public var after: Int?

        public init(reference: TicketReference, name: LocalizedText, team: TeamID, status: Status, after: Int? = nil) {
            self.reference = reference
            self.name = name
            self.team = team
            self.status = status
            self.after = after
        }

        /// It waits for an answer of the requester.
        public var awaitsRequester: Bool {
            if case .made(_, .waiting, awaitsRequester: true) = status { true } else { false }
        }
    }

    /// Where a step stands.
    public enum Status: Sendable, Hashable {
        case made(TicketKind, TicketState, awaitsRequester: Bool)
        /// It begins once the one before it is resolved.
        case pending
        /// The one before it was cancelled.
        case dropped
    }

    public init(title: String, steps: [Step]) {
        self.title = title
        self.steps = steps
    }

    /// The true state of the whole.
    public var state: RequestState {
        RequestState(
            steps.compactMap { step in
                if case .made(_, let state, let awaits) = step.status { .init(state, awaitsRequester: awaits) } else { nil }
            }, hasPending: steps.contains { step in step.status == .pending })
    }

    /// Those that wait for a part.
    public func waiting(for part: Int) -> [Step] {
        steps.filter { step in step.status == .pending && step.after == part }
    }

    /// All that waits for a part, and for what waits for it.
    public func following(_ part: Int) -> [Step] {
        waiting(for: part).flatMap { step in [step] + following(step.reference.part) }
    }

    public func name(of part: Int) -> LocalizedText? {
        steps.first { step in step.reference.part == part }?.name
    }

    /// - Parameters:
    ///   - visibility: what the reader may see of tickets, as `t`.
    ///   - plannedVisibility: the same of those to come, as `p`.
    ///   - names: of destinations, by key.
    /// - Returns: nil for a ticket that is the only one, or the only one that the reader sees.
    init?(
        of ticket: Ticket, title: String?, names: [String: LocalizedText], visibility: SQL, plannedVisibility: SQL,
        in tx: any ReadTransaction
    ) throws {
        guard ticket.destination != nil else { return nil }
        self.title = title ?? ticket.title
        let made = try TicketStore.parts(of: ticket.reference.number, visibility: visibility, in: tx).map { part in
            Step(
                reference: part.reference,
                name: part.destination.flatMap { key in names[key] } ?? LocalizedText(fr: part.title), team: part.team,
                status: .made(part.kind, part.state, awaitsRequester: part.awaitsRequester))
        }
        let later = try PlannedTicketStore.unmade(
            of: ticket.reference.number, visibility: plannedVisibility, in: tx
        ).map { planned in
            Step(
                reference: planned.reference, name: planned.name, team: planned.team,
                status: planned.state == .dropped ? .dropped : .pending, after: planned.after)
        }
        steps = (made + later).sorted { left, right in left.reference.part < right.reference.part }
        guard steps.count > 1 else { return nil }
    }
}
