@testable import Domain
import Testing

@Suite("XLSForm")
struct XLSFormReaderTests {
    @Test("pages, questions, limits, conditions and blocks come in")
    func whole() throws {
        let form = try XLSFormSamples.read(XLSFormSamples.survey).definition
        #expect(form.pages.map(\.title.fr) == ["Votre mission", "Suite"])
        #expect(form.pages[0].title.en == "Your trip")
        let object = try #require(form.question("objet-mission"))
        #expect(object.type == .shortText && object.isRequired && object.help?.fr == "En une phrase")
        #expect(object.validation == .init(minLength: 10, message: .init(fr: "Dix caractères au moins")))
        #expect(form.question("depart")?.validation?.earliest == .day(.today(plusDays: 1)))
        #expect(form.question("moyens")?.validation?.maximum == 2)
        #expect(form.question("moyens")?.choices?.map(\.key) == ["train", "avion", "voiture-service"])
        let nights = try #require(form.question("nuits"))
        #expect(nights.validation == .init(minimum: 1, maximum: 30, integer: true))
        #expect(nights.show?.questions == ["nuit", "moyens"])
        #expect(form.question("rappel")?.type == .heading)
        let block = try #require(form.question("voyageur"))
        #expect(block.type == .block && block.questions?.map(\.key) == ["nom", "age", "tuteur"])
        #expect(
            form.question("tuteur")?.show
                == .compare(.init(subject: .question("age"), comparator: .lessThan, value: .number(18))))
        #expect(form.service == "deplacements" && form.route.team == "missions")
        #expect(FormValidator.issues(in: form).isEmpty)
    }

    @Test("every line is in the report, with what was left and why")
    func report() throws {
        let entries = try XLSFormSamples.read(XLSFormSamples.survey).entries
        let survey = entries.filter { entry in if case .survey = entry.place { true } else { false } }
        #expect(survey.count == 12)
        let total = try #require(entries.first { entry in entry.subject == "total" })
        #expect(total.place == .survey(line: 15) && total.outcome == .left)
        #expect(total.remarks.contains(.init(.calculation, .left, .notSupported)))
        let object = try #require(entries.first { entry in entry.subject == "Objet_Mission" })
        #expect(object.outcome == .taken && object.remarks == [.init(.key, .taken, .renamed("objet-mission"))])
    }

    @Test("an expression that cannot be taken is said with its line and its column; its question comes in")
    func left() throws {
        let survey = XLSFormSamples.lines([
            "text|a", "text|b|regex(${a}, '^x+$')", "text|c|${a} = 'x' and ${zz} = 'y'", "text|d|${a} > ${b}",
            "text|e|${f} = '1'", "text|f|${a} = ", "text|g||regex(., '(a+)+')", "text|h|pulldata('x', 'y') = 'z'", "barcode|i",
        ])
        let imported = try XLSFormSamples.read(survey)
        func remark(_ name: String) -> FormImport.Remark? {
            imported.entries.first { entry in entry.subject == name }?.remarks.first
        }
        #expect(remark("b") == .init(.condition, .left, .regularExpression, column: 1))
        #expect(remark("c") == .init(.condition, .left, .unknownName("zz"), column: 16))
        #expect(remark("d") == .init(.condition, .left, .betweenQuestions, column: 1))
        #expect(remark("e") == .init(.condition, .left, .askedLater("f"), column: 1))
        #expect(remark("f") == .init(.condition, .left, .syntax, column: 7))
        #expect(remark("g") == .init(.constraint, .left, .regularExpression, column: 1))
        #expect(remark("h") == .init(.condition, .left, .unknownFunction("pulldata"), column: 1))
        #expect(remark("i") == .init(.whole, .left, .unknownType("barcode")))
        #expect(imported.definition.questions.map(\.key) == ["a", "b", "c", "d", "e", "f", "g", "h"])
        #expect(imported.definition.conditions.isEmpty)
    }

    @Test("a column nobody knows is named; a list that is missing leaves its question")
    func strangers() throws {
        let survey = "type;name;label;media::image;label::Español (es)\ntext;a;A;x.png;Á\nselect_one nulle;b;B;;\n"
        let imported = try XLSFormSamples.read(survey)
        #expect(
            imported.entries.first?.remarks == [
                .init(.column, .changed, .unknownColumns(["media::image", "label::Español (es)"]))
            ])
        #expect(imported.entries.last { entry in entry.subject == "b" }?.outcome == .left)
    }

    @Test(
        "a source that does not stand is refused whole, with its line",
        arguments: [
            ("begin_group|g\ntext|a", 2, FormImportRefusal.Problem.beginWithoutEnd),
            ("text|a\nend_group|", 3, .endWithoutBegin),
            ("begin_repeat|g\ntext|a\nend_group|", 4, .wrongEnd),
            ("text|a|${b} = '1'\ntext|b|${c} = '1'\ntext|c|${a} = '1'", 2, .cycle(["a", "b", "c"])),
            ("begin_group|g|${a} = '1'\ntext|a\nend_group|", 3, .cycle(["a"])),
        ])
    func refused(lines: String, line: Int, problem: FormImportRefusal.Problem) {
        let survey = XLSFormSamples.lines(lines.split(separator: "\n").map(String.init))
        #expect(XLSFormSamples.refusal(survey) == FormImportRefusal(.survey(line: line), problem))
    }

    @Test("what is cut, huge, deep or no table is refused with its line")
    func broken() {
        #expect(XLSFormSamples.refusal("") == .init(.survey(line: 1), .empty))
        #expect(XLSFormSamples.refusal("a,b\n1,2") == .init(.survey(line: 1), .missingColumns(["type", "name"])))
        #expect(XLSFormSamples.refusal("type,name,label\ntext,a,\"coupé") == .init(.survey(line: 2), .notCSV))
        #expect(XLSFormSamples.refusal("type,name,name\ntext,a,b") == .init(.survey(line: 1), .repeatedColumn("name")))
        #expect(XLSFormSamples.refusal("type,name\nnote,a")?.issues.map(\.problem) == [.noQuestion])
        let huge = "type,name\n" + String(repeating: "x", count: XLSFormReader.maximumSize)
        #expect(XLSFormSamples.refusal(huge) == .init(.survey(line: 1), .tooLarge(limit: XLSFormReader.maximumSize)))
        let deep = (0..<40).map { index in "begin_group|g\(index)" } + ["text|a"] + (0..<40).map { _ in "end_group|" }
        #expect(XLSFormSamples.refusal(XLSFormSamples.lines(deep)) == .init(.survey(line: 18), .tooDeep(limit: 16)))
        let many = XLSFormSamples.lines((0..<400).map { index in "text|q\(index)" })
        #expect(XLSFormSamples.refusal(many)?.issues.first?.problem == .form(.outOfRange("1…8"), at: "/pages"))
        #expect(
            XLSFormSamples.refusal("type,name\ntext,a", "list_name,label\nx,y")
                == .init(.choices(line: 1), .missingColumns(["name"])))
        let bytes = Array("type,name\ntext,a\n".utf8) + [0xFF, 0xFE]
        #expect(throws: FormImportRefusal(.survey(line: 3), .notText)) {
            _ = try XLSFormReader.read(survey: bytes, choices: nil, frame: XLSFormSamples.frame)
        }
    }

    @Test("hostile names become keys; nothing of them is lost in the labels")
    func hostile() throws {
        let survey =
            "type,name,label\ntext,<script>alert(1)</script>,\"<img src=x onerror=alert(1)>\"\ntext,Ünïcode ключ 名,É\ntext,__proto__,P\ntext,a,1\ntext,A,2\ntext,9,3"
        let form = try XLSFormSamples.read(survey).definition
        #expect(form.questions.map(\.key) == ["script-alert-1-script", "unicode", "proto", "a", "a-2", "q-9"])
        #expect(form.questions[0].label.fr == "<img src=x onerror=alert(1)>")
    }

    @Test("a line of forty-one questions is two pages, said")
    func long() throws {
        let imported = try XLSFormSamples.read(
            XLSFormSamples.lines(["begin_group|g"] + (0..<50).map { index in "text|q\(index)" } + ["end_group|"]))
        #expect(imported.definition.pages.map(\.questions.count) == [40, 10])
        #expect(imported.entries.first?.remarks.contains(.init(.page, .changed, .asPages(2))) == true)
    }
}
