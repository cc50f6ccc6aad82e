/// What changed for whoever fills a form, from one version to a newer one. Answers are carried over
/// by key.
public struct FormDifference: Sendable, Hashable {
    /// Questions that are asked now and were not, in their order.
    public let added: [Question]
    /// Questions that are no longer asked.
    public let removed: [Question]
    /// Questions whose type, label, limits or choices changed, as they are now.
    public let changed: [Question]

    public init(from old: FormDefinition, to new: FormDefinition) {
        let before = Dictionary(old.questions.map { question in (question.key, question) }) { first, _ in first }
        let after = Set(new.questions.map(\.key))
        added = new.questions.filter { question in question.asks && before[question.key] == nil }
        removed = old.questions.filter { question in question.asks && !after.contains(question.key) }
        changed = new.questions.filter { question in
            guard question.asks, let known = before[question.key] else { return false }
            return !Self.asksTheSame(known, question)
        }
    }

    /// Questions whose key was another type of question in any earlier version. Answers, drafts and
    /// figures go by keys, so each means one thing for ever.
    /// - Parameter earlier: the newest first.
    public static func reusedKeys(
        in new: FormDefinition, since earlier: [(version: Int, definition: FormDefinition)]
    ) -> [FormIssue] {
        var known: [QuestionKey: (type: Question.Kind, version: Int)] = [:]
        for (version, definition) in earlier {
            for question in definition.questions where known[question.key] == nil {
                known[question.key] = (question.type, version)
            }
        }
        var issues: [FormIssue] = []
        func compare(_ questions: [Question], at pointer: String) {
            for (index, question) in questions.enumerated() {
                let place = "\(pointer)/questions/\(index)"
                if let was = known[question.key], was.type != question.type {
                    issues.append(FormIssue("\(place)/key", .keyOfAnotherType(was: was.type, version: was.version)))
                }
                compare(question.questions ?? [], at: place)
            }
        }
        for (index, page) in new.pages.enumerated() { compare(page.questions, at: "/pages/\(index)") }
        return issues
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// A condition or a help text that changed does not make another question of it.
    private static func asksTheSame(_ left: Question, _ right: Question) -> Bool {
        left.type == right.type && left.label == right.label && left.isRequired == right.isRequired
            && left.validation == right.validation && left.countedIn == right.countedIn
            && left.foreign ?? false == right.foreign ?? false
            && left.choices?.map(\.key) == right.choices?.map(\.key) && left.rows == right.rows
    }
}
