/// A condition of another program, where everything is true or false. Ours know a third value, unknown, where an
/// answer is missing: each leaf says what it is when true and what when false, and `not` goes down to the leaves.
indirect enum ImportedLogic {
    case all([ImportedLogic])
    case any([ImportedLogic])
    case not(ImportedLogic)
    case known(Bool)
    case leaf(whenTrue: Condition, whenFalse: Condition)

    enum Folded {
        case known(Bool)
        case condition(Condition)
    }

    /// The condition that is true exactly when this is `wanted`.
    func folded(_ wanted: Bool = true) -> Folded {
        switch self {
        case .known(let truth): .known(truth == wanted)
        case .leaf(let whenTrue, let whenFalse): .condition(wanted ? whenTrue : whenFalse)
        case .not(let part): part.folded(!wanted)
        case .all(let parts): Self.joined(parts, wanted, needsAll: wanted)
        case .any(let parts): Self.joined(parts, wanted, needsAll: !wanted)
        }
    }

    private static func joined(_ parts: [ImportedLogic], _ wanted: Bool, needsAll: Bool) -> Folded {
        var conditions: [Condition] = []
        for part in parts {
            switch part.folded(wanted) {
            case .known(let truth): if truth != needsAll { return .known(truth) }
            case .condition(let condition):
                switch condition {
                case .all(let inner) where needsAll: conditions += inner
                case .any(let inner) where !needsAll: conditions += inner
                default: conditions.append(condition)
                }
            }
        }
        if conditions.count <= 1 { return conditions.first.map { only in .condition(only) } ?? .known(needsAll) }
        return .condition(needsAll ? .all(conditions) : .any(conditions))
    }

    /// An answer compared; false where there is none.
    static func comparison(_ key: QuestionKey, _ comparator: Condition.Comparator, _ value: Condition.Operand) -> ImportedLogic {
        let compared = Condition.compare(.init(subject: .question(key), comparator: comparator, value: value))
        return .leaf(whenTrue: compared, whenFalse: .any([isEmpty(key), .not(compared)]))
    }

    /// An answer compared for difference; false where there is none.
    static func difference(_ key: QuestionKey, _ comparator: Condition.Comparator, _ value: Condition.Operand) -> ImportedLogic {
        let compared = Condition.compare(.init(subject: .question(key), comparator: comparator, value: value))
        return .leaf(whenTrue: .not(compared), whenFalse: .any([isEmpty(key), compared]))
    }

    static func empty(_ key: QuestionKey) -> ImportedLogic {
        .leaf(whenTrue: isEmpty(key), whenFalse: .not(isEmpty(key)))
    }

    /// Something that is always known: the day, a count of rows.
    static func certain(_ condition: Condition) -> ImportedLogic { .leaf(whenTrue: condition, whenFalse: .not(condition)) }

    static func isEmpty(_ key: QuestionKey) -> Condition {
        .compare(.init(subject: .question(key), comparator: .isEmpty, value: nil))
    }
}
