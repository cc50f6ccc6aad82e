import Domain

extension Event {
    /// A right given or taken back: the role, and in `reason` what it holds for. The row of a right
    /// taken back is gone, so its event alone can say which it was.
    static func right(
        _ kind: EventKind, _ role: Role, person: PersonID?, group: GroupID? = nil, team: TeamID? = nil,
        service: ServiceID? = nil, by actor: PersonID?, at now: Instant
    ) -> Event {
        Event(
            kind, of: person.map(Subject.person) ?? .setting("group.\(group?.description ?? "")"), by: actor, at: now,
            before: kind == .rightRevoked ? role.rawValue : nil, after: kind == .rightRevoked ? nil : role.rawValue,
            reason: team.map { team in "team:\(team)" } ?? service.map { service in "service:\(service)" })
    }
}
