import Domain
import Testing

@Suite("Advice on a form being written")
struct FormAdviceTests {
    typealias Matter = FormAdvice.Matter

    private static func question(_ key: String, _ type: Question.Kind, _ show: Condition? = nil) -> Question {
        var question = Question(key: key, type: type, label: LocalizedText(fr: "Libellé de \(key)"))
        if type == .choice || type == .choices {
            question.choices = ["x", "y", "z"].map { key in .init(key, .init(fr: key)) }
        }
        question.show = show
        return question
    }

    private static func form(_ questions: [Question]) -> FormDefinition {
        var form = FormEditTests.form
        form.pages = [form.pages[0]]
        form.pages[0].questions = questions
        return form
    }

    private static func matters(
        _ questions: [Question], of key: String = "cible", purpose: Bool = true, confidential: Bool = true
    ) -> [Matter] {
        FormAdvice.advice(on: form(questions), privacy: .init(hasPurpose: purpose, isConfidential: confidential))
            .filter { advice in advice.part == .question(key) }.map(\.matter)
    }

    private static func says(_ key: String, _ comparator: Condition.Comparator, _ value: Condition.Operand?) -> Condition {
        .compare(.init(subject: .question(key), comparator: comparator, value: value))
    }

    private static let limited: Question = {
        var question = FormAdviceTests.question("n", .number)
        var limits = Question.Validation.none
        (limits.minimum, limits.maximum, limits.integer) = (1, 5, true)
        question.validation = limits
        return question
    }()

    static let cases: [([Question], Condition, [Matter])] = [
        ([question("c", .choice)], .all([says("c", .equals, .text("x")), says("c", .equals, .text("y"))]), [.neverShown]),
        ([question("c", .choice)], .all([says("c", .equals, .text("x")), says("c", .isEmpty, nil)]), [.neverShown]),
        ([question("c", .choices)], .all([says("c", .contains, .text("x")), says("c", .contains, .text("y"))]), []),
        ([question("o", .yesNo)], .any([says("o", .equals, .truth(true)), .not(says("o", .equals, .truth(true)))]), []),
        (
            [question("o", .yesNo)], .any([says("o", .isEmpty, nil), .not(says("o", .isEmpty, nil))]), [.alwaysShown]
        ),
        ([limited], says("n", .greaterThan, .number(5)), [.neverShown]),
        ([limited], .all([says("n", .greaterThan, .number(2)), says("n", .lessThan, .number(3))]), [.neverShown]),
        ([limited], .all([says("n", .atLeast, .number(2)), says("n", .greaterThan, .number(3))]), [.redundant(part: 1)]),
        ([question("n", .number)], .all([says("n", .greaterThan, .number(2)), says("n", .lessThan, .number(3))]), []),
        ([question("t", .shortText)], .all([says("t", .equals, .text("a")), says("t", .equals, .text("b"))]), [.neverShown]),
        ([question("t", .shortText)], .all([says("t", .contains, .text("a")), says("t", .contains, .text("b"))]), []),
        (
            [question("d", .date)],
            .all([says("d", .before, .text("2026-01-01")), says("d", .after, .text("2026-06-01"))]), [.neverShown]
        ),
        // A fixed day and today change places with time.
        ([question("d", .date)], .all([says("d", .before, .text("2026-01-01")), says("d", .after, .text("today"))]), []),
        // Hidden counts as empty: the second is shown only when the first is « oui ».
        (
            [question("o", .yesNo), question("c", .choice, says("o", .equals, .truth(true)))],
            .all([says("o", .equals, .truth(false)), says("c", .equals, .text("x"))]), [.neverShown]
        ),
        (
            [question("o", .yesNo), question("c", .choice, says("o", .equals, .truth(true)))],
            .all([says("o", .equals, .truth(true)), says("c", .equals, .text("x"))]), [.redundant(part: 1)]
        ),
        // Of what people are, nothing is known.
        (
            [question("o", .yesNo)],
            .all([
                .compare(.init(subject: .person(.requester, .unit), comparator: .within, value: .text("a"))),
                says("o", .equals, .truth(true)), says("o", .equals, .truth(false)),
            ]), []
        ),
    ]

    @Test("what can never show, always shows, or says a thing twice", arguments: cases)
    func conditions(_ sources: [Question], _ show: Condition, _ expected: [Matter]) {
        #expect(Self.matters(sources + [Self.question("cible", .shortText, show)]) == expected)
        var required = Self.question("cible", .shortText, show)
        required.required = true
        let wanted = expected.map { matter in matter == .neverShown ? Matter.requiredButHidden : matter }
        #expect(Self.matters(sources + [required]) == wanted)
    }

