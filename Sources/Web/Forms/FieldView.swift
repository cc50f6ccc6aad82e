import Application
import Domain
import HTML
import Storage

/// A page of a form being drawn: what its fields need to know.
struct FieldContext {
    let visit: Visit
    let open: OpenDraft
    /// What is wrong, by question, in words.
    let errors: [QuestionKey: String]
    /// Questions on whose answer others of the page depend.
    let sources: Set<QuestionKey>

    var words: Words { visit.words }

    init(visit: Visit, open: OpenDraft, page: FormDefinition.Page, errors: [QuestionKey: String]) {
        self.visit = visit
        self.open = open
        self.errors = errors
        sources = page.questions.reduce(into: []) { keys, question in
            keys.formUnion(question.sources)
        }
    }

    /// Conditions on the rows of a block name its questions by their keys.
    func isSource(_ question: Question) -> Bool {
        sources.contains(question.key) || sources.contains(BlockRow.key(of: question.key))
    }

    func inputs(_ question: Question) -> [String] { open.inputs[question.key] ?? [] }

    func isRequired(_ question: Question) -> Bool { open.filled.evaluation.isRequired(question) }

    func describedBy(_ question: Question, count: Bool = false) -> Attribute {
        .describedBy([
            errors[question.key] == nil ? nil : FieldNames.error(question.key),
            hint(question).isEmpty ? nil : FieldNames.hint(question.key),
            count ? FieldNames.count(question.key) : nil,
        ])
    }

    func invalid(_ question: Question) -> Attribute {
        .named("aria-invalid", ifPresent: errors[question.key] == nil ? nil : "true")
    }

    /// Of one of several controls: the others are not to be corrected.
    func invalid(_ question: Question, part: Int) -> Attribute {
        guard errors[question.key] != nil, let wrong = open.filled.wrongPart(of: question.key) else { return invalid(question) }
        return .named("aria-invalid", wrong == part ? "true" : "false")
    }

    /// The help of the form, or what our own fields say of themselves.
    func hint(_ question: Question) -> [(text: String, language: String?)] {
        let own: String? =
            switch question.type {
            case .person: words.personHint
            case .unit: words.unitHint
            case .place: words.placeHint
            case .shortText: question.validation?.mask.map { mask in words.maskHint(mask) }
            case .plate: words.plateHint
            case .iban: words.ibanHint
            case .amount: words.amountHint(question.countedIn)
            case .choice: question.choiceStyle == .search ? words.choiceHint : nil
            case .file:
                words.filesHint(
                    maximum: question.maximumFiles, size: words.fileSize(visit.portal.rules.maximumFileSize))
            default: nil
            }
        guard let help = question.help else { return own.map { own in [(own, nil)] } ?? [] }
        let given = (text: words.text(help), language: words.lang(help))
        return own.map { own in [given, (own.hasSuffix(".") ? own : "\(own).", nil)] } ?? [given]
    }
}

extension Question {
    /// It comes and goes, or is required or not, with other answers: the page draws it again when they change.
    var changesWithAnswers: Bool { !conditions.isEmpty || prefill != nil || compute != nil }

    /// Its field itself changes. Chosen files would be lost.
    var isRedrawn: Bool {
        type != .file && (require != nil || prefill != nil || compute != nil || hasConditionalChoices)
    }
}

/// A question as a field; complete without script.
enum FieldView {
    /// The question in its place: with a slot when it comes and goes, under the choice that opens it.
    static func node(_ node: FieldTree.Node, _ context: FieldContext, isSwapped: Bool = false) -> HTML {
        let question = node.question
        guard question.changesWithAnswers else { return field(node, context) }
        return div(
            .id(FieldNames.slot(question.key)), .flag("data-slot"), .flag("data-replace", isSwapped && question.isRedrawn),
            .named("hx-swap-oob", ifPresent: isSwapped ? "true" : nil)
        ) {
            if context.open.filled.evaluation.isShown(question) {
                if node.opener == nil {
                    field(node, context)
                } else {
                    div(.class("sub-question")) { field(node, context) }
                }
            }
        }
    }

