import Domain
import SQL
import Storage
import TextSearch

extension FormDesigner {
    /// The questions whose texts hold every word, by the beginning of each.
    public static func questions(matching text: String, in definition: FormDefinition) -> Set<QuestionKey> {
        let wanted = words(of: text)
        guard !wanted.isEmpty else { return Set(definition.questions.map(\.key)) }
        let found = definition.questions.filter { question in
            let texts =
                [question.key, question.label.fr, question.label.en ?? "", question.help?.fr ?? "", question.body?.fr ?? ""]
                + (question.choices ?? []).map(\.label.fr)
            let own = texts.flatMap { text in words(of: text) }
            return wanted.allSatisfy { word in own.contains { other in other.hasPrefix(word) } }
        }
        return Set(found.map(\.key))
    }

    /// A key for a new choice of a question.
    public static func choiceKey(_ label: String, number: Int, avoiding used: Set<String>) -> String {
        KeyProposal.key(from: words(of: label), fallback: "choix-\(number)", avoiding: used)
    }

    /// A question as it is, or as it was before somebody took it away.
    public func knownQuestion(_ key: QuestionKey, in id: WorkingFormID, by signedIn: SignedIn) async throws -> Question? {
        try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            if let question = work.definition.question(key) { return question }
            let steps = try WorkingFormStore.steps(of: id, after: 0, in: tx)
            guard let removal = steps.last(where: { step in step.touched.contains(.question(key)) }),
                let json = try WorkingFormStore.definition(of: id, at: removal.revision - 1, in: tx)
            else { return nil }
            return try Work.definition(json).question(key)
        }
    }

    /// The question that this very command added already: a press that was sent twice adds one.
    public func added(
        _ label: String, _ type: Question.Kind, madeOn revision: Int, to id: WorkingFormID, by signedIn: SignedIn
    ) async throws -> QuestionKey? {
        try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            for step in try WorkingFormStore.steps(of: id, after: revision, in: tx)
            where step.person == signedIn.person.id && step.madeOn == revision && step.undoes == nil {
                guard let text = step.edit, case .add(let question, _) = try Work.edit(text), question.label.fr == label,
                    question.type == type, work.definition.question(question.key) != nil
                else { continue }
                return question.key
            }
            return nil
        }
    }

    /// The versions of the form, the newest first.
    public func versions(of id: WorkingFormID, by signedIn: SignedIn) async throws -> [FormStore.VersionRow] {
        try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            return try work.row.form.map { form in try FormStore.versions(of: form, in: tx) } ?? []
        }
    }
}
