/// One of the tickets that a form makes: when, for whom, and after which other. What it does not say is as
/// the form's own ``FormDefinition/Route`` says.
public struct Destination: Sendable, Codable, Hashable {
    /// Unique in its form, kept across versions.
    public var key: String
    /// What it does, as the requester reads it among the steps of her request.
    public var name: LocalizedText
    /// It makes a ticket only when this is true; always when absent.
    public var when: Condition?
    public var ticketTitle: String?
    public var kind: TicketKind?
    public var team: Routed<String>?
    public var category: Routed<String>?
    public var impact: Routed<Level>?
    public var urgency: Routed<Level>?
    public var watchers: [Watcher]?
    public var due: Due?
    /// The questions that its team is given; all when absent.
    public var questions: [QuestionKey]?
    /// The destination that must be resolved before this ticket exists.
    public var after: String?

    /// The most a form may have.
    public static let maximumCount = 10

    /// Its team may read the answer to this question.
    /// - Parameter question: its key, or its path in a row. A block that is given is given with its rows.
    public func isGiven(_ question: QuestionKey) -> Bool {
        guard let questions else { return true }
        guard let place = BlockRow(path: question) else { return questions.contains(question) }
        return questions.contains(place.block) || questions.contains(place.question)
    }

    /// A team or a category by key, or a level: always the same, or as a question was answered.
    public enum Routed<Value: Sendable & Hashable & Codable>: Sendable, Hashable {
        case fixed(Value)
        /// One for some choices of a question; the form's own for the others.
        case chosen(QuestionKey, [String: Value])

        /// All that it may lead to.
        public var values: [Value] {
            switch self {
            case .fixed(let value): [value]
            case .chosen(_, let values): values.sorted { left, right in left.key < right.key }.map(\.value)
            }
        }

        /// Where it leads with these answers; nil leaves it to the form's route.
        public func value(_ answers: Answers) -> Value? {
            switch self {
            case .fixed(let value): value
            case .chosen(let question, let values):
                if case .choice(let choice) = answers[question] { values[choice] } else { nil }
            }
        }
    }

    /// Whom it lets follow, by their part in the request: who that is differs from one body to the next.
    public enum Watcher: Sendable, Hashable {
        /// The person that a question was answered with.
        case answer(QuestionKey)
        /// Who heads the unit of the beneficiary, or the one above when that is herself.
        case manager
    }

    /// By when: so many working days after the ticket is made, or counted from the day a question was answered with.
    public struct Due: Sendable, Codable, Hashable {
        public var question: QuestionKey?
        /// Before that day when negative.
        public var workingDays: Int?

        public init(question: QuestionKey? = nil, workingDays: Int? = nil) {
            self.question = question
            self.workingDays = workingDays
        }
    }
}

extension Destination.Routed: Codable {
    public init(from decoder: any Decoder) throws {
        guard let container = try? decoder.container(keyedBy: RoutedKey.self) else {
            self = .fixed(try decoder.singleValueContainer().decode(Value.self))
            return
        }
        self = .chosen(
            try container.decode(String.self, forKey: .question), try container.decode([String: Value].self, forKey: .keys))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .fixed(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .chosen(let question, let values):
            var container = encoder.container(keyedBy: RoutedKey.self)
            try container.encode(question, forKey: .question)
            try container.encode(values, forKey: .keys)
        }
    }
}

private enum RoutedKey: String, CodingKey { case question, keys }

extension Destination.Watcher: Codable {
    private enum Key: String, CodingKey { case question, person }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let question = try container.decodeIfPresent(String.self, forKey: .question) {
            guard !container.contains(.person) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .person, in: container, debugDescription: "a watcher is a question or a person")
            }
            self = .answer(question)
            return
        }
        guard try container.decode(String.self, forKey: .person) == "manager" else {
            throw DecodingError.dataCorruptedError(forKey: .person, in: container, debugDescription: "only manager")
        }
        self = .manager
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .answer(let question): try container.encode(question, forKey: .question)
        case .manager: try container.encode("manager", forKey: .person)
        }
    }
}

extension FormDefinition {
    /// Every team that a ticket of this form may go to, each with its place in the document.
    public var teams: [(pointer: String, key: String)] {
        [("/route/team", route.team)] + references(member: "team") { destination in destination.team }
    }

    /// Every category that a ticket of this form may have, each with its place in the document.
    public var categories: [(pointer: String, key: String)] {
        [("/route/category", route.category)] + references(member: "category") { destination in destination.category }
    }

    private func references(
        member: String, _ routed: (Destination) -> Destination.Routed<String>?
    ) -> [(pointer: String, key: String)] {
        (destinations ?? []).enumerated().flatMap { index, destination -> [(pointer: String, key: String)] in
            let pointer = "/destinations/\(index)/\(member)"
            return switch routed(destination) {
            case nil: []
            case .fixed(let key): [(pointer, key)]
            case .chosen(_, let keys):
                keys.sorted { left, right in left.key < right.key }.map { choice, key in
                    ("\(pointer)/keys/\(FormReader.escaped(choice))", key)
                }
            }
        }
    }
}
