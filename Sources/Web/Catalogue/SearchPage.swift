import Application
import Domain
import HTML
import Storage

/// What a search finds: forms first, then one's own requests.
enum SearchPage {
    static let formLimit = 40
    static let requestLimit = 20

    static func page(_ visit: Visit, _ results: SearchService.Results, text: String) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: text.isEmpty ? words.searchTitle : words.resultsFor(text), place: .ask,
            hasSearch: true, organisation: results.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.searchTitle)
                    h1 { text.isEmpty ? words.searchTitle : words.resultsFor(text) }
                }
                div(.class("stack stack--wide")) {
                    SearchBox.box(visit, query: text)
                    if text.isEmpty {
                        prompt(visit, results)
                    } else if results.isEmpty {
                        nothing(visit, results, text)
                    } else {
                        forms(visit, results)
                        requests(visit, results)
                    }
                }
            })
    }

    private static func prompt(_ visit: Visit, _ results: SearchService.Results) -> HTML {
        HTML {
            p { visit.words.whatToSearch }
            section(.class("stack"), .aria("aria-labelledby", "t-sections")) {
                h2(.id("t-sections")) { visit.words.startFromSection }
                SectionLinks.list(visit, results.catalogue)
            }
        }
    }

    private static func nothing(_ visit: Visit, _ results: SearchService.Results, _ text: String) -> HTML {
        let words = visit.words
        return HTML {
            Notices.empty(title: words.nothingFoundFor(text), why: words.nothingFoundAdvice)
            SectionLinks.list(visit, results.catalogue)
        }
    }

    private static func forms(_ visit: Visit, _ results: SearchService.Results) -> HTML? {
        let words = visit.words
        guard !results.forms.isEmpty else { return nil }
        return section(.class("stack"), .aria("aria-labelledby", "t-demarches")) {
            h2(.id("t-demarches")) {
                words.foundForms + " "
                small(.class("muted")) { words.found(results.forms.count, atMost: formLimit) }
            }
            ul(.class("form-list"), .role("list")) {
                for found in results.forms {
                    FormList.item(visit, found.form, title: marked(found.title), summary: marked(found.summary))
                }
            }
        }
    }

    private static func requests(_ visit: Visit, _ results: SearchService.Results) -> HTML? {
        let words = visit.words
        guard !results.requests.isEmpty else { return nil }
        return section(.class("stack"), .aria("aria-labelledby", "t-demandes")) {
            h2(.id("t-demandes")) {
                words.myRequests + " "
                small(.class("muted")) { words.found(results.requests.count, atMost: requestLimit) }
            }
            ul(.class("requests"), .role("list")) {
                for found in results.requests { RequestItem.item(visit, found.row, title: marked(found.title)) }
            }
        }
    }

    /// Found words in `mark`.
    private static func marked(_ text: MarkedText) -> HTML {
        HTML {
            for piece in text.pieces {
                if piece.isMatch { element("mark", [], HTML(piece.text)) } else { piece.text }
            }
        }
    }

    /// Options of the search field, each leading somewhere.
    static func suggestions(_ visit: Visit, _ results: SearchService.Results) -> HTML {
        let words = visit.words
        let count = results.forms.count + results.requests.count + (results.request == nil ? 0 : 1)
        return ul(.named("data-status", words.suggestions(count))) {
            if let reference = results.request {
                li(.named("data-href", Paths.request(reference.description))) {
                    words.request + " \(reference)"
                }
            }
            for found in results.forms {
                let title = found.form.definition.title
                li(
                    .named("data-href", Paths.form(found.form.definition.key)),
                    .named("lang", ifPresent: words.lang(title))
                ) {
                    words.text(title)
                    small(.lang(found.form.service.name.language(in: words.language).rawValue)) {
                        words.text(found.form.service.name)
                    }
                }
            }
            for found in results.requests {
                li(.named("data-href", Paths.request(found.row.reference.description))) {
                    found.row.title
                    small { "\(found.row.reference.text(found.row.kind)), \(words.requesterState(found.row.state))" }
                }
            }
        }
    }
}
