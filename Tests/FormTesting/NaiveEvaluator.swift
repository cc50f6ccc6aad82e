@testable import Domain

/// A second evaluator of conditions, written from `docs/forms.md` and differently: truth values are
/// numbers (0, ½, 1), all is a minimum, any a maximum, not a subtraction; values are compared as
/// sortable strings and sets of accepted outcomes.
package struct NaiveEvaluator {
    package let answers: Answers
    package let context: FormContext

    package init(answers: Answers, context: FormContext) {
        self.answers = answers
        self.context = context
    }

    package func value(of condition: Condition) -> Double {
        switch condition {
        case .all(let parts): parts.map { part in value(of: part) }.min() ?? 1
        case .any(let parts): parts.map { part in value(of: part) }.max() ?? 0
        case .not(let part): 1 - value(of: part)
        case .rows(let block, let quantifier, let part):
            rows(block).map { row in row.value(of: part) }.reduce(nil) { (known: Double?, next: Double) in
                known.map { known in quantifier == .any ? max(known, next) : min(known, next) } ?? next
            } ?? 0.5
        case .compare(let comparison): value(of: comparison).map { truth in truth ? 1 : 0 } ?? 0.5
        }
    }

    /// The answers as each row of a block sees them: its own under the plain keys.
    private func rows(_ block: QuestionKey) -> [NaiveEvaluator] {
        guard case .rows(let ids)? = answers[block] else { return [] }
        return ids.map { id in
            var own = answers
            for (path, answer) in answers {
                let start = "\(block)__\(id)__"
                if path.hasPrefix(start) { own[String(path.dropFirst(start.count))] = answer }
            }
            return NaiveEvaluator(answers: own, context: context)
        }
    }

    package func truth(of condition: Condition) -> Truth {
        let value = value(of: condition)
        return value == 1 ? .yes : value == 0 ? .no : .unknown
    }

    private func value(of comparison: Condition.Comparison) -> Bool? {
        let words = words(of: comparison.subject)
        if comparison.comparator == .isEmpty { return words == nil }
        guard let words, let operand = comparison.value else { return nil }
        return accepted(words, operand).flatMap { outcomes in outcomes[comparison.comparator] }
    }

    private enum Words {
        case text(String), number(Double), day(String), time(Int), span(String, String), truth(Bool), several([String]), branch(
            [String])
    }

    private func words(of subject: Condition.Subject) -> Words? {
        switch subject {
        case .today: return .day(context.today.description)
        case .person(let role, let attribute):
            let person = role == .beneficiary ? context.beneficiary : context.requester
            if attribute == .groups { return person.groups.isEmpty ? nil : .several(Array(person.groups)) }
            let branch = attribute == .unit ? person.unitPath : person.placePath
            return branch.isEmpty ? nil : .branch(branch)
        case .count(let block, let part):
            return .number(Double(rows(block).filter { row in part.map { row.value(of: $0) == 1 } ?? true }.count))
        case .question(let key):
            switch answers[key] {
            case nil: return nil
            case .text(let text)?: return text == "" ? nil : .text(text)
            case .choice(let key)?: return .text(key)
            case .number(let number)?: return .number(number)
            case .amount(let amount)?: return Double("\(amount.minor)e-\(amount.currency.decimals)").map { .number($0) }
            case .address(let address)?: return .text(address.text)
            case .date(let date)?: return .day(date.description)
            case .dateTime(let time)?: return .day(String(time.description.prefix(10)))
            case .time(let time)?: return .time(time.minute)
            case .period(let period)?: return .span("\(period.from)", "\(period.to)")
            case .yesNo(let truth)?: return .truth(truth)
            case .choices(let keys)?: return keys == [] ? nil : .several(keys)
            case .files(let files)?: return files == [] ? nil : .several(files.map { file in "\(file)" })
            case .rows(let rows)?: return rows == [] ? nil : .several(rows)
            case .person(let person)?: return .text("\(person)")
            case .unit(let unit)?: return .branch(context.unitPaths[unit, default: []])
            case .place(let place)?: return .branch(context.placePaths[place, default: []])
            }
        }
    }

    /// What each operator gives; an operator that is absent does not fit, and gives unknown.
    private func accepted(_ words: Words, _ operand: Condition.Operand) -> [Condition.Comparator: Bool]? {
        switch (words, operand) {
        case (.text(let text), .text(let wanted)):
            let (left, right) = (text.lowercased(), wanted.lowercased())
            let isInside = right.isEmpty || left.indices.contains { start in left[start...].hasPrefix(right) }
            return [.equals: left == right, .notEquals: left != right, .contains: isInside]
        case (.text(let text), .list(let wanted)): return [.in: wanted.firstIndex(of: text) != nil]
        case (.number(let left), .number(let right)):
            return [
                .equals: left == right, .notEquals: !(left == right), .lessThan: left < right,
                .atMost: !(left > right), .greaterThan: left > right, .atLeast: !(left < right),
            ]
        case (.truth(let left), .truth(let right)): return [.equals: left == right, .notEquals: left != right]
        case (.day(let left), .text(let bound)):
            guard let right = day(bound) else { return nil }
            return [
                .equals: left == right, .notEquals: left != right, .before: left < right, .onOrBefore: left <= right,
                .after: left > right, .onOrAfter: left >= right,
            ]
        case (.time(let left), .text(let text)):
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in Int(part) ?? -1 }
            guard text.count == 5, parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
            let gap = left - (parts[0] * 60 + parts[1])
            return [
                .equals: gap == 0, .notEquals: gap != 0, .before: gap < 0, .onOrBefore: gap <= 0, .after: gap > 0,
                .onOrAfter: gap >= 0,
            ]
        case (.span(let first, let last), .text(let bound)):
            guard let day = day(bound) else { return nil }
            return [.startsBefore: first < day, .startsAfter: first > day, .endsBefore: last < day, .endsAfter: last > day]
        case (.several(let keys), .text(let wanted)): return [.contains: keys.filter { key in key == wanted }.count > 0]
        case (.branch(let keys), .text(let wanted)):
            return keys.isEmpty ? [:] : [.equals: keys[0] == wanted, .within: keys.reversed().contains(wanted)]
        default: return nil
        }
    }

    /// A bound as an ISO day; within years 1000 to 9999 these sort as text.
    private func day(_ text: String) -> String? {
        if text.hasPrefix("today") {
            let rest = text.dropFirst(5)
            guard let days = rest.isEmpty ? 0 : Int(rest) else { return nil }
            return context.today.adding(days: days).description
        }
        return CalendarDate(iso: text)?.description
    }
}
