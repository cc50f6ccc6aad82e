import Application
import Domain
import HTML

/// The editor of what a form says of itself, and where its tickets go.
struct DescriptionEditor {
    let visit: Visit
    let description: FormDescription
    let revision: Int
    /// Services that the reader may give it to.
    let services: [Service]
    let catalogue: Catalogue
    var daysTyped: String?
    var issues: [FormIssue] = []

    private var words: DesignerWords { visit.words.designer }

    func editor(_ model: WorkbenchModel) -> HTML {
        let path = Paths.Admin.working(model.id)
        return HTML {
            IssuesBeside.issues(visit, issues)
            form(
                .method("post"), .action(path), .class("admin-form"), .flag("novalidate"), .id("editeur"),
                visit.keepsText(as: "\(path)@\(revision)"), .flag("data-keep-sent")
            ) {
                visit.secretField
                input(.type("hidden"), .name("revision"), .value(String(revision)))
                model.options.hidden
                said()
                ticket()
                div(.class("form-actions")) { button(.class("button")) { visit.words.save } }
            }
        }
    }

    private func said() -> HTML {
        fieldset {
            legend { words.theForm }
            pair("title", words.title, description.title)
            pair("summary", words.summary, description.summary, rows: 2, hint: words.summaryHint)
            pair("audience", words.audience, description.audience, isOptional: true)
            AdminField("atHand", words.atHand, hint: words.onePerLine, isOptional: true).area(
                visit, value: (description.atHand ?? []).map(Self.line).joined(separator: "\n"), rows: 3)
            AdminField("keywords", words.keywords, hint: words.keywordsHint, isOptional: true).text(
                visit, value: (description.keywords ?? []).joined(separator: ", "))
            AdminField("icon", words.icon, isOptional: true).menu(
                visit, options: [("", words.nothing)] + icons.map { icon in (icon.name, visit.words.say(icon.fr, icon.en)) },
                selected: description.icon ?? "")
        }
    }

    /// One that the menu does not know is kept.
    private var icons: [(name: String, fr: String, en: String)] {
        guard let own = description.icon, !ServiceIcons.all.contains(where: { icon in icon.name == own }) else {
            return ServiceIcons.all
        }
        return ServiceIcons.all + [(own, own, own)]
    }

    private func ticket() -> HTML {
        let levels = [Level.low, .medium, .high]
        return fieldset {
            legend { words.theTicket }
            AdminField("service", visit.words.admin.service).menu(
                visit, options: services.map { service in (service.key, visit.words.text(service.name)) },
                selected: description.service)
            AdminField("kind", words.kind).radios(
                visit,
                options: [TicketKind.request, .incident].map { kind in
                    (kind.rawValue, visit.words.capitalized(visit.words.kind(kind)), nil)
                }, selected: description.kind.rawValue)
            AdminField("team", visit.words.admin.team).menu(
                visit, options: known(catalogue.teams.filter(\.isActive).map { team in (team.key, team.name) }, description.team),
                selected: description.team)
            AdminField("category", visit.words.admin.category).menu(
                visit,
                options: known(
                    catalogue.categories.filter(\.isActive).map { one in (one.key, one.name) }, description.category),
                selected: description.category)
            AdminField("impact", words.impact).menu(
                visit, options: levels.map { level in (level.rawValue, visit.words.admin.level(level)) },
                selected: description.impact.rawValue)
            AdminField("urgency", words.urgency).menu(
                visit, options: levels.map { level in (level.rawValue, visit.words.admin.urgency(level)) },
                selected: description.urgency.rawValue)
            AdminField("workingDays", words.workingDays, error: daysTyped == nil ? nil : words.daysWanted).text(
                visit, value: daysTyped ?? String(description.workingDays), isShort: true)
            AdminField("ticketTitle", words.ticketTitle, hint: words.ticketTitleHint, isOptional: true).text(
                visit, value: description.ticketTitle ?? "")
        }
    }

    /// What is out of use is still what the form says, until another is chosen.
    private func known(_ options: [(value: String, label: String)], _ own: String) -> [(value: String, label: String)] {
        options.contains { option in option.value == own } ? options : options + [(own, own)]
    }

    private func pair(
        _ name: String, _ label: String, _ text: LocalizedText?, isOptional: Bool = false, rows: Int = 1, hint: String? = nil
    ) -> HTML {
        let french = AdminField(name, label, hint: hint, isOptional: isOptional, language: visit.words.frenchLang)
        let english = AdminField("\(name)-en", words.inEnglish(label), isOptional: true, language: "en")
        return HTML {
            if rows == 1 {
                french.text(visit, value: text?.fr ?? "")
                english.text(visit, value: text?.en ?? "")
            } else {
                french.area(visit, value: text?.fr ?? "", rows: rows)
                english.area(visit, value: text?.en ?? "", rows: rows)
            }
        }
    }

    private static func line(_ text: LocalizedText) -> String { text.en.map { english in "\(text.fr) | \(english)" } ?? text.fr }

    /// What its page sent, on what it was.
    static func read(_ form: FormBody, on known: FormDescription) -> (description: FormDescription, daysTyped: String?) {
        func text(_ name: String) -> LocalizedText? {
            let (french, english) = (form.text(name), form.text("\(name)-en"))
            return french == nil && english == nil ? nil : LocalizedText(fr: french ?? "", en: english)
        }
        var description = known
        description.title = text("title") ?? .init(fr: "")
        description.summary = text("summary") ?? .init(fr: "")
        description.audience = text("audience")
        let lines = (form.value("atHand") ?? "").split(whereSeparator: \.isNewline).compactMap(localized)
        description.atHand = lines.isEmpty ? nil : Array(lines.prefix(50))
        let keywords = (form.value("keywords") ?? "").split { character in character == "," || character.isNewline }
            .map { word in trimmed(word).lowercased() }.filter { word in !word.isEmpty }
        description.keywords = keywords.isEmpty ? nil : Array(keywords.prefix(100))
        description.icon = form.text("icon")
        description.service = form.text("service") ?? known.service
        description.kind = form.value("kind").flatMap(TicketKind.init(rawValue:)) ?? known.kind
        description.team = form.text("team") ?? known.team
        description.category = form.text("category") ?? known.category
        description.impact = form.value("impact").flatMap(Level.init(rawValue:)) ?? known.impact
        description.urgency = form.value("urgency").flatMap(Level.init(rawValue:)) ?? known.urgency
        description.ticketTitle = form.text("ticketTitle")
        guard let days = form.integer("workingDays"), (0...60).contains(days) else {
            return (description, form.text("workingDays") ?? "")
        }
        description.workingDays = days
        return (description, nil)
    }

    private static func localized(_ line: Substring) -> LocalizedText? {
        let parts = line.split(separator: "|", maxSplits: 1).map(trimmed)
        guard let french = parts.first, !french.isEmpty else { return nil }
        return LocalizedText(fr: french, en: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
