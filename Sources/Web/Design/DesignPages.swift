import Application
import Domain
import HTML
import Storage

/// The families, and what is in each.
enum DesignIndexPage {
    static func page(_ visit: Visit) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.designTitle,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.designTitle)
                    h1 { words.designTitle }
                    p(.class("lead")) { words.designLead }
                }
                div(.class("stack stack--wide")) {
                    DesignDisplay.bar(visit, path: Paths.design)
                    ul(.class("link-list"), .role("list")) {
                        for family in DesignFamily.allCases {
                            li {
                                a(.href(DesignDisplay.path(visit, Paths.design(family.rawValue)))) { family.name(words) }
                                small { words.designFamily(family) }
                            }
                        }
                    }
                }
            })
    }
}

/// The components of a family, in the frame where pages show them.
enum DesignFamilyPage {
    static func page(_ visit: Visit, _ family: DesignFamily, _ samples: DesignSamples) -> HTML {
        let words = visit.words
        let parts = family.parts(visit, samples)
        let title = "\(words.designTitle), \(family.name(words))"
        switch family {
        case .general, .forms, .portal:
            return Layout.portal(
                visit, title: title, organisation: samples.catalogue.organisationName,
                main(.class("container"), .id("contenu"), .tabindex(-1)) {
                    div(.class("page-head")) {
                        Breadcrumbs.nav(
                            visit, [(words.home, Paths.home), (words.designTitle, DesignDisplay.path(visit, Paths.design))],
                            current: family.name(words))
                        h1 { title }
                    }
                    content(visit, family, parts)
                })
        case .workbench:
            return DeskLayout.page(visit.seen(by: DesignSamples.theo, samples), title: title, frame: samples.frame) {
                h1 { title }
                content(visit, family, parts)
            }
        case .administration:
            return AdminLayout.page(visit.seen(by: DesignSamples.paul, samples), title: title, place: .overview) {
                content(visit, family, parts)
            }
        }
    }

    private static func content(_ visit: Visit, _ family: DesignFamily, _ parts: [DesignPart]) -> HTML {
        div(.class("stack stack--wide")) {
            DesignDisplay.bar(visit, path: Paths.design(family.rawValue))
            nav(.class("design-index"), .aria("aria-label", visit.words.designIndex)) {
                ul(.class("tags"), .role("list")) {
                    li { a(.href(DesignDisplay.path(visit, Paths.design))) { visit.words.designTitle } }
                    for part in parts { li { a(.href("#\(part.key)")) { part.name } } }
                }
            }
            for part in parts { self.part(part) }
        }
    }

    private static func part(_ part: DesignPart) -> HTML {
        section(.class("design-part"), .id(part.key), .aria("aria-labelledby", "t-\(part.key)")) {
            h2(.id("t-\(part.key)")) { part.name }
            for (index, state) in part.states.enumerated() {
                let scope = "\(part.key)-\(index + 1)"
                p(.class("design-state"), .id("s-\(scope)")) { state.name }
                div(.class("design-sample")) { state.content.scoped(by: scope, name: state.name, title: "s-\(scope)") }
            }
        }
    }
}

/// How the samples are to look: links, so that a look can be shared and works without script.
enum DesignDisplay {
    static func bar(_ visit: Visit, path: String) -> HTML {
        let words = visit.words
        let display = visit.display ?? Preferences()
        return div(.class("stack stack--tight")) {
            group(words.languageLabel) {
                for language in Domain.Language.allCases {
                    chip(words.languageName(language), isOn: language == visit.language, visit, path) { shown in
                        shown.language = language
                    }
                }
            }
            group(words.themeLabel) {
                for theme in Preferences.Theme.allCases {
                    chip(words.theme(theme), isOn: theme == display.theme, visit, path) { shown in shown.theme = theme }
                }
            }
            group(words.readingLabel) {
                for reading in Preferences.Reading.allCases {
                    chip(words.reading(reading), isOn: reading == display.reading, visit, path) { shown in
                        shown.reading = reading
                    }
                }
            }
        }
    }

    /// An address of these pages that keeps the look.
    static func path(_ visit: Visit, _ path: String) -> String { address(path, visit.display ?? Preferences()) }

    private static func address(_ path: String, _ display: Preferences) -> String {
        "\(path)?language=\(display.language.rawValue)&theme=\(display.theme.rawValue)&reading=\(display.reading.rawValue)"
    }

    private static func group(_ name: String, @HTMLBuilder chips: () -> HTML) -> HTML {
        div(.class("chips"), .role("group"), .aria("aria-label", name)) { chips() }
    }

    private static func chip(
        _ text: String, isOn: Bool, _ visit: Visit, _ path: String, _ change: (inout Preferences) -> Void
    ) -> HTML {
        var display = visit.display ?? Preferences()
        change(&display)
        return a(.class("chip"), .href(address(path, display)), .current(isOn ? "true" : nil)) {
            if isOn { Icon.icon("check", visit) }
            text
        }
    }
}
