@testable import Domain
import FormTesting
import Testing

@Suite struct AnswerValidatorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let type: Question.Kind
        let limits: JSON
        let good: [[String]]
        let bad: [([String], AnswerProblem)]
        var testDescription: String { "\(type) \(limits.string)" }
    }

    static func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? CalendarDate(daysSince1970: 0) }
    static func clock(_ text: String) -> ClockTime { ClockTime(iso: text) ?? .midnight }
    static func euros(_ cents: Int) -> Amount { Amount(minor: cents, currency: .euro)! }
    static let cases: [Case] = [
        Case(type: .shortText, limits: [:], good: [[long(200)]], bad: [([long(201)], .tooLong(maximum: 200, actual: 201))]),
        Case(
            type: .longText, limits: [:], good: [[long(4_000)]], bad: [([long(4_001)], .tooLong(maximum: 4_000, actual: 4_001))]),
        Case(
            type: .shortText, limits: ["minLength": 3, "maxLength": 5], good: [["été"], ["  abc "], ["abcde"]],
            bad: [(["ab "], .tooShort(minimum: 3, actual: 2)), (["abcdef"], .tooLong(maximum: 5, actual: 6))]),
        Case(
            type: .shortText, limits: ["mask": "AA-9999"], good: [["AB-0412"], [" ab-9999 "]],
            bad: [
                (["AB0412"], .notOfMask("AA-9999")), (["ÀB-0412"], .notOfMask("AA-9999")), (["AB-041٢"], .notOfMask("AA-9999")),
                (["AB-04123"], .notOfMask("AA-9999")), (["AB_0412"], .notOfMask("AA-9999")),
            ]),
        Case(
            type: .shortText, limits: ["allowed": ["letters", "hyphens", "apostrophes", "spaces"], "maxLength": 12],
            good: [["D’Été-Ñü"], ["e\u{301}te\u{301}"], ["L'eau"]],
            bad: [
                (["a1"], .strangeCharacter("1", allowed: [.letters, .hyphens, .apostrophes, .spaces])),
                (["a_b"], .strangeCharacter("_", allowed: [.letters, .hyphens, .apostrophes, .spaces])),
                (["a\tb"], .strangeCharacter("\t", allowed: [.letters, .hyphens, .apostrophes, .spaces])),
                ([long(13)], .tooLong(maximum: 12, actual: 13)),
            ]),
        Case(
            type: .longText, limits: ["allowed": ["plainLetters", "digits", "spaces"]], good: [["ab\r\n12"]],
            bad: [(["é"], .strangeCharacter("é", allowed: [.plainLetters, .digits, .spaces]))]),
        // A line end is one character, however the browser sends it.
        Case(
            type: .longText, limits: ["maxLength": 3], good: [["a\r\nb"]], bad: [(["a\r\nbc"], .tooLong(maximum: 3, actual: 4))]),
        Case(
            type: .number, limits: ["minimum": 1, "maximum": 9.5, "integer": false], good: [["1"], ["9,5"], ["2.25"]],
            bad: [(["0,99"], .tooSmall(minimum: 1)), (["9,51"], .tooLarge(maximum: 9.5)), (["-1"], .tooSmall(minimum: 1))]),
        Case(
            type: .number, limits: ["integer": true, "maximum": 3], good: [["2"], ["2,0"], ["-4"]],
            bad: [(["2,5"], .notAnInteger), (["3,5"], .notAnInteger), (["4"], .tooLarge(maximum: 3))]),
        Case(
            type: .date, limits: ["earliest": "today", "latest": "today+30"], good: [["2026-06-13"], ["13/07/2026"]],
            bad: [
                (["2026-06-12"], .tooEarly(earliest: day("2026-06-13"))), (["2026-07-14"], .tooLate(latest: day("2026-07-13"))),
            ]),
        Case(
            type: .date, limits: ["earliest": "2026-01-01"], good: [["2026-01-01"]],
            bad: [(["2025-12-31"], .tooEarly(earliest: day("2026-01-01")))]),
        Case(
            type: .dateTime, limits: ["latest": "today-1"], good: [["2026-06-12T23:59"]],
            bad: [(["2026-06-13T00:00"], .tooLate(latest: day("2026-06-12")))]),
        Case(
            type: .time, limits: ["earliest": "08:00", "latest": "18:00"], good: [["8 h"], ["18:00"], ["12h15"]],
            bad: [
                (["7:59"], .tooEarlyInTheDay(earliest: clock("08:00"))), (["18:01"], .tooLateInTheDay(latest: clock("18:00"))),
                (["midi"], .notATime),
            ]),
        Case(
            type: .amount, limits: ["minimum": 0.1, "maximum": 1_500.29], good: [["0,10"], ["1 500,29 €"]],
            bad: [
                (["0,09"], .amountTooSmall(minimum: euros(10))), (["1500,30"], .amountTooLarge(maximum: euros(150_029))),
                (["1,234"], .tooManyDecimals(maximum: 2)), (["gratuit"], .notAnAmount),
            ]),
        Case(
            type: .period, limits: ["earliest": "today", "latest": "today+30", "minimumDays": 2, "maximumDays": 10],
            good: [["2026-06-13", "2026-06-14"], ["04/07/2026", "13/07/2026"]],
            bad: [
                (["2026-06-12", "2026-06-14"], .tooEarly(earliest: day("2026-06-13"))),
                (["2026-07-13", "2026-07-14"], .tooLate(latest: day("2026-07-13"))),
                (["2026-06-13", "2026-06-13"], .tooFewDays(minimum: 2)),
                (["2026-06-13", "2026-06-23"], .tooManyDays(maximum: 10)), (["2026-06-13", ""], .noEnd),
                (["", "2026-06-13"], .noStart), (["2026-06-14", "2026-06-13"], .endBeforeStart),
            ]),
        Case(
            type: .choices, limits: ["minimum": 2, "maximum": 2], good: [["a", "b"]],
            bad: [(["a"], .tooFewChoices(minimum: 2)), (["a", "b", "c"], .tooManyChoices(maximum: 2))]),
        Case(type: .email, limits: [:], good: [["a@b.fr"]], bad: [(["a"], .notAnEmail)]),
        Case(
            type: .iban, limits: [:], good: [["fr14 2004 1010 0505 0001 3m02 606"]],
            bad: [(["FR1420041010050500013M02660"], .notAnIBAN(.checkDigits))]),
        Case(
            type: .address, limits: [:], good: [["12 rue des Salins", "", "30 220", "Aigues-Mortes"]],
            bad: [
                (["12 rue des Salins", "", "", "Aigues-Mortes"], .noPart(.postalCode)), (["", "", "30220"], .noPart(.street)),
                (["12 rue des Salins", "", "30220", ""], .noPart(.town)), (["1 rue", "", "2A004", "Ajaccio"], .notAPostalCode),
                ([long(101), "", "30220", "Nîmes"], .tooLong(maximum: 100, actual: 101)),
            ]),
        Case(
            type: .rating, limits: [:], good: [["1"], ["5"]],
            bad: [(["0"], .notAChoice), (["6"], .notAChoice), (["3,5"], .notAChoice), (["bien"], .notAChoice)]),
        Case(type: .acknowledgement, limits: [:], good: [["yes"]], bad: [(["no"], .notAChoice)]),
        Case(type: .plate, limits: [:], good: [["ab-123-cd"]], bad: [(["B AB 1234"], .notAPlate)]),
        Case(type: .phone, limits: [:], good: [["1234"]], bad: [(["a"], .notAPhone)]),
        Case(type: .choice, limits: [:], good: [["a"]], bad: [(["z"], .notAChoice)]),
        Case(type: .yesNo, limits: [:], good: [["yes"], ["no"]], bad: [(["maybe"], .notAChoice)]),
        Case(type: .person, limits: [:], good: [["1"]], bad: [(["x"], .notChosen)]),
    ]

    static func long(_ count: Int) -> String { String(repeating: "é", count: count) }

    @Test(arguments: cases) func `limits let the right pass and name what is wrong`(example: Case) throws {
        for isRequired in [true, false] {
            let more = example.type == .choice || example.type == .choices ? [FormSamples.choices("a", "b", "c")] : []
            let form = try FormSamples.form(questions: [
                FormSamples.question(
                    "q", example.type.rawValue, more + [("required", .raw("\(isRequired)")), ("validation", example.limits)])
            ])
            let problems = { (inputs: [String]) in
                FilledForm(form, inputs: ["q": inputs], files: [:], context: FormSamples.context).errors.map(\.problem)
            }
            for inputs in example.good { #expect(problems(inputs).isEmpty, "\(inputs)") }
            for (inputs, problem) in example.bad { #expect(problems(inputs) == [problem], "\(inputs)") }
            #expect(problems([""]) == (isRequired ? [.missing] : []))
        }
    }

    @Test func `files are counted, five when nothing is said`() throws {
        for (limits, maximum) in [([:], 5), (["maximum": 2], 2)] as [(JSON, Int)] {
            let form = try FormSamples.form(questions: [
                FormSamples.question("q", "file", [("required", true), ("validation", limits)])
            ])
            let problems = { (count: Int) in
                let files = (0..<count).map { index in AttachmentID(Int64(index + 1)) }
                return FilledForm(form, inputs: [:], files: ["q": files], context: FormSamples.context).errors.map(\.problem)
            }
            #expect(problems(0) == [.missing])
            #expect(problems(maximum) == [])
            #expect(problems(maximum + 1) == [.tooManyFiles(maximum: maximum)])
        }
    }
}

@Suite struct FilledFormTests {
    private func fill(_ form: FormDefinition, _ inputs: Inputs) -> FilledForm {
        FilledForm(form, inputs: inputs, files: [:], context: FormSamples.context)
    }

    @Test func `errors come in the order of the questions, hidden ones none`() throws {
        let form = try FormSamples.form(FormSamples.complete)
        let inputs: Inputs = [
            "suite": [AnswerValidatorTests.long(201)], "sites": ["lune"], "nombre": ["beaucoup"], "adresse": ["x"],
            "jour": ["jamais"],
            "motif": ["autre"], "texte": ["a"], "agent": ["?"],
        ]
        #expect(fill(form, inputs).errors.map(\.question) == ["texte", "nombre", "adresse", "jour", "sites", "agent", "suite"])
        let hidden = fill(form, inputs.merging(["motif": ["arrivee"]]) { _, new in new })
        #expect(hidden.errors.map(\.question) == ["texte", "nombre", "adresse", "jour", "sites", "agent"])
        #expect(hidden.errors(on: form.pages[1]).isEmpty)
        #expect(hidden.evaluation.questions(on: form.pages[1]).isEmpty)
        #expect(fill(form, inputs).errors(on: form.pages[1]).map(\.question) == ["suite"])
    }

    @Test func `the form's own message replaces the built-in one, for a missing answer too`() throws {
        let form = try FormSamples.form(questions: [
            FormSamples.question(
                "q", "date", [("required", true), ("validation", ["earliest": "today", "message": ["fr": "Trop tôt"]])])
        ])
        #expect(fill(form, ["q": ["2020-01-01"]]).errors.first?.message == LocalizedText(fr: "Trop tôt"))
        #expect(fill(form, ["q": ["hier"]]).errors.first?.message == LocalizedText(fr: "Trop tôt"))
        #expect(fill(form, [:]).errors == [AnswerError(question: "q", problem: .missing, message: LocalizedText(fr: "Trop tôt"))])
    }

    @Test func `a heading and a text come and go, and are never answered`() throws {
        let condition: JSON = ["question": "a", "operator": "equals", "value": true]
        let form = try FormSamples.form(questions: [
            FormSamples.question("a", "yesNo"), FormSamples.question("titre", "heading", [FormSamples.show(condition)]),
            FormSamples.question("mode", "text", FormSamples.needed(by: .text) + [FormSamples.show(condition)]),
        ])
        let forged: Inputs = ["titre": ["x"], "mode": ["x"]]
        let shown = fill(form, forged.merging(["a": ["yes"]]) { _, new in new })
        #expect(shown.evaluation.shown == ["a", "titre", "mode"])
        #expect(shown.evaluation.answers == ["a": .yesNo(true)] && shown.errors.isEmpty)
        #expect(shown.evaluation.questions(on: form.pages[0]).map(\.key) == ["a"])
        #expect(fill(form, forged).evaluation.shown == ["a"])
    }

    @Test func `answers that contradict each other are said at one of them, once each is right by itself`() throws {
        let form = try FormSamples.form(
            FormSamples.document(questions: [
                FormSamples.question("debut", "date", [("required", true)]), FormSamples.question("nombre", "number"),
                FormSamples.question(
                    "fin", "date",
                    [
                        ("required", true), ("validation", ["earliest": "today"]),
                        FormSamples.show(["question": "nombre", "operator": "greaterThan", "value": 1]),
                    ]),
            ]).setting(
                "/pages/0/checks",
                [
                    [
                        "when": [
                            "all": [
                                ["question": "debut", "operator": "after", "value": "today+30"],
                                ["question": "nombre", "operator": "greaterThan", "value": 5],
                            ]
                        ], "at": "nombre", "message": ["fr": "Cinq au plus"],
                    ],
                    [
                        "when": ["question": "debut", "operator": "after", "value": "today+60"], "at": "fin",
                        "message": ["fr": "Plus tôt"],
                    ],
                ]))
        let errors = { (debut: String, nombre: String, fin: String) in
            fill(form, ["debut": [debut], "nombre": [nombre], "fin": [fin]]).errors.map { error in
                "\(error.question) \(error.problem == .contradicted ? error.message?.fr ?? "?" : "\(error.problem)")"
            }
        }
        #expect(errors("2026-06-20", "6", "2026-07-01") == [])
        #expect(errors("2026-07-30", "6", "2026-07-31") == ["nombre Cinq au plus"])
        #expect(errors("2026-08-30", "6", "2026-09-01") == ["nombre Cinq au plus", "fin Plus tôt"])
        // What is missing is unknown, and contradicts nothing; what is wrong by itself says that.
        #expect(errors("", "6", "2026-09-01") == ["debut missing"])
        #expect(errors("2026-08-30", "2", "") == ["fin missing"])
        // A hidden question has nothing to correct.
        #expect(errors("2026-08-30", "1", "2026-09-01") == [])
    }

    @Test func `an unreadable answer counts as empty for conditions`() throws {
        let form = try FormSamples.form(questions: [
            FormSamples.question("nombre", "number"),
            FormSamples.question("si-vide", "shortText", [FormSamples.show(["question": "nombre", "operator": "isEmpty"])]),
            FormSamples.question(
                "si-autre", "shortText", [FormSamples.show(["question": "nombre", "operator": "notEquals", "value": 3])]),
        ])
        #expect(fill(form, ["nombre": ["trois"]]).evaluation.shown == ["nombre", "si-vide"])
        #expect(fill(form, ["nombre": ["4"]]).evaluation.shown == ["nombre", "si-autre"])
    }

    @Test func `a hidden answer hides what hangs on it, in one pass down the form`() throws {
        let form = try FormSamples.form(questions: [
            FormSamples.question("a", "yesNo"),
            FormSamples.question("b", "yesNo", [FormSamples.show(["question": "a", "operator": "equals", "value": true])]),
            FormSamples.question("c", "yesNo", [FormSamples.show(["question": "b", "operator": "equals", "value": true])]),
            FormSamples.question("d", "shortText", [FormSamples.show(["question": "c", "operator": "isEmpty"])]),
        ])
        let all: Inputs = ["a": ["yes"], "b": ["yes"], "c": ["yes"], "d": ["texte"]]
        #expect(fill(form, all).evaluation.shown == ["a", "b", "c"])
        let without = fill(form, all.merging(["a": ["no"]]) { _, new in new })
        // b is hidden, hence empty; so is c; and d, which asks whether c is empty, is shown.
        #expect(without.evaluation.shown == ["a", "d"])
        #expect(without.evaluation.answers == ["a": .yesNo(false), "d": .text("texte")])
    }

    /// Random forms, filled and changed answer by answer in any order: what remains depends on the
    /// inputs alone, never on the way to them, and holds no answer of a hidden question.
    @Test func `no order of answering leaves a hidden answer`() throws {
        let seed: UInt64 = 4_711
        var random = RandomConditions(generator: SeededGenerator(seed: seed))
        var hiddenOnes = 0
        for round in 0..<400 {
            let form = try randomForm(&random)
            var inputs: Inputs = [:]
            for _ in 0..<30 {
                let question = random.generator.one(of: form.questions)
                inputs[question.key] = random.generator.oneIn(4) ? nil : [value(for: question.type, &random)]
                let filled = fill(form, inputs)
                let hidden = form.questions.filter { question in !filled.evaluation.isShown(question) }
                hiddenOnes += hidden.count
                for question in hidden {
                    #expect(filled.evaluation.answers[question.key] == nil, "seed \(seed), round \(round)")
                    #expect(!filled.errors.contains { error in error.question == question.key })
                    // To count as empty is to change nothing.
                    var others = inputs
                    others[question.key] = nil
                    #expect(fill(form, others).evaluation.shown == filled.evaluation.shown)
                }
                // A fixed point: evaluating what counts shows the same questions again.
                let again = FormEvaluation(form, answers: filled.evaluation.answers, context: FormSamples.context)
                #expect(again.shown == filled.evaluation.shown && again.answers == filled.evaluation.answers)
                for question in form.questions {
                    let naive = NaiveEvaluator(answers: filled.evaluation.answers, context: FormSamples.context)
                    #expect(filled.evaluation.isShown(question) == (question.show.map { naive.value(of: $0) == 1 } ?? true))
                }
            }
        }
        print("hidden questions seen, seed \(seed): \(hiddenOnes)")
        #expect(hiddenOnes > 10_000)
    }

    /// Required where the naive evaluator says so, of what is shown, and nowhere else.
    @Test func `a requirement is what its condition says`() throws {
        let seed: UInt64 = 777
        var random = RandomConditions(generator: SeededGenerator(seed: seed))
        var missing = 0
        for round in 0..<2_000 {
            var form = try randomForm(&random)
            for index in 1..<form.pages[0].questions.count where !random.generator.oneIn(3) {
                form.pages[0].questions[index].required = nil
                let earlier = form.pages[0].questions[..<index].map(\.key)
                form.pages[0].questions[index].require = random.condition(depth: 2, keys: earlier)
            }
            var inputs: Inputs = [:]
            for question in form.questions where random.generator.oneIn(2) {
                inputs[question.key] = [value(for: question.type, &random)]
            }
            let filled = fill(form, inputs)
            let naive = NaiveEvaluator(answers: filled.evaluation.answers, context: FormSamples.context)
            for question in form.questions {
                let isShown = filled.evaluation.isShown(question)
                let isRequired = isShown && (question.isRequired || question.require.map { naive.value(of: $0) == 1 } ?? false)
                #expect(filled.evaluation.isRequired(question) == isRequired, "seed \(seed), round \(round)")
                let isMissing = filled.errors.contains { error in error.question == question.key && error.problem == .missing }
                let isEmpty = AnswerReader.read(question, inputs[question.key] ?? []) == .empty
                #expect(isMissing == (isRequired && isEmpty), "seed \(seed), round \(round)")
                missing += isMissing && question.require != nil ? 1 : 0
            }
        }
        print("required by a condition and missing, seed \(seed): \(missing)")
        #expect(missing > 200)
    }

    /// Conditions of any kind on earlier questions; the senseless ones too, so not through the reader.
    private func randomForm(_ random: inout RandomConditions) throws -> FormDefinition {
        let types: [(String, String)] = [
            ("texte", "shortText"), ("nombre", "number"), ("accord", "yesNo"), ("jour", "date"), ("suite", "shortText"),
            ("fin", "yesNo"), ("reste", "shortText"), ("dernier", "number"),
        ]
        var form = try FormSamples.form(
            questions: types.map { key, type in FormSamples.question(key, type, [("required", true)]) })
        for index in 1..<types.count where !random.generator.oneIn(4) {
            let earlier = types[..<index].map(\.0)
            form.pages[0].questions[index].show = random.condition(depth: 2, keys: earlier)
        }
        return form
    }

    private func value(for type: Question.Kind, _ random: inout RandomConditions) -> String {
        switch type {
        case .number: random.generator.one(of: ["0", "0,5", "1", "1.5", "x"])
        case .yesNo: random.generator.one(of: ["yes", "no", "peut-être"])
        case .date: random.generator.one(of: ["2026-06-12", "13/06/2026", "2026-06-14", "hier"])
        default: random.generator.one(of: ["panne", "quai", "PANNE", "12", " "])
        }
    }
}
