import HTML

/// A table that becomes a list on narrow screens.
enum AdminTable {
    /// - Parameter isTitled: a heading above says the same already, so that the caption is not shown.
    static func table(_ caption: String, id: String, isTitled: Bool = false, columns: [HTML], rows: [HTML]) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("aria-labelledby", id)) {
            HTML.table(.class("table table--list")) {
                HTML.caption(.id(id), .named("class", ifPresent: isTitled ? "visually-hidden" : nil)) { caption }
                thead { tr { for column in columns { column } } }
                tbody { for row in rows { row } }
            }
        }
    }

    static func head(_ text: String, isNumber: Bool = false) -> HTML {
        th(.scope("col"), .named("class", ifPresent: isNumber ? "number" : nil)) { text }
    }

    /// The head of a column of buttons.
    static func hiddenHead(_ text: String) -> HTML {
        th(.scope("col")) { span(.class("visually-hidden")) { text } }
    }

    static func cell(_ text: String, label: String, isNumber: Bool = false) -> HTML {
        td(.named("class", ifPresent: isNumber ? "number" : nil), .named("data-label", label)) { text }
    }

    static func cell(label: String, @HTMLBuilder content: () -> HTML) -> HTML {
        td(.named("data-label", label)) { span { content() } }
    }

    static func link(_ text: String, _ path: String, lang: String? = nil) -> HTML {
        th(.scope("row")) { a(.href(path), .named("lang", ifPresent: lang)) { text } }
    }
}

extension HTML {
    /// The elements, where functions have taken their names.
    static func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("table", attributes, content())
    }

    static func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("caption", attributes, content())
    }
}
