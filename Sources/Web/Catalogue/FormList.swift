import Application
import Domain
import HTML

/// Forms in a list: what one asks, when to use it, how soon it is answered.
enum FormList {
    static func list(_ visit: Visit, _ forms: [PublishedForm]) -> HTML {
        ul(.class("form-list"), .role("list")) {
            for form in forms { item(visit, form) }
        }
    }

    static func item(_ visit: Visit, _ form: PublishedForm) -> HTML {
        let definition = form.definition
        return item(
            visit, form, title: HTML(visit.words.text(definition.title)),
            summary: HTML(visit.words.text(definition.summary)))
    }

    /// - Parameters:
    ///   - title: the words of the title, some of them marked.
    ///   - summary: the same of the summary.
    static func item(_ visit: Visit, _ form: PublishedForm, title: HTML, summary: HTML) -> HTML {
        let words = visit.words
        let definition = form.definition
        return li {
            span(.class("tile-icon tile-icon--small hue-\(form.section.hue.rawValue)")) {
                Icon.icon(definition.icon ?? form.service.icon, visit)
            }
            div {
                a(.href(Paths.form(definition.key)), .named("lang", ifPresent: words.lang(definition.title))) { title }
                p(.named("lang", ifPresent: words.lang(definition.summary))) { summary }
            }
            span(.class("delay")) { words.answerDelay(definition.delay.workingDays) }
        }
    }
}

/// The four sections as links, where one is to be proposed.
enum SectionLinks {
    static func list(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return ul(.class("quick-links"), .role("list")) {
            for section in catalogue.sections {
                li {
                    a(.href(Paths.section(section.key))) {
                        span(.class("tile-icon hue-\(section.hue.rawValue)")) { Icon.icon(section.icon, visit) }
                        span {
                            strong(.named("lang", ifPresent: words.lang(section.name))) { words.text(section.name) }
                            " "
                            small { words.formCount(catalogue.forms(in: section.id).count) }
                        }
                    }
                }
            }
        }
    }
}

/// The dark band at the top of a page of the catalogue.
enum PageHero {
    static func hero(
        _ visit: Visit, breadcrumbs steps: [(name: String, path: String)], title: LocalizedText, lead: LocalizedText?,
        _ more: HTML = .empty
    ) -> HTML {
        let words = visit.words
        return section(.class("hero hero--page"), .aria("aria-labelledby", "titre-page")) {
            div(.class("container")) {
                Breadcrumbs.nav(visit, steps, current: words.text(title), lang: words.lang(title))
                h1(.id("titre-page"), .named("lang", ifPresent: words.lang(title))) { words.text(title) }
                if let lead { p(.class("lead"), .named("lang", ifPresent: words.lang(lead))) { words.text(lead) } }
                more
            }
        }
    }
}
