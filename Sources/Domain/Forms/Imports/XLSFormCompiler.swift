/// What the questions of an XLSForm are called here, as far as they were read.
struct XLSFormScope {
    /// Those that conditions may refer to, by their names in the source.
    var questions: [String: Question] = [:]
    /// The keys that the choices of a question have here, by their names in the source.
    var choiceKeys: [QuestionKey: [String: String]] = [:]
    /// Questions of repeats, once they are closed.
    var inRows: [String: String] = [:]
    /// Every name of the source, with what asks for it later told from what does not exist.
    var names: Set<String> = []
}

/// Makes a condition of ours of an expression, or says what of it has no counterpart.
struct XLSFormCompiler {
    private typealias Problem = XLSFormExpression.Problem
    typealias Expression = XLSFormExpression

    let scope: XLSFormScope
    /// The question that `.` means.
    var current: Question?

    func logic(_ expression: Expression) throws(XLSFormExpression.Problem) -> ImportedLogic {
        switch expression {
        case .and(let parts): return .all(try logic(parts))
        case .or(let parts): return .any(try logic(parts))
        case .not(let part): return .not(try logic(part))
        case .truth(let truth): return .known(truth)
        case .selected(let reference, let name, let column): return try selected(reference, name, column)
        case .contains(let reference, let text, let column):
            let question = try question(reference, column)
            return try compared(question, .contains, .text(text), named: "contains", column)
        case .compare(let left, let comparator, let right, let column):
            return try comparison(left, comparator, right, column)
        }
    }

    private func logic(_ parts: [Expression]) throws(XLSFormExpression.Problem) -> [ImportedLogic] {
        var made: [ImportedLogic] = []
        for part in parts { made.append(try logic(part)) }
        return made
    }

    func question(_ reference: Expression.Reference, _ column: Int) throws(XLSFormExpression.Problem) -> Question {
        switch reference {
        case .current:
            guard let current else { throw Problem(reason: .syntax, column: column) }
            return current
        case .question(let name):
            if let question = scope.questions[name] { return question }
            throw Problem(reason: absence(of: name), column: column)
        }
    }

    private func absence(of name: String) -> FormImportReason {
        if let block = scope.inRows[name] { return .askedInRows(block) }
        return scope.names.contains(name) ? .askedLater(name) : .unknownName(String(name.prefix(60)))
    }

    private func selected(
        _ reference: Expression.Reference, _ name: String, _ column: Int
    ) throws(XLSFormExpression.Problem) -> ImportedLogic {
        let question = try question(reference, column)
        guard question.type == .choice || question.type == .choices else {
            throw Problem(reason: .noComparison("selected"), column: column)
        }
        let key = try choice(name, of: question, column)
        return .comparison(question.key, question.type == .choice ? .equals : .contains, .text(key))
    }

    private func choice(_ name: String, of question: Question, _ column: Int) throws(XLSFormExpression.Problem) -> String {
        guard let key = scope.choiceKeys[question.key]?[name] else {
            throw Problem(reason: .unknownChoice(String(name.prefix(60))), column: column)
        }
        return key
    }

    private func comparison(
        _ left: Expression.Operand, _ comparator: Expression.Operator, _ right: Expression.Operand, _ column: Int
    ) throws(XLSFormExpression.Problem) -> ImportedLogic {
        switch (left, right) {
        case (.answer, .answer): throw Problem(reason: .betweenQuestions, column: column)
        case (.answer(let reference), _):
            return try answer(try question(reference, column), comparator, right, column)
        case (.rows(let name), .number(let number)):
            guard let block = scope.questions[name], block.type == .block else {
                throw Problem(reason: absence(of: name), column: column)
            }
            return .certain(
                .compare(.init(subject: .count(of: block.key, nil), comparator: comparator.ofNumbers, value: .number(number))))
        case (.length(let reference), .number(let number)):
            return try emptiness(of: try question(reference, column), comparator, number, column)
        case (.ticked(let reference), .number(let number)):
            return try emptiness(of: try question(reference, column), comparator, number, column)
        case (.today(0), .text(let text)):
            guard let day = DayBound(text: text), case .on = day else {
                throw Problem(reason: .valueDoesNotFit(String(text.prefix(60))), column: column)
            }
            return try ordered(.today, comparator, .text(day.text), column).certain
        case (.text, .answer), (.number, .answer), (.today, .answer), (.number, .length), (.number, .ticked), (.number, .rows),
            (.text, .today):
            return try comparison(right, comparator.flipped, left, column)
        default: throw Problem(reason: .noComparison(comparator.rawValue), column: column)
        }
    }

    /// `string-length(…) > 0` asks whether there is an answer; other lengths are limits, not conditions.
    private func emptiness(
        of question: Question, _ comparator: Expression.Operator, _ number: Double, _ column: Int
    ) throws(XLSFormExpression.Problem) -> ImportedLogic {
        switch (comparator, number) {
        case (.equals, 0), (.less, 1), (.atMost, 0): return .empty(question.key)
        case (.more, 0), (.atLeast, 1), (.differs, 0): return .not(.empty(question.key))
        default: throw Problem(reason: .lengthInCondition, column: column)
        }
    }

