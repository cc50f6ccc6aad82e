import Application
import Domain
import HTML
import Hummingbird
import Storage

/// The questions of a form being written.
enum DesignerQuestionController {
    static func register(in routes: inout RouteTable) {
        routes.post(Paths.Admin.working("{working}", .questions), .forms, add)
        routes.get(Paths.Admin.workingQuestion("{working}", "{question}"), .forms) { visit in try await show(visit) }
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}"), .forms, save)
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}", .moving), .forms, move)
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}", .copying), .forms, copy)
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}", .dropping), .forms, drop)
    }

    /// - Parameters:
    ///   - entry: what was typed and not saved.
    ///   - refusal: why.
    private static func show(
        _ visit: Visit, entry: QuestionEntry? = nil, typed: FormBody = FormBody(), refusal: FormDesigner.Refusal? = nil
    ) async throws -> Response {
        let bench = try await Bench(visit)
        let key = try visit.parameter("question")
        let definition = bench.opened.definition
        guard let question = entry?.question ?? definition.question(key) else { throw WebError.notFound }
        let problems = entry?.problems ?? [:]
        var notice = HTML.empty
        if let refusal {
            notice = RefusalView.notice(visit, refusal, about: .question(key), mine: question)
        } else if !problems.isEmpty {
            notice = ErrorSummary.summary(
                problems.keys.sorted().map { name in
                    .init(
                        "\(visit.words.designer.limit(name, of: question.type))\(visit.words.admin.colon)"
                            + (problems[name].map(visit.words.designer.problem) ?? ""), link: "#f-\(name)")
                }, title: visit.words.corrections(problems.count))
        }
        let pointer = definition.pointer(of: key)
        let issues = bench.opened.issues.filter { issue in
            pointer.map { pointer in issue.pointer == pointer || issue.pointer.hasPrefix(pointer + "/") } ?? false
        }
        let editor = QuestionEditor(
            visit: visit, question: question, revision: bench.opened.row.revision, problems: problems, typed: typed,
            issues: entry == nil ? issues : [], definition: definition, catalogue: bench.opened.catalogue)
        let shown = try? FormEdit.change(question).applied(to: definition)
        return try await bench.page(
            .question(key), shown: shown, notice: notice,
            status: refusal?.status ?? (problems.isEmpty ? .ok : .unprocessableContent)
        ) { model in editor.editor(model) }
    }

    @Sendable static func save(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let key = try visit.parameter("question")
        let designer = FormDesigner(visit.portal)
        let me = try visit.me()
        let definition = try await designer.open(id, by: me).definition
        // One that somebody took away meanwhile comes back with what was typed, once its author has seen that.
        guard let known = try await designer.knownQuestion(key, in: id, by: me) else { throw WebError.notFound }
        let entry = QuestionEntry(form, on: known)
        guard entry.problems.isEmpty else { return try await show(visit, entry: entry, typed: form) }
        do {
            let isGone = definition.question(key) == nil
            let edit: FormEdit =
                isGone && form.isTicked("restore")
                ? .add(entry.question, at: Self.place(nil, in: definition)) : .change(entry.question)
            let saved = try await designer.save(edit, to: id, madeOn: form.revision, by: me)
            return .seeOther(
                PreviewOptions(form).appended(to: Paths.Admin.workingQuestion(id.description, key), saved.fields))
        } catch let refusal as FormDesigner.Refusal {
            return try await show(visit, entry: entry, typed: form, refusal: refusal)
        }
    }

    /// After a question; at the end of the last page for none.
    private static func place(_ key: QuestionKey?, in definition: FormDefinition) -> FormEdit.Place {
        if let key, let page = definition.page(of: key) { return .init(page: page.key, after: key) }
        let page = definition.pages.last
        return .init(page: page?.key ?? "", after: page?.questions.last?.key)
    }

    @Sendable static func add(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let designer = FormDesigner(visit.portal)
        let me = try visit.me()
        let definition = try await designer.open(id, by: me).definition
        let label = String((form.text("new-label") ?? "").unicodeScalars.prefix(400).map(Character.init))
        let type =
            form.value("new-type").flatMap(Question.Kind.init(rawValue:)).flatMap { type in
                type.isMadeInPages ? type : nil
            } ?? .shortText
        let place: FormEdit.Place
        switch WorkbenchModel.Focus(code: form.value("focus") ?? "") {
        case .question(let key): place = Self.place(key, in: definition)
        case .page(let key) where definition.page(key) != nil:
            place = .init(page: key, after: definition.page(key)?.questions.last?.key)
        default: place = Self.place(nil, in: definition)
        }
        // Sent twice, it is the same question.
        if let sent = try await designer.added(label, type, madeOn: form.revision, to: id, by: me) {
            return .seeOther(Paths.Admin.workingQuestion(id.description, sent))
        }
        let key = try await designer.questionKey(label, in: id, by: me)
        var question = Question(key: key, type: type, label: LocalizedText(fr: label))
        if question.asks, type != .file { question.required = true }
        do {
            let saved = try await designer.save(.add(question, at: place), to: id, madeOn: form.revision, by: me)
            return .seeOther(PreviewOptions(form).appended(to: Paths.Admin.workingQuestion(id.description, key), saved.fields))
        } catch let refusal as FormDesigner.Refusal {
            return try await Bench.refused(visit, form, refusal)
        }
    }

    @Sendable static func move(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let key = try visit.parameter("question")
        if let way = form.value("way").flatMap(FormEdit.Direction.init(rawValue:)) {
            return try await command(visit, form, .shift(key, way)) { _ in [("moved", "q:\(key)"), ("way", way.rawValue)] }
        }
        guard let page = form.text("page") else { throw WebError.badRequest(.missingField) }
        let definition = try await FormDesigner(visit.portal).open(try visit.id("working"), by: try visit.me()).definition
        guard definition.page(of: key)?.key != page else {
            return .seeOther(Bench.back(form, try visit.id("working"), []))
        }
        return try await command(
            visit, form, .move(key, to: .init(page: page, after: definition.page(page)?.questions.last?.key)))
    }

    @Sendable static func copy(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let key = try visit.parameter("question")
        let designer = FormDesigner(visit.portal)
        let me = try visit.me()
        let definition = try await designer.open(id, by: me).definition
        guard let question = definition.question(key), let page = definition.page(of: key) else {
            return try await Bench.refused(visit, form, .edit(.gone))
        }
        let copy = question.copied(as: try await designer.questionKey(question.label.fr, in: id, by: me))
        return try await command(visit, form, .add(copy, at: .init(page: page.key, after: key)), to: .question(copy.key))
    }

    @Sendable static func drop(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let key = try visit.parameter("question")
        let definition = try await FormDesigner(visit.portal).open(try visit.id("working"), by: try visit.me()).definition
        // The one before, or the page, has its place.
        let next = definition.place(of: key).map { place in
            place.after.map(WorkbenchModel.Focus.question) ?? .page(place.page)
        }
        return try await command(visit, form, .remove(key), to: next ?? .description)
    }

    /// One edit, and the page that it was given on, or another.
    static func command(
        _ visit: Visit, _ form: FormBody, _ edit: FormEdit, to focus: WorkbenchModel.Focus? = nil,
        saying: (FormDesigner.Saved) -> [(name: String, value: String)] = { saved in saved.fields }
    ) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        do {
            let saved = try await FormDesigner(visit.portal).save(edit, to: id, madeOn: form.revision, by: try visit.me())
            guard let focus else { return .seeOther(Bench.back(form, id, saying(saved))) }
            return .seeOther(PreviewOptions(form).appended(to: Bench.path(focus, id), saying(saved)))
        } catch let refusal as FormDesigner.Refusal {
            return try await Bench.refused(visit, form, refusal)
        }
    }
}
