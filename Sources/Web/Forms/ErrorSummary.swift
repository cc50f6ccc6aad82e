import HTML

/// What is to be corrected on a page, with links to the fields; takes the focus.
enum ErrorSummary {
    struct Item {
        var text: String
        /// An address: `#q-date`, or a page and a field of it.
        var link: String
        var language: String?
        /// What comes before the text, in a language of its own.
        var subject: String?
        var subjectLanguage: String?

        init(
            _ text: String, link: String, language: String? = nil, subject: String? = nil, subjectLanguage: String? = nil
        ) {
            self.text = text
            self.subject = subject
            self.subjectLanguage = subjectLanguage
            self.link = link
            self.language = language
        }
    }

    static func summary(_ items: [Item], title: String) -> HTML {
        guard !items.isEmpty else { return .empty }
        return div(
            .class("error-summary"), .tabindex(-1), .flag("autofocus"), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "e-t")
        ) {
            div(.role("alert")) {
                h2(.id("e-t")) { title }
                ul {
                    for item in items {
                        li {
                            a(.href(item.link), .named("lang", ifPresent: item.language)) {
                                if let subject = item.subject {
                                    if let language = item.subjectLanguage { span(.lang(language)) { subject } } else { subject }
                                }
                                item.text
                            }
                        }
                    }
                }
            }
        }
    }
}
