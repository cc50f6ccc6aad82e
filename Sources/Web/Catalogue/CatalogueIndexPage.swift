import Application
import Domain
import HTML

/// Every form from A to Z: whole when it is short, a letter at a time when it is long.
enum CatalogueIndexPage {
    /// More forms than that are shown letter by letter.
    private static let wholeLimit = 60
    private static let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { byte in String(Unicode.Scalar(byte)) }

    /// What narrows the list, as the address says it.
    struct Filter {
        var section: Section?
        var kind: TicketKind?
        var letter: String?

        var path: String {
            let parts = [
                section.map { section in "section=\(section.key)" }, kind.map { kind in "kind=\(kind.rawValue)" },
                letter.map { letter in "letter=\(percentEncoded(letter))" },
            ].compactMap { part in part }
            return Paths.catalogue + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
        }

        func with(_ change: (inout Filter) -> Void) -> Filter {
            var changed = self
            change(&changed)
            return changed
        }
    }

    static func page(_ visit: Visit, _ catalogue: Catalogue, _ index: CatalogueIndex, _ filter: Filter) -> HTML {
        let words = visit.words
        let isWhole = index.formCount <= wholeLimit
        let current = index.groups.first { group in group.letter == filter.letter } ?? index.groups.first
        let shown = isWhole ? index.groups : current.map { group in [group] } ?? []
        let name = filter.section.map { section in words.text(section.name) }
        return Layout.portal(
            visit,
            title: [
                words.allForms, name, filter.kind.map { kind in words.kindOfForms(kind) },
                isWhole ? nil : current.map { words.letter($0.letter) },
            ]
            .compactMap { part in part }.joined(separator: ", "),
            place: .ask, hasSearch: true, organisation: catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.allForms)
                    h1 { words.allForms }
                }
                div(.class("stack")) {
                    SearchBox.box(visit, query: "")
                    chips(visit, catalogue, filter)
                    kinds(visit, filter)
                    letters(visit, index, filter, current: isWhole ? nil : current?.letter)
                    p(.role("status"), .class("hint")) {
                        words.formsShown(shown.reduce(0) { sum, group in sum + group.forms.count }, of: index.formCount)
                    }
                    if shown.isEmpty {
                        Notices.empty(
                            title: words.emptyCatalogue.title, why: words.emptyCatalogue.why,
                            action: a(.class("button"), .href(Paths.home)) { words.backHome })
                    }
                    for group in shown { groupList(visit, group) }
                }
            })
    }

    static func chips(_ visit: Visit, _ catalogue: Catalogue, _ filter: Filter) -> HTML {
        let words = visit.words
        func path(_ section: Section?) -> String { filter.with { ($0.section, $0.letter) = (section, nil) }.path }
        return div(.class("chips"), .role("group"), .aria("aria-label", words.filterBySection)) {
            a(.class("chip"), .href(path(nil)), .current(filter.section == nil ? "true" : nil)) { words.allSections }
            for section in catalogue.sections {
                a(
                    .class("chip"), .href(path(section)), .current(section.id == filter.section?.id ? "true" : nil),
                    .named("lang", ifPresent: words.lang(section.name))
                ) { words.text(section.name) }
            }
        }
    }

    static func kinds(_ visit: Visit, _ filter: Filter) -> HTML {
        let words = visit.words
        return div(.class("chips"), .role("group"), .aria("aria-label", words.filterByKind)) {
            for kind in [nil, TicketKind.request, .incident] {
                a(
                    .class("chip"), .href(filter.with { ($0.kind, $0.letter) = (kind, nil) }.path),
                    .current(kind == filter.kind ? "true" : nil)
                ) { kind.map { kind in words.kindOfForms(kind) } ?? words.allKindsOfForms }
            }
        }
    }

    static func letters(_ visit: Visit, _ index: CatalogueIndex, _ filter: Filter, current: String?) -> HTML {
        let words = visit.words
        let known = Set(index.groups.map(\.letter))
        let all = alphabet + (known.contains("#") ? ["#"] : [])
        return nav(.aria("aria-label", words.letters)) {
            ul(.class("letters"), .role("list")) {
                for letter in all {
                    li {
                        if known.contains(letter) {
                            a(
                                .href(
                                    current == nil
                                        ? "#lettre-\(letter == "#" ? "autres" : letter)" : filter.with { $0.letter = letter }.path
                                ),
                                .current(letter == current ? "page" : nil), .aria("aria-label", words.letter(letter))
                            ) { letter }
                        } else {
                            span {
                                letter
                                span(.class("visually-hidden")) { ", \(words.noForm)" }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func groupList(_ visit: Visit, _ group: CatalogueIndex.Group) -> HTML {
        section(.aria("aria-labelledby", "lettre-\(group.letter == "#" ? "autres" : group.letter)")) {
            h2(.id("lettre-\(group.letter == "#" ? "autres" : group.letter)")) {
                group.letter == "#" ? visit.words.letter("#") : group.letter
            }
            FormList.list(visit, group.forms)
        }
    }
}
