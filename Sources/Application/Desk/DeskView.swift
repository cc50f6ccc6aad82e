import Domain
import Storage

/// A view of the workbench: a list that technicians come back to.
public enum DeskView: Sendable, Hashable {
    /// Open, in my hands.
    case mine
    /// Open tickets of my teams that nobody has taken.
    case toTake
    /// Mine, that wait for somebody.
    case waiting
    /// Mine, due before tomorrow, the late ones included.
    case dueToday
    case watched
    /// All that is open in a team.
    case team(TeamID)
    /// Resolved in a team, closing by themselves.
    case resolved(TeamID)

    /// What a list of this view holds.
    func filter(for actor: Actor, dueBefore tomorrow: Instant) throws -> TicketFilter {
        switch self {
        case .mine: TicketFilter(scope: .assignee(actor.person), place: .workbench)
        case .toTake: TicketFilter(scope: .teams(actor.teams), stage: .toTake, place: .workbench)
        case .waiting: TicketFilter(scope: .assignee(actor.person), stage: .waiting, place: .workbench)
        case .dueToday: TicketFilter(scope: .assignee(actor.person), stage: .dueBefore(tomorrow), place: .workbench)
        case .watched: TicketFilter(scope: .watcher(actor.person), place: .workbench)
        case .team(let team): TicketFilter(scope: .team(try own(team, of: actor)), place: .workbench)
        case .resolved(let team):
            TicketFilter(scope: .team(try own(team, of: actor)), stage: .resolved, order: defaultOrder, place: .workbench)
        }
    }

    /// The views of a team are its technicians'.
    private func own(_ team: TeamID, of actor: Actor) throws -> TeamID {
        guard actor.teams.contains(team) else { throw NotFound() }
        return team
    }

    /// How the view is sorted unless somebody says otherwise.
    public var defaultOrder: TicketFilter.Order {
        if case .resolved = self { .updated } else { .due }
    }

    /// How many tickets the view holds, as counted for the rail.
    public func count(in counts: DeskStore.Counts) -> Int {
        switch self {
        case .mine: counts.mine
        case .toTake: counts.toTake
        case .waiting: counts.waiting
        case .dueToday: counts.dueToday
        case .watched: counts.watched
        case .team(let team): counts.teams[team]?.open ?? 0
        case .resolved(let team): counts.teams[team]?.resolved ?? 0
        }
    }
}

/// What a page of a queue asks for; one value, one address.
public struct QueueQuery: Sendable, Hashable {
    public var view: DeskView
    public var kind: TicketKind?
    /// This priority or a more pressing one.
    public var priority: Priority?
    public var category: CategoryID?
    /// Nil for the order of the view.
    public var order: TicketFilter.Order?
    /// Words or a number to keep.
    public var text: String
    public var after: ListPosition?
    /// The ticket that is open beside the list.
    public var ticket: TicketReference?

    public init(
        view: DeskView, kind: TicketKind? = nil, priority: Priority? = nil, category: CategoryID? = nil,
        order: TicketFilter.Order? = nil, text: String = "", after: ListPosition? = nil, ticket: TicketReference? = nil
    ) {
        self.view = view
        self.kind = kind
        self.priority = priority
        self.category = category
        self.order = order
        self.text = text
        self.after = after
        self.ticket = ticket
    }

    /// Whether the view is narrowed.
    public var isFiltered: Bool { kind != nil || priority != nil || category != nil || !text.isEmpty }
}

/// What the frame of every page of the workbench shows.
public struct DeskFrame: Sendable {
    public var catalogue: Catalogue
    public var counts: DeskStore.Counts
    /// The teams of whoever looks, by name.
    public var teams: [Team]
}
