import HTML

/// A form of the administration: its secret, its fields, its buttons.
enum AdminForm {
    /// - Parameter keepsText: what was sent after the session had ended comes back in this tab.
    static func form(
        _ visit: Visit, action path: String, submit: String, cancel: String? = nil, isDangerous: Bool = false,
        encoding: String? = nil, keepsText: Bool = true, @HTMLBuilder content: () -> HTML
    ) -> HTML {
        HTML.form(
            .method("post"), .action(path), .class("admin-form"), .flag("novalidate"), .named("enctype", ifPresent: encoding),
            keepsText ? visit.keepsText(as: path) : .flag("data-keep", false), .flag("data-keep-sent", keepsText)
        ) {
            visit.secretField
            content()
            div(.class("form-actions")) {
                button(.class(isDangerous ? "button button--danger" : "button")) { submit }
                if let cancel { a(.class("button button--secondary"), .href(cancel)) { visit.words.cancel } }
            }
        }
    }

    /// The field of a page that asks first: a command that comes without it is asked about.
    static let confirmation = input(.type("hidden"), .name("confirmed"), .value("1"))

    /// A button that does one thing at once.
    static func command(_ visit: Visit, action path: String, label: String, about: String, style: String = "button--secondary")
        -> HTML
    {
        HTML.form(.method("post"), .action(path)) {
            visit.secretField
            button(.class("button button--small \(style)")) {
                label
                span(.class("visually-hidden")) { " \(about)" }
            }
        }
    }
}

extension HTML {
    /// The element, where a function has taken its name.
    static func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("form", attributes, content())
    }
}
