@testable import Domain
import Testing

@Suite struct FormReaderTests {
    @Test func `a complete document is read`() throws {
        let form = try FormSamples.form(FormSamples.complete)
        #expect(Set(form.questions.map(\.type)) == Set(Question.Kind.allCases))
        #expect(form.question("motif")?.choices?.map(\.key) == ["panne", "arrivee", "autre"])
        #expect(form.question("suite")?.show?.size == 6)
        #expect(form.question("absente") == nil)
        #expect(form.pages.first?.title.text(in: .english) == "First")
        #expect(try FormReader.read(Array(try encoded(form).utf8)) == form)
    }

    @Test func `a document of 512 KiB is read, a byte more is refused`() {
        let bytes = FormSamples.complete.bytes
        let padding = [UInt8](repeating: 0x20, count: FormReader.maximumSize - bytes.count)
        #expect(issues(of: bytes + padding).isEmpty)
        #expect(issues(of: bytes + padding + [0x20]) == [FormIssue("", .tooLarge(limit: 524_288))])
    }

    @Test func `32 levels are read, 33 are refused before parsing`() {
        // A condition nested in `not`: form, pages, page, questions, question, show make 6 levels.
        let document = { (levels: Int) in
            let inner = #"{"date":"today","operator":"after","value":"today"}"#
            let condition = String(repeating: #"{"not":"#, count: levels - 6) + inner + String(repeating: "}", count: levels - 6)
            return FormSamples.document(questions: [
                FormSamples.question("a", "shortText", [FormSamples.show(.raw(condition))])
            ]).bytes
        }
        #expect(FormReader.depth(of: document(32)) == 32)
        #expect(issues(of: document(32)).isEmpty)
        #expect(issues(of: document(33)) == [FormIssue("", .tooDeep(limit: 32))])
        #expect(issues(of: [UInt8](repeating: UInt8(ascii: "["), count: 500_000)) == [FormIssue("", .tooDeep(limit: 32))])
    }

    @Test func `brackets inside texts are not levels`() {
        let label = String(repeating: "[{", count: 90) + "\\\"" + "["
        let document = FormSamples.document(questions: [FormSamples.question("a", "shortText")])
            .setting("/pages/0/questions/0/label/fr", .text(label))
        #expect(issues(of: document.bytes).isEmpty)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "{\"a\"}", "nul", "{'schema':1}", "{\"schema\":1}}", "{\"schema\":01}", "// x\n{}", "\"\\x\"",
        "{\"a\":\"\u{1}\"}", "NaN", "[1.]", "[.5]", "[+1]", "[-]", "[1e]", "[0x10]", "[1 2]", "{\"a\":1,}", "{,}", "{a:1}", "tru",
        "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud83d\\u0041\"", "\"\\u12", "\"a", "[]]", "]",
        "\u{FEFF}",
    ])
    func `what is not JSON is said to be so`(text: String) {
        #expect(issues(of: Array(text.utf8)) == [FormIssue("", .notJSON)])
    }

    @Test func `bytes that are not UTF-8 are not JSON`() {
        var bytes = FormSamples.complete.bytes
        bytes[200] = 0xFF
        #expect(issues(of: bytes) == [FormIssue("", .notJSON)])
    }

    @Test func `UTF-16 and UTF-32 are refused: the depth could not be counted in them`() {
        // ∀ is U+2200: in UTF-16 one of its bytes is the code of a quotation mark.
        let text = #"["∀","# + String(repeating: "[", count: 400) + String(repeating: "]", count: 400) + "]"
        let units = Array(text.utf16)
        let little = units.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big = units.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        let wide = text.unicodeScalars.flatMap { scalar in [UInt8(scalar.value & 0xFF), UInt8(scalar.value >> 8), 0, 0] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, wide] {
            #expect(issues(of: bytes) == [FormIssue("", .notJSON)])
        }
    }

