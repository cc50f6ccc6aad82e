#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// The form that a draft is filled on: which version, and where it stands.
struct DraftForm {
    let version: Int
    /// With a place for each row of its repeated blocks.
    let definition: FormDefinition
    /// The repeated blocks as the form has them.
    let blocks: [Question]
    let standing: OpenDraft.Standing
    let service: Service
    let section: Section

    /// How long a version is taken after a newer one was published.
    static let grace = Span.days(7)

    init(_ draft: Draft, catalogue: Catalogue, at now: Instant, in tx: any ReadTransaction) throws {
        let published = catalogue.form(draft.form)
        if let published, published.version == draft.version {
            (version, definition, standing) = (published.version, published.definition.unfolded(draft.inputs), .current)
            blocks = published.definition.blocks
            (service, section) = (published.service, published.section)
            return
        }
        // A draft refers to its form and version, so they exist.
        guard let row = try FormStore.form(draft.form, in: tx),
            let stored = try FormStore.definition(of: draft.form, version: draft.version, in: tx)
        else { throw NotFound() }
        let own = try JSONDecoder().decode(FormDefinition.self, from: Data(stored.json.utf8))
        if let published {
            let until = (stored.supersededAt ?? now) + Self.grace
            if now < until {
                (version, definition, standing) = (draft.version, own.unfolded(draft.inputs), .superseded(until: until))
                blocks = own.blocks
            } else {
                version = published.version
                definition = published.definition.unfolded(draft.inputs)
                blocks = published.definition.blocks
                standing = .carriedOver(FormDifference(from: own, to: published.definition))
            }
        } else {
            (version, definition) = (draft.version, own.unfolded(draft.inputs))
            blocks = own.blocks
            standing = .withdrawn(successor: row.successor.flatMap { id in catalogue.form(id) })
        }
        guard let service = catalogue.service(row.service), let section = catalogue.section(service.section) else {
            throw NotFound()
        }
        (self.service, self.section) = (service, section)
    }
}

/// What a draft holds, with all that its answers name.
struct DraftContent {
    let requester: Person
    let beneficiary: Person?
    let files: [Attachment]
    let persons: [PersonID: Person]
    /// What was typed, and what fields hold at first.
    let inputs: Inputs
    /// The latter alone.
    let prefilled: [QuestionKey: String]

    init(
        _ draft: Draft, _ definition: FormDefinition, me: Person, catalogue: Catalogue, in tx: any ReadTransaction
    ) throws {
        files = try AttachmentStore.attachments(ofDraft: draft.id, in: tx)
        var named = Set([draft.requester, draft.beneficiary].compactMap { id in id })
        for question in definition.questions where question.type == .person {
            if let id = draft.inputs[question.key]?.first.flatMap({ text in PersonID(text: text) }) { named.insert(id) }
        }
        named.remove(me.id)
        var persons = named.isEmpty ? [:] : try PersonStore.persons(named, in: tx)
        persons[me.id] = me
        guard let requester = persons[draft.requester] else { throw NotFound() }
        self.requester = requester
        beneficiary = draft.beneficiary.flatMap { id in persons[id] }
        var inputs = draft.inputs
        for question in definition.questions {
            guard let input = inputs[question.key]?.first, SearchedText.text(input) == nil, !input.isEmpty else { continue }
            let exists =
                switch question.type {
                case .person: PersonID(text: input).flatMap { id in persons[id] } != nil
                case .unit: UnitID(text: input).flatMap { id in catalogue.unit(id) } != nil
                case .place: PlaceID(text: input).flatMap { id in catalogue.place(id) } != nil
                default: true
                }
            // Somebody forged it, or it is gone since: nothing is chosen.
            if !exists { inputs[question.key] = [SearchedText.mark("")] }
        }
        let isUnnamed = draft.inputs[BeneficiaryInput.choice]?.first == BeneficiaryInput.other && beneficiary == nil
        prefilled =
            PrefilledInputs(
                definition, untouchedIn: inputs, of: isUnnamed ? nil : beneficiary ?? requester, catalogue: catalogue
            ).inputs
        inputs.merge(prefilled.filter { _, value in !value.isEmpty }.mapValues { value in [value] }) { typed, _ in typed }
        self.inputs = inputs
        self.persons = persons
    }

    /// What conditions are evaluated against.
    func context(
        _ definition: FormDefinition, catalogue: Catalogue, today: CalendarDate, in tx: any ReadTransaction
    ) throws -> FormContext {
        var units: [UnitID: [String]] = [:]
        var places: [PlaceID: [String]] = [:]
        for question in definition.questions {
            guard let input = inputs[question.key]?.first else { continue }
            if question.type == .unit, let id = UnitID(text: input) { units[id] = catalogue.path(of: id).map(\.key) }
            if question.type == .place, let id = PlaceID(text: input) { places[id] = catalogue.path(of: id).map(\.key) }
        }
        let asksForGroups = definition.conditions.contains(where: \.asksForGroups)
        func facts(_ person: Person) throws -> PersonFacts {
            catalogue.facts(of: person, groups: asksForGroups ? try DirectoryStore.groupKeys(of: person.id, in: tx) : [])
        }
        let own = try facts(requester)
        return FormContext(
            requester: own, beneficiary: try beneficiary.map { person in try facts(person) } ?? own, today: today,
            unitPaths: units, placePaths: places)
    }
}

extension Condition {
    /// It compares the groups of somebody, which cost a query.
    var asksForGroups: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { part in part.asksForGroups }
        case .not(let part), .rows(_, _, let part): part.asksForGroups
        case .compare(let comparison):
            switch comparison.subject {
            case .person(_, .groups): true
            case .count(_, let part?): part.asksForGroups
            default: false
            }
        }
    }
}
