import HTML

/// What is to be corrected on a page, with links to the fields; takes the focus.
enum ErrorSummary {
    struct Item {
        var text: String
        /// An address: `#q-date`, or a page and a field of it.
        var link: String
        var language: String?

        init(_ text: String, link: String, language: String? = nil) {
            self.text = text
            self.link = link
            self.language = language
        }
    }

    static func summary(_ items: [Item], title: String) -> HTML {
        guard !items.isEmpty else { return .empty }
        return div(
            .class("error-summary"), .tabindex(-1), .flag("data-focus"), .role("group"), .aria("aria-labelledby", "e-t")
        ) {
            div(.role("alert")) {
                h2(.id("e-t")) { title }
                ul {
                    for item in items {
                        li { a(.href(item.link), .named("lang", ifPresent: item.language)) { item.text } }
                    }
                }
            }
        }
    }
}
