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

/// What differs between two versions, in words.
enum DifferenceView {
    static func differences(_ visit: Visit, from old: FormDefinition, to new: FormDefinition, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.designer
        let conditions = (
            old: ConditionWords(words: visit.words, definition: old, catalogue: catalogue),
            new: ConditionWords(words: visit.words, definition: new, catalogue: catalogue)
        )
        let before = Dictionary(old.questions.map { question in (question.key, question) }) { first, _ in first }
        let after = Set(new.questions.map(\.key))
        var lines: [HTML] = description(visit, old, new)
        for question in new.questions {
            guard let known = before[question.key] else {
                lines.append(
                    line(words.addedMark, words.label(question, visit.words)) {
                        ins { visit.words.admin.type(question.type) }
                        if let show = question.show { p { ins { "\(words.shownWhen) \(conditions.new.text(show))" } } }
                    })
                continue
            }
            let differences = QuestionDifference.differences(from: known, to: question, visit, conditions)
            guard !differences.isEmpty else { continue }
            lines.append(line(words.changedMark, words.label(question, visit.words)) { rows(differences) })
        }
        for question in old.questions where !after.contains(question.key) {
            lines.append(
                line(words.removedMark, words.label(question, visit.words)) { del { visit.words.admin.type(question.type) } })
        }
        if lines.isEmpty,
            old.pages.map({ page in page.questions.map(\.key) }) != new.pages.map({ page in page.questions.map(\.key) })
        {
            lines.append(line(words.changedMark, words.plan) { HTML(words.orderChanged) })
        }
        guard !lines.isEmpty else { return p { words.noDifference } }
        return ul(.class("diff"), .role("list")) { for line in lines { line } }
    }

    private static func line(_ mark: String, _ name: String, @HTMLBuilder content: () -> HTML) -> HTML {
        li {
            strong { mark }
            div(.class("stack stack--tight")) {
                p(.class("strong")) { name }
                content()
            }
        }
    }

    private static func rows(_ differences: [QuestionDifference]) -> HTML {
        HTML {
            for difference in differences {
                p {
                    "\(difference.name) "
                    if !difference.before.isEmpty { del { difference.before } }
                    " "
                    if !difference.after.isEmpty { ins { difference.after } }
                }
            }
        }
    }

    /// Title, texts and destination, and the titles of pages.
    private static func description(_ visit: Visit, _ old: FormDefinition, _ new: FormDefinition) -> [HTML] {
        let words = visit.words.designer
        func texts(_ form: FormDefinition) -> [(String, String)] {
            [
                (words.title, form.title.fr), (words.inEnglish(words.title), form.title.en ?? ""),
                (words.summaryName, form.summary.fr), (words.inEnglish(words.summaryName), form.summary.en ?? ""),
                (words.audience, form.audience?.fr ?? ""),
                (words.atHand, (form.atHand ?? []).map(\.fr).joined(separator: " · ")),
                (words.keywords, (form.keywords ?? []).joined(separator: ", ")), (words.icon, form.icon ?? ""),
                (visit.words.admin.service, form.service), (words.kind, visit.words.kind(form.kind)),
                (visit.words.admin.team, form.route.team), (visit.words.admin.category, form.route.category),
                (words.impact, visit.words.admin.level(form.route.impact)),
                (words.urgency, visit.words.admin.urgency(form.route.urgency)),
                (words.workingDays, String(form.delay.workingDays)), (words.ticketTitle, form.ticketTitle ?? ""),
                (words.pages, form.pages.map { page in visit.words.text(page.title) }.joined(separator: " · ")),
            ]
        }
        let differences = zip(texts(old), texts(new)).compactMap { before, after in
            before.1 == after.1 ? nil : QuestionDifference(name: before.0, before: before.1, after: after.1)
        }
        guard !differences.isEmpty else { return [] }
        return [line(words.changedMark, words.description) { rows(differences) }]
    }

    private static func del(@HTMLBuilder content: () -> HTML) -> HTML { element("del", [], content()) }
    private static func ins(@HTMLBuilder content: () -> HTML) -> HTML { element("ins", [], content()) }
}

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
