import Domain
import SQL
import Storage

/// The answers of a submission with the questions they answer, in the order of the form.
public struct DeskAnswers: Sendable {
    /// A question with its answer.
    public struct Line: Sendable {
        public var question: Question
        public var answer: Answer
        /// The reader may not read it.
        public var isWithheld: Bool
    }

    public var formTitle: LocalizedText
    public var lines: [Line]
    /// The names of the destinations of the form, by key.
    public var destinationNames: [String: LocalizedText] = [:]
    /// What the request is called as a whole, when it is several tickets.
    public var requestTitle: String?
}

extension DeskAnswers {
    /// Some answers are sensitive, and the reader may read them.
    public var hasReadableSensitive: Bool { lines.contains { line in line.question.isSensitive && !line.isWithheld } }

    /// The definition is the one it was answered on: in memory when it is still the published one.
    /// - Parameter destination: the one that made the ticket: its team reads the questions it is given.
    init?(
        _ id: SubmissionID, destination key: String?, catalogue: Catalogue, includingSensitive: Bool, in tx: any ReadTransaction
    ) throws {
        guard let submission = try SubmissionStore.submission(id, in: tx) else { return nil }
        guard let definition = try StoredForm.definition(of: submission, catalogue, in: tx) else { return nil }
        formTitle = definition.title
        destinationNames = definition.destinationNames
        requestTitle = submission.title
        let destination = key.flatMap { key in definition.destination(key) }
        lines = definition.unfolded(submission.answers).questions.filter { question in
            destination?.isGiven(question.key) ?? true
        }.compactMap { question in
            submission.answers[question.key].map { answer in
                Line(question: question, answer: answer, isWithheld: question.isSensitive && !includingSensitive)
            }
        }
    }

    /// The persons that answers name.
    var persons: Set<PersonID> {
        AnswerWording.persons(
            in: Dictionary(
                lines.filter { line in !line.isWithheld }.map { line in (line.question.key, line.answer) },
                uniquingKeysWith: { first, _ in first }))
    }
}
