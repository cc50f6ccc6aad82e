/// Whoever acts: the person signed in, and what rights give.
public struct Actor: Sendable, Hashable {
    public var person: PersonID
    /// The teams the person works in.
    public var teams: Set<TeamID>
    /// The sections of these teams.
    public var sections: Set<SectionID>
    /// The services the person owns.
    public var ownedServices: Set<ServiceID>
    public var isAdministrator: Bool

    public init(
        person: PersonID, teams: Set<TeamID> = [], sections: Set<SectionID> = [],
        ownedServices: Set<ServiceID> = [], isAdministrator: Bool = false
    ) {
        self.person = person
        self.teams = teams
        self.sections = sections
        self.ownedServices = ownedServices
        self.isAdministrator = isAdministrator
    }

    public var isTechnician: Bool { !teams.isEmpty }
}

/// What a right gives; a right is a row: person or group, role, scope.
public enum Role: String, Sendable, Codable, CaseIterable {
    /// Handles the tickets of a team. Scope: the team.
    case technician
    /// Owns a service: its forms. Scope: the service.
    case owner
    /// Administers the instance. No scope.
    case administrator
}
