@testable import Domain
import Testing

@Suite struct ComputationTests {
    private static func date(_ text: String) -> Answer { .date(CalendarDate(iso: text) ?? CalendarDate(daysSince1970: 0)) }
    private static func euros(_ cents: Int) -> Answer { .amount(Amount(minor: cents, currency: .euro)!) }
    private static func span(_ from: String, _ to: String) -> Answer {
        .period(Period(from: CalendarDate(iso: from)!, to: CalendarDate(iso: to)!)!)
    }

    static let values: [(Computation.Operation, [String], Answers, Answer?)] = [
        (.sum, ["a", "b"], ["a": .number(1), "b": .number(2.5)], .number(3.5)),
        (.sum, ["a", "b"], ["b": .number(2.5)], .number(2.5)),
        (.sum, ["a", "b"], [:], nil),
        (.sum, ["a", "b"], ["a": .number(0.1), "b": .number(0.2)], .number(0.3)),
        (.sum, ["a", "b"], ["a": euros(110), "b": euros(-20)], euros(90)),
        (.sum, ["a", "b"], ["a": euros(Amount.limit), "b": euros(1)], nil),
        (.sum, ["a", "b"], ["a": euros(1), "b": .number(1)], nil),
        (.sum, ["a", "b"], ["a": euros(1), "b": .amount(Amount(minor: 1, currency: Currency(code: "CHF")!)!)], nil),
        (.sum, ["prix"], ["b": .rows(["x", "y"]), "b__x__prix": euros(5), "b__y__prix": euros(7)], euros(12)),
        (.sum, ["a"], ["a": .text("douze")], nil),
        (.days, ["a", "b"], ["a": date("2026-11-30"), "b": date("2026-12-02")], .number(3)),
        (.days, ["a", "b"], ["a": date("2026-11-30"), "b": date("2026-11-30")], .number(1)),
        (.days, ["a", "b"], ["a": date("2026-12-02"), "b": date("2026-11-30")], nil),
        (.days, ["a", "b"], ["a": date("2026-12-02")], nil),
        (.days, ["a", "b"], ["a": date("1000-01-01"), "b": date("9999-12-31")], nil),
        (.days, ["p"], ["p": span("2026-11-30", "2026-12-06")], .number(7)),
        // From Monday to Sunday; Christmas is a Friday; 1 and 8 May 2028 are Mondays, Ascension 25 May, Whit Monday 5 June.
        (.workingDays, ["p"], ["p": span("2026-11-30", "2026-12-06")], .number(5)),
        (.workingDays, ["p"], ["p": span("2026-12-24", "2026-12-28")], .number(2)),
        (.workingDays, ["p"], ["p": span("2026-12-26", "2026-12-27")], .number(0)),
        (.workingDays, ["p"], ["p": span("2028-05-01", "2028-05-31")], .number(20)),
    ]

    @Test(arguments: values) func `a value is computed, or not known yet`(
        operation: Computation.Operation, of keys: [String], answers: Answers, expected: Answer?
    ) {
        #expect(Computation(operation: operation, of: keys).value(in: answers) == expected)
    }

    @Test func `working days are those that the calendar counts one by one`() {
        let seed: UInt64 = 261
        var generator = SeededGenerator(seed: seed)
        print("spans of days, seed \(seed)")
        for _ in 0..<300 {
            let first = CalendarDate(daysSince1970: Int.random(in: 18_000...24_000, using: &generator))
            let last = first.adding(days: Int.random(in: 0...900, using: &generator))
            let period = Period(from: first, to: last)!
            let counted = (0..<period.days).count { offset in LocalCalendar.paris.isWorkingDay(first.adding(days: offset)) }
            #expect(period.workingDays == counted, "\(first) – \(last)")
        }
    }

    private static let amounts: [JSON] = [
        FormSamples.question("prix", "amount"), FormSamples.question("port", "amount"), FormSamples.question("nombre", "number"),
        FormSamples.question("debut", "date"), FormSamples.question("sejour", "period"), FormSamples.question("compte", "iban"),
        FormSamples.question("secret", "number", [("sensitive", true)]),
    ]

