import Application
import Domain
import HTML

/// What an import would do, or did: counts, then line by line, what was refused first.
enum ImportReportPage {
    /// More lines make a page that nobody reads.
    static let limit = 500

    static func page(_ visit: Visit, _ report: ImportReport, csv: String) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: report.isApplied ? words.importDone : words.importChecked, place: .imports,
            crumbs: [.init(label: words.importKind(report.kind), path: Paths.Admin.imports(report.kind.rawValue))]
        ) {
            verdict(visit, report)
            if !report.isApplied, report.changesSomething { confirmation(visit, report, csv: csv) }
            section(.class("report"), .aria("aria-labelledby", "t-report")) {
                h2(.id("t-report")) { words.importReport }
                counts(visit, report)
                if !report.ignoredColumns.isEmpty {
                    AdminLayout.note(visit, words.ignoredColumns(report.ignoredColumns), icon: "triangle-alert", kind: "warning")
                }
                lines(visit, report)
            }
            p { a(.href(Paths.Admin.imports(report.kind.rawValue))) { words.anotherImport } }
        }
    }

    static func verdict(_ visit: Visit, _ report: ImportReport) -> HTML {
        let words = visit.words.admin
        let isGood = report.refused.isEmpty
        let style = report.isApplied && isGood ? "flash--success" : (isGood ? "" : "flash--warning")
        return div(
            .class("flash \(style)"), .tabindex(-1), .flag("data-focus"), .role("group"), .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon(isGood ? "circle-check" : "triangle-alert", visit)
            h2(.id("flash-t")) { words.importVerdict(report) }
            p { report.isApplied ? words.importAppliedDetail(report) : words.importCheckedDetail(report) }
        }
    }

    private static func confirmation(_ visit: Visit, _ report: ImportReport, csv: String) -> HTML {
        let words = visit.words.admin
        return AdminForm.form(
            visit, action: Paths.Admin.importRun(report.kind.rawValue), submit: words.importForGood,
            cancel: Paths.Admin.imports(report.kind.rawValue), keepsText: false
        ) {
            textarea(.name("csv"), .hidden(), .aria("aria-label", words.csvText), content: csv)
        }
    }

    static func counts(_ visit: Visit, _ report: ImportReport) -> HTML {
        let words = visit.words.admin
        let counts = [
            (words.created, report.created), (words.updated, report.updated), (words.unchangedLines, report.unchanged),
            (words.refusedLines, report.refused.count),
        ]
        return dl(.class("kpis")) {
            for (name, count) in counts {
                div {
                    dt { name }
                    dd(.class("value")) { visit.words.number(count) }
                }
            }
        }
    }

    static func lines(_ visit: Visit, _ report: ImportReport) -> HTML {
        let words = visit.words.admin
        let others = report.lines.filter { line in !line.outcome.isRefused }
        // What changes is worth reading before what does not.
        let changing = others.filter { line in line.outcome != .unchanged }
        let same = others.filter { line in line.outcome == .unchanged }
        let ordered = (report.refused + changing + same).prefix(limit)
        return HTML {
            ul(.class("report-lines"), .role("list")) {
                for line in ordered { self.line(visit, line, report.kind) }
            }
            if report.lines.count > limit { p(.class("hint")) { words.firstLines(limit, of: report.lines.count) } }
        }
    }

    private static func line(_ visit: Visit, _ line: ImportReport.Line, _ kind: ImportKind) -> HTML {
        let words = visit.words.admin
        let place = words.line(line.number, line.subject)
        switch line.outcome {
        case .refused(let problems):
            return li(.class("is-error")) {
                Icon.icon("circle-x", visit)
                span(.class("where")) { place }
                div {
                    strong { "\(words.refusedLine) " }
                    problems.map { problem in words.problem(problem, kind) }.joined(separator: " ")
                }
            }
        case .created, .updated, .unchanged:
            return li(.class("is-ok")) {
                Icon.icon("circle-check", visit)
                span(.class("where")) { place }
                div { words.outcome(line.outcome) }
            }
        }
    }
}
