import Application
import Domain
import HTML

/// Answers of several controls of one name, in the order in which they are read.
enum PartFields {
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
                            .named("max", ifPresent: shape.maximum), context.invalid(question), context.describedBy(question))
                    }
                }
            }
        }
    }
}
