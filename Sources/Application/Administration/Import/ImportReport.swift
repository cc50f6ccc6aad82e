/// What can be imported.
public enum ImportKind: String, Sendable, CaseIterable {
    case units, places, groups, persons
}

/// What an import did, or would do: line by line.
public struct ImportReport: Sendable, Hashable {
    /// What became of a line of the file.
    public struct Line: Sendable, Hashable {
        /// The line in the file, the header being line 1.
        public var number: Int
        /// What the line is about: a key, a staff number.
        public var subject: String
        public var outcome: Outcome
    }

    /// What a line did, or would do in a dry run.
    public enum Outcome: Sendable, Hashable {
        case created, updated, unchanged
        case refused([Problem])

        public var isRefused: Bool { if case .refused = self { true } else { false } }
    }

    /// Why a line was refused.
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
        case unknownKind(String)
        case emailTaken(String)
        case duplicate(line: Int)
        /// A unit would stand below itself.
        case loop
        /// A site that has a parent, or a room in a room.
        case wrongParent(String)
        /// A place keeps its kind: what stands in it depends on it.
        case kindChanged
        /// More cells than the header has columns: the values may be in the wrong ones.
        case strayCells
        /// Nobody who administers would be left at this point.
        case lastAdministrator
    }

    public var kind: ImportKind
    public var lines: [Line]
    /// Columns of the file that mean nothing here, as it names them.
    public var ignoredColumns: [String]
    /// False for a dry run.
    public var isApplied: Bool

    public func count(_ matches: (Outcome) -> Bool) -> Int { lines.count { line in matches(line.outcome) } }
    public var created: Int { count { outcome in outcome == .created } }
    public var updated: Int { count { outcome in outcome == .updated } }
    public var unchanged: Int { count { outcome in outcome == .unchanged } }
    public var refused: [Line] { lines.filter(\.outcome.isRefused) }
    /// True when importing would change, or changed, something.
    public var changesSomething: Bool { created + updated > 0 }
}

/// Why a file cannot be imported at all; nothing was.
public enum ImportRefusal: Error, Sendable, Hashable {
    /// Nothing at all, or a header alone.
    case empty
    case notUTF8
    case tooLarge(limit: Int)
    case tooManyLines(limit: Int)
    /// A quote that never closes, or text after a closing one.
    case malformed(line: Int)
    case missingColumns([String])
    /// Two columns of the file mean the same.
    case repeatedColumn(String)
    /// The groups of the file would leave nobody who administers.
    case lastAdministrator
}
