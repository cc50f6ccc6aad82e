/// The parts of a `constraint` that are limits of an answer here; what is left becomes a check of its page.
struct XLSFormLimits {
    private(set) var validation = Question.Validation()
    private(set) var rest: [XLSFormExpression] = []

    init(_ expression: XLSFormExpression, of question: Question) {
        validation = question.validation ?? .init()
        let parts: [XLSFormExpression] = if case .and(let parts) = expression { parts } else { [expression] }
        for part in parts where !take(part, question) { rest.append(part) }
    }

    private mutating func take(_ part: XLSFormExpression, _ question: Question) -> Bool {
        guard case .compare(let left, let comparator, let right, _) = part else { return false }
        switch (left, right) {
        case (.answer(.current), .number(let number)) where question.type == .number: return take(number, comparator)
        case (.answer(.current), _) where question.type == .date || question.type == .dateTime:
            return XLSFormCompiler.day(right).map { day in take(day, comparator) } ?? false
        case (.length(.current), .number(let number)) where question.type == .shortText || question.type == .longText:
            return take(length: number, comparator)
        case (.ticked(.current), .number(let number)) where question.type == .choices:
            return take(ticked: number, comparator, of: question)
        default: return false
        }
    }

    private mutating func take(_ number: Double, _ comparator: XLSFormExpression.Operator) -> Bool {
        // Between whole numbers nothing lies: more than 5 is at least 6.
        let isWhole = validation.integer == true && number.rounded() == number
        switch comparator {
        case .atLeast: return setMinimum(number)
        case .more where isWhole: return setMinimum(number + 1)
        case .atMost: return setMaximum(number)
        case .less where isWhole: return setMaximum(number - 1)
        default: return false
        }
    }

    private mutating func setMinimum(_ number: Double) -> Bool {
        guard validation.minimum == nil, number <= validation.maximum ?? number else { return false }
        validation.minimum = number
        return true
    }

    private mutating func setMaximum(_ number: Double) -> Bool {
        guard validation.maximum == nil, number >= validation.minimum ?? number else { return false }
        validation.maximum = number
        return true
    }

    private mutating func take(_ day: DayBound, _ comparator: XLSFormExpression.Operator) -> Bool {
        switch comparator {
        case .atLeast: return setEarliest(day)
        case .more: return setEarliest(day.later(1))
        case .atMost: return setLatest(day)
        case .less: return setLatest(day.later(-1))
        default: return false
        }
    }

    private mutating func setEarliest(_ day: DayBound) -> Bool {
        guard validation.earliest == nil, validation.latest.map({ last in !AnswerBound.day(day).isAlwaysAfter(last) }) ?? true
        else { return false }
        validation.earliest = .day(day)
        return true
    }

    private mutating func setLatest(_ day: DayBound) -> Bool {
        guard validation.latest == nil, validation.earliest.map({ first in !first.isAlwaysAfter(.day(day)) }) ?? true
        else { return false }
        validation.latest = .day(day)
        return true
    }

    private mutating func take(length number: Double, _ comparator: XLSFormExpression.Operator) -> Bool {
        guard let length = Int(exactly: number), (0...20_000).contains(length) else { return false }
        switch comparator {
        case .atLeast: return setLength(minimum: length)
        case .more: return setLength(minimum: length + 1)
        case .atMost: return setLength(maximum: length)
        case .less: return setLength(maximum: length - 1)
        case .equals: return setLength(maximum: length) && setLength(minimum: length)
        case .differs: return false
        }
    }

    private mutating func setLength(minimum: Int? = nil, maximum: Int? = nil) -> Bool {
        if let minimum {
            guard validation.minLength == nil, minimum <= validation.maxLength ?? 200 else { return false }
            validation.minLength = minimum
        }
        if let maximum {
            guard validation.maxLength == nil, maximum >= max(1, validation.minLength ?? 1) else { return false }
            validation.maxLength = maximum
        }
        return true
    }

    private mutating func take(
        ticked number: Double, _ comparator: XLSFormExpression.Operator, of question: Question
    ) -> Bool {
        guard number.rounded() == number else { return false }
        let most = Double(question.choices?.count ?? 0)
        let wanted: (minimum: Double?, maximum: Double?) =
            switch comparator {
            case .atLeast: (number, nil)
            case .more: (number + 1, nil)
            case .atMost: (nil, number)
            case .less: (nil, number - 1)
            case .equals: (number, number)
            case .differs: (nil, nil)
            }
        guard wanted.minimum != nil || wanted.maximum != nil, (0...most).contains(wanted.minimum ?? 0),
            (0...most).contains(wanted.maximum ?? 0)
        else { return false }
        if let minimum = wanted.minimum, !setMinimum(minimum) { return false }
        if let maximum = wanted.maximum, !setMaximum(maximum) { return false }
        return true
    }
}

extension DayBound {
    /// The same so many days later, as far as days are written.
    func later(_ days: Int) -> DayBound {
        switch self {
        case .on(let day):
            let moved = day.adding(days: days)
            return .on((1...9_999).contains(moved.year) ? moved : day)
        case .today(let plus): return .today(plusDays: min(max(plus + days, -36_500), 36_500))
        }
    }
}
