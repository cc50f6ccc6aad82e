import HTML

/// What a page says first: the result of an action, or what is to be corrected.
enum Notices {
    enum Tone: String { case success, warning, error, information }

    /// The result of an action, at the top of the next page; it takes the focus.
    static func flash(_ visit: Visit, _ tone: Tone = .success, title: String, text: String) -> HTML {
        div(
            .class(tone == .information ? "flash" : "flash flash--\(tone.rawValue)"), .tabindex(-1), .flag("data-focus"),
            .role("group"), .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon(icon(tone), visit)
            h2(.id("flash-t")) { title }
            p { text }
        }
    }

    /// A remark inside a page.
    static func note(_ visit: Visit, _ tone: Tone = .information, _ content: HTML) -> HTML {
        div(.class(tone == .information ? "note" : "note note--\(tone.rawValue)")) {
            Icon.icon(icon(tone), visit)
            content
        }
    }

    /// What is to be corrected, each error linked to its control; takes the focus.
    static func errors(title: String, _ errors: [(target: String?, text: String)], _ more: HTML = .empty) -> HTML {
        div(
            .class("error-summary"), .tabindex(-1), .flag("autofocus"), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "e-t")
        ) {
            div(.role("alert")) {
                h2(.id("e-t")) { title }
                ul {
                    for error in errors {
                        li {
                            if let target = error.target { a(.href("#\(target)")) { error.text } } else { error.text }
                        }
                    }
                }
            }
            more
        }
    }

    /// The error of one field, above its control.
    static func fieldError(_ visit: Visit, id: String, _ text: String) -> HTML {
        p(.class("field-error"), .id(id)) {
            Icon.icon("triangle-alert", visit)
            span {
                span(.class("visually-hidden")) { visit.words.errorPrefix + " " }
                text
            }
        }
    }

    /// A page behind the last row of a list that became shorter.
    static func pastTheEnd(_ visit: Visit, first path: String) -> HTML {
        empty(
            title: visit.words.nothingHere, why: visit.words.nothingHereWhy,
            action: a(.class("button button--secondary"), .href(path)) { visit.words.firstPage })
    }

    /// What a list without rows is, why it is empty, and one thing to do.
    static func empty(title: String, why: String, action: HTML = .empty) -> HTML {
        div(.class("empty-state")) {
            h2 { title }
            p { why }
            action
        }
    }

    private static func icon(_ tone: Tone) -> String {
        switch tone {
        case .success: "circle-check"
        case .warning: "triangle-alert"
        case .error: "circle-alert"
        case .information: "info"
        }
    }
}
