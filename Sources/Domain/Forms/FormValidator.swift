/// The rules of a form definition (`docs/forms.md`), shared by the loader, the importer and the tests.
public enum FormValidator {
    /// Every rule the definition breaks; empty for one that can be published.
    public static func issues(in form: FormDefinition) -> [FormIssue] {
        var check = FormCheck()
        check.document(form)
        for (pageIndex, page) in form.pages.enumerated() {
            check.page(page, at: "/pages/\(pageIndex)")
            for (index, question) in page.questions.enumerated() {
                check.question(question, at: "/pages/\(pageIndex)/questions/\(index)", in: form)
            }
            check.checks(of: page, at: "/pages/\(pageIndex)/checks", in: form)
        }
        check.title(form.ticketTitle, at: "/ticketTitle", in: form)
        check.destinations(of: form)
        return check.issues
    }

    /// A key: `a-z 0-9 -`, 3 to 60 characters, starting with a letter; keys inside a form may have one or two.
    public static func isKey(_ text: String, minimum: Int = 1) -> Bool {
        let bytes = text.utf8
        guard (minimum...60).contains(bytes.count), let first = bytes.first, (0x61...0x7A).contains(first) else {
            return false
        }
        return bytes.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
}

/// The walk through one definition: what was seen so far, and what was found wrong.
struct FormCheck {
    private(set) var issues: [FormIssue] = []
    private var pageKeys: Set<String> = []
    /// The questions above the one being checked: conditions may refer to these only.
    var earlier: [QuestionKey: Question] = [:]
    /// The questions of the blocks above, which only conditions on rows may ask for.
    var inRows: [QuestionKey: [QuestionKey: Question]] = [:]
    private var questionKeys: Set<QuestionKey> = []

    mutating func report(_ pointer: String, _ problem: FormIssue.Problem) { issues.append(FormIssue(pointer, problem)) }

    mutating func document(_ form: FormDefinition) {
        if form.schema != 1 { report("/schema", .unsupportedSchema) }
        if !FormValidator.isKey(form.key, minimum: 3) { report("/key", .badKey) }
        text(form.title, at: "/title", limit: 90)
        text(form.summary, at: "/summary", limit: 200)
        if let audience = form.audience { text(audience, at: "/audience", limit: 200) }
        for (index, item) in (form.atHand ?? []).enumerated() { text(item, at: "/atHand/\(index)", limit: 200) }
        if (form.keywords?.count ?? 0) > 30 { report("/keywords", .outOfRange("0…30")) }
        for (index, word) in (form.keywords ?? []).enumerated() {
            if word.allSatisfy(\.isWhitespace) { report("/keywords/\(index)", .empty) }
            if word.unicodeScalars.count > 60 { report("/keywords/\(index)", .tooLong(limit: 60)) }
            if word.lowercased() != word { report("/keywords/\(index)", .notAllowed("capital letters")) }
        }
        if !(0...60).contains(form.delay.workingDays) { report("/delay/workingDays", .outOfRange("0…60")) }
        if !(1...8).contains(form.pages.count) { report("/pages", .outOfRange("1…8")) }
        if (form.ticketTitle?.unicodeScalars.count ?? 0) > 200 { report("/ticketTitle", .tooLong(limit: 200)) }
    }

    mutating func page(_ page: FormDefinition.Page, at pointer: String) {
        if !FormValidator.isKey(page.key) { report("\(pointer)/key", .badKey) }
        if !pageKeys.insert(page.key).inserted { report("\(pointer)/key", .duplicateKey(page.key)) }
        text(page.title, at: "\(pointer)/title", limit: 90)
        if !(1...40).contains(page.questions.count) { report("\(pointer)/questions", .outOfRange("1…40")) }
        if !page.questions.isEmpty, !page.questions.contains(where: \.asks) { report("\(pointer)/questions", .empty) }
    }

