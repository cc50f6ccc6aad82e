import Domain
import Storage

/// The words of a ticket, from the answers of its form. Sensitive ones are left out: they are read on
/// the ticket's page, from the submission, and nowhere else. The index has the answers without the
/// questions: else the words of a question would find every ticket of its form.
struct TicketText {
    let title: String
    let description: String
    /// What it is found by: its title, the answers without the questions, whom it concerns.
    let searched: [String]
    /// Where it happens, when the form asked.
    let place: PlaceID?

    /// - Parameter destination: whose ticket it is; nil for the only one of a form.
    init(_ open: OpenDraft, _ destination: Destination?) {
        let evaluation = open.filled.evaluation
        let wording = open.wording(.french)
        title =
            destination.map { destination in evaluation.title(of: destination, words: wording.words) }
            ?? evaluation.ticketTitle(words: wording.words)
        var lines: [String] = []
        var answers: [String] = []
        var place: PlaceID?
        for question in open.definition.questions
        where !question.isSensitive && destination?.isGiven(question.key) ?? true {
            guard let answer = evaluation.answers[question.key] else { continue }
            if case .place(let id) = answer, place == nil { place = id }
            guard let words = wording.words(question, answer) else { continue }
            lines.append(Self.line(question.fullLabel.fr, words))
            answers.append(words)
        }
        self.place = place
        description = lines.joined(separator: "\n\n")
        let people = [open.requester, open.beneficiary].compactMap { person in person?.name }
        searched = [title] + answers + people
    }

    /// « Où ? La Halle », « Date d’arrivée : 12 mars 2027 »: an answer without its question says nothing. One
    /// of several lines stands below its question.
    private static func line(_ label: String, _ answer: String) -> String {
        let isQuestion = label.unicodeScalars.last.map { scalar in ["?", ":", "."].contains(scalar) } ?? false
        let heading = isQuestion ? label : "\(label)\u{202F}:"
        return answer.unicodeScalars.contains("\n") ? "\(heading)\n\(answer)" : "\(heading) \(answer)"
    }
}
