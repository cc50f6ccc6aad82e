import Application
import Domain
import HTML
import Storage

/// Who changed what, and the versions one may go back to.
enum HistoryPage {
    static func page(_ visit: Visit, _ opened: FormDesigner.Opened, versions: [FormStore.VersionRow]) -> HTML {
        let words = visit.words.designer
        let id = opened.row.id.description
        let name = WorkbenchPage.title(visit, opened.definition)
        return AdminLayout.page(
            visit, title: words.history, place: .forms,
            crumbs: [
                .init(label: words.inWriting, path: Paths.Admin.designer), .init(label: name, path: Paths.Admin.working(id)),
            ], subtitle: name, titlesSubtitle: true,
            actions: a(.class("button button--secondary"), .href(Paths.Admin.working(id))) { words.backToWriting }
        ) {
            section(.class("stack"), .aria("aria-labelledby", "t-steps")) {
                h2(.id("t-steps")) { words.steps }
                ol(.class("states"), .role("list")) {
                    for step in opened.steps.prefix(200) {
                        li {
                            span { words.step(step.kind) }
                            span { words.touched(step.touched, opened.definition, visit.words) }
                            span(.class("hint")) {
                                words.changed(visit.words.onMoment(step.at, visit), by: opened.persons[step.person]?.name)
                            }
                        }
                    }
                }
            }
            if !versions.isEmpty {
                section(.class("stack"), .aria("aria-labelledby", "t-versions")) {
                    h2(.id("t-versions")) { visit.words.admin.versionsTitle }
                    p(.class("hint")) { words.restoringHint }
                    ul(.class("states"), .role("list")) {
                        for version in versions {
                            li {
                                strong { visit.words.capitalized(visit.words.admin.versionNumber(version.version)) }
                                span(.class("hint")) {
                                    visit.words.admin.loaded(visit.words.onMoment(version.loadedAt, visit), by: nil)
                                }
                                form(.method("post"), .action(Paths.Admin.working(id, .restoring))) {
                                    visit.secretField
                                    input(.type("hidden"), .name("revision"), .value(String(opened.row.revision)))
                                    input(.type("hidden"), .name("version"), .value(String(version.version)))
                                    button(.class("button button--secondary button--small")) {
                                        words.restore
                                        span(.class("visually-hidden")) { " \(visit.words.admin.versionNumber(version.version))" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
