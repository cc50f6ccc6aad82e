/// All of a form but what it asks: what its page of settings holds.
public struct FormDescription: Sendable, Codable, Hashable {
    public var service: String
    public var kind: TicketKind
    public var title: LocalizedText
    public var summary: LocalizedText
    public var audience: LocalizedText?
    public var atHand: [LocalizedText]?
    public var keywords: [String]?
    public var icon: String?
    public var workingDays: Int
    public var team: String
    public var category: String
    public var impact: Level
    public var urgency: Level
    public var ticketTitle: String?

    public init(_ form: FormDefinition) {
        service = form.service
        kind = form.kind
        title = form.title
        summary = form.summary
        audience = form.audience
        atHand = form.atHand
        keywords = form.keywords
        icon = form.icon
        workingDays = form.delay.workingDays
        team = form.route.team
        category = form.route.category
        impact = form.route.impact
        urgency = form.route.urgency
        ticketTitle = form.ticketTitle
    }

    /// What a form that is begun must say; the rest comes later.
    public init(service: String, kind: TicketKind, title: LocalizedText, workingDays: Int, team: String, category: String) {
        self.service = service
        self.kind = kind
        self.title = title
        self.workingDays = workingDays
        self.team = team
        self.category = category
        summary = LocalizedText(fr: "")
        impact = .low
        urgency = .medium
    }

    func describe(_ form: inout FormDefinition) {
        form.service = service
        form.kind = kind
        form.title = title
        form.summary = summary
        form.audience = audience
        form.atHand = atHand
        form.keywords = keywords
        form.icon = icon
        form.delay = .init(workingDays: workingDays)
        form.route = .init(team: team, category: category, impact: impact, urgency: urgency)
        form.ticketTitle = ticketTitle
    }
}

extension FormDefinition {
    /// A form that is begun: one page, which asks nothing yet.
    public init(key: String, _ description: FormDescription, firstPage: Page) {
        self.init(
            schema: 1, key: key, service: description.service, kind: description.kind, title: description.title,
            summary: description.summary, delay: .init(workingDays: description.workingDays),
            route: .init(
                team: description.team, category: description.category, impact: description.impact, urgency: description.urgency),
            pages: [firstPage])
        description.describe(&self)
    }
}

extension FormDefinition.Page {
    /// A page that asks nothing yet.
    public init(key: String, title: LocalizedText) { self.init(key: key, title: title, questions: []) }
}

extension Question {
    /// A question that is begun.
    public init(key: QuestionKey, type: Kind, label: LocalizedText) {
        self.init(key: key, type: type, label: label, help: nil)
    }

    /// The same under another key.
    public func copied(as key: QuestionKey) -> Question {
        var copy = self
        copy.key = key
        // Keys are unique in the form: those of a block's questions begin with the key of the copy.
        if let inner = questions {
            let names = Dictionary(
                inner.enumerated().map { number, part in (part.key, "\(key.prefix(56))-\(number + 1)") }
            ) { first, _ in first }
            let renamed = { (old: QuestionKey) in names[old] ?? old }
            copy.questions = inner.map { part in
                var part = part
                part.key = renamed(part.key)
                part.show = part.show?.renamed(renamed)
                part.require = part.require?.renamed(renamed)
                let sources = part.compute?.of.map(renamed)
                part.compute?.of = sources ?? []
                part.choices = part.choices?.map { choice in
                    var choice = choice
                    choice.show = choice.show?.renamed(renamed)
                    return choice
                }
                return part
            }
            copy.checks = checks?.map { check in
                FormDefinition.Check(when: check.when.renamed(renamed), at: renamed(check.at), message: check.message)
            }
        }
        return copy
    }

    /// As another type of question: without what that type does not have.
    public func changed(to type: Kind) -> Question {
        guard type != self.type, type.isMadeInPages, self.type.isMadeInPages else { return self }
        var question = self
        question.type = type
        let message = validation?.message
        question.validation = message.map { message in Validation(message: message) }
        if type != .choice && type != .choices { question.choices = nil }
        if type != .plate && type != .address { question.foreign = nil }
        if prefill?.type != type { question.prefill = nil }
        (question.ends, question.link, question.currency) = (nil, nil, nil)
        question.body = nil
        (question.questions, question.rows, question.checks, question.compute) = (nil, nil, nil, nil)
        if type == .iban, sensitive == false { question.sensitive = nil }
        if !question.asks {
            (question.required, question.require, question.sensitive, question.validation) = (nil, nil, nil, nil)
        }
        return question
    }
}

extension Question.Validation {
    /// No limit at all.
    public static var none: Question.Validation { Question.Validation() }
}

extension Question.Choice {
    public init(_ key: String, _ label: LocalizedText) { self.init(key: key, label: label) }
}

extension Question.Ends {
    public init(_ low: LocalizedText, _ high: LocalizedText) { self.init(low: low, high: high) }
}

extension Question.Link {
    public init(_ href: String, _ label: LocalizedText) { self.init(href: href, label: label) }
}

extension FormDefinition.Check {
    public init(_ when: Condition, at question: QuestionKey, _ message: LocalizedText) {
        self.init(when: when, at: question, message: message)
    }
}

extension Question.Kind {
    /// The editor makes it: what a repeated block asks, and what a value is computed of, is written in the document yet.
    public var isMadeInPages: Bool { self != .block && self != .computed }
}
