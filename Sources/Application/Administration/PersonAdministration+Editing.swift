import Domain
import SQL
import Storage

extension PersonAdministration {
    /// A person as typed in a form.
    public struct Draft: Sendable, Hashable {
        public var staffNumber = ""
        public var firstName = ""
        public var lastName = ""
        public var email = ""
        public var phone = ""
        public var function = ""
        public var unit: UnitID?
        public var place: PlaceID?
        public var groups: Set<String> = []

        public init() {}

        public init(_ sheet: Sheet) {
            let person = sheet.person
            staffNumber = person.staffNumber
            firstName = person.firstName
            lastName = person.lastName
            email = person.email ?? ""
            phone = person.phone ?? ""
            function = person.function ?? ""
            unit = person.unit
            place = person.place
            groups = sheet.groups
        }
    }

    /// What the page of a person asks for.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case staffNumber, firstName, lastName, email, phone, function, unit, place, groups
    }

    /// What is wrong with what was typed, by field.
    public struct Refused: Error, Sendable, Hashable {
        public var problems: [Field: Problem]
    }

    /// What is wrong with a field.
    public enum Problem: Sendable, Hashable {
        case missing
        case tooLong(limit: Int)
        case badEmail
        /// Somebody else has it.
        case taken
        case unknown
        /// Without this group, nobody would administer.
        case lastAdministrator
    }

    /// Makes a person, or changes one.
    /// - Throws: ``Refused`` with every problem; ``NotFound``.
    public func save(_ id: PersonID?, _ draft: Draft, by signedIn: SignedIn) async throws -> PersonID {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let now = portal.clock.now
        return try await portal.write { tx in
            let before = try id.map { id in
                guard let known = try PersonStore.person(id, in: tx) else { throw NotFound() }
                return NewPerson(known)
            }
            let catalogue = try portal.catalogue.catalogue(in: tx)
            var problems = Self.problems(of: draft, catalogue)
            let person = NewPerson(draft)
            if problems[.staffNumber] == nil, let owner = try PersonStore.person(staffNumber: person.staffNumber, in: tx),
                owner.id != id
            {
                problems[.staffNumber] = .taken
            }
            if problems[.email] == nil, let email = person.email,
                let owner = try PersonStore.person(signingInAs: email, in: tx), owner.id != id
            {
                problems[.email] = .taken
            }
            guard problems.isEmpty else { throw Refused(problems: problems) }
            let saved = try Self.store(person, as: id, at: now, in: tx)
            let me = signedIn.person.id
            try EventStore.append(
                before.map { before in person.changes(from: before, of: saved, by: me, at: now, reason: nil) }
                    ?? [Event(.personCreated, of: .person(saved), by: me, at: now)], in: tx)
            let groups = catalogue.groups.filter { group in draft.groups.contains(group.key) }.map(\.id)
            try GroupMembership.set(Set(groups), of: saved, by: me, at: now, in: tx)
            if try RightStore.administratorCount(in: tx) == 0 { throw Refused(problems: [.groups: .lastAdministrator]) }
            return saved
        }
    }

    private static func store(_ person: NewPerson, as id: PersonID?, at now: Instant, in tx: any Transaction) throws -> PersonID {
        guard let id else { return try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx) }
        try PersonStore.update(id, to: person, searchName: SearchName.make(person), in: tx)
        return id
    }

    private static func problems(of draft: Draft, _ catalogue: Catalogue) -> [Field: Problem] {
        var problems: [Field: Problem] = [:]
        let texts: [(Field, String, Int, Bool)] = [
            (.staffNumber, draft.staffNumber, 40, true), (.firstName, draft.firstName, 100, true),
            (.lastName, draft.lastName, 100, true), (.email, draft.email, 254, false), (.phone, draft.phone, 40, false),
            (.function, draft.function, 150, false),
        ]
        for (field, text, limit, isRequired) in texts {
            if isRequired, text.isEmpty { problems[field] = .missing }
            if text.unicodeScalars.count > limit { problems[field] = .tooLong(limit: limit) }
        }
        if !draft.email.isEmpty, problems[.email] == nil, !AnswerReader.isPlausibleEmail(draft.email) {
            problems[.email] = .badEmail
        }
        if let unit = draft.unit, catalogue.unit(unit) == nil { problems[.unit] = .unknown }
        if let place = draft.place, catalogue.place(place) == nil { problems[.place] = .unknown }
        return problems
    }
}

extension NewPerson {
    init(_ draft: PersonAdministration.Draft) {
        self.init(
            staffNumber: draft.staffNumber.uppercased(), firstName: draft.firstName, lastName: draft.lastName,
            email: draft.email.isEmpty ? nil : draft.email.lowercased(), phone: draft.phone.isEmpty ? nil : draft.phone,
            function: draft.function.isEmpty ? nil : draft.function, unit: draft.unit, place: draft.place)
    }
}
