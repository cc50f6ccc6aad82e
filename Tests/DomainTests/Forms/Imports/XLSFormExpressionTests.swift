@testable import Domain
import Testing

@Suite("Expressions of XLSForm")
struct XLSFormExpressionTests {
    private static let scope: XLSFormScope = {
        var scope = XLSFormScope()
        let choices: [Question.Choice] = [.init(key: "x", label: .init(fr: "X")), .init(key: "y", label: .init(fr: "Y"))]
        let types: [(String, Question.Kind)] = [
            ("un", .choice), ("plusieurs", .choices), ("nombre", .number), ("jour", .date), ("texte", .shortText),
            ("heure", .time), ("fichier", .file), ("lu", .acknowledgement), ("bloc", .block),
        ]
        for (name, type) in types {
            scope.questions[name] = Question(key: name, type: type, label: .init(fr: name), choices: choices)
            scope.choiceKeys[name] = ["x": "x", "Y_2": "y"]
        }
        return scope
    }()

    /// An expression, and the answers for which it is true in XPath: an empty answer is the empty text there.
    private static let table: [(String, [Answers], [Answers])] = [
        ("${un} = 'x'", [["un": .choice("x")]], [["un": .choice("y")], [:]]),
        ("${un} != 'x'", [["un": .choice("y")], [:]], [["un": .choice("x")]]),
        ("not(${un} = 'x')", [["un": .choice("y")], [:]], [["un": .choice("x")]]),
        ("'Y_2' = ${un}", [["un": .choice("y")]], [["un": .choice("x")], [:]]),
        ("selected(${plusieurs}, 'x')", [["plusieurs": .choices(["x", "y"])]], [["plusieurs": .choices(["y"])], [:]]),
        ("not(selected(${plusieurs}, 'x'))", [["plusieurs": .choices(["y"])], [:]], [["plusieurs": .choices(["x"])]]),
        (
            "${nombre} > 3 and ${nombre} <= 5.5", [["nombre": .number(4)], ["nombre": .number(5.5)]],
            [["nombre": .number(3)], [:]]
        ),
        (
            "not(${nombre} > 3 and ${un} = 'x')", [["nombre": .number(2)], [:], ["nombre": .number(4)]],
            [["nombre": .number(4), "un": .choice("x")]]
        ),
        ("3 < ${nombre} or ${un} = 'x'", [["nombre": .number(4)], ["un": .choice("x")]], [["nombre": .number(3)], [:]]),
        ("${nombre} = -2", [["nombre": .number(-2)]], [["nombre": .number(2)]]),
        ("${nombre} = '4'", [["nombre": .number(4)]], [["nombre": .number(5)]]),
        ("${texte} = ''", [[:]], [["texte": .text("a")]]),
        ("${texte} != ''", [["texte": .text("a")]], [[:]]),
        ("string-length(${texte}) > 0", [["texte": .text("a")]], [[:]]),
        ("contains(${texte}, \"b c\")", [["texte": .text("a b c d")]], [["texte": .text("abc")], [:]]),
        ("${lu} = 'OK'", [["lu": .yesNo(true)]], [[:]]),
        ("(${un} = 'x' or (${un} = 'Y_2'))", [["un": .choice("x")], ["un": .choice("y")]], [[:]]),
        ("true() and ${un} = 'x'", [["un": .choice("x")]], [[:]]),
        ("${un} = ‘x’", [["un": .choice("x")]], [[:]]),
        ("count(${bloc}) < 2", [[:], ["bloc": .rows(["1"])]], [["bloc": .rows(["1", "2"])]]),
    ]

    @Test("means what XPath means, empty answers included", arguments: table.indices)
    func meaning(index: Int) throws {
        let (text, yes, no) = Self.table[index]
        let logic = try XLSFormCompiler(scope: Self.scope).logic(try XLSFormParser.parse(text))
        guard case .condition(let condition) = logic.folded() else {
            Issue.record("\(text) is constant")
            return
        }
        let today = try #require(CalendarDate(iso: "2026-11-30"))
        let context = FormContext(requester: .init(), beneficiary: .init(), today: today)
        for answers in yes {
            #expect(ConditionEvaluator(answers: answers, context: context).holds(condition), "\(text): \(answers)")
        }
        for answers in no {
            #expect(!ConditionEvaluator(answers: answers, context: context).holds(condition), "\(text): \(answers)")
        }
    }

