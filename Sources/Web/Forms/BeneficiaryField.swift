import Application
import Domain
import HTML
import Storage

/// « Pour qui ? », at the head of the first page.
enum BeneficiaryField {
    static let slot = "slot-_person"

    static func field(_ context: FieldContext) -> HTML {
        let words = context.words
        let open = context.open
        let name = FieldNames.value(FieldNames.beneficiary)
        let isMine = open.draft.requester == open.draft.person
        let field = fieldset(.class("field"), .flag("data-condition-source")) {
            legend { words.whoIsItFor }
            div(.class("choices choices--inline")) {
                label(.class("choice")) {
                    input(
                        .type("radio"), .id(FieldNames.id(FieldNames.beneficiary, choice: 1)), .name(name), .value("self"),
                        .checked(!open.isForSomebodyElse))
                    span { isMine ? words.forMyself : words.forPerson(open.requester.name) }
                }
                label(.class("choice")) {
                    input(
                        .type("radio"), .id(FieldNames.id(FieldNames.beneficiary, choice: 2)), .name(name), .value("other"),
                        .checked(open.isForSomebodyElse))
                    span { words.forSomebodyElse }
                }
            }
            personSlot(context)
            FieldView.marker(FieldNames.beneficiary)
        }
        return context.errors[FieldNames.beneficiaryPerson] == nil ? field : div(.class("field--error")) { field }
    }

    static func personSlot(_ context: FieldContext, isSwapped: Bool = false) -> HTML {
        div(.id(slot), .flag("data-slot"), .named("hx-swap-oob", ifPresent: isSwapped ? "true" : nil)) {
            if context.open.isForSomebodyElse { div(.class("sub-question")) { person(context) } }
        }
    }

    private static func person(_ context: FieldContext) -> HTML {
        let words = context.words
        let open = context.open
        let key = FieldNames.beneficiaryPerson
        let hint = FieldNames.hint(key)
        let error = context.errors[key]
        let matches = open.beneficiaryMatches.flatMap { matches in open.beneficiaryText.isEmpty ? nil : matches }
        return div(.class(error == nil ? "field" : "field field--error")) {
            label(.for(FieldNames.id(key))) { words.concernedPerson }
            p(.class("hint"), .id(hint)) { words.concernedPersonHint }
            if let error { FieldView.error(error, id: FieldNames.error(key), context.visit) }
            SearchFields.control(
                key, text: open.beneficiaryText, chosen: open.beneficiary?.id.description, source: Paths.lookupPersons,
                hasMatches: matches?.isEmpty == false, context.visit,
                attributes: [
                    .named("aria-invalid", ifPresent: error == nil ? nil : "true"),
                    .describedBy([error == nil ? nil : FieldNames.error(key), hint]),
                ])
            if let matches { SearchFields.offered(key, matches, for: open.beneficiaryText, context.visit) }
        }
    }
}
