import Application
import Domain
import HTML
import Storage

/// A form being written, as one of its pages shows it.
struct WorkbenchModel {
    /// What stands in the middle.
    enum Focus: Hashable {
        case description
        case question(QuestionKey)
        case page(String)
    }

    var opened: FormDesigner.Opened
    var preview: FormPreview
    var options: PreviewOptions
    var focus: Focus
    /// What the plan is searched for.
    var find = ""
    /// What is said at the top.
    var notice: HTML = .empty
    var hasError = false
    /// What of the question is edited, when it is not all of it.
    var aspect: String?
    /// The definition that is drawn: what was just typed, where it could not be saved.
    var shown: FormDefinition

    var id: String { opened.row.id.description }

    func path(_ focus: Focus) -> String {
        switch focus {
        case .description: options.appended(to: Paths.Admin.working(id))
        case .question(let key): options.appended(to: Paths.Admin.workingQuestion(id, key))
        case .page(let key): options.appended(to: Paths.Admin.workingPage(id, key))
        }
    }

    /// The page that is drawn at the right.
    var previewedPage: FormDefinition.Page? {
        switch focus {
        case .description: shown.pages.first
        case .question(let key): shown.page(of: key) ?? shown.pages.first
        case .page(let key): shown.page(key) ?? shown.pages.first
        }
    }

    /// Issues of a question of the plan.
    func issues(of key: QuestionKey) -> [FormIssue] {
        guard let pointer = opened.definition.pointer(of: key) else { return [] }
        return opened.issues.filter { issue in issue.pointer == pointer || issue.pointer.hasPrefix(pointer + "/") }
    }
}

/// How the preview is looked at; goes from page to page with its reader.
struct PreviewOptions: Hashable {
    var person: PersonID?
    var name = ""
    var isNarrow = false
    var language: Domain.Language?

    /// From the query of a page, or from what a command of it sent.
    init(_ fields: FormBody) {
        person = fields.value(FieldNames.value(Self.personKey)).flatMap { text in PersonID(text: text) }
        name = String((fields.text(FieldNames.text(Self.personKey)) ?? "").prefix(200))
        isNarrow = fields.value("width") == "phone"
        language = fields.value("in").flatMap(Domain.Language.init(rawValue:))
    }

    /// No question has such a key.
    static let personKey = "_as"

    var fields: [(name: String, value: String)] {
        var fields: [(String, String)] = []
        if let person { fields.append((FieldNames.value(Self.personKey), person.description)) }
        if !name.isEmpty { fields.append((FieldNames.text(Self.personKey), name)) }
        if isNarrow { fields.append(("width", "phone")) }
        if let language { fields.append(("in", language.rawValue)) }
        return fields
    }

    func appended(to path: String, _ more: [(name: String, value: String)] = []) -> String {
        let all = fields + more
        guard !all.isEmpty else { return path }
        return path + "?" + all.map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
    }

    /// For a command to hand them on.
    var hidden: HTML {
        HTML { for field in fields { input(.type("hidden"), .name(field.name), .value(field.value)) } }
    }
}

extension FormDefinition {
    /// Where a question stands in the document, as the validator says it.
    func pointer(of key: QuestionKey) -> String? {
        for (number, page) in pages.enumerated() {
            if let index = page.questions.firstIndex(where: { question in question.key == key }) {
                return "/pages/\(number)/questions/\(index)"
            }
        }
        return nil
    }
}