    @Test("days are compared with today and with dates")
    func days() throws {
        func condition(_ text: String) throws -> Condition? {
            guard
                case .condition(let condition) = try XLSFormCompiler(scope: Self.scope).logic(try XLSFormParser.parse(text))
                    .folded()
            else { return nil }
            return condition
        }
        func compare(_ key: String, _ comparator: Condition.Comparator, _ value: String) -> Condition {
            .compare(.init(subject: .question(key), comparator: comparator, value: .text(value)))
        }
        #expect(try condition("${jour} >= today()") == compare("jour", .onOrAfter, "today"))
        #expect(try condition("${jour} < today() + 30") == compare("jour", .before, "today+30"))
        #expect(try condition("date('2026-12-31') > ${jour}") == compare("jour", .before, "2026-12-31"))
        #expect(try condition("${heure} >= '09:30:00.000'") == compare("heure", .onOrAfter, "09:30"))
        #expect(
            try condition("today() >= date('2027-01-01')")
                == .compare(.init(subject: .today, comparator: .onOrAfter, value: .text("2027-01-01"))))
    }

    @Test(
        "what it does not read is refused, with its column",
        arguments: [
            ("", FormImportReason.syntax, 1), ("${a", .syntax, 1), ("${un} = 'x", .syntax, 9), ("(${un} = 'x'", .syntax, 13),
            ("${un} == 'x'", .syntax, 8), ("${un} = 'x' & 1", .syntax, 13), ("${un} = 'z'", .unknownChoice("z"), 1),
            ("${un} > 'x'", .noComparison(">"), 1), ("${plusieurs} = 'x'", .noComparison("="), 1),
            ("${fichier} = 'x'", .noComparison("="), 1), ("${nombre} = 'deux'", .valueDoesNotFit("deux"), 1),
            ("${jour} > 'demain'", .valueDoesNotFit("demain"), 1), ("if(${un} = 'x', 1, 2) = 1", .unknownFunction("if"), 1),
            ("1.2.3 = ${nombre}", .syntax, 1), ("string-length(${texte}) > 4", .lengthInCondition, 1), (". > 3", .syntax, 1),
            ("position(..) > 1", .unknownFunction("position"), 1), ("${nombre} + 1 > 2", .syntax, 11),
        ])
    func refused(text: String, reason: FormImportReason, column: Int) {
        #expect(throws: XLSFormExpression.Problem(reason: reason, column: column)) {
            _ = try XLSFormCompiler(scope: Self.scope).logic(try XLSFormParser.parse(text))
        }
    }

    @Test("nested a thousand times, or without end, it is refused and not overrun")
    func deep() {
        for text in [
            String(repeating: "(", count: 1_000),
            String(repeating: "not(", count: 500) + "${un} = 'x'" + String(repeating: ")", count: 500),
            String(repeating: "${un} = 'x' and ", count: 2_000),
        ] {
            #expect(throws: XLSFormExpression.Problem.self) { _ = try XLSFormParser.parse(text) }
        }
    }

    @Test("whatever is typed, it is read or refused")
    func fuzz() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("expressions of XLSForm, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let words = [
            "${un}", "${plusieurs}", "${nombre}", "${jour}", "${", "}", "'x'", "'", "\"", "(", ")", "and", "or", "not(",
            "selected(",
            ",", "=", "!=", "<", ">=", "today()", "+", "-", "3", ".", "..", "é", "\u{0}", "😀", "count(${bloc})", "true()", " ",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in generator.one(of: words) }
                .joined(separator: generator.oneIn(3) ? "" : " ")
            do throws(XLSFormExpression.Problem) {
                let logic = try XLSFormCompiler(scope: Self.scope).logic(try XLSFormParser.parse(text))
                if case .condition(let condition) = logic.folded() { #expect(condition.size > 0) }
                read += 1
            } catch {
                #expect(error.column >= 1 && error.column <= text.unicodeScalars.count + 1, "\(text)")
            }
        }
        #expect(read > 0)
    }

    @Test("whatever survey is sent, what comes in is a form that the validator accepts")
    func surveys() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("surveys of XLSForm, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let types = [
            "text", "integer", "decimal", "select_one transport", "select_multiple oui_non", "date", "time", "note",
            "acknowledge",
            "range", "image", "begin_group", "end_group", "begin_repeat", "end_repeat", "calculate", "geopoint",
            "select_one nulle",
        ]
        let relevants = [
            "", "", "${a} = 'x'", "${b} > 3", "selected(${c}, 'train')", "not(${d} != '')", "${a} = ", "${e} < today()",
            "count(${f}) > 1", "true()", "false()",
        ]
        let constraints = [
            "", ". > 3", ". <= 10 and . >= 2", "string-length(.) < 5", ". != 'x'", "regex(., 'a')", ". > ${b}",
            "count-selected(.) <= 1",
        ]
        var taken = 0
        for _ in 0..<3_000 {
            let lines = (0..<Int.random(in: 1..<20, using: &generator)).map { _ in
                "\(generator.one(of: types))|\(generator.one(of: ["a", "b", "c", "d", "e", "f", "", "É_é"]))|\(generator.one(of: relevants))|\(generator.one(of: constraints))"
            }
            do {
                let imported = try XLSFormSamples.read(XLSFormSamples.lines(lines))
                #expect(FormValidator.issues(in: imported.definition).isEmpty)
                taken += 1
            } catch {
                #expect((error as? FormImportRefusal)?.issues.isEmpty == false, "\(lines)")
            }
        }
        #expect(taken > 50)
    }
}
