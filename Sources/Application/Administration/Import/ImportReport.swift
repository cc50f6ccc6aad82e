/// What can be imported.
public enum ImportKind: String, Sendable, CaseIterable {
    case units, places, groups, persons
}

/// What an import did, or would do: line by line.
public struct ImportReport: Sendable, Hashable {
    public struct Line: Sendable, Hashable {
        /// The line in the file, the header being line 1.
        public var number: Int
        /// What the line is about: a key, a staff number.
        public var subject: String
        public var outcome: Outcome
    }

    public enum Outcome: Sendable, Hashable {
        case created, updated, unchanged
        case refused([Problem])
    }

    public enum Problem: Sendable, Hashable {
        case missing(column: String)
        case tooLong(column: String, limit: Int)
        case badKey(String)
        case badEmail(String)
        case unknownUnit(String)
        case unknownPlace(String)
        case unknownGroup(String)
        case unknownPerson(String)
        case unknownParent(String)
        case emailTaken(String)
        case duplicate(line: Int)
        case loop
    }

    public var kind: ImportKind
    public var lines: [Line]
    /// False for a dry run.
    public var isApplied: Bool

    public func count(_ matches: (Outcome) -> Bool) -> Int { lines.count { line in matches(line.outcome) } }
    public var created: Int { count { outcome in outcome == .created } }
    public var updated: Int { count { outcome in outcome == .updated } }
    public var unchanged: Int { count { outcome in outcome == .unchanged } }
    public var refused: [Line] {
        lines.filter { line in if case .refused = line.outcome { true } else { false } }
    }
}

/// Why a file cannot be read at all; nothing was imported.
public enum ImportRefusal: Error, Sendable, Hashable {
    case empty
    case notUTF8
    case tooLarge(limit: Int)
    case malformed
    case missingColumns([String])

    init(_ refusal: ImportTable.Refusal) {
        self =
            switch refusal {
            case .empty: .empty
            case .notUTF8: .notUTF8
            case .tooLarge(let limit): .tooLarge(limit: limit)
            case .malformed: .malformed
            case .missingColumns(let columns): .missingColumns(columns)
            }
    }
}
