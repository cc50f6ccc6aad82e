/// What an actor may do. The only place that decides it; what an actor may *see* is part of the
/// query (`TicketStore.visible(to:)`), and agrees with ``canSee(_:)``, which a test proves.
public struct Policy: Sendable {
    private let actor: Actor

    public init(_ actor: Actor) { self.actor = actor }

    /// What decides about a ticket.
    public struct TicketFacts: Sendable, Hashable {
        public var requester: PersonID
        public var beneficiary: PersonID
        /// The actor follows it as a party. A technician's following gives no right of its own.
        public var isWatched: Bool
        public var team: TeamID
        public var section: SectionID
        public var isConfidential: Bool
        /// The teams that had it before and handed it over.
        public var formerTeams: Set<TeamID>

        public init(
            requester: PersonID, beneficiary: PersonID, isWatched: Bool, team: TeamID, section: SectionID,
            isConfidential: Bool, formerTeams: Set<TeamID> = []
        ) {
            self.requester = requester
            self.beneficiary = beneficiary
            self.isWatched = isWatched
            self.team = team
            self.section = section
            self.isConfidential = isConfidential
            self.formerTeams = formerTeams
        }
    }

    /// Requester, beneficiary, watchers, its team, and technicians of its section; in a confidential
    /// service its handling team only. Administrators have no right of their own to content.
    public func canSee(_ ticket: TicketFacts) -> Bool { isParty(to: ticket) || canSeeAsTechnician(ticket) }

    /// In the workbench, private notes included. A team that handed a ticket over keeps reading
    /// it, except in a confidential service.
    public func canSeeAsTechnician(_ ticket: TicketFacts) -> Bool {
        canHandle(ticket) || (!ticket.isConfidential && !actor.teams.isDisjoint(with: ticket.formerTeams))
    }

    /// Take, answer in the desk's name, assign, wait, requalify, resolve, note: its team whatever its
    /// section, and technicians of its section unless it is confidential.
    public func canHandle(_ ticket: TicketFacts) -> Bool {
        actor.teams.contains(ticket.team) || (!ticket.isConfidential && actor.sections.contains(ticket.section))
    }

    /// Reply from the requester's page, for the requester's side: the parties. In the desk's name reply
    /// those who handle it; a team that handed it over only keeps reading.
    public func canReplyAsRequester(to ticket: TicketFacts) -> Bool { isParty(to: ticket) }

    /// Read answers and files of sensitive questions: those it is for, and those who handle it; not a team
    /// that handed it over.
    public func canSeeSensitive(of ticket: TicketFacts) -> Bool {
        canDecideAsRequester(on: ticket) || canHandle(ticket)
    }

    /// Cancel, confirm, reopen: those it is for.
    public func canDecideAsRequester(on ticket: TicketFacts) -> Bool {
        ticket.requester == actor.person || ticket.beneficiary == actor.person
    }

    /// Make a ticket for somebody, look a person up.
    public var canUseWorkbench: Bool { actor.isTechnician }

    public var canAdminister: Bool { actor.isAdministrator }

    /// Load, publish and withdraw the forms of a service.
    public func canEditForms(of service: ServiceID) -> Bool {
        actor.isAdministrator || actor.ownedServices.contains(service)
    }

    public var canEditSomeForms: Bool { actor.isAdministrator || !actor.ownedServices.isEmpty }

    private func isParty(to ticket: TicketFacts) -> Bool {
        ticket.requester == actor.person || ticket.beneficiary == actor.person || ticket.isWatched
    }
}
