import Application
import Domain

/// What is said where another screen answered otherwise: what is shown is the later answer, and what was typed here is
/// repeated, so that it is not lost.
enum DraftCollisions {
    static func errors(_ visit: Visit, _ kept: DraftService.Kept) -> [QuestionKey: String] {
        kept.collisions.reduce(into: [:]) { errors, entry in
            guard let question = kept.open.definition.question(entry.key) else {
                errors[FieldNames.beneficiaryPerson] = visit.words.answeredElsewhere(nil)
                return
            }
            errors[entry.key] = visit.words.answeredElsewhere(typed(visit, kept.open, question, entry.value))
        }
    }

    /// As it reads on the page where answers are checked; as it was typed when it is no answer. Its author alone sees it.
    private static func typed(_ visit: Visit, _ open: OpenDraft, _ question: Question, _ inputs: [String]) -> String? {
        if case .answer(let answer) = AnswerReader.read(question, inputs) {
            // The name of somebody whom no answer of the draft names is not at hand.
            return open.wording(visit.language).words(question, answer)
        }
        return inputs.map { input in SearchedText.text(input) ?? input }.filter { text in !text.isEmpty }.joined(separator: ", ")
    }

    /// A row that was taken out elsewhere, and in which the page says something.
    static func gone(_ kept: DraftService.Kept, after along: DraftService.Along) -> BlockRow? {
        kept.gone.first { row in
            if case .rows(.remove(row.block, row: row.row)) = along { false } else { true }
        }
    }
}
