import Application
import Domain
import HTML

/// Fields one types in.
enum TextFields {
    static func line(_ question: Question, _ context: FieldContext) -> HTML {
        let value = context.inputs(question).first ?? ""
        let shape = Shape(question, value: value, today: context.visit.portal.today)
        return FieldView.single(question, context) {
            input(
                .class(shape.isShort ? "input input--short" : "input"), .id(FieldNames.id(question.key)),
                .name(FieldNames.value(question.key)), .type(shape.type), .value(shape.value),
                .named("inputmode", ifPresent: shape.keyboard), .named("min", ifPresent: shape.minimum),
                .named("max", ifPresent: shape.maximum), .named("autocomplete", ifPresent: question.isSensitive ? "off" : nil),
                .named("maxlength", ifPresent: shape.length), context.invalid(question), context.describedBy(question))
        }
    }

    static func lines(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let value = context.inputs(question).first ?? ""
        let maximum = question.maximumLength
        return FieldView.single(question, context) {
            textarea(
                .class("input"), .id(FieldNames.id(question.key)), .name(FieldNames.value(question.key)), .rows(5),
                .named("data-count", FieldNames.count(question.key)), context.invalid(question),
                context.describedBy(question, count: true), content: value)
            p(
                .class("hint char-count"), .id(FieldNames.count(question.key)), .named("data-max", String(maximum)),
                .named("data-template", words.charactersTemplate), .named("data-over", words.charactersOver)
            ) { words.characters(length(value), of: maximum) }
        }
    }

    /// A day and a time: two controls of the same name, in this order.
    static func dateTime(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let inputs = context.inputs(question)
        let date = inputs.first ?? ""
        let time = inputs.count > 1 ? inputs[1] : ""
        let shape = Shape(question, value: date, today: context.visit.portal.today)
        let timeID = "\(FieldNames.id(question.key))_time"
        let isClock = time.isEmpty || AnswerReader.readTime(time).map { minute in clock(minute) == time } ?? false
        return FieldView.group(question, context) {
            div(.class("field-row")) {
                div(.class("field")) {
                    label(.for(FieldNames.id(question.key))) { words.day }
                    input(
                        .class("input input--short"), .id(FieldNames.id(question.key)), .name(FieldNames.value(question.key)),
                        .type(shape.type), .value(shape.value), .named("min", ifPresent: shape.minimum),
                        .named("max", ifPresent: shape.maximum), context.invalid(question), context.describedBy(question))
                }
                div(.class("field")) {
                    label(.for(timeID)) { words.timeOfDay }
                    input(
                        .class("input input--short"), .id(timeID), .name(FieldNames.value(question.key)),
                        .type(isClock ? "time" : "text"), .value(time), context.invalid(question), context.describedBy(question))
                }
            }
        }
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    private static func length(_ text: String) -> Int {
        // As the evaluator counts: a line end is one.
        text.unicodeScalars.reduce(0) { count, scalar in scalar == "\r" ? count : count + 1 }
    }

    /// The kind of one-line control that fits a question.
    struct Shape {
        var type = "text"
        var value: String
        var keyboard: String?
        var minimum: String?
        var maximum: String?
        var length: String?
        var isShort = false

        init(_ question: Question, value: String, today: CalendarDate) {
            self.value = value
            switch question.type {
            case .number:
                keyboard = question.validation?.integer == true ? "numeric" : "decimal"
                isShort = true
            case .shortText: isShort = question.validation?.mask != nil
            case .plate: isShort = true
            case .amount:
                keyboard = "decimal"
                isShort = true
            case .email: type = "email"
            case .phone:
                type = "tel"
                isShort = true
            case .date, .dateTime, .period:
                isShort = true
                let date = AnswerReader.readDate(value)
                // What a date picker cannot show stays as it was typed.
                guard value.isEmpty || date != nil else { return }
                type = "date"
                self.value = date?.description ?? ""
                minimum = question.validation?.earliest?.date(today: today)?.description
                maximum = question.validation?.latest?.date(today: today)?.description
            case .time:
                isShort = true
                let time = AnswerReader.readTime(value).flatMap { minute in ClockTime(minute: minute) }
                // What the control of a browser cannot show stays as it was typed.
                guard value.isEmpty || time != nil else { return }
                type = "time"
                self.value = time?.description ?? ""
                minimum = question.validation?.earliest?.time?.description
                maximum = question.validation?.latest?.time?.description
            default: break
            }
        }
    }
}
