/// What conditions may refer to, and how.
extension FormCheck {
    mutating func condition(_ condition: Condition, at pointer: String, in form: FormDefinition) {
        switch condition {
        case .all(let parts), .any(let parts):
            let member = if case .all = condition { "all" } else { "any" }
            if parts.isEmpty { report("\(pointer)/\(member)", .empty) }
            for (index, part) in parts.enumerated() {
                self.condition(part, at: "\(pointer)/\(member)/\(index)", in: form)
            }
        case .not(let part): self.condition(part, at: "\(pointer)/not", in: form)
        case .rows(let block, _, let part):
            if isBlock(block, at: "\(pointer)/rows", in: form) { self.part(part, of: block, at: "\(pointer)/where", in: form) }
        case .compare(let comparison): self.comparison(comparison, at: pointer, in: form)
        }
    }

    private mutating func comparison(_ comparison: Condition.Comparison, at pointer: String, in form: FormDefinition) {
        let fit: ComparisonFit
        switch comparison.subject {
        case .today: fit = .today
        case .person(_, let attribute): fit = ComparisonFit(attribute)
        case .question(let key):
            guard let question = earlier[key] else {
                report("\(pointer)/question", absence(of: key, in: form))
                return
            }
            fit = ComparisonFit(question)
        case .count(let block, let part):
            guard isBlock(block, at: "\(pointer)/count", in: form) else { return }
            if let part { self.part(part, of: block, at: "\(pointer)/where", in: form) }
            fit = .count
        }
        guard fit.comparators.contains(comparison.comparator) else {
            report("\(pointer)/operator", .operatorDoesNotFit(comparison.comparator.rawValue))
            return
        }
        guard let value = comparison.value else { return }
        if let problem = fit.problem(with: value, comparator: comparison.comparator) {
            report("\(pointer)/value", problem)
        }
    }

    /// A condition on one row, which sees the questions of the block besides.
    private mutating func part(_ part: Condition, of block: QuestionKey, at pointer: String, in form: FormDefinition) {
        if part.asksForRows { return report(pointer, .notAllowed("rows of rows")) }
        let outside = earlier
        earlier.merge(inRows[block] ?? [:]) { own, _ in own }
        condition(part, at: pointer, in: form)
        earlier = outside
    }

    private mutating func isBlock(_ key: QuestionKey, at pointer: String, in form: FormDefinition) -> Bool {
        // Inside the block its rows are not all known yet.
        guard let question = earlier[key], question.type == .block, inRows[key] != nil else {
            let known = form.question(key)
            report(pointer, known == nil || known?.type == .block ? absence(of: key, in: form) : .notABlock(key))
            return false
        }
        return true
    }

    /// Why a key is none that this condition may refer to.
    func absence(of key: QuestionKey, in form: FormDefinition) -> FormIssue.Problem {
        if form.question(key) == nil { return .unknownQuestion(key) }
        return inRows.values.contains { rows in rows[key] != nil } ? .questionOfRows(key) : .forwardReference(key)
    }

    /// A choice may be offered under a condition, as long as one always is, and all are on the page.
    mutating func conditionalChoices(of question: Question, at pointer: String, in form: FormDefinition) {
        guard let choices = question.choices, question.hasConditionalChoices else { return }
        for (index, choice) in choices.enumerated() {
            guard let show = choice.show else { continue }
            let place = "\(pointer)/choices/\(index)/show"
            if show.size > 100 { report(place, .outOfRange("1…100")) }
            condition(show, at: place, in: form)
        }
        let always = choices.count { choice in choice.show == nil }
        if always == 0 { report("\(pointer)/choices", .notAllowed("no choice that is always offered")) }
        if question.type == .choice, question.choiceStyle == .search {
            report("\(pointer)/choices", .notAllowed("conditions on more than 20 choices"))
        }
        if let minimum = question.validation?.minimum, minimum > Double(always) {
            report("\(pointer)/validation/minimum", .outOfRange("0…\(always)"))
        }
    }
}

extension Condition {
    /// Something in it is about the rows of a block.
    var asksForRows: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains(where: \.asksForRows)
        case .not(let part): part.asksForRows
        case .rows: true
        case .compare(let comparison): if case .count = comparison.subject { true } else { false }
        }
    }
}
