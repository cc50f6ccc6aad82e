import Application
import Domain
import HTML

/// Questions with several controls of one name, in the order in which they are read.
enum PartFields {
    /// A postal address, as browsers complete it: the autofill tokens of the HTML standard.
    static func address(_ question: Question, _ context: FieldContext) -> HTML {
        let inputs = context.inputs(question)
        return FieldView.group(question, context) {
            div(.class("stack stack--tight")) {
                for part in [PostalAddress.Part.street, .more] { addressPart(part, question, inputs, context) }
                div(.class("field-row")) {
                    for part in [PostalAddress.Part.postalCode, .town] { addressPart(part, question, inputs, context) }
                }
                if question.foreign == true { addressPart(.country, question, inputs, context) }
            }
        }
    }

    private static func addressPart(
        _ part: PostalAddress.Part, _ question: Question, _ inputs: [String], _ context: FieldContext
    ) -> HTML {
        let id = FieldNames.part(question.key, part.rawValue)
        let token =
            switch part {
            case .street: "address-line1"
            case .more: "address-line2"
            case .postalCode: "postal-code"
            case .town: "address-level2"
            case .country: "country-name"
            }
        return div(.class("field")) {
            label(.for(id)) { context.words.addressPart(part) }
            input(
                .class(part == .postalCode ? "input input--short" : "input"), .id(id), .name(FieldNames.value(question.key)),
                .type("text"), .value(part.rawValue < inputs.count ? inputs[part.rawValue] : ""),
                .autocomplete(question.isSensitive ? "off" : token), .maxlength(PostalAddress.maximumLength),
                .named("inputmode", ifPresent: part == .postalCode && question.foreign != true ? "numeric" : nil),
                // What completes the street may be empty: it is not what is wrong.
                part == .more || part == .country
                    ? .named("aria-invalid", ifPresent: nil) : context.invalid(question, part: part.rawValue),
                context.describedBy(question))
        }
    }

    /// The first and the last day.
    static func period(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let inputs = context.inputs(question)
        return FieldView.group(question, context) {
            div(.class("field-row")) {
                for (index, name) in [words.periodStart, words.periodEnd].enumerated() {
                    let id = FieldNames.part(question.key, index)
                    let shape = TextFields.Shape(
                        question, value: index < inputs.count ? inputs[index] : "", today: context.visit.portal.today)
                    div(.class("field")) {
                        label(.for(id)) { name }
                        input(
                            .class("input input--short"), .id(id), .name(FieldNames.value(question.key)), .type(shape.type),
                            .value(shape.value), .named("min", ifPresent: shape.minimum),
                            .named("max", ifPresent: shape.maximum), context.invalid(question, part: index),
                            context.describedBy(question))
                    }
                }
            }
        }
    }
}
