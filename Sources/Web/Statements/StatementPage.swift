import Application
import Domain
import HTML

/// A statement: headings and paragraphs.
enum StatementPage {
    /// What stands where nobody has written anything yet.
    static func unwritten(_ key: String, _ visit: Visit) -> Statement {
        let name = Footer.links(visit).first { path, _ in path == Paths.statement(key) }?.1 ?? ""
        let text = Statement.Block.paragraph(visit.words.unwrittenStatement)
        return Statement(key: key, title: LocalizedText(fr: name, en: name), body: .init(fr: [text], en: [text]))
    }

    static func page(_ visit: Visit, _ statement: Statement, organisation: String) -> HTML {
        let words = visit.words
        let (blocks, language) = statement.body.text(in: visit.language)
        return Layout.portal(
            visit, title: words.text(statement.title), organisation: organisation,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(
                        visit, [(words.home, Paths.home)], current: words.text(statement.title),
                        lang: words.lang(statement.title))
                    h1(.named("lang", ifPresent: words.lang(statement.title))) { words.text(statement.title) }
                }
                div(.class("prose"), .named("lang", ifPresent: language == visit.language ? nil : language.rawValue)) {
                    for block in blocks {
                        switch block {
                        case .heading(let text): h2 { text }
                        case .paragraph(let text): PlainText.paragraphs(text)
                        }
                    }
                }
            })
    }
}
