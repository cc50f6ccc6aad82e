import Application
import Domain
import HTML

/// What a form of elsewhere does not say: its place here.
enum FormImportFields {
    /// Where each field stands in a definition, for the issues found there.
    private static let pointers = [
        "key": "/key", "titleFr": "/title/fr", "titleEn": "/title/en", "summaryFr": "/summary/fr", "summaryEn": "/summary/en",
        "service": "/service", "team": "/route/team", "category": "/route/category", "workingDays": "/delay/workingDays",
    ]

    static func frame(_ form: FormBody, _ own: Domain.FormFrame) -> Domain.FormFrame {
        var frame = own
        frame.key = form.text("key") ?? ""
        frame.title = LocalizedText(fr: form.text("titleFr") ?? "", en: form.text("titleEn"))
        frame.summary = LocalizedText(fr: form.text("summaryFr") ?? "", en: form.text("summaryEn"))
        frame.service = form.text("service") ?? ""
        frame.team = form.text("team") ?? ""
        frame.category = form.text("category") ?? ""
        frame.kind = form.text("kind").flatMap(TicketKind.init(rawValue:)) ?? own.kind
        frame.impact = form.text("impact").flatMap(Level.init(rawValue:)) ?? own.impact
        frame.urgency = form.text("urgency").flatMap(Level.init(rawValue:)) ?? own.urgency
        frame.workingDays = form.integer("workingDays") ?? -1
        return frame
    }

    /// The issues that stand at none of these fields.
    static func others(_ issues: [FormIssue]) -> [FormIssue] {
        issues.filter { issue in !pointers.values.contains(issue.pointer) }
    }

    struct Fields {
        let all: [(field: AdminField, control: HTML)]
        var withErrors: [AdminField] { all.map(\.field).filter { field in field.error != nil } }
    }

    static func fields(_ visit: Visit, _ preview: FormLibrary.ImportPreview, _ issues: [FormIssue]) -> Fields {
        let words = visit.words.admin
        let frame = preview.frame
        func field(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false, language: String? = nil)
            -> AdminField
        {
            let issue = issues.first { issue in issue.pointer == pointers[name] }
            return AdminField(
                name, label, hint: hint, error: issue.map { issue in words.fieldIssue(issue.problem) }, isOptional: isOptional,
                language: language)
        }
        func menu(_ field: AdminField, _ options: [(String, String)], _ selected: String, said: String) -> (AdminField, HTML) {
            var field = field
            let isKnown = options.contains { option in option.0 == selected }
            if !isKnown, !selected.isEmpty { field.hint = words.notHere(said) }
            let all = isKnown ? options : [("", words.toChoose)] + options
            return (field, field.menu(visit, options: all, selected: isKnown ? selected : ""))
        }
        func text(_ field: AdminField, _ value: String, isShort: Bool = false) -> (AdminField, HTML) {
            (field, field.text(visit, value: value, isShort: isShort))
        }
        let levels = Level.allCases.map { level in (level.rawValue, words.level(level)) }
        let kinds = TicketKind.allCases.map { kind in (kind.rawValue, visit.words.kind(kind)) }
        return Fields(all: [
            text(field("titleFr", words.titleInFrench, language: visit.words.language == .french ? nil : "fr"), frame.title.fr),
            text(
                field("titleEn", words.titleInEnglish, isOptional: true, language: visit.words.language == .english ? nil : "en"),
                frame.title.en ?? ""),
            text(
                field("summaryFr", words.summaryInFrench, language: visit.words.language == .french ? nil : "fr"),
                frame.summary.fr),
            text(
                field(
                    "summaryEn", words.summaryInEnglish, isOptional: true, language: visit.words.language == .english ? nil : "en"
                ),
                frame.summary.en ?? ""),
            text(field("key", words.key, hint: preview.keyIsTaken ? words.keyIsTaken : words.formKeyHint), frame.key),
            menu(
                field("service", words.service),
                preview.services.map { service in (service.key, visit.words.text(service.name)) }, frame.service,
                said: frame.service),
            menu(field("team", words.team), preview.teams.map { team in (team.key, team.name) }, frame.team, said: frame.team),
            menu(
                field("category", words.category),
                preview.categories.map { category in (category.key, category.name) }, frame.category, said: frame.category),
            menu(field("kind", words.makes), kinds, frame.kind.rawValue, said: ""),
            menu(field("impact", words.impact), levels, frame.impact.rawValue, said: ""),
            menu(
                field("urgency", words.importUrgency), Level.allCases.map { level in (level.rawValue, words.urgency(level)) },
                frame.urgency.rawValue, said: ""),
            text(
                field("workingDays", words.delayInDays), frame.workingDays < 0 ? "" : String(frame.workingDays), isShort: true),
        ])
    }
}
