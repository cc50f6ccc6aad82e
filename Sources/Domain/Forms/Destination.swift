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
    public var team: Routed?
    public var category: Routed?
    public var impact: Level?
    public var urgency: Level?
    public var watchers: [Watcher]?
    public var due: Due?
    /// The questions that its team is given; all when absent.
    public var questions: [QuestionKey]?
    /// The destination that must be resolved before this ticket exists.
    public var after: String?

    /// The most a form may have.
    public static let maximumCount = 10

    /// Its team may read the answer to this question.
    public func isGiven(_ question: QuestionKey) -> Bool { questions?.contains(question) ?? true }

    /// A team or a category, by key: always the same, or as a question was answered.
    public enum Routed: Sendable, Hashable {
        case fixed(String)
        /// A key for some choices of a question; the form's own for the others.
        case chosen(QuestionKey, [String: String])

        /// Every key that it may lead to.
        public var keys: [String] {
            switch self {
            case .fixed(let key): [key]
            case .chosen(_, let keys): Set(keys.values).sorted()
            }
        }

        /// Where it leads with these answers; nil leaves it to the form's route.
        public func key(_ answers: Answers) -> String? {
            switch self {
            case .fixed(let key): key
            case .chosen(let question, let keys):
                if case .choice(let choice) = answers[question] { keys[choice] } else { nil }
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
    private enum Key: String, CodingKey { case question, keys }

    public init(from decoder: any Decoder) throws {
        if let key = try? decoder.singleValueContainer().decode(String.self) {
            self = .fixed(key)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        self = .chosen(
            try container.decode(String.self, forKey: .question), try container.decode([String: String].self, forKey: .keys))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .fixed(let key):
            var container = encoder.singleValueContainer()
            try container.encode(key)
        case .chosen(let question, let keys):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(question, forKey: .question)
            try container.encode(keys, forKey: .keys)
        }
    }
}

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
        member: String, _ routed: (Destination) -> Destination.Routed?
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
