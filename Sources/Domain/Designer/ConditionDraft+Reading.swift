extension ConditionDraft {
    /// What is missing or wrong in a line.
    public enum Problem: Sendable, Hashable { case noSubject, noVerb, noValue, badValue }

    /// Where, and what.
    public struct Refusal: Error, Sendable, Hashable {
        public var problems: [Path: Problem]
    }

    /// The condition, once every line is complete.
    /// - Parameter earlier: the questions it may refer to.
    public func condition(on earlier: [Question]) throws(Refusal) -> Condition {
        var problems: [Path: Problem] = [:]
        let result = Self.condition(mode, nodes, at: [], earlier, &problems)
        guard problems.isEmpty else { throw Refusal(problems: problems) }
        return result
    }

    private static func condition(
        _ mode: Mode, _ nodes: [Node], at path: Path, _ earlier: [Question], _ problems: inout [Path: Problem]
    ) -> Condition {
        var parts: [Condition] = []
        for (index, node) in nodes.enumerated() {
            let place = path + [index]
            switch node {
            case .group(let inner, let lines): parts.append(condition(inner, lines, at: place, earlier, &problems))
            case .kept(let condition): parts.append(condition)
            case .line(let line):
                do throws(LineProblem) {
                    parts.append(try condition(line, earlier))
                } catch {
                    problems[place] = error.problem
                }
            }
        }
        if parts.count == 1, mode == .all || mode == .any { return parts[0] }
        if parts.count == 1 {
            // Kleene’s not takes itself back.
            if case .not(let part) = parts[0] { return part }
            return .not(parts[0])
        }
        return switch mode {
        case .all: .all(parts)
        case .any: .any(parts)
        case .none: .not(.any(parts))
        case .notAll: .not(.all(parts))
        }
    }

    private struct LineProblem: Error { let problem: Problem }

    private static func condition(_ line: Line, _ earlier: [Question]) throws(LineProblem) -> Condition {
        guard let subject = line.subject, let offer = ComparisonOffer(subject, in: earlier) else {
            throw LineProblem(problem: .noSubject)
        }
        guard let verb = line.verb, offer.verbs.contains(verb) else { throw LineProblem(problem: .noVerb) }
        guard case .compares(let comparator) = verb else {
            return .not(.compare(.init(subject: subject, comparator: .isEmpty, value: nil)))
        }
        guard verb.wantsValue else { return .compare(.init(subject: subject, comparator: comparator, value: nil)) }
        guard let operand = try operand(of: line, comparator, offer.value) else { throw LineProblem(problem: .noValue) }
        guard offer.fit.problem(with: operand, comparator: comparator) == nil else { throw LineProblem(problem: .badValue) }
        return .compare(.init(subject: subject, comparator: comparator, value: operand))
    }

    private static func operand(
        of line: Line, _ comparator: Condition.Comparator, _ kind: ComparisonOffer.Value
    ) throws(LineProblem) -> Condition.Operand? {
        if comparator == .in { return line.values.isEmpty ? nil : .list(line.values) }
        guard !line.value.isEmpty else { return nil }
        switch kind {
        case .number:
            let text = String(line.value.map { character in character == "," ? "." : character })
            guard let number = Double(text), number.isFinite else { throw LineProblem(problem: .badValue) }
            return .number(number)
        case .truth: return .truth(line.value == "yes")
        default: return .text(line.value)
        }
    }
}

/// What may be said of a subject: the operators that fit it, and what it is compared with.
public struct ComparisonOffer: Sendable {
    /// What a value is chosen from, or typed as.
    public enum Value: Sendable, Hashable {
        case nothing, text, number, truth, day, time, unit, place, group
        case choice([Question.Choice])
    }

    /// In the order they are offered.
    public let verbs: [ConditionDraft.Verb]
    public let value: Value
    let fit: ComparisonFit

    /// - Returns: nil for a question that is not among `earlier`, or that no condition can ask about.
    public init?(_ subject: Condition.Subject, in earlier: [Question]) {
        switch subject {
        case .today: (fit, value) = (.today, .day)
        case .person(_, let attribute):
            fit = ComparisonFit(attribute)
            value =
                switch attribute {
                case .unit: .unit
                case .site: .place
                case .groups: .group
                }
        case .count: return nil
        case .question(let key):
            guard let question = earlier.first(where: { question in question.key == key }) else { return nil }
            fit = ComparisonFit(question)
            value = Self.value(of: question)
        }
        guard !fit.comparators.isEmpty else { return nil }
        let known = fit
        var verbs = Condition.Comparator.allCases.filter { comparator in known.comparators.contains(comparator) }
            .map(ConditionDraft.Verb.compares)
        if known.comparators.contains(.isEmpty) { verbs.append(.isAnswered) }
        self.verbs = verbs
    }

    private static func value(of question: Question) -> Value {
        switch question.type {
        case .number, .amount, .rating, .computed: .number
        case .yesNo: .truth
        case .date, .dateTime, .period: .day
        case .time: .time
        case .choice, .choices: .choice(question.choices ?? [])
        case .unit: .unit
        case .place: .place
        case .person, .file, .iban, .address, .acknowledgement, .block, .heading, .text: .nothing
        default: .text
        }
    }
}
