import Domain
import Testing

@Suite("Conditions put together line by line")
struct ConditionDraftTests {
    static let questions: [Question] = Question.Kind.allCases.map { type in
        var question = Question(key: type.rawValue.lowercased(), type: type, label: LocalizedText(fr: type.rawValue))
        if type == .choice || type == .choices {
            question.choices = [.init("a", .init(fr: "A")), .init("b", .init(fr: "B")), .init("c", .init(fr: "C"))]
        }
        return question
    }

    private static func random(_ generator: inout SeededGenerator, depth: Int) -> Condition {
        if depth > 0, Int.random(in: 0..<3, using: &generator) > 0 {
            let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in random(&generator, depth: depth - 1) }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: return .all(parts)
            case 1: return .any(parts)
            case 2: return .not(parts[0])
            default: return .not(.any(parts))
            }
        }
        let key = ["shorttext", "number", "yesno", "choice", "choices", "date", "file"].randomElement(using: &generator) ?? ""
        let (comparator, value): (Condition.Comparator, Condition.Operand?) =
            switch key {
            case "shorttext": (.equals, .text(["x", "y"].randomElement(using: &generator) ?? ""))
            case "number": (.atLeast, .number(Double(Int.random(in: 0...3, using: &generator)) / 2))
            case "yesno": (.equals, .truth(Bool.random(using: &generator)))
            case "choice": Bool.random(using: &generator) ? (.in, .list(["a", "b"])) : (.notEquals, .text("a"))
            case "choices": (.contains, .text("c"))
            case "date": (.before, .text("today+3"))
            default: (.isEmpty, nil)
            }
        return .compare(.init(subject: .question(key), comparator: comparator, value: value))
    }

    @Test("what is read into lines and written again says the same, for any answers")
    func sameMeaning() throws {
        var generator = SeededGenerator(seed: 23)
        var deep = 0
        for _ in 0..<2_000 {
            let condition = Self.random(&generator, depth: 4)
            let draft = ConditionDraft(condition)
            #expect(draft.size == condition.size)
            let again = try draft.condition(on: Self.questions)
            #expect(try ConditionDraft(again).condition(on: Self.questions) == again, "settled after one turn")
            for _ in 0..<6 {
                let evaluator = ConditionEvaluator(answers: Self.answers(&generator), context: Self.context)
                #expect(evaluator.holds(condition) == evaluator.holds(again), "\(condition) became \(again)")
                // What is unknown stays so: its contrary does not hold either.
                #expect(evaluator.holds(.not(condition)) == evaluator.holds(.not(again)))
            }
            if condition.size > 4 { deep += 1 }
        }
        #expect(deep > 200)
    }

    private static let context = FormContext(
        requester: PersonFacts(), beneficiary: PersonFacts(), today: CalendarDate(daysSince1970: 20_787))

    private static func answers(_ generator: inout SeededGenerator) -> Answers {
        var answers: Answers = [:]
        if Bool.random(using: &generator) { answers["shorttext"] = .text("x") }
        if Bool.random(using: &generator) { answers["number"] = .number(1) }
        if Bool.random(using: &generator) { answers["yesno"] = .yesNo(true) }
        if Bool.random(using: &generator) { answers["choice"] = .choice("b") }
        if Bool.random(using: &generator) { answers["choices"] = .choices(["c"]) }
        return answers
    }

    @Test("only operators that fit are offered, and what is offered passes the validator")
    func offers() {
        // A block and a computed value need more than a key and a type.
        for question in Self.questions where question.type.isMadeInPages {
            guard let offer = ComparisonOffer(.question(question.key), in: Self.questions) else {
                #expect(!question.asks, "\(question.type) is offered nothing")
                continue
            }
            for verb in offer.verbs {
                let sample: (String, [String]) =
                    switch offer.value {
                    case .number: ("2,5", [])
                    case .truth: ("yes", [])
                    case .day: ("today-2", [])
                    case .time: ("09:30", [])
                    case .choice: ("a", ["a", "b"])
                    default: ("mot", [])
                    }
                let line = ConditionDraft.Line(
                    subject: .question(question.key), verb: verb, value: sample.0, values: sample.1)
                var target = Question(key: "cible", type: .shortText, label: LocalizedText(fr: "Cible"))
                guard let condition = try? ConditionDraft(nodes: [.line(line)]).condition(on: Self.questions) else {
                    Issue.record("\(question.type) \(verb) is refused")
                    continue
                }
                target.show = condition
                var form = FormEditTests.form
                form.summary = LocalizedText(fr: "Un essai")
                var source = question
                if source.type == .text { source.body = LocalizedText(fr: "x") }
                form.pages[0].questions = [source, target]
                #expect(FormValidator.issues(in: form).isEmpty, "\(question.type) \(verb): \(FormValidator.issues(in: form))")
            }
        }
        #expect(ComparisonOffer(.question("later"), in: Self.questions) == nil)
    }

    @Test("each line that is not complete says what it wants, at its place")
    func problems() {
        typealias Line = ConditionDraft.Line
        let draft = ConditionDraft(
            mode: .any,
            nodes: [
                .line(Line()), .line(Line(subject: .question("number"))),
                .line(Line(subject: .question("number"), verb: .compares(.contains), value: "1")),
                .group(
                    .none,
                    [
                        .line(Line(subject: .question("number"), verb: .compares(.equals))),
                        .line(Line(subject: .question("number"), verb: .compares(.equals), value: "beaucoup")),
                        .line(Line(subject: .question("choice"), verb: .compares(.equals), value: "z")),
                        .line(Line(subject: .question("choice"), verb: .compares(.in))),
                        .line(Line(subject: .question("gone"), verb: .isAnswered)),
                        .line(Line(subject: .today, verb: .compares(.before), value: "demain")),
                        .line(Line(subject: .question("number"), verb: .isAnswered)),
                    ]),
            ])
        do throws(ConditionDraft.Refusal) {
            _ = try draft.condition(on: Self.questions)
            Issue.record("taken")
        } catch {
            #expect(
                error.problems == [
                    [0]: .noSubject, [1]: .noVerb, [2]: .noVerb, [3, 0]: .noValue, [3, 1]: .badValue, [3, 2]: .badValue,
                    [3, 3]: .noValue, [3, 4]: .noSubject, [3, 5]: .badValue,
                ])
        }
    }

    @Test("lines and groups are added and taken away by their place; nothing hollow stays")
    func editing() {
        var draft = ConditionDraft()
        draft.add(.group(.any, [.line(.init())]), to: [])
        draft.add(.line(.init(subject: .today)), to: [1])
        draft.add(.line(.init()), to: [7])
        #expect(draft.size == 3)
        draft.remove(at: [1, 0])
        #expect(draft.nodes[1] == .group(.any, [.line(.init(subject: .today))]))
        draft.remove(at: [1, 0])
        #expect(draft.nodes.count == 1)
        draft.remove(at: [0])
        draft.remove(at: [9])
        #expect(draft == ConditionDraft())
        for _ in 0..<200 { draft.add(.line(.init()), to: []) }
        #expect(draft.size == ConditionDraft.maximumLines)
        var deep = ConditionDraft()
        for depth in 0..<9 { deep.add(.group(.all, [.line(.init())]), to: [Int](repeating: 1, count: depth)) }
        #expect(deep.size == 1 + ConditionDraft.maximumDepth)
    }
}
