/// One change of a form being written: the steps of its history are made of these. It names what it
/// changes by key, so that it can be made on a definition that somebody else changed elsewhere.
public enum FormEdit: Sendable, Codable, Hashable {
    case add(Question, at: Place)
    case change(Question)
    /// One place up or down, over the edge of a page too.
    case shift(QuestionKey, Direction)
    case move(QuestionKey, to: Place)
    case remove(QuestionKey)
    case addPage(FormDefinition.Page, after: String?)
    case renamePage(String, LocalizedText)
    /// What the answers of a page must not say together.
    case setChecks(String, [FormDefinition.Check]?)
    case shiftPage(String, Direction)
    case movePage(String, after: String?)
    /// With its questions.
    case removePage(String)
    case describe(FormDescription)
    /// Another definition takes the place of this one: an older version, as a rule.
    case replace(FormDefinition, version: Int?)

    /// Where a question stands: in a page, after another or at its head.
    public struct Place: Sendable, Codable, Hashable {
        public var page: String
        /// Nil is the head of the page; one that is gone, its end.
        public var after: QuestionKey?

        public init(page: String, after: QuestionKey?) {
            self.page = page
            self.after = after
        }
    }

    public enum Direction: String, Sendable, Codable, CaseIterable { case up, down }

    /// What a step is called in a history.
    public enum Kind: String, Sendable, CaseIterable {
        case begun, added, changed, moved, removed, described, replaced, undone
        case pageAdded, pageRenamed, pageMoved, pageRemoved, checksChanged
    }

    public var kind: Kind {
        switch self {
        case .add: .added
        case .change: .changed
        case .shift, .move: .moved
        case .remove: .removed
        case .addPage: .pageAdded
        case .renamePage: .pageRenamed
        case .setChecks: .checksChanged
        case .shiftPage, .movePage: .pageMoved
        case .removePage: .pageRemoved
        case .describe: .described
        case .replace: .replaced
        }
    }

    /// Why an edit cannot be made.
    public enum Refusal: Error, Sendable, Hashable {
        /// What it changes is no longer there.
        case gone
        /// First or last already.
        case nowhere
        /// A question or a page has this key.
        case keyTaken(String)
        /// The only page: a form has one.
        case lastPage
    }

    /// What an edit is about, in the words of ``touched(in:)``.
    public enum Part: Sendable, Hashable, Codable {
        case question(QuestionKey)
        case page(String)
        /// Title, service, route and the like.
        case description
        case everything

        /// `q:motif`, as a history keeps it.
        public var code: String {
            switch self {
            case .question(let key): "q:\(key)"
            case .page(let key): "p:\(key)"
            case .description: "d"
            case .everything: "*"
            }
        }

        public init?(code: String) {
            switch code {
            case "d": self = .description
            case "*": self = .everything
            default:
                let key = String(code.dropFirst(2))
                if code.hasPrefix("q:") {
                    self = .question(key)
                } else if code.hasPrefix("p:") {
                    self = .page(key)
                } else {
                    return nil
                }
            }
        }
    }

    /// What it changes. Two edits that share none of these are independent.
    /// - Parameter definition: what it is made on: a page takes its questions with it.
    public func touched(in definition: FormDefinition) -> Set<Part> {
        switch self {
        case .add(let question, _), .change(let question): [.question(question.key)]
        case .shift(let key, _), .move(let key, _), .remove(let key): [.question(key)]
        case .addPage(let page, _): Set(page.questions.map { question in .question(question.key) }).union([.page(page.key)])
        case .renamePage(let key, _), .setChecks(let key, _), .shiftPage(let key, _), .movePage(let key, _): [.page(key)]
        case .removePage(let key):
            Set((definition.page(key)?.questions ?? []).map { question in .question(question.key) }).union([.page(key)])
        case .describe: [.description]
        case .replace: [.everything]
        }
    }
}

extension Set<FormEdit.Part> {
    /// They share something.
    public func collides(with other: Set<FormEdit.Part>) -> Bool {
        if isEmpty || other.isEmpty { return false }
        return contains(.everything) || other.contains(.everything) || !isDisjoint(with: other)
    }
}
