import Domain
import SQL
import Storage

/// A working version as those who fill it would see it. Nothing of it is kept, and nothing can be sent.
public struct FormPreview: Sendable {
    public let open: OpenDraft
    /// Who it is seen as, when somebody was named.
    public let person: Person?
    /// What a name that is nobody’s alone offers.
    public let matches: [LookupMatch]?
    public let searchedName: String

    /// Who is to be looked at, and what is answered.
    public struct Wish: Sendable {
        public var person: PersonID?
        public var name = ""
        /// The text for which the person was offered, if they were.
        public var offeredFor: String?
        public var entry = DraftEntry()

        public init() {}
    }
}

extension FormDesigner {
    /// - Parameter definition: as it is, or as somebody is changing it.
    public func preview(
        _ definition: FormDefinition, _ wish: FormPreview.Wish, by signedIn: SignedIn
    ) async throws -> FormPreview {
        try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            guard let service = catalogue.service(key: definition.service) ?? catalogue.services.first,
                let section = catalogue.section(service.section)
            else { throw NotFound() }
            var person = try wish.person.flatMap { id in try PersonStore.person(id, in: tx) }
            if let known = person, !known.isActive || (known.name != wish.name && wish.offeredFor != wish.name) { person = nil }
            var matches: [LookupMatch]?
            if person == nil, !wish.name.isEmpty {
                let found = try Lookup.persons(wish.name, limit: Lookup.limit, catalogue, in: tx)
                if let only = Lookup.only(found, named: wish.name), let id = PersonID(text: only.value) {
                    person = try PersonStore.person(id, in: tx)
                } else {
                    matches = found
                }
            }
            let requester = person ?? signedIn.person
            var draft = Draft(
                id: DraftID(0), person: requester.id, requester: requester.id, form: FormID(0), version: 1, beneficiary: nil,
                channel: .portal, inputs: [:], seal: [], revision: 1, updatedAt: portal.clock.now, sentAt: nil)
            draft = try DraftWriting(definition: definition, blocks: [], catalogue: catalogue).apply(
                wish.entry, to: draft, in: tx)
            let written = definition.unfolded(draft.inputs)
            let content = try DraftContent(draft, written, me: requester, catalogue: catalogue, in: tx)
            let context = try content.context(written, catalogue: catalogue, today: portal.today, in: tx)
            let filled = FilledForm(written, inputs: content.inputs, files: [:], context: context)
            let plan = DestinationPlan(
                definition, evaluator: ConditionEvaluator(answers: filled.evaluation.answers, context: context))
            let open = OpenDraft(
                draft: draft, catalogue: catalogue, standing: .current, version: 1, definition: written, service: service,
                section: section, requester: content.requester, beneficiary: nil, filled: filled, plan: plan,
                inputs: content.inputs,
                prefilled: content.prefilled, files: [], persons: content.persons, matches: [:], previous: nil)
            return FormPreview(open: open, person: person, matches: matches, searchedName: person?.name ?? wish.name)
        }
    }
}
