@testable import Domain
import Testing

@Suite struct BlockTests {
    private static let rows: JSON = ["label": ["fr": "Voyageur", "en": "Traveller"], "minimum": 1, "maximum": 3]
    private static let inner: JSON = [
        FormSamples.question("nom", "shortText", [("required", true)]),
        FormSamples.question("age", "number"),
        FormSamples.question(
            "tuteur", "shortText", [FormSamples.show(["question": "age", "operator": "lessThan", "value": 18])]),
    ]

    private func form(
        _ block: [(String, JSON)] = [("rows", rows), ("questions", inner)], then condition: JSON? = nil
    ) throws -> FormDefinition {
        try FormSamples.form(
            questions: [
                FormSamples.question("accord", "yesNo"),
                FormSamples.question("voyageurs", "block", block),
            ] + (condition.map { condition in [FormSamples.question("suite", "shortText", [FormSamples.show(condition)])] } ?? [])
        )
    }

    private func filled(_ form: FormDefinition, _ inputs: Inputs) -> FilledForm {
        FilledForm(form, inputs: inputs, files: [:], context: FormSamples.context)
    }

    @Test func `a block starts with the rows it needs, and is written out row by row`() throws {
        let form = try form()
        let written = form.unfolded([:] as Inputs)
        #expect(
            written.questions.map(\.key) == [
                "accord", "voyageurs", "voyageurs__1__nom", "voyageurs__1__age", "voyageurs__1__tuteur",
            ])
        #expect(written.unfolded([:] as Inputs) == written, "written out twice is the same")
        #expect(written.questions[2].fullLabel == LocalizedText(fr: "Voyageur\u{A0}1\u{202F}: Question nom"))
        #expect(form.unfolded(["voyageurs": ["b", "a", "b", "pas une ligne", ""]]).questions.count == 8)
    }

    @Test func `siblings mean the same row`() throws {
        let filled = filled(
            try form(),
            [
                "voyageurs": ["a", "b"], "voyageurs__a__nom": ["Ana"], "voyageurs__a__age": ["12"], "voyageurs__b__nom": ["Bo"],
                "voyageurs__b__age": ["40"], "voyageurs__b__tuteur": ["personne"],
            ])
        #expect(filled.evaluation.shown.contains("voyageurs__a__tuteur"))
        #expect(!filled.evaluation.shown.contains("voyageurs__b__tuteur"))
        #expect(filled.evaluation.answers["voyageurs__b__tuteur"] == nil, "a hidden answer counts as empty")
        #expect(filled.evaluation.answers["voyageurs"] == .rows(["a", "b"]))
        #expect(filled.errors.isEmpty)
    }

    @Test func `each row is corrected at its own place`() throws {
        let filled = filled(try form(), ["voyageurs": ["a", "b"], "voyageurs__b__nom": ["Bo"]])
        #expect(filled.errors.map(\.question) == ["voyageurs__a__nom"])
    }

    @Test func `too few and too many rows are said at the block`() throws {
        let form = try form()
        #expect(filled(form, ["voyageurs": []]).errors.map(\.problem) == [.tooFewRows(minimum: 1)])
        let many = filled(form, ["voyageurs": ["a", "b", "c", "d"]])
        #expect(many.errors.first { error in error.question == "voyageurs" }?.problem == .tooManyRows(maximum: 3))
    }

    @Test func `a hidden block takes its rows with it`() throws {
        let form = try form([
            ("rows", Self.rows), ("questions", Self.inner),
            FormSamples.show(["question": "accord", "operator": "equals", "value": true]),
        ])
        let hidden = filled(form, ["accord": ["no"], "voyageurs": ["a"], "voyageurs__a__nom": ["Ana"]])
        #expect(hidden.evaluation.shown == ["accord"])
        #expect(hidden.evaluation.answers == ["accord": .yesNo(false)])
        #expect(hidden.errors.isEmpty)
    }

    static let conditions: [(JSON, [String], Bool)] = [
        (["rows": "voyageurs", "quantifier": "any", "where": adult], ["12", "40"], true),
        (["rows": "voyageurs", "quantifier": "any", "where": adult], ["12", "13"], false),
        (["rows": "voyageurs", "quantifier": "any", "where": adult], ["12", ""], false),
        (["rows": "voyageurs", "quantifier": "any", "where": adult], ["40", ""], true),
        (["rows": "voyageurs", "quantifier": "every", "where": adult], ["18", "40"], true),
        (["rows": "voyageurs", "quantifier": "every", "where": adult], ["18", "12"], false),
        // An age that is not given is unknown: not every one is known to be an adult.
        (["rows": "voyageurs", "quantifier": "every", "where": adult], ["18", ""], false),
        (["rows": "voyageurs", "quantifier": "every", "where": adult], [], false),
        (["not": ["rows": "voyageurs", "quantifier": "any", "where": adult]], ["12"], true),
        (["not": ["rows": "voyageurs", "quantifier": "any", "where": adult]], ["12", ""], false),
        (["count": "voyageurs", "operator": "atLeast", "value": 2], ["12", ""], true),
        (["count": "voyageurs", "operator": "equals", "value": 0], [], true),
        (["count": "voyageurs", "where": adult, "operator": "equals", "value": 1], ["12", "", "40"], true),
        (
            ["count": "voyageurs", "where": ["question": "accord", "operator": "isEmpty"], "operator": "equals", "value": 2],
            ["1", "2"], true
        ),
        (["question": "voyageurs", "operator": "isEmpty"], [], true),
        (["question": "voyageurs", "operator": "isEmpty"], ["1"], false),
    ]
    private static let adult: JSON = ["question": "age", "operator": "atLeast", "value": 18]

    @Test(arguments: conditions) func `from outside, any, every and count`(condition: JSON, ages: [String], isShown: Bool) throws
    {
        let form = try form(then: condition)
        var inputs: Inputs = ["voyageurs": ages.indices.map { index in "r\(index)" }]
        for (index, age) in ages.enumerated() { inputs["voyageurs__r\(index)__age"] = [age] }
        #expect(filled(form, inputs).evaluation.shown.contains("suite") == isShown)
    }

    @Test func `a check of a row is said in this row`() throws {
        let form = try form([
            ("rows", Self.rows), ("questions", Self.inner),
            (
                "checks",
                [
                    [
                        "when": ["question": "age", "operator": "lessThan", "value": 0], "at": "age",
                        "message": ["fr": "Né quand ?"],
                    ]
                ]
            ),
        ])
        let filled = filled(
            form,
            [
                "voyageurs": ["a", "b"], "voyageurs__a__nom": ["A"], "voyageurs__a__age": ["3"], "voyageurs__b__nom": ["B"],
                "voyageurs__b__age": ["-1"],
            ])
        #expect(
            filled.errors == [
                AnswerError(question: "voyageurs__b__age", problem: .contradicted, message: LocalizedText(fr: "Né quand ?"))
            ])
    }

    @Test func `a form with rows is the same after its JSON`() throws {
        let form = try FormSamples.form(FormSamples.complete)
        let again = try FormReader.read(Array(try encoded(form).utf8))
        #expect(again == form)
    }

    static let refusals: [([(String, JSON)], JSON?, FormIssue)] = [
        ([("rows", rows)], nil, FormIssue("/pages/0/questions/1", .missing("questions"))),
        ([("questions", inner)], nil, FormIssue("/pages/0/questions/1", .missing("rows"))),
        ([("rows", rows), ("questions", [])], nil, FormIssue("/pages/0/questions/1/questions", .outOfRange("1…20"))),
        (
            [("rows", rows), ("questions", [FormSamples.question("accord", "number")])], nil,
            FormIssue("/pages/0/questions/1/questions/0/key", .duplicateKey("accord"))
        ),
        (
            [("rows", rows), ("questions", inner), ("required", true)], nil,
            FormIssue("/pages/0/questions/1/required", .unknownMember)
        ),
        (
            [("rows", ["label": ["fr": "V"], "minimum": 4, "maximum": 3]), ("questions", inner)], nil,
            FormIssue("/pages/0/questions/1/rows/maximum", .outOfRange("4…30"))
        ),
        (
            [("rows", ["label": ["fr": "V"], "minimum": -1]), ("questions", inner)], nil,
            FormIssue("/pages/0/questions/1/rows/minimum", .outOfRange("0…30"))
        ),
        (
            [("rows", rows), ("questions", inner)], ["question": "age", "operator": "equals", "value": 3],
            FormIssue("/pages/0/questions/2/show/question", .questionOfRows("age"))
        ),
        (
            [("rows", rows), ("questions", inner)], ["count": "accord", "operator": "equals", "value": 3],
            FormIssue("/pages/0/questions/2/show/count", .notABlock("accord"))
        ),
        (
            [("rows", rows), ("questions", inner)], ["count": "voyageurs", "operator": "contains", "value": "x"],
            FormIssue("/pages/0/questions/2/show/operator", .operatorDoesNotFit("contains"))
        ),
        (
            [("rows", rows), ("questions", inner)],
            [
                "rows": "voyageurs", "quantifier": "any",
                "where": ["count": "voyageurs", "operator": "equals", "value": 1],
            ],
            FormIssue("/pages/0/questions/2/show/where", .notAllowed("rows of rows"))
        ),
        (
            [("rows", rows), ("questions", inner)],
            ["rows": "voyageurs", "quantifier": "any", "where": ["question": "rien", "operator": "isEmpty"]],
            FormIssue("/pages/0/questions/2/show/where/question", .unknownQuestion("rien"))
        ),
    ]

    @Test(arguments: refusals) func `what a block cannot be is refused at its place`(
        block: [(String, JSON)], condition: JSON?, expected: FormIssue
    ) {
        let questions: [JSON] = [
            FormSamples.question("accord", "yesNo"), FormSamples.question("voyageurs", "block", block),
        ]
        let next =
            condition.map { condition in [FormSamples.question("suite", "shortText", [FormSamples.show(condition)])] } ?? []
        #expect(issues(of: FormSamples.document(questions: questions + next).bytes) == [expected])
    }

    @Test func `a block inside a block, and rows inside themselves, are refused`() {
        let nested = FormSamples.question(
            "b", "block", [("rows", Self.rows), ("questions", [FormSamples.question("c", "number")])])
        let document = FormSamples.document(questions: [
            FormSamples.question(
                "a", "block", [("rows", Self.rows), ("questions", [FormSamples.question("x", "yesNo"), nested])])
        ])
        #expect(issues(of: document.bytes).contains { issue in issue.pointer == "/pages/0/questions/0/questions/1/questions" })
        let itself = FormSamples.document(questions: [
            FormSamples.question(
                "a", "block",
                [
                    ("rows", Self.rows),
                    (
                        "questions",
                        [
                            FormSamples.question("x", "yesNo"),
                            FormSamples.question(
                                "y", "yesNo", [FormSamples.show(["count": "a", "operator": "equals", "value": 1])]),
                        ]
                    ),
                ])
        ])
        #expect(
            issues(of: itself.bytes) == [FormIssue("/pages/0/questions/0/questions/1/show/count", .forwardReference("a"))])
    }
}