    mutating func question(_ question: Question, at pointer: String, in form: FormDefinition) {
        if !FormValidator.isKey(question.key) { report("\(pointer)/key", .badKey) }
        text(question.label, at: "\(pointer)/label", limit: 200)
        if let help = question.help { text(help, at: "\(pointer)/help", limit: 500) }
        choices(of: question, at: pointer)
        ownMembers(of: question, at: pointer)
        computation(of: question, at: pointer, in: form)
        conditionalChoices(of: question, at: pointer, in: form)
        if let validation = question.validation { limits(validation, of: question, at: "\(pointer)/validation") }
        for (member, condition) in [("show", question.show), ("require", question.require)] {
            guard let condition else { continue }
            if condition.size > 100 { report("\(pointer)/\(member)", .outOfRange("1…100")) }
            self.condition(condition, at: "\(pointer)/\(member)", in: form)
        }
        if !questionKeys.insert(question.key).inserted { report("\(pointer)/key", .duplicateKey(question.key)) }
        earlier[question.key] = question
        if question.type == .block { block(question, at: pointer, in: form) }
    }

    /// What a row asks: its conditions may refer to the questions above it in the row, and above the block.
    private mutating func block(_ block: Question, at pointer: String, in form: FormDefinition) {
        let outside = earlier
        for (index, question) in (block.questions ?? []).enumerated() {
            self.question(question, at: "\(pointer)/questions/\(index)", in: form)
        }
        if let checks = block.checks {
            self.checks(checks, at: "\(pointer)/checks", of: block.questions ?? [], in: form)
        }
        inRows[block.key] = earlier.filter { key, _ in outside[key] == nil }
        earlier = outside
    }

    /// Once the questions of the page are known: a check may refer to all of them, and to those before.
    mutating func checks(of page: FormDefinition.Page, at pointer: String, in form: FormDefinition) {
        guard let checks = page.checks else { return }
        self.checks(checks, at: pointer, of: page.questions, in: form)
    }

    private mutating func checks(
        _ checks: [FormDefinition.Check], at pointer: String, of questions: [Question], in form: FormDefinition
    ) {
        if !(1...20).contains(checks.count) { report(pointer, .outOfRange("1…20")) }
        for (index, check) in checks.enumerated() {
            let place = "\(pointer)/\(index)"
            if check.when.size > 100 { report("\(place)/when", .outOfRange("1…100")) }
            condition(check.when, at: "\(place)/when", in: form)
            if !questions.contains(where: { question in question.key == check.at && question.asks }) {
                report("\(place)/at", .unknownQuestion(check.at))
            }
            text(check.message, at: "\(place)/message", limit: 200)
        }
    }

    /// A sensitive answer in a title would be in every list and log.
    mutating func title(_ template: String?, at pointer: String, in form: FormDefinition) {
        for case .answer(let key) in TitleTemplate(template ?? "").pieces {
            // One of a block has as many answers as there are rows.
            guard let question = form.questionOutsideBlocks(key), question.hasAnswer else {
                report(pointer, .unknownQuestion(key))
                continue
            }
            if question.isSensitive { report(pointer, .sensitiveInTitle(key)) }
        }
    }

    mutating func text(_ text: LocalizedText, at pointer: String, limit: Int) {
        for (language, value) in [("fr", text.fr), ("en", text.en)] {
            guard let value else { continue }
            if value.allSatisfy(\.isWhitespace) { report("\(pointer)/\(language)", .empty) }
            if value.unicodeScalars.count > limit { report("\(pointer)/\(language)", .tooLong(limit: limit)) }
        }
    }

    private mutating func choices(of question: Question, at pointer: String) {
        switch question.type {
        case .choice, .choices:
            let choices = question.choices ?? []
            if !(2...200).contains(choices.count) { report("\(pointer)/choices", .outOfRange("2…200")) }
            var keys: Set<String> = []
            for (index, choice) in choices.enumerated() {
                if !FormValidator.isKey(choice.key) { report("\(pointer)/choices/\(index)/key", .badKey) }
                if !keys.insert(choice.key).inserted {
                    report("\(pointer)/choices/\(index)/key", .duplicateKey(choice.key))
                }
                text(choice.label, at: "\(pointer)/choices/\(index)/label", limit: 200)
                if let help = choice.help { text(help, at: "\(pointer)/choices/\(index)/help", limit: 300) }
            }
        default:
            if question.choices != nil { report("\(pointer)/choices", .unknownMember) }
        }
    }
}
