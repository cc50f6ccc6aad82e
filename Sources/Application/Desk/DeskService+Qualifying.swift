import Domain
import SQL
import Storage

/// A person as a field and its page say them: typed, suggested while typing, or picked among those found.
public struct TypedPerson: Sendable {
    public var text: String
    /// Suggested by a script for this very text.
    public var suggested: PersonID?
    /// Picked among those that the page had found.
    public var picked: PersonID?
    /// Asks for those found, and for nothing else yet.
    public var isSearch: Bool

    public init(text: String, suggested: PersonID?, picked: PersonID?, isSearch: Bool) {
        self.text = text
        self.suggested = suggested
        self.picked = picked
        self.isSearch = isSearch
    }

    /// Whom it means: the one picked, the one who was there, the one suggested, or the only one that the
    /// text finds.
    func matches(current: PersonID, in tx: any ReadTransaction) throws -> PersonMatches {
        if let picked { return PersonMatches(chosen: picked, found: nil) }
        if let person = try PersonStore.person(current, in: tx), person.name == text {
            return PersonMatches(chosen: current, found: nil)
        }
        if let suggested, !isSearch { return PersonMatches(chosen: suggested, found: nil) }
        let found = try DeskService.persons(matching: text, limit: 20, in: tx)
        return found.count == 1 && !isSearch
            ? PersonMatches(chosen: found[0].id, found: nil) : PersonMatches(chosen: nil, found: found)
    }
}

/// Whom a text means, or whom it may mean.
public struct PersonMatches: Sendable, Hashable {
    public var chosen: PersonID?
    public var found: [Person]?
}

/// A qualification as a page sends it. What it does not say stays as it is.
public struct TypedQualification: Sendable {
    public var kind: TicketKind?
    public var categoryKey: String?
    public var impact: Level?
    public var urgency: Level?
    public var beneficiary: TypedPerson

    public init(
        kind: TicketKind?, categoryKey: String?, impact: Level?, urgency: Level?, beneficiary: TypedPerson
    ) {
        self.kind = kind
        self.categoryKey = categoryKey
        self.impact = impact
        self.urgency = urgency
        self.beneficiary = beneficiary
    }
}

extension DeskService {
    /// Says better what it is, as typed.
    /// - Returns: nil when it is done; whom the page may mean when it is not said which.
    public func qualify(
        _ reference: TicketReference, as typed: TypedQualification, revision: Int, by signedIn: SignedIn
    ) async throws -> PersonMatches? {
        try await handle(reference, by: signedIn) { [portal] handling in
            let ticket = handling.ticket
            let matches = try typed.beneficiary.matches(current: ticket.beneficiary, in: handling.tx)
            guard let beneficiary = matches.chosen, !typed.beneficiary.isSearch else { return matches }
            let catalogue = try portal.catalogue.catalogue(in: handling.tx)
            guard let category = typed.categoryKey.flatMap({ key in catalogue.category(key: key) }) else {
                throw DeskRefusal.unknownCategory
            }
            try handling.qualify(
                as: Qualification(
                    kind: typed.kind ?? ticket.kind, category: category.id, impact: typed.impact ?? ticket.impact,
                    urgency: typed.urgency ?? ticket.urgency, beneficiary: beneficiary),
                revision: revision, catalogue: catalogue)
            return nil
        }
    }

    /// Says better what it is.
    public func qualify(
        _ reference: TicketReference, as qualification: Qualification, revision: Int, by signedIn: SignedIn
    ) async throws {
        try await handle(reference, by: signedIn) { [portal] handling in
            try handling.qualify(
                as: qualification, revision: revision, catalogue: try portal.catalogue.catalogue(in: handling.tx))
        }
    }
}

extension Handling {
    fileprivate mutating func qualify(as qualification: Qualification, revision: Int, catalogue: Catalogue) throws {
        if ticket.qualification == qualification { return }
        try require(revision)
        let isKept = qualification.category == ticket.category
        guard
            isKept
                || catalogue.category(qualification.category).map({ category in
                    category.isActive && category.section == ticket.section
                }) ?? false
        else { throw DeskRefusal.unknownCategory }
        if qualification.beneficiary != ticket.beneficiary {
            guard let person = try PersonStore.person(qualification.beneficiary, in: tx), person.isActive else {
                throw DeskRefusal.unknownPerson
            }
            // The name of the one before stays: the ticket was theirs.
            try TicketIndexing.add(person.name, to: ticket.id, in: tx)
        }
        try apply(ticket.requalifying(as: qualification, matrix: catalogue.matrix, by: me, at: now))
    }
}
