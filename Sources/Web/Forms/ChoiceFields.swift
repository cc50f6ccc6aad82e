import Application
import Domain
import HTML

/// Questions whose answers are shown: radio buttons, ticks, a list.
enum ChoiceFields {
    /// Radio buttons or ticks, each with the questions it opens below it.
    static func group(_ node: FieldTree.Node, _ context: FieldContext) -> HTML {
        let question = node.question
        let picked = Set(context.inputs(question))
        let isPlain = question.type == .yesNo && node.children.isEmpty
        return FieldView.group(question, context) {
            div(.class(isPlain ? "choices choices--inline" : "choices")) {
                for (index, choice) in choices(of: question, context).enumerated() {
                    row(choice, number: index + 1, isPicked: picked.contains(choice.key), question, context)
                    for child in node.children(under: choice.key) { FieldView.node(child, context) }
                }
            }
        }
    }

    private struct Choice {
        var key: String
        var label: String
        var language: String?
        var help: String?
    }

    private static func choices(of question: Question, _ context: FieldContext) -> [Choice] {
        let words = context.words
        var choices =
            question.type == .yesNo
            ? [Choice(key: "yes", label: words.yes), Choice(key: "no", label: words.no)]
            : context.open.filled.evaluation.choices(of: question).map { choice in
                Choice(
                    key: choice.key, label: words.text(choice.label), language: words.lang(choice.label),
                    help: choice.help.map { help in words.text(help) })
            }
        // A radio button cannot be taken back without script.
        if question.type != .choices, !context.isRequired(question) { choices.append(Choice(key: "", label: words.noAnswer)) }
        return choices
    }

    private static func row(
        _ choice: Choice, number: Int, isPicked: Bool, _ question: Question, _ context: FieldContext
    ) -> HTML {
        let id = FieldNames.id(question.key, choice: number)
        let hint = choice.help.map { _ in "\(id)_hint" }
        return label(.class("choice")) {
            input(
                .type(question.type == .choices ? "checkbox" : "radio"), .id(id), .name(FieldNames.value(question.key)),
                .value(choice.key), .checked(isPicked), context.invalid(question), .describedBy([hint]))
            span(.named("lang", ifPresent: choice.language)) { choice.label }
            if let help = choice.help, let hint {
                span(.class("hint"), .id(hint), .named("lang", ifPresent: choice.language)) { help }
            }
        }
    }

    /// Marks from 1 to 5, with what the first and the last mean.
    static func rating(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let picked = context.inputs(question).first
        let marks =
            context.isRequired(question) ? Array(Question.marks).map(String.init) : Array(Question.marks).map(String.init) + [""]
        let low = question.ends?.low ?? LocalizedText(fr: "Très mauvais", en: "Very bad")
        let high = question.ends?.high ?? LocalizedText(fr: "Excellent", en: "Excellent")
        return FieldView.group(question, context) {
            div(.class("rating")) {
                for (index, mark) in marks.enumerated() {
                    label {
                        input(
                            .type("radio"), .id(FieldNames.id(question.key, choice: index + 1)),
                            .name(FieldNames.value(question.key)), .value(mark), .checked(picked == mark),
                            context.invalid(question))
                        span { mark.isEmpty ? words.noAnswer : mark }
                        if let end = index == 0 ? low : index == 4 ? high : nil {
                            span(.class("hint"), .named("lang", ifPresent: words.lang(end))) { words.text(end) }
                        }
                    }
                }
            }
        }
    }

    /// « J’ai lu … »: the label is what is ticked.
    static func acknowledgement(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        return div(
            .class(context.errors[question.key] == nil ? "field" : "field field--error"),
            .flag("data-condition-source", context.isSource(question)),
            .flag("data-sensitive", question.isSensitive)
        ) {
            if let link = question.link {
                p {
                    a(
                        .href(link.href), .named("target", "_blank"), .named("rel", "noopener noreferrer"),
                        .named("lang", ifPresent: words.lang(link.label))
                    ) {
                        words.text(link.label)
                        " "
                        span(.class("hint"), .named("lang", ifPresent: words.lang(link.label) == nil ? nil : words.code)) {
                            "(\(words.newTab))"
                        }
                    }
                }
            }
            FieldView.hint(question, context)
            FieldView.error(question, context)
            label(.class("check"), FieldView.language(question, context)) {
                input(
                    .type("checkbox"), .id(FieldNames.id(question.key)), .name(FieldNames.value(question.key)), .value("yes"),
                    .checked(context.inputs(question).first == "yes"), context.invalid(question), context.describedBy(question))
                span { FieldView.name(question, context) }
            }
            FieldView.marker(question, context)
        }
    }

    /// 8 to 20 choices.
    static func list(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let picked = context.inputs(question).first ?? ""
        return FieldView.single(question, context) {
            select(
                .class("input"), .id(FieldNames.id(question.key)), .name(FieldNames.value(question.key)),
                context.invalid(question), context.describedBy(question)
            ) {
                option(.value("")) { words.choose }
                for choice in context.open.filled.evaluation.choices(of: question) {
                    option(
                        .value(choice.key), .selected(choice.key == picked), .named("lang", ifPresent: words.lang(choice.label))
                    ) { words.text(choice.label) }
                }
            }
        }
    }
}
