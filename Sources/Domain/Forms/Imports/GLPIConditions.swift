/// The conditions of a GLPI form, made conditions of ours or left with a reason.
struct GLPIConditions {
    struct Problem: Error { let reason: FormImportReason }

    /// Items that show each other could be written out without end.
    private final class Budget { var left = 2_000 }

    private let budget = Budget()
    let items: [String: GLPIItem]
    let firstSection: String?
    /// The questions that are asked already, by their identifiers.
    var questions: [String: Question] = [:]
    /// The keys of choices by what GLPI calls them.
    var choiceKeys: [QuestionKey: [(id: String, key: String)]] = [:]

    init(items: [String: GLPIItem], firstSection: String?) {
        self.items = items
        self.firstSection = firstSection
    }

    /// Whether an item is seen, by its own strategy.
    func visibility(of item: GLPIItem, depth: Int = 0) throws(Problem) -> ImportedLogic {
        // Conditions that lead to themselves were refused; these lead from one to the next.
        guard depth < 16 else { throw Problem(reason: .tooLong(limit: 16)) }
        if item.kind == .section, item.uuid == firstSection { return .known(true) }
        return try strategy(item.json["visibility_strategy"]?.text ?? "", item.conditions, depth)
    }

    /// - Returns: what a strategy makes of its conditions.
    func strategy(_ name: String, _ conditions: [ImportedJSON], _ depth: Int = 0) throws(Problem) -> ImportedLogic {
        switch name {
        case "", "always_visible", "always_created": return .known(true)
        case "visible_if", "created_if", "created_if_conditions": return try joined(conditions, depth)
        case "hidden_if", "created_unless": return .not(try joined(conditions, depth))
        default: throw Problem(reason: .unknownValue(String(name.prefix(60))))
        }
    }

    /// One after the other, as GLPI joins them: the operator of each with what came before.
    private func joined(_ conditions: [ImportedJSON], _ depth: Int) throws(Problem) -> ImportedLogic {
        if depth == 0 { budget.left = 2_000 }
        var result: ImportedLogic?
        for condition in conditions where condition["item_uuid"]?.text?.isEmpty == false {
            let next = try logic(condition, depth)
            guard let before = result else {
                result = next
                continue
            }
            result = condition["logic_operator"]?.text == "or" ? .any([before, next]) : .all([before, next])
        }
        return result ?? .known(false)
    }

    private func logic(_ condition: ImportedJSON, _ depth: Int) throws(Problem) -> ImportedLogic {
        budget.left -= 1
        guard budget.left > 0 else { throw Problem(reason: .tooLong(limit: 100)) }
        let uuid = condition["item_uuid"]?.text ?? ""
        let comparator = condition["value_operator"]?.text ?? ""
        guard let item = items[uuid] else { throw Problem(reason: .unknownName(String(uuid.prefix(60)))) }
        switch comparator {
        case "visible": return try visibility(of: item, depth: depth + 1)
        case "not_visible": return .not(try visibility(of: item, depth: depth + 1))
        case "match_regex", "not_match_regex": throw Problem(reason: .regularExpression)
        default: break
        }
        guard item.kind == .question, let question = questions[uuid] else {
            throw Problem(reason: .askedLater(GLPIText.plain(item.name)))
        }
        if comparator.hasPrefix("length_") { throw Problem(reason: .lengthInCondition) }
        return try compared(question, comparator, condition["value"] ?? .null)
    }

