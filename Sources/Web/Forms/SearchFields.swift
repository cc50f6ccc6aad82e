import Application
import Domain
import HTML
import Storage

/// Fields whose answers are too many to show: a text field with suggestions; without script,
/// « Rechercher » brings the page back with what was found as radio buttons.
enum SearchFields {
    static func field(_ question: Question, _ context: FieldContext) -> HTML {
        let input = context.inputs(question).first
        let text = SearchedText.text(input) ?? name(of: input, question, context)
        let matches = SearchedText.text(input).flatMap { text in text.isEmpty ? nil : context.open.matches[question.key] }
        return FieldView.single(question, context) {
            control(
                question.key, text: text, chosen: SearchedText.text(input) == nil ? input : nil,
                source: source(question, context), hasMatches: matches?.isEmpty == false, context.visit,
                attributes: [context.invalid(question), context.describedBy(question)])
            if let matches { offered(question.key, matches, for: text, context.visit) }
        }
    }

    /// The text field, the key of what is chosen, the button of those who have no script.
    static func control(
        _ key: QuestionKey, text: String, chosen: String?, source: String, hasMatches: Bool, _ visit: Visit,
        attributes: [Attribute]
    ) -> HTML {
        div(.class("input-with-button"), .flag("data-combobox"), .named("data-source", source), .named("data-min", "2")) {
            div(.class("combobox")) {
                voidElement(
                    "input",
                    [
                        .class("input"), .id(FieldNames.id(key)), .name(FieldNames.text(key)), .value(text),
                        .autocomplete("off"), .maxlength(200),
                    ] + attributes)
                // While choices are offered below, they carry the answer.
                if !hasMatches { input(.type("hidden"), .name(FieldNames.value(key)), .value(chosen ?? "")) }
            }
            button(.class("button button--secondary no-js-only"), .name("intent"), .value("search:\(key)")) {
                visit.words.search
                span(.class("visually-hidden")) { "\(visit.words.say("\(nnbsp): ", ": "))\(text)" }
            }
        }
    }

    /// What was found, to choose from.
    static func offered(_ key: QuestionKey, _ matches: [LookupMatch], for text: String, _ visit: Visit) -> HTML {
        let words = visit.words
        guard !matches.isEmpty else { return p(.class("hint")) { words.noMatch(text) } }
        return fieldset(.class("field")) {
            legend { words.severalMatches(text) }
            input(.type("hidden"), .name(FieldNames.offered(key)), .value(text))
            div(.class("choices")) {
                for (index, match) in matches.enumerated() {
                    label(.class("choice")) {
                        input(
                            .type("radio"), .id(FieldNames.id(key, choice: index + 1)), .name(FieldNames.value(key)),
                            .value(match.value))
                        span { match.label }
                        if let detail = match.detail { span(.class("hint")) { detail } }
                    }
                }
            }
        }
    }

    private static func name(of input: String?, _ question: Question, _ context: FieldContext) -> String {
        guard let input else { return "" }
        let catalogue = context.open.catalogue
        let found: String? =
            switch question.type {
            case .person: PersonID(text: input).flatMap { id in context.open.persons[id]?.name }
            case .unit: UnitID(text: input).flatMap { id in catalogue.unit(id)?.name }
            case .place: PlaceID(text: input).map { id in catalogue.name(of: id) }
            default: question.choice(input).map { choice in context.words.text(choice.label) }
            }
        return found ?? ""
    }

    private static func source(_ question: Question, _ context: FieldContext) -> String {
        switch question.type {
        case .person: Paths.lookupPersons
        case .unit: Paths.lookupUnits
        case .place: Paths.lookupPlaces
        // Of the version that is filled: the newer one may have other choices.
        default: "\(Paths.lookupChoices(context.open.definition.key, question.key))?version=\(context.open.version)"
        }
    }
}
