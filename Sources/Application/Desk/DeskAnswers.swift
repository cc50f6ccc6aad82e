#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// The answers of a submission with the questions they answer, in the order of the form.
public struct DeskAnswers: Sendable {
    public struct Line: Sendable {
        public var question: Question
        public var answer: Answer
    }

    public var formTitle: LocalizedText
    public var lines: [Line]
    private var names: [PersonID: String] = [:]

    /// The definition is the one it was answered on: in memory when it is still the published one.
    init?(_ id: SubmissionID, catalogue: Catalogue, in tx: any ReadTransaction) throws {
        guard let submission = try SubmissionStore.submission(id, in: tx) else { return nil }
        let definition: FormDefinition
        if let form = catalogue.form(submission.form), form.version == submission.version {
            definition = form.definition
        } else if let document = try FormStore.definition(of: submission.form, version: submission.version, in: tx) {
            definition = try JSONDecoder().decode(FormDefinition.self, from: Data(document.json.utf8))
        } else {
            return nil
        }
        formTitle = definition.title
        lines = definition.questions.compactMap { question in
            submission.answers[question.key].map { answer in Line(question: question, answer: answer) }
        }
    }

    var persons: [PersonID] {
        lines.compactMap { line in
            if case .person(let person) = line.answer { person } else { nil }
        }
    }

    mutating func name(_ persons: [PersonID: Person]) { names = persons.mapValues(\.name) }

    public func name(of person: PersonID) -> String { names[person] ?? "" }
}
