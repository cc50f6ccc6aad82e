/// A condition while it is put together: groups of lines, of which some may not be complete yet.
public struct ConditionDraft: Sendable, Hashable {
    /// How many of the lines of a group must hold.
    public enum Mode: String, Sendable, CaseIterable { case all, any, none, notAll }

    /// A line as it was chosen and typed.
    public struct Line: Sendable, Hashable {
        /// Nil before anything is chosen.
        public var subject: Condition.Subject?
        /// Nil is none that fits.
        public var verb: Verb?
        public var value: String
        /// Several, for `in`.
        public var values: [String]

        public init(subject: Condition.Subject? = nil, verb: Verb? = nil, value: String = "", values: [String] = []) {
            self.subject = subject
            self.verb = verb
            self.value = value
            self.values = values
        }
    }

    /// An operator, and what people say for « not empty ».
    public enum Verb: Sendable, Hashable {
        case compares(Condition.Comparator)
        case isAnswered

        public var code: String {
            switch self {
            case .compares(let comparator): comparator.rawValue
            case .isAnswered: "isAnswered"
            }
        }

        public init?(code: String) {
            if code == "isAnswered" {
                self = .isAnswered
            } else if let comparator = Condition.Comparator(rawValue: code) {
                self = .compares(comparator)
            } else {
                return nil
            }
        }

        /// It is compared with something.
        public var wantsValue: Bool { self != .isAnswered && self != .compares(.isEmpty) }
    }

    public indirect enum Node: Sendable, Hashable {
        case group(Mode, [Node])
        case line(Line)
        /// Something of the rows of a block, which is kept as it is.
        case kept(Condition)
    }

    /// Where a node stands: its number in each group on the way.
    public typealias Path = [Int]

    /// Groups in groups.
    public static let maximumDepth = 5
    /// Lines in all, as many as a condition may have.
    public static let maximumLines = 100

    public var mode: Mode
    public var nodes: [Node]

    public init(mode: Mode = .all, nodes: [Node] = [.line(Line())]) {
        self.mode = mode
        self.nodes = nodes
    }

    /// What a condition says, as groups of lines. It says the same when it is written again.
    public init(_ condition: Condition) {
        switch Self.node(condition) {
        case .group(let mode, let nodes): self.init(mode: mode, nodes: nodes)
        case .line(let line): self.init(nodes: [.line(line)])
        case .kept(let condition): self.init(nodes: [.kept(condition)])
        }
    }

    private static func node(_ condition: Condition) -> Node {
        switch condition {
        case .all(let parts): .group(.all, parts.map(node))
        case .any(let parts): .group(.any, parts.map(node))
        case .rows: .kept(condition)
        case .compare(let comparison):
            if case .count = comparison.subject { .kept(condition) } else { .line(line(comparison)) }
        case .not(.compare(let comparison)) where comparison.comparator == .isEmpty:
            .line(Line(subject: comparison.subject, verb: .isAnswered))
        case .not(.all(let parts)): .group(.notAll, parts.map(node))
        case .not(.any(let parts)): .group(.none, parts.map(node))
        // Kleene’s not takes itself back.
        case .not(.not(let part)): node(part)
        case .not(let part): .group(.none, [node(part)])
        }
    }

    private static func line(_ comparison: Condition.Comparison) -> Line {
        var line = Line(subject: comparison.subject, verb: .compares(comparison.comparator))
        switch comparison.value {
        case .text(let text): line.value = text
        case .number(let number): line.value = Int(exactly: number).map(String.init) ?? String(number)
        case .truth(let isTrue): line.value = isTrue ? "yes" : "no"
        case .list(let list): line.values = list
        case nil: break
        }
        return line
    }

    /// How many lines it has.
    public var size: Int { Self.size(nodes) }

    private static func size(_ nodes: [Node]) -> Int {
        nodes.reduce(0) { sum, node in
            switch node {
            case .line: sum + 1
            case .kept(let condition): sum + condition.size
            case .group(_, let inner): sum + size(inner)
            }
        }
    }

    /// Adds to the group at a path; the outermost is at the empty one.
    public mutating func add(_ node: Node, to path: Path) {
        guard size < Self.maximumLines, path.count < Self.maximumDepth else { return }
        Self.change(&nodes, at: path[...]) { nodes in nodes.append(node) }
    }

    /// Takes a node away; the last line of all gives place to an empty one.
    public mutating func remove(at path: Path) {
        guard let last = path.last else { return }
        Self.change(&nodes, at: path.dropLast()) { nodes in
            if nodes.indices.contains(last) { nodes.remove(at: last) }
        }
        settle()
    }

    /// Groups of nothing go; where nothing is left, a line waits.
    public mutating func settle() {
        nodes = Self.withoutHollow(nodes)
        if nodes.isEmpty { nodes = [.line(Line())] }
    }

    private static func change(_ nodes: inout [Node], at path: ArraySlice<Int>, _ body: (inout [Node]) -> Void) {
        guard let first = path.first else {
            body(&nodes)
            return
        }
        guard nodes.indices.contains(first), case .group(let mode, var inner) = nodes[first] else { return }
        change(&inner, at: path.dropFirst(), body)
        nodes[first] = .group(mode, inner)
    }

    private static func withoutHollow(_ nodes: [Node]) -> [Node] {
        nodes.compactMap { node in
            guard case .group(let mode, let inner) = node else { return node }
            let kept = withoutHollow(inner)
            return kept.isEmpty ? nil : .group(mode, kept)
        }
    }
}