    @Test func `a member written twice is refused, however its name is escaped`() {
        let twice = FormSamples.complete.string.replacing(#""key":"texte""#, with: #""key":"texte","\u006bey":"autre""#)
        #expect(issues(of: Array(twice.utf8)) == [FormIssue("/pages/0/questions/0/key", .duplicateKey("key"))])
    }

    @Test func `all of JSON is understood`() {
        let json =
            #" {"x":[1,-0,0.5,1e2,1E-2,-1.5e+3,true,false,null,"\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00",[],{}, [ ] , { } ]}"#
            + "\r\n\t "
        #expect(issues(of: Array(json.utf8)) == [FormIssue("/x", .unknownMember)])
    }

    @Test func `a byte order mark before UTF-8 is let through`() {
        #expect(issues(of: [0xEF, 0xBB, 0xBF] + FormSamples.complete.bytes).isEmpty)
    }

    @Test(arguments: ["[]", "\"form\"", "3", "null", "true"])
    func `JSON that is no object is refused`(text: String) {
        let found = issues(of: Array(text.utf8))
        #expect(found.map(\.pointer) == [""])
        if case .wrongType = found.first?.problem {} else { Issue.record("\(found)") }
    }

    @Test(arguments: [
        "/colour", "/title/de", "/atHand/0/fR", "/delay/days", "/route/priority", "/pages/0/name", "/pages/0/title/es",
        "/pages/0/questions/0/requierd", "/pages/0/questions/0/label/lang", "/pages/0/questions/1/help/x",
        "/pages/0/questions/0/validation/pattern", "/pages/0/questions/8/choices/1/value",
    ])
    func `a member nobody knows is named by its place`(pointer: String) {
        let document = FormSamples.complete.setting("/atHand", [["fr": "Le badge"]]).setting(pointer, "x")
        #expect(issues(of: document.bytes) == [FormIssue(pointer, .unknownMember)])
    }

    @Test func `every unknown member is named, in the order of names`() {
        let document = FormSamples.complete.setting("/zebra", 1).setting("/abc", 1).setting("/pages/1/x", 1)
        #expect(issues(of: document.bytes).map(\.pointer) == ["/abc", "/pages/1/x", "/zebra"])
    }

    @Test func `names in pointers are escaped as RFC 6901 asks`() {
        let document = FormSamples.complete.setting("/x", nil)
        for (name, pointer) in [("a/b", "/a~1b"), ("~", "/~0"), ("~1/", "/~01~1"), ("/\u{301}", "/~1\u{301}"), ("", "/")] {
            guard case .object(let members) = document else { return }
            #expect(issues(of: JSON.object(members + [(name, 1)]).bytes).map(\.pointer) == [pointer])
        }
    }

    @Test func `an unknown member of a condition is refused where it is`() {
        let document = FormSamples.complete.setting("/pages/1/questions/0/show/all/0/colour", "red")
        #expect(issues(of: document.bytes).map(\.pointer) == ["/pages/1/questions/0/show/all/0/colour"])
    }

    @Test(arguments: [
        ("", "schema"), ("", "key"), ("", "service"), ("", "kind"), ("", "title"), ("", "summary"), ("", "delay"), ("", "route"),
        ("", "pages"), ("/title", "fr"), ("/summary", "fr"), ("/delay", "workingDays"), ("/route", "team"),
        ("/route", "category"), ("/route", "impact"), ("/route", "urgency"), ("/pages/1", "key"), ("/pages/1", "title"),
        ("/pages/0", "questions"), ("/pages/0/questions/3", "key"), ("/pages/0/questions/3", "type"),
        ("/pages/0/questions/3", "label"), ("/pages/0/questions/8/choices/2", "key"),
        ("/pages/0/questions/8/choices/2", "label"), ("/pages/1/questions/0/show/all/0", "operator"),
        ("/pages/1/questions/0/show/all/1/any/1/not", "attribute"),
    ])
    func `a missing member is named with the object it is missing from`(pointer: String, name: String) {
        let document = FormSamples.complete.setting("\(pointer)/\(name)", nil)
        #expect(issues(of: document.bytes) == [FormIssue(pointer, .missing(name))])
    }

    private static let wrongTypes: [(String, JSON)] = [
        ("/schema", "1"), ("/schema", 1.5), ("/key", 1), ("/title", "Essai"), ("/title/fr", nil), ("/title/fr", ["x"]),
        ("/atHand", "x"), ("/keywords", "pc"), ("/keywords/1", 2), ("/delay", 3), ("/delay/workingDays", "3"),
        ("/delay/workingDays", .raw("1e99")), ("/route", "proximite"), ("/pages", [:]), ("/pages/0", []),
        ("/pages/0/questions", nil),
        ("/pages/0/questions/0", "texte"), ("/pages/0/questions/0/required", "yes"), ("/pages/0/questions/0/required", 1),
        ("/pages/0/questions/0/validation", [1]), ("/pages/0/questions/0/validation/minLength", 2.5),
        ("/pages/0/questions/2/validation/minimum", "1"), ("/pages/0/questions/2/validation/maximum", .raw("1e999")),
        ("/pages/0/questions/8/choices", "a"), ("/pages/0/questions/8/choices/0", "a"), ("/pages/0/questions/0/show", "x"),
        ("/pages/1/questions/0/show/all", "x"), ("/pages/1/questions/0/show/all/0/question", 5),
    ]

    @Test(arguments: wrongTypes)
    func `a wrong type is refused where it is`(pointer: String, value: JSON) {
        let found = issues(of: FormSamples.complete.setting(pointer, value).bytes)
        #expect(found.map(\.pointer) == [pointer], "\(found)")
    }

    @Test(arguments: [
        ("/kind", "demand"), ("/route/impact", "critical"), ("/route/urgency", "LOW"), ("/pages/0/questions/0/type", "texte"),
        ("/pages/0/questions/5/validation/earliest", "tomorrow"), ("/pages/0/questions/5/validation/latest", "2026-02-30"),
        ("/pages/1/questions/0/show/all/0/operator", "like"), ("/pages/1/questions/0/show/all/1/any/1/not/person", "boss"),
        ("/pages/1/questions/0/show/all/2/date", "yesterday"),
    ])
    func `a word outside its list is refused where it is`(pointer: String, word: String) {
        let found = issues(of: FormSamples.complete.setting(pointer, .text(word)).bytes)
        #expect(found.map(\.pointer) == [pointer])
        if case .notAllowed = found.first?.problem {} else { Issue.record("\(found)") }
    }
}
