/// The tickets that a form makes with the answers it was sent with, in the order of their numbers.
public struct DestinationPlan: Sendable, Hashable {
    public let steps: [Step]

    /// A ticket to make.
    public struct Step: Sendable, Hashable {
        /// Nil for the one ticket of a form without destinations, or of which none holds: what was sent never vanishes.
        public var destination: Destination?
        /// The part of the number it has, from 1.
        public var part: Int
        /// The part that must be resolved before it exists; nil for what begins at once.
        public var after: Int?
    }

    /// - Parameter evaluator: on the answers that count.
    public init(_ definition: FormDefinition, evaluator: ConditionEvaluator) {
        let all = definition.destinations ?? []
        let held = all.filter { destination in evaluator.holds(destination.when) }
        guard !held.isEmpty else {
            steps = [Step(destination: nil, part: 1, after: nil)]
            return
        }
        let known = Dictionary(all.map { destination in (destination.key, destination) }) { first, _ in first }
        let heldKeys = Set(held.map(\.key))
        let predecessors = held.map { destination in
            Self.predecessor(of: destination, among: heldKeys, known)
        }
        // What begins at once is numbered first, so that the number itself always exists; then what it lets begin, and so on.
        let depths = Self.depths(Dictionary(zip(held.map(\.key), predecessors)) { first, _ in first })
        let order = held.indices.sorted { left, right in
            (depths[held[left].key] ?? 0, left) < (depths[held[right].key] ?? 0, right)
        }
        var parts: [String: Int] = [:]
        for (index, position) in order.enumerated() { parts[held[position].key] = index + 1 }
        steps = order.enumerated().map { index, position in
            Step(
                destination: held[position], part: index + 1, after: predecessors[position].flatMap { key in parts[key] })
        }
    }

    /// How many come before each, one after another.
    private static func depths(_ predecessors: [String: String?]) -> [String: Int] {
        predecessors.mapValues { first in
            var depth = 0
            var next = first
            // A published definition has no cycle; one that had would end here all the same.
            while let key = next, depth < Destination.maximumCount {
                depth += 1
                next = predecessors[key] ?? nil
            }
            return depth
        }
    }

    /// The nearest of those it comes after that makes a ticket: what is not needed is not waited for.
    private static func predecessor(
        of destination: Destination, among held: Set<String>, _ known: [String: Destination]
    ) -> String? {
        var next = destination.after
        for _ in 0..<Destination.maximumCount {
            guard let key = next else { return nil }
            if held.contains(key) { return key == destination.key ? nil : key }
            next = known[key]?.after
        }
        return nil
    }
}

extension FormEvaluation {
    /// The title of the ticket of a destination: its own, else its name before that of the request. It holds answers to
    /// the questions that its team is given, and no other.
    public func title(of destination: Destination, words all: (Question, Answer) -> String?) -> String {
        let words = { (question: Question, answer: Answer) in
            destination.isGiven(question.key) ? all(question, answer) : nil
        }
        let request = ticketTitle(words: words)
        let usual = String("\(destination.name.fr)\u{202F}: \(request)".prefix(200))
        guard let template = destination.ticketTitle else { return usual }
        return title(from: template, otherwise: usual, words: words)
    }
}
