#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// Forms written in pages: working versions, their history, and the way to a published one.
public struct FormDesigner: Sendable {
    let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Bytes of a working version: what a document may have, so that it can be published.
    public static let maximumSize = FormReader.maximumSize
    /// How long somebody who opened it counts as being at it.
    public static let presence = Span.minutes(5)

    /// Why something is not saved.
    public enum Refusal: Error, Sendable {
        /// Somebody changed the same thing since; with what it is now.
        case conflict(Conflict)
        case edit(FormEdit.Refusal)
        /// A published version asks another type of question under this key.
        case typeIsFixed(Question.Kind)
        case tooLarge
        /// The service to move it to is not the actor's, or there is none.
        case badService
        case nothingToUndo
        /// Somebody touched since what the step to take back did.
        case undoTouched(by: Person?)
    }

    /// Two people changed one thing.
    public struct Conflict: Sendable {
        /// Who did, last.
        public var person: Person?
        public var at: Instant
        /// The definition as it is now.
        public var current: FormDefinition
        public var revision: Int
    }

    /// What a save came to.
    public struct Saved: Sendable, Hashable {
        public var revision: Int
        /// Somebody else changed other things meanwhile, and both are kept.
        public var isMerged: Bool
    }

    /// Makes one change on the revision that its author saw.
    /// - Throws: ``Refusal``, and nothing is changed; ``NotFound`` for a form whose service is not the actor's.
    public func save(
        _ edit: FormEdit, to id: WorkingFormID, madeOn revision: Int, by signedIn: SignedIn
    ) async throws -> Saved {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            let since = try WorkingFormStore.steps(of: id, after: min(revision, work.row.revision), in: tx)
            let text = try Work.text(edit)
            // The page was sent twice: it is done.
            if let done = since.first(where: { step in
                step.person == signedIn.person.id && step.madeOn == revision && step.edit == text && step.undoes == nil
                    // Taken back since, it is to be done again.
                    && !since.contains { later in later.undoes == step.revision }
            }) {
                return Saved(revision: done.revision, isMerged: false)
            }
            let touched = edit.touched(in: work.definition)
            if let other = since.last(where: { step in step.touched.collides(with: touched) }) {
                throw Refusal.conflict(
                    Conflict(
                        person: try PersonStore.person(other.person, in: tx), at: other.at, current: work.definition,
                        revision: work.row.revision))
            }
            let next = try work.applied(edit)
            guard next != work.definition else { return Saved(revision: work.row.revision, isMerged: false) }
            try work.checkTypes(edit, in: tx)
            let saved = try work.append(
                next, edit.kind, touched: touched, edit: text, madeOn: revision, undoes: nil, at: now, in: tx)
            return Saved(
                revision: saved, isMerged: since.contains { step in step.person != signedIn.person.id })
        }
    }

    /// Takes back the actor's own last step that is not taken back yet.
    /// - Throws: ``Refusal/undoTouched(by:)`` where somebody else touched the same since.
    public func undo(_ id: WorkingFormID, madeOn revision: Int, by signedIn: SignedIn) async throws -> Saved {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            let steps = try WorkingFormStore.steps(of: id, after: 0, in: tx)
            let me = signedIn.person.id
            // Sent twice: one press takes back one step.
            if let done = steps.first(where: { step in step.person == me && step.madeOn == revision && step.undoes != nil }) {
                return Saved(revision: done.revision, isMerged: false)
            }
            guard let last = WorkingHistory(steps).undoable(by: me) else { throw Refusal.nothingToUndo }
            guard let text = last.edit, let json = try WorkingFormStore.definition(of: id, at: last.revision - 1, in: tx),
                let inverse = try Work.edit(text).inverse(before: try Work.definition(json))
            else { throw Refusal.nothingToUndo }
            // A page that goes takes with it what others have put there since.
            let touched = last.touched.union(inverse.touched(in: work.definition))
            if let other = steps.last(where: { step in
                step.revision > last.revision && step.person != me && step.touched.collides(with: touched)
            }) {
                throw Refusal.undoTouched(by: try PersonStore.person(other.person, in: tx))
            }
            let next = try work.applied(inverse)
            let saved = try work.append(
                next, .undone, touched: touched, edit: try Work.text(inverse), madeOn: revision, undoes: last.revision,
                at: now, in: tx)
            return Saved(revision: saved, isMerged: false)
        }
    }
}

/// What steps say of what can be taken back.
public struct WorkingHistory: Sendable {
    /// The oldest first.
    public let steps: [WorkingFormStore.Step]

    public init(_ steps: [WorkingFormStore.Step]) { self.steps = steps }

    /// Who wrote something that is not taken back, after a revision.
    func authors(after revision: Int) -> Set<PersonID> {
        Set(standing.filter { step in step.revision > revision }.map(\.person))
    }

    /// Who wrote last what stands.
    var lastAuthor: PersonID? { standing.last?.person }

    private var standing: [WorkingFormStore.Step] {
        let undone = Set(steps.compactMap(\.undoes))
        return steps.filter { step in step.undoes == nil && !undone.contains(step.revision) }
    }

    /// The last step of a person that is neither taken back nor itself a taking back.
    public func undoable(by person: PersonID) -> WorkingFormStore.Step? {
        let undone = Set(steps.compactMap(\.undoes))
        return steps.last { step in
            step.person == person && step.edit != nil && step.undoes == nil && !undone.contains(step.revision)
        }
    }
}
