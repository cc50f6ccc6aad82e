import HTML

/// The way back up.
enum Breadcrumbs {
    static func nav(_ visit: Visit, _ steps: [(name: String, path: String)], current: String, lang: String? = nil) -> HTML {
        HTML.nav(.class("breadcrumbs"), .aria("aria-label", visit.words.breadcrumbs)) {
            ol {
                for step in steps { li { a(.href(step.path)) { step.name } } }
                li(.current("page"), .named("lang", ifPresent: lang)) { current }
            }
        }
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("nav", attributes, content())
    }
}
