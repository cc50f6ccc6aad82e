import Application
import Domain
import Storage

/// A condition as a sentence: « la réponse à « Motif » est « Panne » et … ».
struct ConditionWords {
    let words: Words
    let definition: FormDefinition
    let catalogue: Catalogue

    func text(_ condition: Condition) -> String { sentence(condition, isInner: false) }

    private func sentence(_ condition: Condition, isInner: Bool) -> String {
        switch condition {
        case .all(let parts): joined(parts, words.say(" et ", " and "), isInner: isInner)
        case .any(let parts): joined(parts, words.say(" ou ", " or "), isInner: isInner)
        case .not(let part): words.say("il est faux que (", "it is false that (") + sentence(part, isInner: false) + ")"
        case .rows(let block, let quantifier, let part): rows(block, quantifier, part)
        case .compare(let comparison): self.comparison(comparison)
        }
    }

    private func joined(_ parts: [Condition], _ link: String, isInner: Bool) -> String {
        let text = parts.map { part in sentence(part, isInner: true) }.joined(separator: link)
        return isInner && parts.count > 1 ? "(\(text))" : text
    }

    /// « pour au moins un « Voyageur », … ».
    private func rows(_ block: QuestionKey, _ quantifier: Condition.Quantifier, _ part: Condition) -> String {
        let row = quoted(rowName(block))
        let sentence = sentence(part, isInner: true)
        return switch quantifier {
        case .any: words.say("pour l’un au moins des \(row), \(sentence)", "for at least one \(row), \(sentence)")
        case .every: words.say("pour chacun des \(row), \(sentence)", "for every \(row), \(sentence)")
        }
    }

    private func rowName(_ block: QuestionKey) -> String {
        definition.question(block)?.rows.map { rows in words.text(rows.label) } ?? block
    }

    private func comparison(_ comparison: Condition.Comparison) -> String {
        let subject = subject(comparison.subject)
        guard let value = comparison.value else { return words.say("\(subject) n’a pas de réponse", "\(subject) has no answer") }
        if case .question(let key) = comparison.subject, definition.question(key)?.type == .time,
            case .text(let text) = value, let time = ClockTime(iso: text)
        {
            return "\(subject) \(verbOfTime(comparison.comparator)) \(AnswerWording.words(time, words.language))"
        }
        return "\(subject) \(verb(comparison.comparator)) \(operand(value, of: comparison.subject))"
    }

    private func subject(_ subject: Condition.Subject) -> String {
        switch subject {
        case .question(let key):
            quoted(definition.question(key).map { question in words.text(question.label) } ?? key)
        case .count(let block, let part):
            words.say("le nombre de \(quoted(rowName(block)))", "the number of \(quoted(rowName(block)))")
                + (part.map { part in words.say(" dont ", " of which ") + sentence(part, isInner: true) + "," } ?? "")
        case .today: words.say("la date du jour", "today’s date")
        case .person(let role, let attribute):
            switch (role, attribute) {
            case (.requester, .unit): words.say("la direction de qui demande", "the requester’s unit")
            case (.requester, .site): words.say("le site de qui demande", "the requester’s site")
            case (.requester, .groups): words.say("un groupe de qui demande", "a group of the requester")
            case (.beneficiary, .unit): words.say("la direction du bénéficiaire", "the beneficiary’s unit")
            case (.beneficiary, .site): words.say("le site du bénéficiaire", "the beneficiary’s site")
            case (.beneficiary, .groups): words.say("un groupe du bénéficiaire", "a group of the beneficiary")
            }
        }
    }

    private func verb(_ comparator: Condition.Comparator) -> String { Self.verb(comparator, words) }

    /// What is said of a subject, before a value.
    static func verb(_ comparator: Condition.Comparator, _ words: Words) -> String {
        switch comparator {
        case .equals: words.say("est", "is")
        case .notEquals: words.say("n’est pas", "is not")
        case .contains: words.say("comprend", "includes")
        case .in: words.say("est l’un de", "is one of")
        case .within: words.say("fait partie de", "belongs to")
        case .lessThan: words.say("est inférieur à", "is less than")
        case .atMost: words.say("est au plus", "is at most")
        case .greaterThan: words.say("est supérieur à", "is more than")
        case .atLeast: words.say("est au moins", "is at least")
        case .before: words.say("est avant le", "is before")
        case .onOrBefore: words.say("est au plus tard le", "is on or before")
        case .after: words.say("est après le", "is after")
        case .onOrAfter: words.say("est au plus tôt le", "is on or after")
        case .startsBefore: words.say("commence avant le", "starts before")
        case .startsAfter: words.say("commence après le", "starts after")
        case .endsBefore: words.say("finit avant le", "ends before")
        case .endsAfter: words.say("finit après le", "ends after")
        case .isEmpty: words.say("n’a pas de réponse", "has no answer")
        }
    }

    private func verbOfTime(_ comparator: Condition.Comparator) -> String { Self.verbOfTime(comparator, words) }

    /// « est avant 9 h »: a time has no article.
    static func verbOfTime(_ comparator: Condition.Comparator, _ words: Words) -> String {
        switch comparator {
        case .before: words.say("est avant", "is before")
        case .onOrBefore: words.say("est au plus tard à", "is at the latest at")
        case .after: words.say("est après", "is after")
        case .onOrAfter: words.say("est au plus tôt à", "is at the earliest at")
        default: verb(comparator, words)
        }
    }

    private func operand(_ operand: Condition.Operand, of subject: Condition.Subject) -> String {
        switch operand {
        case .text(let text): quoted(name(text, of: subject))
        case .number(let number): words.decimal(number)
        case .truth(let isTrue): quoted(isTrue ? words.yes : words.no)
        case .list(let list):
            list.map { text in quoted(name(text, of: subject)) }.joined(separator: words.say(" ou ", " or "))
        }
    }

    /// What a key stands for: a choice, a unit, a place, a group; the key itself where nothing has it.
    private func name(_ text: String, of subject: Condition.Subject) -> String {
        switch subject {
        case .question(let key):
            if let choice = definition.question(key)?.choice(text) { return words.text(choice.label) }
            return DayBound(text: text).map(day) ?? directoryName(text)
        case .today: return DayBound(text: text).map(day) ?? text
        case .person: return directoryName(text)
        case .count: return text
        }
    }

    private func directoryName(_ key: String) -> String {
        catalogue.units.first { unit in unit.key == key }?.name ?? catalogue.places.first { place in place.key == key }?.name
            ?? catalogue.groups.first { group in group.key == key }?.name ?? key
    }

    private func day(_ bound: DayBound) -> String {
        switch bound {
        case .on(let date): words.day(date)
        case .today(0): words.say("jour même", "the same day")
        case .today(let days) where days > 0: words.say("jour même plus \(days) jours", "the same day plus \(days) days")
        case .today(let days): words.say("jour même moins \(-days) jours", "the same day minus \(-days) days")
        }
    }

    private func quoted(_ text: String) -> String { words.say("«\(nnbsp)\(text)\(nnbsp)»", "“\(text)”") }
}
