/// Kleene's three values: a comparison with an empty answer is unknown, and stays so.
public enum Truth: Sendable, Equatable {
    case yes, no, unknown

    init(_ value: Bool) { self = value ? .yes : .no }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}

/// What conditions may know of a person. Keys go from the person's own unit (or site, building,
/// room) up to the root of the tree.
public struct PersonFacts: Sendable, Hashable {
    public var unitPath: [String]
    public var placePath: [String]
    public var groups: Set<String>

    public init(unitPath: [String] = [], placePath: [String] = [], groups: Set<String> = []) {
        self.unitPath = unitPath
        self.placePath = placePath
        self.groups = groups
    }
}

/// All that conditions are evaluated against, frozen at submission.
public struct FormContext: Sendable {
    public var requester: PersonFacts
    public var beneficiary: PersonFacts
    /// The body's local date.
    public var today: CalendarDate
    /// The keys from a unit up to the root, for the units that are answers.
    public var unitPaths: [UnitID: [String]]
    /// The keys from a place up to its site, for the places that are answers.
    public var placePaths: [PlaceID: [String]]

    public init(
        requester: PersonFacts, beneficiary: PersonFacts, today: CalendarDate,
        unitPaths: [UnitID: [String]] = [:], placePaths: [PlaceID: [String]] = [:]
    ) {
        self.requester = requester
        self.beneficiary = beneficiary
        self.today = today
        self.unitPaths = unitPaths
        self.placePaths = placePaths
    }
}

/// The single evaluator of conditions: display, preview, validation, routing and workflows share it.
public struct ConditionEvaluator {
    private let answers: Answers
    private let context: FormContext
    /// The row of a block in which questions of this block mean its own.
    private var row: (block: QuestionKey, id: String)?

    /// - Parameter answers: the answers that count: those of hidden questions are left out by the caller.
    public init(answers: Answers, context: FormContext) {
        self.answers = answers
        self.context = context
    }

    public func truth(of condition: Condition) -> Truth {
        switch condition {
        case .all(let parts):
            var result = Truth.yes
            for part in parts {
                switch truth(of: part) {
                case .no: return .no
                case .unknown: result = .unknown
                case .yes: break
                }
            }
            return result
        case .any(let parts):
            var result = Truth.no
            for part in parts {
                switch truth(of: part) {
                case .yes: return .yes
                case .unknown: result = .unknown
                case .no: break
                }
            }
            return result
        case .not(let part): return truth(of: part).negated
        case .rows(let block, let quantifier, let part):
            let truths = rows(of: block).map { row in row.truth(of: part) }
            // Of no row nothing is known, as of an empty answer.
            if truths.isEmpty { return .unknown }
            let deciding: Truth = quantifier == .any ? .yes : .no
            return truths.contains(deciding) ? deciding : truths.contains(.unknown) ? .unknown : deciding.negated
        case .compare(let comparison): return truth(of: comparison)
        }
    }

    /// A thing is shown, required or routed only when its condition is true.
    public func holds(_ condition: Condition?) -> Bool { condition.map { truth(of: $0) == .yes } ?? true }

    /// This evaluator in each row of a block.
    private func rows(of block: QuestionKey) -> [ConditionEvaluator] {
        guard case .rows(let ids) = answers[block] else { return [] }
        return ids.map { id in
            var evaluator = self
            evaluator.row = (block, id)
            return evaluator
        }
    }

    private func answer(to key: QuestionKey) -> Answer? {
        if let row, let own = answers[BlockRow(block: row.block, row: row.id, question: key).path] { return own }
        return answers[key]
    }

    private func truth(of comparison: Condition.Comparison) -> Truth {
        let subject = value(of: comparison.subject)
        if comparison.comparator == .isEmpty { return Truth(subject == nil) }
        guard let subject, let operand = comparison.value else { return .unknown }
        return subject.compare(comparison.comparator, with: operand, today: context.today)
    }

    private func value(of subject: Condition.Subject) -> ComparedValue? {
        switch subject {
        case .today: .day(context.today)
        case .person(let role, let attribute):
            value(of: attribute, in: role == .requester ? context.requester : context.beneficiary)
        case .question(let key): answer(to: key).flatMap { answer in value(of: answer) }
        case .count(let block, let part): .number(Double(rows(of: block).count { row in row.holds(part) }))
        }
    }

    private func value(of attribute: Condition.Subject.Attribute, in person: PersonFacts) -> ComparedValue? {
        switch attribute {
        case .unit: person.unitPath.isEmpty ? nil : .path(person.unitPath)
        case .site: person.placePath.isEmpty ? nil : .path(person.placePath)
        case .groups: person.groups.isEmpty ? nil : .set(person.groups)
        }
    }

    private func value(of answer: Answer) -> ComparedValue? {
        switch answer {
        case .text(let text): text.isEmpty ? nil : .text(text)
        case .number(let number): .number(number)
        case .amount(let amount): .number(amount.units)
        case .address(let address): .text(address.text)
        case .date(let date): .day(date)
        case .dateTime(let dateTime): .day(dateTime.date)
        case .time(let time): .time(time)
        case .period(let period): .period(period)
        case .yesNo(let truth): .truth(truth)
        case .choice(let key): .text(key)
        case .choices(let keys): keys.isEmpty ? nil : .set(Set(keys))
        case .person(let id): .text(id.description)
        case .unit(let id): .path(context.unitPaths[id] ?? [])
        case .place(let id): .path(context.placePaths[id] ?? [])
        case .files(let ids): ids.isEmpty ? nil : .set(Set(ids.map(\.description)))
        case .rows(let ids): ids.isEmpty ? nil : .set(Set(ids))
        }
    }
}