    static let refusals: [(JSON, [(String, JSON)], String, FormIssue.Problem)] = [
        (["operation": "sum", "of": []], [], "compute/of", .outOfRange("1…20")),
        (["operation": "sum", "of": ["prix", "nombre"]], [], "compute/of/1", .valueDoesNotFit),
        (["operation": "sum", "of": ["debut"]], [], "compute/of/0", .operatorDoesNotFit("sum")),
        (["operation": "sum", "of": ["rien"]], [], "compute/of/0", .unknownQuestion("rien")),
        (["operation": "sum", "of": ["resultat"]], [], "compute/of/0", .forwardReference("resultat")),
        (["operation": "sum", "of": ["secret"]], [], "sensitive", .missing("sensitive")),
        (["operation": "days", "of": ["debut"]], [], "compute/of", .outOfRange("2")),
        (["operation": "days", "of": ["debut", "sejour"]], [], "compute/of", .outOfRange("2")),
        (["operation": "days", "of": ["prix", "port"]], [], "compute/of/0", .operatorDoesNotFit("days")),
        (["operation": "sum", "of": ["prix"]], [("required", true)], "required", .unknownMember),
    ]

    @Test(arguments: refusals) func `what cannot be computed is refused at its place`(
        compute: JSON, more: [(String, JSON)], place: String, problem: FormIssue.Problem
    ) {
        let document = FormSamples.document(
            questions: Self.amounts + [FormSamples.question("resultat", "computed", [("compute", compute)] + more)])
        #expect(issues(of: document.bytes).first == FormIssue("/pages/0/questions/7/\(place)", problem))
    }

    @Test func `a computed value decides on what follows, and nobody can type it`() throws {
        let form = try FormSamples.form(
            questions: Self.amounts + [
                FormSamples.question("total", "computed", [("compute", ["operation": "sum", "of": ["prix", "port"]])]),
                FormSamples.question(
                    "accord", "yesNo",
                    [("required", true), FormSamples.show(["question": "total", "operator": "greaterThan", "value": 100])]),
            ])
        let fill = { (inputs: Inputs) in FilledForm(form, inputs: inputs, files: [:], context: FormSamples.context) }
        let dear = fill(["prix": ["99,50"], "port": ["0,51"], "total": ["1"]])
        #expect(dear.evaluation.answers["total"] == Self.euros(10_001))
        #expect(dear.errors.map(\.question) == ["accord"])
        #expect(fill(["prix": ["99,50"], "port": ["0,50"], "total": ["1000"]]).errors.isEmpty)
    }

    private static let colours: JSON = [
        ["key": "bleu", "label": ["fr": "Bleu"]],
        ["key": "or", "label": ["fr": "Or"], "show": ["question": "nombre", "operator": "atLeast", "value": 8]],
    ]

    @Test func `a choice that is not offered is no answer`() throws {
        for type in ["choice", "choices"] {
            let form = try FormSamples.form(
                questions: Self.amounts + [
                    FormSamples.question("teinte", type, [("choices", Self.colours), ("required", true)])
                ])
            let fill = { (inputs: Inputs) in FilledForm(form, inputs: inputs, files: [:], context: FormSamples.context) }
            let teinte = try #require(form.question("teinte"))
            let many = fill(["nombre": ["8"], "teinte": ["or"]])
            #expect(many.errors.isEmpty)
            #expect(many.evaluation.choices(of: teinte).map(\.key) == ["bleu", "or"])
            let few = fill(["nombre": ["7"], "teinte": ["or"]])
            #expect(few.errors.map(\.problem) == [.missing])
            #expect(few.evaluation.answers["teinte"] == nil)
            #expect(few.evaluation.choices(of: teinte).map(\.key) == ["bleu"])
        }
    }

    @Test func `a question always offers something, and all of it on the page`() {
        let never: JSON = [
            ["key": "a", "label": ["fr": "A"], "show": ["question": "nombre", "operator": "isEmpty"]],
            ["key": "b", "label": ["fr": "B"], "show": ["question": "suite", "operator": "isEmpty"]],
        ]
        let document = FormSamples.document(
            questions: Self.amounts + [
                FormSamples.question("teinte", "choice", [("choices", never)]), FormSamples.question("suite", "number"),
            ])
        #expect(
            issues(of: document.bytes) == [
                FormIssue("/pages/0/questions/7/choices/1/show/question", .forwardReference("suite")),
                FormIssue("/pages/0/questions/7/choices", .notAllowed("no choice that is always offered")),
            ])
        let two = FormSamples.document(
            questions: Self.amounts + [
                FormSamples.question("teinte", "choices", [("choices", Self.colours), ("validation", ["minimum": 2])])
            ])
        #expect(issues(of: two.bytes).map(\.pointer) == ["/pages/0/questions/7/validation/minimum"])
    }
}
