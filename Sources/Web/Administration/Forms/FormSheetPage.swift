import Application
import Domain
import HTML
import Storage

/// A form: where it stands, its versions, and what the version shown asks.
enum FormSheetPage {
    /// - Parameters:
    ///   - refused: why the version could not be published just now.
    ///   - isOneVersion: opened as that version, not as the form: the title says which.
    static func page(
        _ visit: Visit, _ sheet: FormLibrary.Sheet, refused: [FormIssue], isOneVersion: Bool, needsSecondPerson: Bool = false
    ) -> HTML {
        let words = visit.words.admin
        let definition = sheet.definition
        return AdminLayout.page(
            visit, title: visit.words.text(definition.title), place: .forms, hasError: !refused.isEmpty || needsSecondPerson,
            subtitle: words.versionNumber(sheet.version), titlesSubtitle: isOneVersion,
            done: refused.isEmpty ? AdminDone(visit) : nil,
            actions: actions(visit, sheet)
        ) {
            if needsSecondPerson {
                AdminLayout.note(visit, visit.words.designer.secondPerson, icon: "triangle-alert", kind: "warning")
            }
            if !refused.isEmpty { IssueList.report(visit, refused, limit: 200) }
            div(.class("row")) {
                FormStatusPill.pill(visit, sheet.row.status)
                span(.class("hint")) { words.shownVersion(sheet.version, sheet.row) }
            }
            PlannedView.notes(visit, sheet)
            if let successor = sheet.successor {
                AdminLayout.note(visit, words.replacedBy(visit.words.text(successor.definition.title)))
            }
            if refused.isEmpty, !sheet.issues.isEmpty, sheet.row.status != .withdrawn {
                IssueList.report(visit, sheet.issues, limit: 200)
            }
            section(.aria("aria-labelledby", "t-facts"), .class("stack")) {
                h2(.id("t-facts")) { words.inShort }
                facts(visit, sheet)
            }
            section(.aria("aria-labelledby", "t-versions"), .class("stack")) {
                h2(.id("t-versions")) { words.versionsTitle }
                versions(visit, sheet)
            }
            FormOutline.outline(visit, definition, sheet.catalogue)
            DestinationOutline.section(visit, definition, sheet.catalogue)
        }
    }

    private static func actions(_ visit: Visit, _ sheet: FormLibrary.Sheet) -> HTML {
        let words = visit.words.admin
        let id = sheet.row.id.description
        let isPublished = sheet.row.status == .published && sheet.row.publishedVersion == sheet.version
        return HTML {
            form(.method("post"), .action(Paths.Admin.rewriting(id))) {
                visit.secretField
                button(.class("button button--secondary")) {
                    Icon.icon("pencil", visit)
                    visit.words.designer.rewrite
                }
            }
            if !isPublished, sheet.issues.isEmpty {
                form(.method("post"), .action(Paths.Admin.formPublication(id))) {
                    visit.secretField
                    input(.type("hidden"), .name("version"), .value(String(sheet.version)))
                    button(.class("button")) { words.publishVersion(sheet.version) }
                }
            }
            a(.class("button button--secondary"), .href(Paths.Admin.formDocument(id, String(sheet.version)))) {
                Icon.icon("download", visit)
                words.downloadJSON
            }
            if sheet.row.status == .published {
                a(.class("button button--secondary"), .href(Paths.Admin.formWithdrawal(id))) { words.withdraw }
            }
        }
    }

    private static func facts(_ visit: Visit, _ sheet: FormLibrary.Sheet) -> HTML {
        let words = visit.words.admin
        let definition = sheet.definition
        let team = sheet.catalogue.team(key: definition.route.team)?.name ?? definition.route.team
        let category = sheet.catalogue.category(key: definition.route.category)?.name ?? definition.route.category
        let facts: [(String, String)] = [
            (words.key, definition.key), (words.service, visit.words.text(sheet.service.name)),
            (words.makes, visit.words.kind(definition.kind)), (words.team, team), (words.category, category),
            (words.weight, words.weight(definition.route.impact, definition.route.urgency)),
            (words.delay, words.workingDays(definition.delay.workingDays)),
            (words.use, visit.words.number(sheet.row.useCount)), (words.openDrafts, visit.words.number(sheet.openDrafts)),
        ]
        return dl(.class("facts")) {
            for (name, value) in facts {
                div {
                    dt { name }
                    dd { value }
                }
            }
        }
    }

    private static func versions(_ visit: Visit, _ sheet: FormLibrary.Sheet) -> HTML {
        let words = visit.words.admin
        let id = sheet.row.id.description
        return ul(.class("states"), .role("list")) {
            for version in sheet.versions {
                li {
                    span { versionPill(visit, version, sheet.row) }
                    div {
                        a(
                            .href(Paths.Admin.formVersion(id, String(version.version))),
                            .current(version.version == sheet.version ? "true" : nil)
                        ) {
                            words.versionNumber(version.version)
                        }
                        p(.class("hint")) {
                            words.loaded(
                                visit.words.onMoment(version.loadedAt, visit),
                                by: version.loadedBy.flatMap { person in sheet.loaders[person]?.name })
                        }
                    }
                    a(.href(Paths.Admin.formDocument(id, String(version.version)))) {
                        "JSON"
                        span(.class("visually-hidden")) { " \(words.versionNumber(version.version))" }
                    }
                }
            }
        }
    }

    private static func versionPill(_ visit: Visit, _ version: FormStore.VersionRow, _ row: FormStore.FormRow) -> HTML {
        let words = visit.words.admin
        let isPublished = row.status == .published && row.publishedVersion == version.version
        let isNewer = version.version > (row.publishedVersion ?? 0)
        let (shape, text) =
            isPublished
            ? ("resolved", words.published) : isNewer ? ("assigned", words.notPublished) : ("closed", words.superseded)
        return span(.class("status status--\(shape)")) {
            Icon.icon("state-\(shape)", visit)
            text
        }
    }
}
