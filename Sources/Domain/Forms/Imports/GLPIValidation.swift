/// The conditions that make an answer of GLPI valid, as an expression on this answer.
enum GLPIValidation {
    static func expression(
        _ conditions: [ImportedJSON], of uuid: String, isValid: Bool
    ) throws(XLSFormExpression.Problem) -> XLSFormExpression? {
        var result: XLSFormExpression?
        for condition in conditions {
            guard condition["item_uuid"]?.text == uuid else { throw .init(reason: .betweenQuestions, column: 1) }
            let next = try comparison(condition)
            guard let before = result else {
                result = next
                continue
            }
            if condition["logic_operator"]?.text == "or" {
                result = .or([before, next])
            } else if case .and(let parts) = before {
                result = .and(parts + [next])
            } else {
                result = .and([before, next])
            }
        }
        guard let result else { return nil }
        return isValid ? result : negated(result)
    }

    private static func comparison(_ condition: ImportedJSON) throws(XLSFormExpression.Problem) -> XLSFormExpression {
        var name = condition["value_operator"]?.text ?? ""
        if name == "match_regex" || name == "not_match_regex" { throw .init(reason: .regularExpression, column: 1) }
        let isLength = name.hasPrefix("length_")
        if isLength { name = String(name.dropFirst(7)) }
        let comparators: [String: XLSFormExpression.Operator] = [
            "greater_than": .more, "greater_than_or_equals": .atLeast, "less_than": .less, "less_than_or_equals": .atMost,
            "equals": .equals, "not_equals": .differs,
        ]
        guard let comparator = comparators[name] else { throw .init(reason: .noComparison(String(name.prefix(60))), column: 1) }
        let value = condition["value"] ?? .null
        if let number = value.number {
            return .compare(isLength ? .length(.current) : .answer(.current), comparator, .number(number), column: 1)
        }
        guard !isLength, let text = value.text else { throw .init(reason: .valueDoesNotFit(""), column: 1) }
        return .compare(.answer(.current), comparator, .text(text), column: 1)
    }

    /// The contrary, pushed down to the comparisons: an empty answer is not judged anyway.
    private static func negated(_ expression: XLSFormExpression) -> XLSFormExpression {
        switch expression {
        case .and(let parts): return .or(parts.map(negated))
        case .or(let parts): return .and(parts.map(negated))
        case .compare(let left, let comparator, let right, let column):
            let contrary: XLSFormExpression.Operator =
                switch comparator {
                case .equals: .differs
                case .differs: .equals
                case .less: .atLeast
                case .atLeast: .less
                case .more: .atMost
                case .atMost: .more
                }
            return .compare(left, contrary, right, column: column)
        default: return .not(expression)
        }
    }
}