    @Test("nothing certain is wrong: what is said never to show never does, for random conditions and answers")
    func neverWrong() {
        var generator = SeededGenerator(seed: 7)
        let sources = [
            Self.question("o", .yesNo), Self.question("c", .choice), Self.limited, Self.question("m", .choices),
        ]
        func line() -> Condition {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: Self.says("o", .equals, .truth(Bool.random(using: &generator)))
            case 1: Self.says("c", .equals, .text(["x", "y", "z"].randomElement(using: &generator) ?? "x"))
            case 2: Self.says("n", .atLeast, .number(Double(Int.random(in: 0...6, using: &generator))))
            case 3: Self.says("n", .lessThan, .number(Double(Int.random(in: 0...6, using: &generator))))
            case 4: Self.says("m", .contains, .text(["x", "y"].randomElement(using: &generator) ?? "x"))
            default: Self.says("c", .isEmpty, nil)
            }
        }
        func condition(_ depth: Int) -> Condition {
            guard depth > 0 else { return line() }
            let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in condition(depth - 1) }
            return switch Int.random(in: 0..<3, using: &generator) {
            case 0: .any(parts)
            case 1: .not(.any(parts))
            default: .all(parts)
            }
        }
        var (never, sometimes) = (0, 0)
        for _ in 0..<400 {
            let show = condition(2)
            let target = Self.question("cible", .shortText, show)
            let definition = Self.form(sources + [target])
            let said = Self.matters(sources + [target])
            var isShown = false
            var isHidden = false
            for _ in 0..<200 {
                var answers: Answers = [:]
                if Bool.random(using: &generator) { answers["o"] = .yesNo(Bool.random(using: &generator)) }
                if Bool.random(using: &generator) {
                    answers["c"] = .choice(["x", "y", "z"].randomElement(using: &generator) ?? "x")
                }
                if Bool.random(using: &generator) { answers["n"] = .number(Double(Int.random(in: 1...5, using: &generator))) }
                if Bool.random(using: &generator) {
                    answers["m"] = .choices(["x", "y", "z"].filter { _ in Bool.random(using: &generator) })
                }
                let nobody = PersonFacts()
                let context = FormContext(
                    requester: nobody, beneficiary: nobody, today: CalendarDate(daysSince1970: 20_787))
                let evaluation = FormEvaluation(definition, answers: answers, context: context)
                if evaluation.isShown(target) { isShown = true } else { isHidden = true }
            }
            if said.contains(.neverShown) {
                never += 1
                #expect(!isShown, "\(show)")
            } else if isShown {
                sometimes += 1
            }
            if said.contains(.alwaysShown) { #expect(!isHidden, "\(show)") }
        }
        #expect(never > 10 && sometimes > 100, "\(never) never, \(sometimes) sometimes")
    }

    @Test("labels, choices, links, translations and personal data")
    func texts() {
        var english = Self.question("cible", .choice)
        english.label.en = "A label"
        #expect(Self.matters([english]) == [.noEnglish], "its choices have none")
        var twin = Self.question("cible", .shortText)
        twin.label.fr = "Libellé de a"
        #expect(Self.matters([Self.question("a", .date), twin]) == [.sameLabel])
        var loud = Self.question("cible", .shortText)
        loud.label.fr = "VOTRE NOM :"
        #expect(Self.matters([loud]) == [.inCapitals, .endsWithColon])
        var doubled = Self.question("cible", .choice)
        doubled.choices = [.init("a", .init(fr: "Oui")), .init("b", .init(fr: "oui"))]
        #expect(Self.matters([doubled]) == [.sameChoice("oui")])
        var read = Self.question("cible", .acknowledgement)
        read.link = .init("https://exemple.fr/charte", .init(fr: "Cliquez ici"))
        #expect(Self.matters([read]) == [.vagueLink])
        let phone = Self.question("cible", .phone)
        #expect(Self.matters([phone]) == [] && Self.matters([phone], purpose: false) == [.noPurpose])
        let account = Self.question("cible", .iban)
        #expect(Self.matters([account]) == [] && Self.matters([account], confidential: false) == [.sensitiveInOpenService])
    }

    @Test("a form of 300 questions with 200 conditions is looked at in a moment")
    func large() {
        var questions: [Question] = []
        for index in 0..<300 {
            let isLater = index >= 100
            let source = "q\(index - 100)"
            questions.append(
                Self.question(
                    "q\(index)", .choice,
                    isLater ? .all([Self.says(source, .equals, .text("x")), Self.says(source, .notEquals, .text("y"))]) : nil))
        }
        let clock = ContinuousClock()
        var found: [FormAdvice] = []
        let time = clock.measure {
            found = FormAdvice.advice(on: Self.form(questions), privacy: .init(hasPurpose: true, isConfidential: true))
        }
        #expect(found.contains { advice in advice.matter == .redundant(part: 2) })
        #expect(time < .seconds(5), "\(time)")
    }
}
