import Application
import Domain
import HTML
import Storage

/// A condition as sentences: groups of lines, each a subject, what is said of it, and a value.
struct ConditionEditor {
    /// Which condition of a question.
    enum Which: String, CaseIterable { case shown, required }

    let visit: Visit
    let question: Question
    let which: Which
    let draft: ConditionDraft
    var problems: [ConditionDraft.Path: ConditionDraft.Problem] = [:]
    /// Those it may refer to.
    let earlier: [Question]
    let revision: Int
    let catalogue: Catalogue
    let definition: FormDefinition

    private var words: DesignerWords { visit.words.designer }
    private var hasCondition: Bool { (which == .shown ? question.show : question.require) != nil }

    func editor(_ model: WorkbenchModel) -> HTML {
        let path = Paths.Admin.workingQuestion(model.id, question.key, which == .shown ? .shown : .required)
        return HTML {
            form(.method("post"), .action(path), .class("admin-form condition"), .flag("novalidate"), .id("condition")) {
                button(.class("visually-hidden"), .tabindex(-1), .ariaHidden) { words.saveCondition }
                visit.secretField
                input(.type("hidden"), .name("revision"), .value(String(revision)))
                model.options.hidden
                ErrorSummary.summary(errors, title: visit.words.corrections(problems.count))
                p { words.conditionLead(which, words.label(question, visit.words)) }
                group(draft.mode, draft.nodes, at: [], path)
                div(.class("form-actions")) {
                    button(.class("button")) { words.saveCondition }
                    if hasCondition {
                        button(.class("button button--secondary"), .name("intent"), .value("clear")) { words.noCondition(which) }
                    }
                    a(.class("button button--secondary"), .href(model.path(.question(question.key)))) { visit.words.cancel }
                }
            }
        }
    }

    private var errors: [ErrorSummary.Item] {
        problems.keys.sorted { left, right in left.lexicographicallyPrecedes(right) }.compactMap { path in
            problems[path].map { problem in
                .init(
                    "\(words.line(path))\(visit.words.admin.colon)\(words.problem(problem))",
                    link: "#\(id(problem == .noSubject ? "subject" : problem == .noVerb ? "verb" : "value", path))")
            }
        }
    }

    private func id(_ name: String, _ path: ConditionDraft.Path) -> String { "c-\(name)\(ConditionEntry.code(path))" }

    private func group(
        _ mode: ConditionDraft.Mode, _ nodes: [ConditionDraft.Node], at path: ConditionDraft.Path, _ address: String
    ) -> HTML {
        let code = ConditionEntry.code(path)
        return fieldset(.class("condition-group")) {
            legend { path.isEmpty ? words.sentence(which) : words.group(path) }
            if !path.isEmpty { input(.type("hidden"), .name("node"), .value("\(code):group")) }
            div(.class("field")) {
                label(.for(id("mode", path)), .class("visually-hidden")) { words.howMany }
                select(.class("input"), .id(id("mode", path)), .name("mode\(code)")) {
                    for one in ConditionDraft.Mode.allCases {
                        option(.value(one.rawValue), .selected(one == mode)) { words.mode(one) }
                    }
                }
            }
            for (index, node) in nodes.enumerated() {
                switch node {
                case .line(let line): self.line(line, at: path + [index], address)
                case .kept(let condition): kept(condition, at: path + [index])
                case .group(let inner, let lines): group(inner, lines, at: path + [index], address)
                }
            }
            div(.class("button-row")) {
                intent("line:\(code)", words.addLine, icon: "plus", about: path.isEmpty ? "" : words.group(path))
                if path.count < ConditionDraft.maximumDepth - 1 {
                    intent("group:\(code)", words.addGroup, icon: "folder-plus", about: path.isEmpty ? "" : words.group(path))
                }
                if !path.isEmpty { intent("remove:\(code)", words.removeGroup, icon: "trash-2", about: words.group(path)) }
            }
        }
    }

    private func intent(_ value: String, _ label: String, icon: String, about: String) -> HTML {
        button(.class("button button--quiet button--small"), .name("intent"), .value(value)) {
            Icon.icon(icon, visit)
            label
            if !about.isEmpty { span(.class("visually-hidden")) { " \(about)" } }
        }
    }

    private func line(_ line: ConditionDraft.Line, at path: ConditionDraft.Path, _ address: String) -> HTML {
        let code = ConditionEntry.code(path)
        let subject = line.subject.map(ConditionEntry.code) ?? ""
        let offer = line.subject.flatMap { subject in ComparisonOffer(subject, in: earlier) }
        return div(.class("condition-line"), .role("group"), .aria("aria-label", words.line(path))) {
            input(.type("hidden"), .name("node"), .value("\(code):line"))
            input(.type("hidden"), .name("of\(code)"), .value(subject))
            if let problem = problems[path] { FieldView.error(words.problem(problem), id: id("error", path), visit) }
            control("subject", path, words.subject, address) { subjects(selected: subject) }
            if let offer {
                control("verb", path, words.verb, address) {
                    HTML {
                        if line.verb.map({ verb in !offer.verbs.contains(verb) }) ?? true {
                            option(.value(""), .selected(true)) { visit.words.choose }
                        }
                        for verb in offer.verbs {
                            option(.value(verb.code), .selected(verb == line.verb)) { words.verb(verb, offer.value, visit.words) }
                        }
                    }
                }
                if let verb = line.verb, offer.verbs.contains(verb), verb.wantsValue {
                    value(line, verb, offer.value, at: path)
                }
            }
            div(.class("button-row")) {
                button(.class("button button--secondary button--small no-js-only"), .name("intent"), .value("redraw")) {
                    words.redraw
                }
                button(.class("icon-button"), .name("intent"), .value("remove:\(code)")) {
                    Icon.icon("x", visit)
                    span(.class("visually-hidden")) { words.removeLine(path) }
                }
            }
        }
    }

