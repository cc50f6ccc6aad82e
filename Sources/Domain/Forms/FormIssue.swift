/// Something wrong in a form definition, and where.
public struct FormIssue: Sendable, Hashable {
    /// The place, as a JSON Pointer (RFC 6901); empty for the whole document.
    public let pointer: String
    public let problem: Problem

    public init(_ pointer: String, _ problem: Problem) {
        self.pointer = pointer
        self.problem = problem
    }

    /// What is wrong at that place of the document.
    public enum Problem: Sendable, Hashable {
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        /// Not JSON, or not in UTF-8.
        case notJSON
        case missing(String)
        case unknownMember
        case wrongType(expected: String)
        case notAllowed(String)
        case unsupportedSchema
        case badKey
        case duplicateKey(String)
        case tooLong(limit: Int)
        case empty
        case outOfRange(String)
        case unknownQuestion(String)
        case forwardReference(String)
        /// A question of a repeated block, asked for from outside it: of which row?
        case questionOfRows(String)
        /// No repeated block has this key.
        case notABlock(String)
        case operatorDoesNotFit(String)
        case valueDoesNotFit
        case unknownChoice(String)
        case sensitiveInTitle(String)
        /// No destination of the form has this key.
        case unknownDestination(String)
        /// Destinations that wait for one another.
        case cyclicOrder
        /// An earlier version asked another type of question under this key.
        case keyOfAnotherType(was: Question.Kind, version: Int)
        case unknownReference(kind: Reference, key: String)
    }

    /// What a definition refers to outside itself.
    public enum Reference: String, Sendable { case service, team, category }
}

/// Why a document is refused, with every place that is wrong.
public struct FormRefusal: Error, Sendable {
    public let issues: [FormIssue]

    public init(issues: [FormIssue]) { self.issues = issues }
}