    static func field(_ node: FieldTree.Node, _ context: FieldContext) -> HTML {
        let question = node.question
        return switch question.type {
        case .shortText, .number, .amount, .email, .phone, .iban, .plate, .date, .time: TextFields.line(question, context)
        case .longText: TextFields.lines(question, context)
        case .dateTime: TextFields.dateTime(question, context)
        case .address: PartFields.address(question, context)
        case .rating: ChoiceFields.rating(question, context)
        case .computed: computed(question, context)
        case .block: BlockFields.block(node, context)
        case .acknowledgement: ChoiceFields.acknowledgement(question, context)
        case .heading: h2(language(question, context)) { context.words.text(question.label) }
        case .text: explanation(question, context)
        case .period: PartFields.period(question, context)
        case .yesNo, .choices: ChoiceFields.group(node, context)
        case .choice:
            switch question.choiceStyle {
            case .radios: ChoiceFields.group(node, context)
            case .list: ChoiceFields.list(question, context)
            case .search: SearchFields.field(question, context)
            }
        case .person, .unit, .place: SearchFields.field(question, context)
        case .file: FileFields.field(question, context)
        }
    }

    /// What comes out of other answers: shown, not asked.
    private static func computed(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let answer = context.open.filled.evaluation.answers[question.key]
        let text = answer.flatMap { answer in context.open.wording(words.language).words(question, answer) }
        return div(.class("field computed"), .flag("data-condition-source", context.isSource(question))) {
            label(.for(FieldNames.id(question.key)), language(question, context)) { words.text(question.label) }
            hint(question, context)
            output(.id(FieldNames.id(question.key))) { text ?? words.notComputedYet }
        }
    }

    /// An explanatory text: what it is about, and its paragraphs.
    private static func explanation(_ question: Question, _ context: FieldContext) -> HTML {
        div(.class("inset stack stack--tight"), language(question, context)) {
            p(.class("strong")) { context.words.text(question.label) }
            if let body = question.body { PlainText.paragraphs(context.words.text(body)) }
        }
    }

    /// A field with one control: label, hint, error, control.
    static func single(_ question: Question, _ context: FieldContext, @HTMLBuilder control: () -> HTML) -> HTML {
        div(
            .class(context.errors[question.key] == nil ? "field" : "field field--error"),
            .flag("data-condition-source", context.isSource(question)),
            .flag("data-sensitive", question.isSensitive)
        ) {
            label(.for(FieldNames.id(question.key)), language(question, context)) { name(question, context) }
            hint(question, context)
            error(question, context)
            control()
            marker(question, context)
        }
    }

    /// A field with several controls.
    static func group(_ question: Question, _ context: FieldContext, @HTMLBuilder controls: () -> HTML) -> HTML {
        let field = fieldset(
            .class("field"), context.describedBy(question),
            .flag("data-condition-source", context.isSource(question)),
            .flag("data-sensitive", question.isSensitive)
        ) {
            legend(language(question, context)) { name(question, context) }
            hint(question, context)
            error(question, context)
            controls()
            marker(question, context)
        }
        return context.errors[question.key] == nil ? field : div(.class("field--error")) { field }
    }

    /// Says that the question is on the page, and what its field holds that nobody typed.
    static func marker(_ question: Question, _ context: FieldContext) -> HTML {
        HTML {
            marker(question.key)
            if let value = context.open.prefilled[question.key] {
                input(.type("hidden"), .name(FieldNames.prefilled(question.key)), .value(value))
            }
        }
    }

    static func marker(_ key: QuestionKey) -> HTML {
        input(.type("hidden"), .name(FieldNames.shown(key)), .value("1"))
    }

    static func name(_ question: Question, _ context: FieldContext) -> HTML {
        HTML {
            context.words.text(question.label)
            if !context.isRequired(question) {
                " "
                span(
                    .class("optional"),
                    .named("lang", ifPresent: context.words.lang(question.label) == nil ? nil : context.words.code)
                ) {
                    "(\(context.words.optional))"
                }
            }
        }
    }

    static func language(_ question: Question, _ context: FieldContext) -> Attribute {
        .named("lang", ifPresent: context.words.lang(question.label))
    }

    static func hint(_ question: Question, _ context: FieldContext) -> HTML {
        let parts = context.hint(question)
        guard !parts.isEmpty else { return .empty }
        return p(.class("hint"), .id(FieldNames.hint(question.key))) {
            for (index, part) in parts.enumerated() {
                if index > 0 { " " }
                if let language = part.language { span(.lang(language)) { part.text } } else { part.text }
            }
        }
    }

    static func error(_ question: Question, _ context: FieldContext) -> HTML {
        guard let text = context.errors[question.key] else { return .empty }
        return error(
            text, id: FieldNames.error(question.key), language: context.words.messageLanguage(question, text), context.visit)
    }

    static func error(_ text: String, id: String, language: String? = nil, _ visit: Visit) -> HTML {
        p(.class("field-error"), .id(id)) {
            Icon.icon("triangle-alert", visit)
            span {
                span(.class("visually-hidden")) { "\(visit.words.errorPrefix) " }
                if let language { span(.lang(language)) { text } } else { text }
            }
        }
    }
}
