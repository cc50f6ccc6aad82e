import Application
import Domain
import HTML
import Storage

/// A draft among requests: on the home page and in its own tab.
enum DraftItem {
    static func item(_ visit: Visit, _ entry: RequestList.DraftEntry) -> HTML {
        let words = visit.words
        return li {
            div(.class("head")) {
                a(.href(Paths.draft(entry.draft.id.description)), .named("lang", ifPresent: words.lang(entry.title))) {
                    words.text(entry.title)
                }
                span(.class("status")) {
                    Icon.icon("pencil", visit)
                    words.draft
                }
            }
            if entry.form == nil { p(.class("hint")) { words.withdrawnForm } }
            p(.class("ref")) {
                words.draftSaved(
                    words.onMoment(entry.draft.updatedAt, visit),
                    keptUntil: words.draftEnd(savedAt: entry.draft.updatedAt, visit))
            }
        }
    }
}
