/// Pages as they are gathered, and made such as ours must be.
struct ImportedPages {
    struct Page {
        var title: LocalizedText
        var name: String
        var questions: [Question] = []
        var checks: [FormDefinition.Check] = []
        var place: FormImport.Place?
    }

    static let mostQuestions = 40

    var pages: [Page] = []
    /// Where each question stood in the source.
    var places: [QuestionKey: FormImport.Place] = [:]
    var entries: [FormImport.Entry] = []

    /// The form, when it breaks no rule.
    mutating func form(_ frame: FormFrame, ticketTitle: String? = nil) throws(FormImportRefusal) -> FormDefinition {
        joinSilentPages()
        guard pages.contains(where: { page in page.questions.contains(where: \.asks) }) else {
            var refusal = FormImportRefusal(nil, .noQuestion)
            refusal.entries = entries
            throw refusal
        }
        splitLongPages()
        var keys = ImportedKeys()
        var definition = frame.form(
            pages.map { page in
                FormDefinition.Page(
                    key: keys.key(near: page.name, fallback: "page"), title: page.title, questions: page.questions,
                    checks: page.checks.isEmpty ? nil : page.checks)
            }, ticketTitle: ticketTitle)
        if let title = definition.ticketTitle, title.unicodeScalars.count > 200 { definition.ticketTitle = nil }
        let issues = FormValidator.issues(in: definition)
        guard issues.isEmpty else {
            throw FormImportRefusal(
                issues.map { issue in
                    FormImportRefusal.Issue(place(of: issue.pointer, in: definition), .form(issue.problem, at: issue.pointer))
                })
        }
        return definition
    }

    /// A page that asks nothing is no page here: what is read on it stands before what follows.
    private mutating func joinSilentPages() {
        var joined: [Page] = []
        var waiting: [Page] = []
        for page in pages {
            if page.questions.isEmpty {
                remark(page, .init(.whole, .left, .emptyGroup))
            } else if !page.questions.contains(where: \.asks) {
                remark(page, .init(.page, .changed, .asHeading))
                waiting.append(page)
            } else {
                var page = page
                page.questions = waiting.flatMap(\.questions) + page.questions
                waiting = []
                joined.append(page)
            }
        }
        if let last = joined.indices.last { joined[last].questions += waiting.flatMap(\.questions) }
        pages = joined
    }

    private mutating func remark(_ page: Page, _ remark: FormImport.Remark) {
        guard let place = page.place else { return }
        if let index = entries.firstIndex(where: { entry in entry.place == place }) {
            entries[index].remarks.append(remark)
        } else {
            entries.append(.init(place, page.name, [remark]))
        }
    }

    private mutating func splitLongPages() {
        pages = pages.flatMap { page -> [Page] in
            guard page.questions.count > Self.mostQuestions else { return [page] }
            var parts: [Page] = []
            var rest = page.questions[...]
            while !rest.isEmpty {
                var part = page
                part.questions = Array(rest.prefix(Self.mostQuestions))
                rest = rest.dropFirst(Self.mostQuestions)
                let own = Set(part.questions.map(\.key))
                part.checks = page.checks.filter { check in own.contains(check.at) }
                if part.questions.contains(where: \.asks) || parts.isEmpty {
                    parts.append(part)
                } else {
                    parts[parts.count - 1].questions += part.questions
                }
            }
            remark(page, .init(.page, .changed, .asPages(parts.count)))
            return parts
        }
    }

    /// The place in the source of what a pointer names.
    private func place(of pointer: String, in definition: FormDefinition) -> FormImport.Place? {
        let parts = pointer.split(separator: "/").map(String.init)
        guard parts.count > 1, parts[0] == "pages", let page = Int(parts[1]), definition.pages.indices.contains(page) else {
            return nil
        }
        guard parts.count > 3, parts[2] == "questions", let index = Int(parts[3]),
            definition.pages[page].questions.indices.contains(index)
        else { return pages[page].place }
        let question = definition.pages[page].questions[index]
        if parts.count > 5, parts[4] == "questions", let inner = Int(parts[5]),
            let found = question.questions, found.indices.contains(inner)
        {
            return places[found[inner].key] ?? places[question.key]
        }
        return places[question.key]
    }
}
