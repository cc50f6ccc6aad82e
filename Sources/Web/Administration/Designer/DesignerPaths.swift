import Domain

/// The addresses of the designer.
extension Paths.Admin {
    static let designer = "/admin/designer"
    static let designerNew = "/admin/designer/new"
    static func rewriting(_ form: String) -> String { "/admin/forms/\(form)/rewriting" }
    static func formUnscheduling(_ form: String) -> String { "/admin/forms/\(form)/unscheduling" }
    /// The description of a form being written: its first page.
    static func working(_ id: String) -> String { "/admin/designer/\(id)" }
    static func working(_ id: String, _ part: WorkingPart) -> String { "/admin/designer/\(id)/\(part.rawValue)" }
    static func workingQuestion(_ id: String, _ key: String) -> String { "/admin/designer/\(id)/questions/\(key)" }
    static func workingQuestion(_ id: String, _ key: String, _ command: WorkingCommand) -> String {
        "/admin/designer/\(id)/questions/\(key)/\(command.rawValue)"
    }
    static func workingPage(_ id: String, _ key: String) -> String { "/admin/designer/\(id)/pages/\(key)" }
    static func workingPage(_ id: String, _ key: String, _ command: WorkingCommand) -> String {
        "/admin/designer/\(id)/pages/\(key)/\(command.rawValue)"
    }

    /// What stands beside the questions, and what is done to all of it.
    enum WorkingPart: String, CaseIterable {
        case questions, pages, review, history, publication, scheduling, asking, undoing, restoring
    }

    /// What is done to a question or a page.
    enum WorkingCommand: String, CaseIterable { case moving, copying, dropping, shown, required, unchecking }
}

extension Paths {
    /// Last parts of the designer's addresses that show nothing themselves.
    static let pagelessDesigner: Set<String> = [
        "questions", "pages", "asking", "scheduling", "unscheduling", "undoing", "restoring", "moving", "copying", "dropping",
        "unchecking",
        "rewriting",
    ]
}
