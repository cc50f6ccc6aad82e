import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Storage

/// The workbench that a page of the designer opens.
struct Bench {
    let visit: Visit
    let id: WorkingFormID
    let opened: FormDesigner.Opened

    init(_ visit: Visit) async throws {
        self.visit = visit
        id = try visit.id("working")
        opened = try await FormDesigner(visit.portal).open(id, by: try visit.me())
    }

    /// - Parameter shown: what is drawn at the right, where it is not what is saved.
    func page(
        _ focus: WorkbenchModel.Focus, shown: FormDefinition? = nil, notice: HTML = .empty, status: HTTPResponse.Status = .ok,
        aspect: String? = nil,
        editor: (WorkbenchModel) -> HTML
    ) async throws -> Response {
        let fields = visit.request.method == .post ? FormBody() : visit.fields
        var options = PreviewOptions(fields)
        let definition = shown ?? opened.definition
        var wish = FormPreview.Wish()
        wish.person = options.person
        wish.name = options.name
        wish.offeredFor = fields.text(FieldNames.offered(PreviewOptions.personKey))
        wish.entry = DraftEntry(fields)
        let preview = try await FormDesigner(visit.portal).preview(
            definition.drawable(untitled: visit.words.designer.unlabelled), wish, by: try visit.me())
        // Whoever was chosen goes on under their own name.
        (options.person, options.name) = (preview.person?.id, preview.searchedName)
        let model = WorkbenchModel(
            opened: opened, preview: preview, options: options, focus: focus, find: visit.query("find") ?? "", notice: notice,
            hasError: status != .ok, aspect: aspect, shown: definition)
        return .html(WorkbenchPage.page(visit, model, editor: editor(model)), status: status)
    }

    /// The page that a command was given on, and what it is told.
    static func back(_ form: FormBody, _ id: WorkingFormID, _ fields: [(name: String, value: String)]) -> String {
        PreviewOptions(form).appended(to: path(.init(code: form.value("focus") ?? ""), id), fields)
    }

    static func path(_ focus: WorkbenchModel.Focus, _ id: WorkingFormID) -> String {
        switch focus {
        case .description: Paths.Admin.working(id.description)
        case .question(let key) where FormValidator.isKey(key): Paths.Admin.workingQuestion(id.description, key)
        case .page(let key) where FormValidator.isKey(key): Paths.Admin.workingPage(id.description, key)
        default: Paths.Admin.working(id.description)
        }
    }

    /// A command that was not done: the description with why, whatever page it was given on.
    static func refused(_ visit: Visit, _ form: FormBody, _ refusal: FormDesigner.Refusal) async throws -> Response {
        let bench = try await Bench(visit)
        let focus = WorkbenchModel.Focus(code: form.value("focus") ?? "")
        let notice = RefusalView.notice(visit, refusal, about: focus, mine: nil)
        return try await bench.page(focus, notice: notice, status: refusal.status) { model in
            p { a(.class("button"), .href(model.path(focus))) { visit.words.designer.goOn } }
        }
    }
}

/// Why something was not saved; with both texts where two people changed one thing.
enum RefusalView {
    static func notice(
        _ visit: Visit, _ refusal: FormDesigner.Refusal, about focus: WorkbenchModel.Focus, mine: Question?,
        conditions: ConditionWords? = nil
    ) -> HTML {
        let words = visit.words.designer
        return div(
            .class("flash flash--error"), .tabindex(-1), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "t-refused")
        ) {
            Icon.icon("triangle-alert", visit)
            div(.class("stack stack--tight")) {
                h2(.id("t-refused")) { words.notSaved }
                p { words.refusal(refusal, visit) }
                if case .conflict(let conflict) = refusal, let mine {
                    both(visit, mine, conflict.current.question(mine.key), conditions)
                }
            }
        }
    }

    private static func both(_ visit: Visit, _ mine: Question, _ theirs: Question?, _ conditions: ConditionWords?) -> HTML {
        let words = visit.words.designer
        guard let theirs else { return p { words.removedMeanwhile } }
        let differences = QuestionDifference.differences(
            from: theirs, to: mine, visit, conditions.map { words in (words, words) })
        return HTML {
            table(.class("table")) {
                caption(.class("visually-hidden")) { words.bothTexts }
                thead {
                    tr {
                        th(.scope("col")) { words.what }
                        th(.scope("col")) { words.theirs }
                        th(.scope("col")) { words.yours }
                    }
                }
                tbody {
                    for difference in differences {
                        tr {
                            th(.scope("row")) { difference.name }
                            td { difference.before }
                            td { difference.after }
                        }
                    }
                }
            }
            p { words.yoursBelow }
            p { a(.href(visit.path)) { words.takeTheirs } }
        }
    }
}
