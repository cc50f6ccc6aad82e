/// A form read from another program: what became of it, and of each thing that stood in the source.
public struct FormImport: Sendable {
    /// One that ``FormValidator`` accepts.
    public var definition: FormDefinition
    public var entries: [Entry]

    /// One thing of the source: a line, a question, a destination.
    public struct Entry: Sendable, Hashable {
        public var place: Place
        /// What the source calls it.
        public var subject: String
        public var remarks: [Remark]

        public init(_ place: Place, _ subject: String, _ remarks: [Remark] = []) {
            self.place = place
            self.subject = String(subject.unicodeScalars.prefix(120).map(Character.init))
            self.remarks = remarks
        }

        public var outcome: Outcome {
            if remarks.contains(where: { remark in remark.part == .whole && remark.outcome == .left }) { return .left }
            return remarks.contains { remark in remark.outcome != .taken } ? .changed : .taken
        }
    }

    /// Where it stands in the source.
    public enum Place: Sendable, Hashable {
        /// A line of the questions of an XLSForm, the first being 1.
        case survey(line: Int)
        /// A line of its choices.
        case choices(line: Int)
        /// A line of a JSON text.
        case line(Int)
        /// A place in a JSON document (RFC 6901).
        case member(String)
    }

    public enum Outcome: Sendable, Hashable { case taken, changed, left }

    /// One thing that did not come as it was.
    public struct Remark: Sendable, Hashable {
        public var part: Part
        public var outcome: Outcome
        public var reason: FormImportReason
        /// Where in an expression, the first character being 1.
        public var column: Int?

        public init(_ part: Part, _ outcome: Outcome, _ reason: FormImportReason, column: Int? = nil) {
            self.part = part
            self.outcome = outcome
            self.reason = reason
            self.column = column
        }
    }

    /// What of it.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        case whole, key, text, type, condition, constraint, requirement, calculation, choiceFilter, choice, defaultValue
        case column, rows, page, submission, access, destination, translation, requirements, presentation
    }
}

/// Why something came in changed, or did not.
public enum FormImportReason: Sendable, Hashable {
    // Changed.
    case renamed(String)
    case shortened(Int)
    case became(Question.Kind)
    case asChoices
    case asHeading
    case asPages(Int)
    case onePerson
    case freeText(String)
    case noLabel
    case onlyEnglish
    case hiddenAnswerPasses
    case oneTicket

    // Left.
    case unknownType(String)
    case unknownColumns([String])
    case metadata
    case tooFewChoices
    case repeatedChoice(String)
    case missingList(String)
    case emptyChoice
    case nestedRows
    case emptyGroup
    case settings([String])
    /// A unit, a place or a group that does not exist here.
    case notHere(String)
    case outsideForm
    case notSupported
    case unknownValue(String)

    // Left, of an expression.
    case syntax
    case tooLong(limit: Int)
    case unknownFunction(String)
    case unknownName(String)
    case askedLater(String)
    case askedInRows(String)
    case noComparison(String)
    case valueDoesNotFit(String)
    case unknownChoice(String)
    case betweenQuestions
    case regularExpression
    case lengthInCondition
    case neverTrue
}

/// Why a source is refused whole, with every place that is wrong.
public struct FormImportRefusal: Error, Sendable, Hashable {
    public struct Issue: Sendable, Hashable {
        public var place: FormImport.Place?
        public var problem: Problem

        public init(_ place: FormImport.Place?, _ problem: Problem) {
            self.place = place
            self.problem = problem
        }
    }

    public enum Problem: Sendable, Hashable {
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case tooMany(limit: Int)
        case notText
        case empty
        case notCSV
        case notJSON(column: Int)
        case missingColumns([String])
        case repeatedColumn(String)
        case endWithoutBegin
        case beginWithoutEnd
        case wrongEnd
        case cycle([String])
        case version(String)
        case missing(String)
        case wrongType
        case noForm
        case twice(String)
        case noQuestion
        /// What came in breaks a rule of forms.
        case form(FormIssue.Problem, at: String)
    }

    public var issues: [Issue]
    /// What was read before nothing was left to bring in.
    public var entries: [FormImport.Entry] = []

    public init(_ issues: [Issue]) { self.issues = issues }

    init(_ place: FormImport.Place?, _ problem: Problem) { issues = [Issue(place, problem)] }
}

/// What a form of another program does not say, and somebody here must.
public struct FormFrame: Sendable, Hashable {
    public var key: String
    public var title: LocalizedText
    public var summary: LocalizedText
    public var service: String
    public var team: String
    public var category: String
    public var kind: TicketKind
    public var impact: Level
    public var urgency: Level
    public var workingDays: Int

    public init(
        key: String, title: LocalizedText, summary: LocalizedText, service: String = "", team: String = "",
        category: String = "", kind: TicketKind = .request, impact: Level = .medium, urgency: Level = .medium,
        workingDays: Int = 5
    ) {
        self.key = key
        self.title = title
        self.summary = summary
        self.service = service
        self.team = team
        self.category = category
        self.kind = kind
        self.impact = impact
        self.urgency = urgency
        self.workingDays = workingDays
    }

    /// That of a definition.
    public init(of form: FormDefinition) {
        self.init(
            key: form.key, title: form.title, summary: form.summary, service: form.service, team: form.route.team,
            category: form.route.category, kind: form.kind, impact: form.route.impact, urgency: form.route.urgency,
            workingDays: form.delay.workingDays)
    }

    /// A form of this frame.
    func form(_ pages: [FormDefinition.Page], ticketTitle: String? = nil) -> FormDefinition {
        FormDefinition(
            schema: 1, key: key, service: service, kind: kind, title: title, summary: summary,
            delay: .init(workingDays: workingDays),
            route: .init(team: team, category: category, impact: impact, urgency: urgency), ticketTitle: ticketTitle,
            pages: pages)
    }

    /// The form with this frame in place of its own.
    public func applied(to form: FormDefinition) -> FormDefinition {
        var form = form
        form.key = key
        form.title = title
        form.summary = summary
        form.service = service
        form.kind = kind
        form.route = .init(team: team, category: category, impact: impact, urgency: urgency)
        form.delay = .init(workingDays: workingDays)
        return form
    }
}

extension FormImportRefusal {
    /// Bytes that are no text, with the line where they stop being one.
    public static func notText(_ bytes: [UInt8]) -> FormImportRefusal {
        FormImportRefusal(.line(XLSFormSheet.firstBadLine(bytes)), .notText)
    }
}
