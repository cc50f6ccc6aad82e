import Application
import Domain
import HTML
import Storage

/// « Relire et publier »: what would change for those who fill the form, and what still stands in the way.
enum ReviewPage {
    static func page(
        _ visit: Visit, _ opened: FormDesigner.Opened, refusal: FormDesigner.PublicationRefusal?,
        moment: MomentFields = .init()
    ) -> HTML {
        let words = visit.words.designer
        let id = opened.row.id.description
        let name = WorkbenchPage.title(visit, opened.definition)
        return AdminLayout.page(
            visit, title: words.review, place: .forms,
            crumbs: [
                .init(label: words.inWriting, path: Paths.Admin.designer), .init(label: name, path: Paths.Admin.working(id)),
            ], hasError: refusal != nil || moment.isRefused, subtitle: name, titlesSubtitle: true,
            done: refusal == nil ? AdminDone(visit) : nil,
            actions: a(.class("button button--secondary"), .href(Paths.Admin.working(id))) { words.backToWriting }
        ) {
            if let refusal {
                div(
                    .class("flash flash--error"), .tabindex(-1), .flag("data-focus"), .role("group"),
                    .aria("aria-labelledby", "t-refused")
                ) {
                    Icon.icon("triangle-alert", visit)
                    div(.class("stack stack--tight")) {
                        h2(.id("t-refused")) { words.notPublished }
                        p { words.refusal(refusal) }
                    }
                }
            }
            issues(visit, opened)
            advice(visit, opened)
            section(.class("stack"), .aria("aria-labelledby", "t-differences")) {
                h2(.id("t-differences")) { words.differences(with: opened.publishedVersion) }
                if let published = opened.published {
                    if let base = opened.row.basedOn, let version = opened.publishedVersion, base != version {
                        AdminLayout.note(
                            visit, words.publishedMeanwhile(version, base: base), icon: "triangle-alert", kind: "warning")
                    }
                    DifferenceView.differences(visit, from: published, to: opened.definition, opened.catalogue)
                } else {
                    p { words.neverPublished(opened.definition.questions.filter(\.asks).count) }
                    FormOutline.outline(visit, opened.definition, opened.catalogue)
                }
            }
            decision(visit, opened, moment)
        }
    }

    private static func issues(_ visit: Visit, _ opened: FormDesigner.Opened) -> HTML {
        let words = visit.words.designer
        guard !opened.issues.isEmpty else {
            return AdminLayout.note(visit, words.nothingInTheWay, icon: "circle-check")
        }
        return section(.class("report"), .aria("aria-labelledby", "t-issues")) {
            h2(.id("t-issues")) { words.inTheWay(opened.issues.count) }
            ul(.class("report-lines"), .role("list")) {
                for issue in opened.issues.prefix(100) {
                    let place = IssuePlace(issue, in: opened.definition)
                    li(.class("is-error")) {
                        Icon.icon("circle-x", visit)
                        a(.href(place.path(opened.row.id.description))) { place.name(visit, opened.definition) }
                        div { words.issue(issue, visit.words.admin) }
                    }
                }
            }
        }
    }

    private static func advice(_ visit: Visit, _ opened: FormDesigner.Opened) -> HTML {
        let words = visit.words.designer
        let advice = opened.advice
        guard !advice.isEmpty else { return .empty }
        return section(.class("report"), .aria("aria-labelledby", "t-advice")) {
            h2(.id("t-advice")) { words.advice }
            p(.class("hint")) { words.adviceHint }
            ul(.class("report-lines"), .role("list")) {
                for one in advice.prefix(100) {
                    let place = IssuePlace(one.part)
                    li(.class("is-warning")) {
                        Icon.icon("triangle-alert", visit)
                        a(.href(place.path(opened.row.id.description))) { place.name(visit, opened.definition) }
                        div { words.advice(one.matter) }
                    }
                }
            }
        }
    }

    private static func decision(_ visit: Visit, _ opened: FormDesigner.Opened, _ moment: MomentFields) -> HTML {
        let words = visit.words.designer
        let id = opened.row.id.description
        func hidden() -> HTML {
            HTML {
                visit.secretField
                input(.type("hidden"), .name("revision"), .value(String(opened.row.revision)))
                if let version = opened.publishedVersion {
                    input(.type("hidden"), .name("published"), .value(String(version)))
                }
            }
        }
        return section(.class("stack"), .aria("aria-labelledby", "t-publish")) {
            h2(.id("t-publish")) { words.publishing }
            if !opened.row.isOpen {
                p { words.nothingNew }
            } else if opened.issues.isEmpty {
                if opened.row.awaitsReview {
                    p { words.awaits(opened.row.reviewAskedBy.flatMap { id in opened.persons[id]?.name }) }
                }
                if opened.mustAskSecondPerson {
                    p { words.secondPerson }
                    if !opened.row.awaitsReview {
                        form(.method("post"), .action(Paths.Admin.working(id, .asking))) {
                            hidden()
                            button(.class("button")) { words.askReview }
                        }
                    }
                } else {
                    p { words.publishingEffect }
                    form(.method("post"), .action(Paths.Admin.working(id, .publication))) {
                        hidden()
                        button(.class("button")) { words.publish }
                    }
                    h3 { words.publishLater }
                    p(.class("hint")) { words.publishLaterHint }
                    form(
                        .method("post"), .action(Paths.Admin.working(id, .scheduling)), .class("filter-form"),
                        .flag("novalidate")
                    ) {
                        hidden()
                        moment.fields(visit)
                        button(.class("button button--secondary")) { words.planIt }
                    }
                }
            } else {
                p { words.correctFirst }
            }
        }
    }
}

/// Where an issue is mended.
struct IssuePlace {
    let focus: WorkbenchModel.Focus

    init(_ issue: FormIssue, in definition: FormDefinition) {
        let parts = issue.pointer.split(separator: "/").map(String.init)
        guard parts.count >= 2, parts[0] == "pages", let number = Int(parts[1]), definition.pages.indices.contains(number) else {
            focus = .description
            return
        }
        let page = definition.pages[number]
        if parts.count >= 4, parts[2] == "questions", let index = Int(parts[3]), page.questions.indices.contains(index) {
            focus = .question(page.questions[index].key)
        } else {
            focus = .page(page.key)
        }
    }

    init(_ part: FormEdit.Part) {
        switch part {
        case .question(let key): focus = .question(key)
        case .page(let key): focus = .page(key)
        case .description, .everything: focus = .description
        }
    }

    func path(_ id: String) -> String {
        switch focus {
        case .description: Paths.Admin.working(id)
        case .question(let key): Paths.Admin.workingQuestion(id, key)
        case .page(let key): Paths.Admin.workingPage(id, key)
        }
    }

    func name(_ visit: Visit, _ definition: FormDefinition) -> String {
        let words = visit.words.designer
        switch focus {
        case .description: return words.description
        case .question(let key): return definition.question(key).map { question in words.label(question, visit.words) } ?? key
        case .page(let key):
            let title = definition.page(key).map { page in visit.words.text(page.title) } ?? ""
            return title.isEmpty ? words.aPage : title
        }
    }
}
