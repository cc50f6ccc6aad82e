import Domain
import Storage

/// What differs between two states of a thing that the administration edits, as events: one for each part
/// that changed, with its code or key before and after; none when nothing did. Of a text that people typed
/// only that it changed, since no event holds it.
struct Differences {
    private let kind: EventKind
    private let subject: Event.Subject
    private let actor: PersonID
    private let now: Instant
    private(set) var events: [Event] = []

    init(_ kind: EventKind, of subject: Event.Subject, by actor: PersonID, at now: Instant) {
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.now = now
    }

    mutating func note(_ part: String, from before: String?, to after: String?) {
        guard before != after else { return }
        events.append(Event(kind, of: subject, by: actor, at: now, before: before, after: after, reason: part))
    }

    mutating func note(_ part: String, changed: Bool) {
        if changed { events.append(Event(kind, of: subject, by: actor, at: now, reason: part)) }
    }
}

extension NewPerson {
    /// What of a record differs from another, as events: unit and place with their keys, of the rest which.
    func changes(from before: NewPerson, of person: PersonID, by actor: PersonID, at now: Instant, reason: String?) -> [Event] {
        let texts: [(String, Bool)] = [
            ("staffNumber", before.staffNumber != staffNumber), ("firstName", before.firstName != firstName),
            ("lastName", before.lastName != lastName), ("email", before.email != email), ("phone", before.phone != phone),
            ("function", before.function != function),
        ]
        let changed = texts.filter(\.1).map(\.0)
        var values: [(before: String?, after: String?)] =
            changed.isEmpty ? [] : [(nil, changed.joined(separator: ","))]
        values.append((before.unit.map { id in "unit:\(id)" }, unit.map { id in "unit:\(id)" }))
        values.append((before.place.map { id in "place:\(id)" }, place.map { id in "place:\(id)" }))
        return values.filter { value in value.before != value.after }.map { value in
            Event(
                .personChanged, of: .person(person), by: actor, at: now, before: value.before, after: value.after,
                reason: reason)
        }
    }
}
