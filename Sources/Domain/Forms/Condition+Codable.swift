extension Condition: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case all, any, not, question, person, attribute, date, rows, quantifier, count, `where`, `operator`, value
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let unknown = try decoder.container(keyedBy: AnyKey.self).allKeys
            .first { key in Key(rawValue: key.stringValue) == nil }
        if let unknown {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath + [unknown], debugDescription: "unknown member of a condition"))
        }
        let heads = [Key.all, .any, .not, .question, .person, .date, .rows, .count].filter { key in container.contains(key) }
        guard heads.count == 1, let head = heads.first else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a condition has exactly one of all, any, not, question, person, date, rows, count"))
        }
        // `{"all": […], "operator": …}` would otherwise lose its operator without a word.
        let allowed: Set<Key> =
            switch head {
            case .all, .any, .not: [head]
            case .person: [head, .attribute, .operator, .value]
            case .rows: [head, .quantifier, .where]
            case .count: [head, .where, .operator, .value]
            default: [head, .operator, .value]
            }
        if let stray = container.allKeys.first(where: { key in !allowed.contains(key) }) {
            throw DecodingError.dataCorruptedError(
                forKey: stray, in: container, debugDescription: "unknown member of this condition")
        }
        switch head {
        case .all: self = .all(try container.decode([Condition].self, forKey: .all))
        case .any: self = .any(try container.decode([Condition].self, forKey: .any))
        case .not: self = .not(try container.decode(Condition.self, forKey: .not))
        case .rows:
            self = .rows(
                of: try container.decode(String.self, forKey: .rows),
                try container.decode(Quantifier.self, forKey: .quantifier),
                try container.decode(Condition.self, forKey: .where))
        default: self = .compare(try Self.comparison(head, in: container))
        }
    }

    private static func comparison(_ head: Key, in container: KeyedDecodingContainer<Key>) throws -> Comparison {
        let subject: Subject =
            switch head {
            case .question: .question(try container.decode(String.self, forKey: .question))
            case .person:
                .person(
                    try container.decode(Subject.Role.self, forKey: .person),
                    try container.decode(Subject.Attribute.self, forKey: .attribute))
            case .count:
                .count(
                    of: try container.decode(String.self, forKey: .count),
                    try container.decodeIfPresent(Condition.self, forKey: .where))
            default: try today(in: container)
            }
        let comparator = try container.decode(Comparator.self, forKey: .operator)
        let value = try container.decodeIfPresent(Operand.self, forKey: .value)
        guard (comparator == .isEmpty) == (value == nil) else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "every operator but isEmpty needs a value")
        }
        return Comparison(subject: subject, comparator: comparator, value: value)
    }

    private static func today(in container: KeyedDecodingContainer<Key>) throws -> Subject {
        guard try container.decode(String.self, forKey: .date) == "today" else {
            throw DecodingError.dataCorruptedError(
                forKey: .date, in: container, debugDescription: "the only date is today")
        }
        return .today
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .all(let parts): try container.encode(parts, forKey: .all)
        case .any(let parts): try container.encode(parts, forKey: .any)
        case .not(let part): try container.encode(part, forKey: .not)
        case .rows(let block, let quantifier, let part):
            try container.encode(block, forKey: .rows)
            try container.encode(quantifier, forKey: .quantifier)
            try container.encode(part, forKey: .where)
        case .compare(let comparison):
            switch comparison.subject {
            case .question(let key): try container.encode(key, forKey: .question)
            case .person(let role, let attribute):
                try container.encode(role, forKey: .person)
                try container.encode(attribute, forKey: .attribute)
            case .count(let block, let part):
                try container.encode(block, forKey: .count)
                try container.encodeIfPresent(part, forKey: .where)
            case .today: try container.encode("today", forKey: .date)
            }
            try container.encode(comparison.comparator, forKey: .operator)
            try container.encodeIfPresent(comparison.value, forKey: .value)
        }
    }
}

extension Condition.Operand: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([String].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .list(let list): try container.encode(list)
        }
    }
}

/// A key of any name, to find members that nobody knows.
struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
    init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
}
