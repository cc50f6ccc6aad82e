/// The stable name of a question in its form: unique, never reused, kept across versions.
public typealias QuestionKey = String

/// A form as a document, version 1 of the schema (`docs/forms.md`). Immutable once published.
public struct FormDefinition: Sendable, Codable, Hashable {
    public var schema: Int
    public var key: String
    public var service: String
    public var kind: TicketKind
    public var title: LocalizedText
    public var summary: LocalizedText
    public var audience: LocalizedText?
    public var atHand: [LocalizedText]?
    public var keywords: [String]?
    public var icon: String?
    public var delay: Delay
    public var route: Route
    public var ticketTitle: String?
    /// The tickets it makes; absent, one as the route says.
    public var destinations: [Destination]?
    public var pages: [Page]

    /// The indicative delay, in working days.
    public struct Delay: Sendable, Codable, Hashable {
        public var workingDays: Int
    }

    /// Where the ticket goes, and how it is weighed.
    public struct Route: Sendable, Codable, Hashable {
        public var team: String
        public var category: String
        public var impact: Level
        public var urgency: Level
    }

    /// A step of the requester.
    public struct Page: Sendable, Codable, Hashable {
        public var key: String
        public var title: LocalizedText
        public var questions: [Question]
        /// What its answers must not say together.
        public var checks: [Check]?
    }

    /// Answers that contradict each other, and what to say of it at one of them.
    public struct Check: Sendable, Codable, Hashable {
        /// The condition that must not hold.
        public var when: Condition
        /// The question to correct, of the same page.
        public var at: QuestionKey
        public var message: LocalizedText
    }

    /// Every condition of the form.
    public var conditions: [Condition] {
        questions.flatMap(\.conditions) + pages.flatMap { page in (page.checks ?? []).map(\.when) }
            + (destinations ?? []).compactMap(\.when)
    }

    /// What each destination does, by key.
    public var destinationNames: [String: LocalizedText] {
        Dictionary((destinations ?? []).map { destination in (destination.key, destination.name) }) { first, _ in first }
    }

    public func destination(_ key: String) -> Destination? {
        destinations?.first { destination in destination.key == key }
    }

    /// Every question, in the order they are asked; those of a block after it.
    public var questions: [Question] {
        pages.flatMap { page in page.questions.flatMap { question in [question] + (question.questions ?? []) } }
    }

    /// The repeated blocks.
    public var blocks: [Question] { pages.flatMap(\.questions).filter { question in question.type == .block } }

    /// One that has one answer, whatever rows there are.
    func questionOutsideBlocks(_ key: QuestionKey) -> Question? {
        for page in pages {
            if let found = page.questions.first(where: { question in question.key == key }) { return found }
        }
        return nil
    }

    public func question(_ key: QuestionKey) -> Question? {
        for page in pages {
            for question in page.questions {
                if question.key == key { return question }
                if let found = question.questions?.first(where: { inner in inner.key == key }) { return found }
            }
        }
        return nil
    }
}
