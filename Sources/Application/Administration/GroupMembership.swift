import Domain
import SQL
import Storage

/// Who belongs to which groups. Groups carry rights, so each one joined or left has an event of its own, and what a lost
/// one gave the right to handle goes back to its team.
enum GroupMembership {
    static func set(
        _ wanted: Set<GroupID>, of person: PersonID, by actor: PersonID, at now: Instant, reason: String? = nil,
        in tx: any Transaction
    ) throws {
        let current = try DirectoryStore.groups(of: person, in: tx)
        let (lost, gained) = (current.subtracting(wanted).sorted(), wanted.subtracting(current).sorted())
        for group in lost { try DirectoryStore.remove(person, from: group, in: tx) }
        for group in gained { try DirectoryStore.add(person, to: group, in: tx) }
        func event(before: GroupID?, after: GroupID?) -> Event {
            Event(
                .personChanged, of: .person(person), by: actor, at: now, before: before.map { id in "group:\(id)" },
                after: after.map { id in "group:\(id)" }, reason: reason)
        }
        try EventStore.append(
            lost.map { group in event(before: group, after: nil) } + gained.map { group in event(before: nil, after: group) },
            in: tx)
        if !lost.isEmpty { try TicketRelease.release([person], by: actor, at: now, in: tx) }
    }
}
