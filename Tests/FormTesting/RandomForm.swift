@testable import Domain

/// Form definitions of any shape that the validator takes: every type of question, nested conditions, repeated
/// blocks, computed values, choices under a condition, checks.
package struct RandomForm {
    private var chance: Chance
    private var count = 0
    /// The questions above the one being made; outside blocks, but while one is made.
    private var earlier: [Question] = []
    /// Those of the blocks above.
    private var inRows: [QuestionKey: [Question]] = [:]

    private init(_ chance: Chance) { self.chance = chance }

    /// - Parameter chance: drawn from; left where it has come to.
    package static func form(using chance: inout Chance) -> FormDefinition {
        var maker = RandomForm(chance)
        let form = maker.form()
        chance = maker.chance
        return form
    }

    private mutating func form() -> FormDefinition {
        let pages = (1...chance.from(1...3)).map { number in page(number) }
        return FormDefinition(
            schema: 1, key: "materiel-demander", service: "postes", kind: chance.percent(50) ? .request : .incident,
            title: LocalizedText(fr: "Essai", en: "Trial"), summary: LocalizedText(fr: "Pour essayer."),
            delay: .init(workingDays: chance.from(0...9)),
            route: .init(team: "proximite", category: "materiel", impact: .low, urgency: .low), pages: pages)
    }

    private mutating func page(_ number: Int) -> FormDefinition.Page {
        var questions = (0..<chance.from(1...6)).map { _ in question(isInBlock: false) }
        if !questions.contains(where: \.asks) { questions.append(made(.yesNo, isInBlock: false)) }
        return FormDefinition.Page(
            key: "page-\(number)", title: LocalizedText(fr: "Page \(number)"), questions: questions,
            checks: checks(on: questions))
    }

    private mutating func checks(on questions: [Question]) -> [FormDefinition.Check]? {
        // Where another answer is a way out: a check may well leave none, which its author alone can know.
        let free = questions.filter { question in [.number, .yesNo, .shortText].contains(question.type) }
        guard !free.isEmpty, chance.percent(15) else { return nil }
        let at = chance.one(of: free)
        return [
            FormDefinition.Check(
                when: .all([.compare(equality(on: at)), condition(depth: 1)]), at: at.key,
                message: LocalizedText(fr: "Ces réponses se contredisent."))
        ]
    }

    // MARK: Questions

    private mutating func question(isInBlock: Bool) -> Question {
        let types = Question.Kind.allCases.filter { type in
            switch type {
            case .block: !isInBlock
            case .computed: !computable(.sum).isEmpty
            default: true
            }
        }
        // Blocks and choices more often than their share of the types.
        if !isInBlock, chance.percent(8) { return made(.block, isInBlock: false) }
        return made(chance.percent(20) ? .choice : chance.one(of: types), isInBlock: isInBlock)
    }

    private mutating func made(_ type: Question.Kind, isInBlock: Bool) -> Question {
        count += 1
        var question = Question(key: "q\(count)", type: type, label: LocalizedText(fr: "Question \(count)"))
        if chance.percent(45), !earlier.isEmpty { question.show = condition(depth: chance.from(0...4)) }
        if question.asks, type != .block {
            if chance.percent(35) {
                question.required = true
            } else if chance.percent(15), !earlier.isEmpty {
                question.require = condition(depth: chance.from(0...2))
            }
            if chance.percent(10) { question.sensitive = true }
        }
        if chance.percent(20) { question.help = LocalizedText(fr: "Une aide.") }
        furnish(&question)
        earlier.append(question)
        if type == .block { fill(&question) }
        return question
    }

    private mutating func furnish(_ question: inout Question) {
        switch question.type {
        case .text: question.body = LocalizedText(fr: "Un paragraphe.\n\nUn autre.")
        case .choice, .choices:
            let number = chance.one(of: [2, 3, 5, 9, 24])
            let mayHide = number <= 20 && !earlier.isEmpty && chance.percent(30)
            question.choices = (1...number).map { index in
                var choice = Question.Choice(key: "c\(index)", label: LocalizedText(fr: "Choix \(index)"))
                if mayHide, index > 1, chance.percent(40) { choice.show = condition(depth: chance.from(0...1)) }
                return choice
            }
        case .number:
            if chance.percent(40) { question.validation = .init(minimum: 0, maximum: 10, integer: chance.percent(50)) }
        case .shortText:
            if chance.percent(30) { question.validation = .init(minLength: 2, maxLength: 20) }
        case .amount: if chance.percent(30) { question.validation = .init(maximum: 500) }
        case .computed:
            let operation: Computation.Operation = computable(.days).count > 1 && chance.percent(40) ? .workingDays : .sum
            let sources = computable(operation)
            question.compute = Computation(
                operation: operation,
                of: operation == .sum
                    ? (0..<chance.from(1...3)).map { _ in chance.one(of: sources).key } : [sources[0].key, sources[1].key])
            let taken = Set(question.compute?.of ?? [])
            if sources.contains(where: { source in taken.contains(source.key) && source.isSensitive }) {
                question.sensitive = true
            }
        default: break
        }
    }

    /// Plain numbers, for sums; days, for spans.
    private func computable(_ operation: Computation.Operation) -> [Question] {
        let inner = operation == .sum ? inRows.sorted { left, right in left.key < right.key }.flatMap(\.value) : []
        return (earlier + inner).filter { question in
            operation == .sum ? [.number, .rating].contains(question.type) : [.date, .dateTime].contains(question.type)
        }
    }

    private mutating func fill(_ block: inout Question) {
        let outside = earlier
        let least = chance.from(0...2)
        block.rows = .init(label: LocalizedText(fr: "Ligne"), minimum: least, maximum: least + chance.from(1...3))
        var inner = (0..<chance.from(1...3)).map { _ in question(isInBlock: true) }
        if !inner.contains(where: \.asks) { inner.append(made(.number, isInBlock: true)) }
        block.questions = inner
        inRows[block.key] = Array(earlier[outside.count...])
        earlier = outside
        earlier[earlier.count - 1] = block
    }

    // MARK: Conditions

    private mutating func condition(depth: Int) -> Condition {
        guard depth > 0 else { return .compare(comparison()) }
        switch chance.from(0...6) {
        case 0, 1: return .all((0..<chance.from(1...3)).map { _ in condition(depth: depth - 1) })
        case 2, 3: return .any((0..<chance.from(1...3)).map { _ in condition(depth: depth - 1) })
        case 4: return .not(condition(depth: depth - 1))
        default: return rows() ?? .not(condition(depth: depth - 1))
        }
    }

    /// Something of the rows of a block above.
    private mutating func rows() -> Condition? {
        let blocks = earlier.filter { question in inRows[question.key] != nil }
        guard !blocks.isEmpty else { return nil }
        let block = chance.one(of: blocks).key
        let outside = earlier
        earlier += inRows[block] ?? []
        let rowsOutside = inRows
        // Rows of rows are not a thing.
        inRows = [:]
        let part: Condition =
            chance.percent(60) ? .compare(comparison()) : .any([.compare(comparison()), .not(.compare(comparison()))])
        (earlier, inRows) = (outside, rowsOutside)
        guard chance.percent(50) else {
            return .rows(of: block, chance.one(of: Condition.Quantifier.allCases), chance.percent(50) ? part : .not(part))
        }
        return .compare(
            .init(
                subject: .count(of: block, chance.percent(50) ? part : nil),
                comparator: chance.one(of: [.atLeast, .equals, .lessThan]), value: .number(Double(chance.from(0...3)))))
    }

    private mutating func comparison() -> Condition.Comparison {
        let comparable = earlier.filter { question in !ComparisonFit(question).comparators.isEmpty }
        if !comparable.isEmpty, chance.percent(85) { return comparison(on: chance.one(of: comparable)) }
        if chance.percent(50) {
            return .init(
                subject: .today, comparator: .after, value: .text(chance.one(of: ["2020-01-01", "today", "2900-01-01"])))
        }
        return .init(
            subject: .person(chance.one(of: [.requester, .beneficiary]), .unit), comparator: chance.one(of: [.within, .equals]),
            value: .text(chance.one(of: RandomInputs.unitKeys)))
    }

    private mutating func comparison(on question: Question) -> Condition.Comparison {
        let fitting = ComparisonFit(question).comparators.sorted { left, right in left.rawValue < right.rawValue }
        let comparator = chance.one(of: fitting)
        return .init(
            subject: .question(question.key), comparator: comparator,
            value: comparator == .isEmpty ? nil : operand(for: question, comparator))
    }

    private mutating func equality(on question: Question) -> Condition.Comparison {
        .init(subject: .question(question.key), comparator: .equals, value: operand(for: question, .equals))
    }

    private mutating func operand(for question: Question, _ comparator: Condition.Comparator) -> Condition.Operand {
        switch question.type {
        case .number, .amount, .rating, .computed: return .number(Double(chance.from(0...12)))
        case .date, .dateTime, .period: return .text(chance.one(of: ["today", "today+3", "today-2", "2023-11-15"]))
        case .time: return .text(chance.one(of: ["09:00", "12:30"]))
        case .yesNo: return .truth(chance.percent(50))
        case .choice, .choices:
            let keys = (question.choices ?? []).map(\.key)
            return comparator == .in ? .list(Array(keys.prefix(chance.from(1...2)))) : .text(chance.one(of: keys))
        case .unit: return .text(chance.one(of: RandomInputs.unitKeys))
        case .place: return .text(chance.one(of: RandomInputs.placeKeys))
        default: return .text(chance.one(of: ["oui", "texte", "AB-123-CD", "a"]))
        }
    }
}