    /// Something of the rows of a block: in words, and to be taken away.
    private func kept(_ condition: Condition, at path: ConditionDraft.Path) -> HTML {
        let code = ConditionEntry.code(path)
        let sentence = ConditionWords(words: visit.words, definition: definition, catalogue: catalogue)
        return div(.class("condition-line"), .role("group"), .aria("aria-label", words.line(path))) {
            input(.type("hidden"), .name("node"), .value("\(code):kept"))
            input(.type("hidden"), .name("kept\(code)"), .value(condition.json))
            p { sentence.text(condition) }
            button(.class("icon-button"), .name("intent"), .value("remove:\(code)")) {
                Icon.icon("x", visit)
                span(.class("visually-hidden")) { words.removeLine(path) }
            }
        }
    }

    /// A menu after whose change the rest of the line is another.
    private func control(
        _ name: String, _ path: ConditionDraft.Path, _ text: String, _ address: String, options: () -> HTML
    ) -> HTML {
        HTML {
            label(.for(id(name, path)), .class("visually-hidden")) { text }
            select(
                .class("input"), .id(id(name, path)), .name("\(name)\(ConditionEntry.code(path))"),
                .named("aria-describedby", ifPresent: problems[path] == nil ? nil : id("error", path)),
                .named("hx-post", address), .named("hx-trigger", "change"), .named("hx-include", "closest form"),
                .named("hx-vals", #"{"intent":"redraw"}"#), .named("hx-target", "#condition"),
                .named("hx-select", "#condition"), .named("hx-swap", "outerHTML")
            ) { options() }
        }
    }

    private func subjects(selected: String) -> HTML {
        let offered = earlier.filter { question in ComparisonOffer(.question(question.key), in: earlier) != nil }
        let known = Set(offered.map { question in "q:\(question.key)" } + ConditionEntry.others.map(ConditionEntry.code))
        return HTML {
            if !known.contains(selected) {
                option(.value(""), .selected(true)) { selected.isEmpty ? words.chooseSubject : words.gone }
            }
            if !offered.isEmpty {
                optgroup(.named("label", words.answerTo)) {
                    for question in offered {
                        option(.value("q:\(question.key)"), .selected(selected == "q:\(question.key)")) {
                            words.label(question, visit.words)
                        }
                    }
                }
            }
            optgroup(.named("label", words.otherSubjects)) {
                for subject in ConditionEntry.others {
                    option(.value(ConditionEntry.code(subject)), .selected(selected == ConditionEntry.code(subject))) {
                        words.subject(subject)
                    }
                }
            }
        }
    }

    private func value(
        _ line: ConditionDraft.Line, _ verb: ConditionDraft.Verb, _ kind: ComparisonOffer.Value, at path: ConditionDraft.Path
    ) -> HTML {
        let code = ConditionEntry.code(path)
        if verb == .compares(.in), case .choice(let choices) = kind {
            return fieldset(.class("condition-values")) {
                legend(.class("visually-hidden")) { words.value }
                for (index, choice) in choices.enumerated() {
                    HTML.label(.class("check")) {
                        input(
                            .type("checkbox"), .id(index == 0 ? id("value", path) : "\(id("value", path))_\(index)"),
                            .name("values\(code)"), .value(choice.key), .checked(line.values.contains(choice.key)))
                        span { visit.words.text(choice.label) }
                    }
                }
            }
        }
        return HTML {
            label(.for(id("value", path)), .class("visually-hidden")) { words.value }
            if let options = options(kind) {
                select(.class("input"), .id(id("value", path)), .name("value\(code)")) {
                    if !options.contains(where: { option in option.value == line.value }) {
                        option(.value(line.value), .selected(true)) { line.value.isEmpty ? visit.words.choose : line.value }
                    }
                    for one in options { option(.value(one.value), .selected(one.value == line.value)) { one.label } }
                }
            } else {
                input(
                    .class("input"), .id(id("value", path)), .name("value\(code)"), .type("text"), .value(line.value),
                    .autocomplete("off"), .maxlength(200), .named("placeholder", ifPresent: words.placeholder(kind)))
            }
        }
    }

    /// What a value is chosen from; nil where it is typed.
    private func options(_ kind: ComparisonOffer.Value) -> [(value: String, label: String)]? {
        switch kind {
        case .choice(let choices): choices.map { choice in (choice.key, visit.words.text(choice.label)) }
        case .truth: [("yes", visit.words.yes), ("no", visit.words.no)]
        case .unit: catalogue.units.map { unit in (unit.key, unit.name) }
        case .place: catalogue.places.map { place in (place.key, catalogue.name(of: place.id)) }
        case .group: catalogue.groups.map { group in (group.key, group.name) }
        case .nothing, .text, .number, .day, .time: nil
        }
    }
}