    private func answer(
        _ question: Question, _ comparator: Expression.Operator, _ value: Expression.Operand, _ column: Int
    ) throws(XLSFormExpression.Problem) -> ImportedLogic {
        let isEquality = comparator == .equals || comparator == .differs
        if case .text("") = value, isEquality, question.asks {
            return comparator == .equals ? .empty(question.key) : .not(.empty(question.key))
        }
        // `!=` is the contrary of `=`, and so true of an answer that is missing.
        if comparator == .differs { return .not(try answer(question, .equals, value, column)) }
        switch (question.type, value) {
        case (.choice, .text(let name)) where isEquality:
            return .comparison(question.key, .equals, .text(try choice(name, of: question, column)))
        case (.choice, .number(let number)) where isEquality:
            return .comparison(question.key, .equals, .text(try choice(Self.written(number), of: question, column)))
        case (.acknowledgement, .text("OK")) where isEquality: return .not(.empty(question.key))
        case (.number, .number(let number)):
            return try compared(question, comparator.ofNumbers, .number(number), named: comparator.rawValue, column)
        case (.number, .text(let text)):
            guard let number = Double(text), number.isFinite else { return try refuse(text, column) }
            return try compared(question, comparator.ofNumbers, .number(number), named: comparator.rawValue, column)
        case (.date, _), (.dateTime, _):
            guard let bound = Self.day(value) else { return try refuse(value.words, column) }
            return try ordered(.question(question.key), comparator, .text(bound.text), column).answered(question.key)
        case (.time, .text(let text)):
            guard let time = ClockTime(iso: text.prefix(5)) else { return try refuse(text, column) }
            return try ordered(.question(question.key), comparator, .text(time.description), column).answered(question.key)
        case (.shortText, .text(let text)) where isEquality, (.longText, .text(let text)) where isEquality:
            return .comparison(question.key, .equals, .text(text))
        case (.shortText, .number(let number)) where isEquality:
            return .comparison(question.key, .equals, .text(Self.written(number)))
        default: throw Problem(reason: .noComparison(comparator.rawValue), column: column)
        }
    }

    private func refuse(_ value: String, _ column: Int) throws(XLSFormExpression.Problem) -> ImportedLogic {
        throw Problem(reason: .valueDoesNotFit(String(value.prefix(60))), column: column)
    }

    private func compared(
        _ question: Question, _ comparator: Condition.Comparator, _ value: Condition.Operand, named name: String, _ column: Int
    ) throws(XLSFormExpression.Problem) -> ImportedLogic {
        let fit = ComparisonFit(question)
        guard fit.comparators.contains(comparator), fit.problem(with: value, comparator: comparator) == nil else {
            throw Problem(reason: .noComparison(name), column: column)
        }
        return .comparison(question.key, comparator, value)
    }

    private func ordered(
        _ subject: Condition.Subject, _ comparator: Expression.Operator, _ value: Condition.Operand, _ column: Int
    ) throws(XLSFormExpression.Problem) -> Condition {
        let own: Condition.Comparator =
            switch comparator {
            case .equals: .equals
            case .less: .before
            case .atMost: .onOrBefore
            case .more: .after
            case .atLeast: .onOrAfter
            case .differs: throw Problem(reason: .noComparison(comparator.rawValue), column: column)
            }
        return .compare(.init(subject: subject, comparator: own, value: value))
    }

    static func day(_ value: Expression.Operand) -> DayBound? {
        switch value {
        case .today(let days): .today(plusDays: days)
        case .text(let text): CalendarDate(iso: text).map(DayBound.on)
        default: nil
        }
    }

    /// A number as a choice or a text has it: `3`, not `3.0`.
    static func written(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}

extension Condition {
    fileprivate var certain: ImportedLogic { .certain(self) }

    fileprivate func answered(_ key: QuestionKey) -> ImportedLogic {
        .leaf(whenTrue: self, whenFalse: .any([ImportedLogic.isEmpty(key), .not(self)]))
    }
}

extension XLSFormExpression.Operand {
    fileprivate var words: String {
        switch self {
        case .text(let text): text
        case .number(let number): XLSFormCompiler.written(number)
        default: ""
        }
    }
}

extension XLSFormExpression.Operator {
    var ofNumbers: Condition.Comparator {
        switch self {
        case .equals: .equals
        case .differs: .notEquals
        case .less: .lessThan
        case .atMost: .atMost
        case .more: .greaterThan
        case .atLeast: .atLeast
        }
    }

    /// The same with its sides changed.
    var flipped: Self {
        switch self {
        case .equals, .differs: self
        case .less: .more
        case .atMost: .atLeast
        case .more: .less
        case .atLeast: .atMost
        }
    }
}
