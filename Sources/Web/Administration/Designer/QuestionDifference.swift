import Application
import Domain

/// What differs between two states of a question, in words.
struct QuestionDifference {
    var name: String
    var before: String
    var after: String

    static func differences(
        from old: Question, to new: Question, _ visit: Visit, _ conditions: (old: ConditionWords, new: ConditionWords)? = nil
    ) -> [QuestionDifference] {
        let words = visit.words.designer
        func texts(_ question: Question, _ conditions: ConditionWords?) -> [(String, String)] {
            let limits = question.validation
            var texts: [(String, String)] = [
                (words.type, visit.words.admin.type(question.type)), (words.labelOfQuestion, question.label.fr),
                (words.inEnglish(words.labelOfQuestion), question.label.en ?? ""), (words.help, question.help?.fr ?? ""),
                (words.inEnglish(words.help), question.help?.en ?? ""),
                (
                    words.mustBeAnswered,
                    question.isRequired ? words.always : question.require == nil ? words.notRequired : words.underCondition
                ), (words.sensitive, question.isSensitive ? visit.words.yes : visit.words.no),
                (words.prefill, question.prefill.map(words.prefill) ?? ""),
                (words.choices, (question.choices ?? []).map(\.label.fr).joined(separator: " · ")),
                (words.inEnglish(words.choices), (question.choices ?? []).compactMap(\.label.en).joined(separator: " · ")),
                (words.paragraphs, question.body?.fr ?? ""), (words.inEnglish(words.paragraphs), question.body?.en ?? ""),
                (words.foreign, question.foreign == true ? visit.words.yes : ""), (words.currency, question.currency ?? ""),
                (words.lowest, question.ends?.low.fr ?? ""), (words.highest, question.ends?.high.fr ?? ""),
                (words.address, question.link?.href ?? ""), (words.linkText, question.link?.label.fr ?? ""),
                (words.mask, limits?.mask ?? ""), (words.whole, limits?.integer == true ? visit.words.yes : ""),
                (words.allowed, (limits?.allowed ?? []).map(\.rawValue).joined(separator: ", ")),
                (words.message, limits?.message?.fr ?? ""), (words.inEnglish(words.message), limits?.message?.en ?? ""),
            ]
            for limit in QuestionFields.limits(of: question.type) {
                texts.append((words.limit(limit.name, of: question.type), limit.value(limits)))
            }
            if let conditions {
                texts.append((words.shownWhen, question.show.map(conditions.text) ?? ""))
                texts.append((words.requiredWhen, question.require.map(conditions.text) ?? ""))
            }
            return texts
        }
        let before = texts(old, conditions?.old)
        let after = Dictionary(texts(new, conditions?.new)) { first, _ in first }
        let names =
            before.map(\.0)
            + texts(new, conditions?.new).map(\.0).filter { name in
                !before.contains { entry in entry.0 == name }
            }
        let known = Dictionary(before) { first, _ in first }
        return names.compactMap { name in
            let (left, right) = (known[name] ?? "", after[name] ?? "")
            return left == right ? nil : QuestionDifference(name: name, before: left, after: right)
        }
    }
}
