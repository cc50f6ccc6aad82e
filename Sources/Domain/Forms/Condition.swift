/// When a thing is shown, required or routed: comparisons combined with `all`, `any`, `not`.
/// A small total language; ``ConditionEvaluator`` is its only evaluator.
public indirect enum Condition: Sendable, Hashable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    /// Something of the rows of a repeated block: of any, or of every one.
    case rows(of: QuestionKey, Quantifier, Condition)
    case compare(Comparison)

    /// One comparison of a subject with a value.
    public struct Comparison: Sendable, Hashable {
        public var subject: Subject
        public var comparator: Comparator
        /// Absent for `isEmpty` only.
        public var value: Operand?

        public init(subject: Subject, comparator: Comparator, value: Operand?) {
            self.subject = subject
            self.comparator = comparator
            self.value = value
        }
    }

    /// What is compared: an answer, something known of a person, or the day.
    public enum Subject: Sendable, Hashable {
        case question(QuestionKey)
        /// How many rows a repeated block has; those alone for which the condition is true, if there is one.
        case count(of: QuestionKey, Condition?)
        case person(Role, Attribute)
        case today

        /// Whose facts a condition asks for.
        public enum Role: String, Sendable, Codable { case requester, beneficiary }
        /// What it may know of them.
        public enum Attribute: String, Sendable, Codable { case unit, site, groups }
    }

    /// Of how many rows it must be true.
    public enum Quantifier: String, Sendable, Codable, CaseIterable { case any, every }

    /// How the two sides are compared.
    public enum Comparator: String, Sendable, Codable, CaseIterable {
        case equals, notEquals, contains, `in`, within
        case lessThan, atMost, greaterThan, atLeast
        case before, onOrBefore, after, onOrAfter
        case startsBefore, startsAfter, endsBefore, endsAfter
        case isEmpty
    }

    /// What it is compared with.
    public enum Operand: Sendable, Hashable {
        case text(String)
        case number(Double)
        case truth(Bool)
        case list([String])
    }

    /// The questions it refers to.
    public var questions: Set<QuestionKey> {
        switch self {
        case .all(let parts), .any(let parts):
            parts.reduce(into: []) { keys, part in keys.formUnion(part.questions) }
        case .not(let part): part.questions
        case .rows(let block, _, let part): part.questions.union([block])
        case .compare(let comparison):
            switch comparison.subject {
            case .question(let key): [key]
            case .count(let block, let part): (part?.questions ?? []).union([block])
            case .person, .today: []
            }
        }
    }

    /// The same of other questions.
    func renamed(_ name: (QuestionKey) -> QuestionKey) -> Condition {
        switch self {
        case .all(let parts): return .all(parts.map { part in part.renamed(name) })
        case .any(let parts): return .any(parts.map { part in part.renamed(name) })
        case .not(let part): return .not(part.renamed(name))
        case .rows(let block, let quantifier, let part): return .rows(of: block, quantifier, part.renamed(name))
        case .compare(var comparison):
            switch comparison.subject {
            case .question(let key): comparison.subject = .question(name(key))
            case .count(let block, let part): comparison.subject = .count(of: block, part?.renamed(name))
            case .person, .today: break
            }
            return .compare(comparison)
        }
    }

    /// How many comparisons it holds.
    public var size: Int {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(0) { sum, part in sum + part.size }
        case .not(let part), .rows(_, _, let part): part.size
        case .compare(let comparison):
            if case .count(_, let part?) = comparison.subject { 1 + part.size } else { 1 }
        }
    }
}