    private func compared(_ question: Question, _ comparator: String, _ value: ImportedJSON) throws(Problem) -> ImportedLogic {
        let answered = ImportedLogic.not(.empty(question.key))
        switch comparator {
        case "empty": return .empty(question.key)
        case "not_empty": return answered
        // An answer that is missing is neither equal nor different in GLPI.
        case "not_equals": return .all([answered, .not(try compared(question, "equals", value))])
        case "not_contains": return .all([answered, .not(try compared(question, "contains", value))])
        default: break
        }
        switch question.type {
        case .choice: return try choice(question, comparator, value)
        case .choices: return try choices(question, comparator, value, answered)
        case .shortText, .longText, .email:
            guard case .text(let html) = value else { throw Problem(reason: .valueDoesNotFit("")) }
            let text = question.type == .longText ? GLPIText.plain(html) : html
            switch comparator {
            case "equals": return .comparison(question.key, .equals, .text(text))
            case "contains": return .comparison(question.key, .contains, .text(text))
            default: throw Problem(reason: .noComparison(comparator))
            }
        case .number:
            guard let number = value.number else { throw Problem(reason: .valueDoesNotFit(value.id ?? "")) }
            let own: [String: Condition.Comparator] = [
                "equals": .equals, "greater_than": .greaterThan, "greater_than_or_equals": .atLeast, "less_than": .lessThan,
                "less_than_or_equals": .atMost,
            ]
            guard let own = own[comparator] else { throw Problem(reason: .noComparison(comparator)) }
            return .comparison(question.key, own, .number(number))
        case .date, .time: return try moment(question, comparator, value)
        default: throw Problem(reason: .noComparison(comparator))
        }
    }

    private func moment(_ question: Question, _ comparator: String, _ value: ImportedJSON) throws(Problem) -> ImportedLogic {
        let own: [String: Condition.Comparator] = [
            "equals": .equals, "greater_than": .after, "greater_than_or_equals": .onOrAfter, "less_than": .before,
            "less_than_or_equals": .onOrBefore,
        ]
        guard let own = own[comparator] else { throw Problem(reason: .noComparison(comparator)) }
        let text = value.text ?? ""
        let written = question.type == .date ? CalendarDate(iso: text)?.description : ClockTime(iso: text.prefix(5))?.description
        guard let written else { throw Problem(reason: .valueDoesNotFit(String(text.prefix(60)))) }
        return .comparison(question.key, own, .text(written))
    }

    private func choice(_ question: Question, _ comparator: String, _ value: ImportedJSON) throws(Problem) -> ImportedLogic {
        let id = value.id ?? value.array?.last?.id ?? ""
        let known = choiceKeys[question.key] ?? []
        if comparator == "equals" {
            guard let key = known.first(where: { choice in choice.id == id })?.key else {
                throw Problem(reason: .unknownChoice(String(id.prefix(60))))
            }
            return .comparison(question.key, .equals, .text(key))
        }
        let holds: (String) -> Bool
        switch comparator {
        case "greater_than": holds = { own in own > id }
        case "greater_than_or_equals": holds = { own in own >= id }
        case "less_than": holds = { own in own < id }
        case "less_than_or_equals": holds = { own in own <= id }
        default: throw Problem(reason: .noComparison(comparator))
        }
        let keys = known.filter { choice in holds(choice.id) }.map(\.key)
        return keys.isEmpty ? .known(false) : .comparison(question.key, .in, .list(keys))
    }

    private func choices(
        _ question: Question, _ comparator: String, _ value: ImportedJSON, _ answered: ImportedLogic
    ) throws(Problem) -> ImportedLogic {
        let ids = Set((value.array ?? [value]).compactMap(\.id))
        let known = choiceKeys[question.key] ?? []
        if let stranger = ids.subtracting(known.map(\.id)).min() {
            throw Problem(reason: .unknownChoice(String(stranger.prefix(60))))
        }
        guard !ids.isEmpty else { throw Problem(reason: .valueDoesNotFit("")) }
        func ticked(_ isWanted: Bool) -> [ImportedLogic] {
            known.filter { choice in ids.contains(choice.id) == isWanted }
                .map { choice in .comparison(question.key, .contains, .text(choice.key)) }
        }
        switch comparator {
        case "contains": return .all(ticked(true))
        case "equals": return .all([answered] + ticked(true) + ticked(false).map { other in .not(other) })
        default: throw Problem(reason: .noComparison(comparator))
        }
    }

    /// A condition that is true when the logic is, small enough to be one of ours; nil for what always holds.
    static func condition(_ logic: ImportedLogic) throws(Problem) -> Condition? {
        switch logic.folded() {
        case .known(true): return nil
        case .known(false): throw Problem(reason: .neverTrue)
        case .condition(let condition):
            guard condition.size <= 100 else { throw Problem(reason: .tooLong(limit: 100)) }
            return condition
        }
    }
}
