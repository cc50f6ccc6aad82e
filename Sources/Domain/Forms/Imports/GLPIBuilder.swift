/// Makes a form of ours of one of a GLPI export.
struct GLPIBuilder {
    let form: ImportedJSON
    let pointer: String
    let texts: GLPIText
    var pages = ImportedPages()
    var conditions: GLPIConditions
    var keys = ImportedKeys()
    /// The keys of questions by their numbers in the export, for titles.
    var keysByID: [String: QuestionKey] = [:]
    private let sections: [GLPIItem]
    private let parts: [GLPIItem]

    init(_ form: ImportedJSON, at pointer: String) {
        self.form = form
        self.pointer = pointer
        texts = GLPIText(form)
        sections = GLPIItem.items(.section, form, "sections", at: pointer).sorted(by: GLPIItem.isBefore)
        // Questions and comments share the ranks of their section.
        parts =
            (GLPIItem.items(.question, form, "questions", at: pointer)
            + GLPIItem.items(.comment, form, "comments", at: pointer)).sorted(by: GLPIItem.isBefore)
        conditions = GLPIConditions(
            items: Dictionary((sections + parts).map { item in (item.uuid, item) }) { first, _ in first },
            firstSection: sections.first?.uuid)
    }

    mutating func build(_ frame: FormFrame) throws(FormImportRefusal) -> FormImport {
        try refuseTwins()
        try refuseCycles()
        for section in sections { page(section) }
        let known = Set(sections.map(\.id))
        for item in parts where !known.contains(item.section) {
            pages.entries.append(.init(item.place, item.name, [.init(.whole, .left, .outsideForm)]))
        }
        submission()
        let title = destinations()
        access()
        others()
        let definition = try pages.form(frame, ticketTitle: title)
        return FormImport(definition: definition, entries: pages.entries)
    }

    /// Two things of one name: which one does a condition mean?
    private func refuseTwins() throws(FormImportRefusal) {
        var seen: Set<String> = []
        for item in sections + parts where !seen.insert(item.uuid).inserted {
            throw FormImportRefusal(.member("\(item.pointer)/uuid"), .twice(String(item.uuid.prefix(60))))
        }
    }

    private func refuseCycles() throws(FormImportRefusal) {
        var needs: [String: Set<String>] = [:]
        let sectionNames = Dictionary(sections.map { section in (section.id, section.uuid) }) { first, _ in first }
        for item in sections + parts {
            let strategy = item.json["visibility_strategy"]?.text ?? ""
            let isFirst = item.uuid == sections.first?.uuid
            var names: Set<String> = []
            if !["", "always_visible"].contains(strategy), !isFirst {
                names.formUnion(item.conditions.compactMap { condition in condition["item_uuid"]?.text })
            }
            if let section = sectionNames[item.section] { names.insert(section) }
            needs[item.uuid] = names
        }
        guard let cycle = ImportedCycle.find(needs) else { return }
        let places = cycle.compactMap { uuid in conditions.items[uuid] }
        let place = places.first { item in item.kind != .section } ?? places.first
        throw FormImportRefusal(
            place.map { item in .member("\(item.pointer)/conditions") },
            .cycle(places.map { item in String(GLPIText.plain(item.name).prefix(60)) }))
    }

    /// A section is a page; shown under a condition, each of its questions is.
    private mutating func page(_ section: GLPIItem) {
        var remarks: [FormImport.Remark] = []
        let name = texts.text(section.name, "Section", section.json, "section_name")
        let title = ImportedText.cut(name, 90, &remarks) ?? LocalizedText(fr: "Étape")
        let condition = condition(of: section, &remarks)
        pages.pages.append(.init(title: title, name: title.fr, place: section.place))
        if let body = ImportedText.cut(
            texts.text(section.description, "Section", section.json, "section_description"), 2_000, &remarks)
        {
            let key = keys.key(near: "presentation", fallback: "texte")
            pages.places[key] = section.place
            add(Question(key: key, type: .text, label: title, show: condition, body: body))
        }
        pages.entries.append(.init(section.place, section.name, remarks))
        for item in parts where item.section == section.id { part(item, under: condition) }
    }

    private mutating func add(_ question: Question) { pages.pages[pages.pages.count - 1].questions.append(question) }

    private mutating func part(_ item: GLPIItem, under section: Condition?) {
        var remarks: [FormImport.Remark] = []
        defer { pages.entries.append(.init(item.place, item.name, remarks)) }
        guard var question = item.kind == .comment ? comment(item, &remarks) : question(item, &remarks) else { return }
        question.show = XLSFormBuilder.joined(section.map { [$0] } ?? [], condition(of: item, &remarks))
        if let show = question.show, show.size > 100 {
            remarks.append(.init(.condition, .left, .tooLong(limit: 100)))
            question.show = nil
        }
        pages.places[question.key] = item.place
        if item.kind == .question {
            let check = validation(item, of: &question, &remarks)
            conditions.questions[item.uuid] = question
            keysByID[item.id] = question.key
            if let check { pages.pages[pages.pages.count - 1].checks.append(check) }
        }
        add(question)
    }

    /// What shows an item; nil where nothing does, or nothing that can be taken.
    private func condition(of item: GLPIItem, _ remarks: inout [FormImport.Remark]) -> Condition? {
        do throws(GLPIConditions.Problem) {
            return try GLPIConditions.condition(try conditions.visibility(of: item))
        } catch {
            remarks.append(.init(.condition, .left, error.reason))
            return nil
        }
    }

    private mutating func comment(_ item: GLPIItem, _ remarks: inout [FormImport.Remark]) -> Question? {
        let name = ImportedText.cut(texts.text(item.name, "Comment", item.json, "comment_title", "comment_name"), 200, &remarks)
        let body = ImportedText.cut(
            texts.text(item.description, "Comment", item.json, "comment_description"), 2_000, &remarks)
        guard name != nil || body != nil else {
            remarks.append(.init(.whole, .left, .emptyGroup))
            return nil
        }
        let key = keys.key(near: name?.fr ?? "texte", fallback: "texte")
        guard let body else { return Question(key: key, type: .heading, label: name ?? LocalizedText(fr: "—")) }
        return Question(
            key: key, type: .text, label: name ?? LocalizedText(fr: "À savoir", en: "Good to know"), body: body)
    }

    /// `validation_conditions` are limits of the answer, or a check of its page.
    private func validation(
        _ item: GLPIItem, of question: inout Question, _ remarks: inout [FormImport.Remark]
    ) -> FormDefinition.Check? {
        let strategy = item.json["validation_strategy"]?.text ?? ""
        guard strategy == "valid_if" || strategy == "invalid_if" else { return nil }
        do throws(XLSFormExpression.Problem) {
            let list = item.json["validation_conditions"]?.array ?? []
            guard let expression = try GLPIValidation.expression(list, of: item.uuid, isValid: strategy == "valid_if") else {
                return nil
            }
            let limits = XLSFormLimits(expression, of: question)
            let compiler = XLSFormCompiler(scope: .init(), current: question)
            var rest: [ImportedLogic] = []
            for part in limits.rest { rest.append(try compiler.logic(part)) }
            if limits.validation != .init() { question.validation = limits.validation }
            guard case .condition(let broken) = ImportedLogic.all(rest).folded(false) else { return nil }
            return .init(
                when: .all([.not(ImportedLogic.isEmpty(question.key)), broken]), at: question.key,
                message: LocalizedText(
                    fr: "Cette réponse ne convient pas\u{202F}: corrigez-la", en: "This answer does not fit: correct it"))
        } catch {
            remarks.append(.init(.constraint, .left, error.reason))
            return nil
        }
    }
}
