import Application
import Domain
import HTML
import Hummingbird
import Storage

/// The conditions of a question: put together line by line, saved once they are whole.
enum DesignerConditionController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.workingQuestion("{working}", "{question}", .shown), .forms) { visit in
            try await show(visit, .shown)
        }
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}", .shown), .forms) { visit, form in
            try await save(visit, form, .shown)
        }
        routes.get(Paths.Admin.workingQuestion("{working}", "{question}", .required), .forms) { visit in
            try await show(visit, .required)
        }
        routes.post(Paths.Admin.workingQuestion("{working}", "{question}", .required), .forms) { visit, form in
            try await save(visit, form, .required)
        }
    }

    private static func show(
        _ visit: Visit, _ which: ConditionEditor.Which, draft: ConditionDraft? = nil, revision: Int? = nil,
        problems: [ConditionDraft.Path: ConditionDraft.Problem] = [:], refusal: FormDesigner.Refusal? = nil,
        mine: Question? = nil
    ) async throws -> Response {
        let bench = try await Bench(visit)
        let key = try visit.parameter("question")
        guard let question = bench.opened.definition.question(key) ?? mine else { throw WebError.notFound }
        guard question.asks || which == .shown else { throw WebError.notFound }
        let known = which == .shown ? question.show : question.require
        let editor = ConditionEditor(
            visit: visit, question: question, which: which,
            draft: draft ?? known.map { condition in ConditionDraft(condition) } ?? ConditionDraft(), problems: problems,
            earlier: bench.opened.definition.questions(before: key), revision: revision ?? bench.opened.row.revision,
            catalogue: bench.opened.catalogue, definition: bench.opened.definition)
        let notice = refusal.map { refusal in
            RefusalView.notice(
                visit, refusal, about: .question(key), mine: mine,
                conditions: ConditionWords(
                    words: visit.words, definition: bench.opened.definition, catalogue: bench.opened.catalogue))
        }
        return try await bench.page(
            .question(key), notice: notice ?? .empty,
            status: refusal?.status ?? (problems.isEmpty ? .ok : .unprocessableContent),
            aspect: visit.words.designer.aspect(which)
        ) { model in editor.editor(model) }
    }

    private static func save(_ visit: Visit, _ form: FormBody, _ which: ConditionEditor.Which) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let key = try visit.parameter("question")
        var draft = ConditionEntry.draft(form)
        let intent = form.value("intent") ?? ""
        // Only the page changes: nothing is saved before it is whole. What was seen stays what was seen.
        if !intent.isEmpty, intent != "clear" {
            ConditionEntry.change(&draft, by: intent)
            return try await show(visit, which, draft: draft, revision: form.revision)
        }
        let designer = FormDesigner(visit.portal)
        let me = try visit.me()
        let definition = try await designer.open(id, by: me).definition
        guard var question = try await designer.knownQuestion(key, in: id, by: me) else { throw WebError.notFound }
        var condition: Condition?
        if intent != "clear" {
            do throws(ConditionDraft.Refusal) {
                condition = try draft.condition(on: definition.questions(before: key))
            } catch {
                return try await show(visit, which, draft: draft, revision: form.revision, problems: error.problems)
            }
        }
        switch which {
        case .shown: question.show = condition
        case .required:
            question.require = condition
            if condition != nil { question.required = nil }
        }
        do {
            let saved = try await designer.save(.change(question), to: id, madeOn: form.revision, by: me)
            return .seeOther(
                PreviewOptions(form).appended(to: Paths.Admin.workingQuestion(id.description, key), saved.fields))
        } catch let refusal as FormDesigner.Refusal {
            return try await show(visit, which, draft: draft, refusal: refusal, mine: question)
        }
    }
}
