import HTML
import Testing

@Suite struct ElementTests {
    @Test func elements() {
        #expect(div {}.description == "<div></div>")
        #expect(div(.id("a"), .class("b c")) { "x" }.description == "<div id=\"a\" class=\"b c\">x</div>")
        #expect(ul { li { a(.href("/?a=1&b=2")) { "x" } } }.description == "<ul><li><a href=\"/?a=1&amp;b=2\">x</a></li></ul>")
        #expect(element("use", [.href("#more")], .empty).description == "<use href=\"#more\"></use>")
        #expect(script(.src("/a.js"), .flag("defer")).description == "<script src=\"/a.js\" defer></script>")
        #expect(title("a </title><b>").description == "<title>a &lt;/title&gt;&lt;b&gt;</title>")
    }

    @Test func voidElements() {
        let all = [
            br(), hr(), img(.src("/a.png"), .named("alt", "")), input(.name("q")), link(.href("/a.css")), meta(.name("x")),
        ]
        #expect(
            HTML(joining: all).description
                == "<br><hr><img src=\"/a.png\" alt=\"\"><input name=\"q\"><link href=\"/a.css\"><meta name=\"x\">")
    }

    @Test func booleanAttributesArePresentOrAbsent() {
        #expect(input(.checked(), .required(true), .disabled(false), .hidden(false)).description == "<input checked required>")
        #expect(option(.selected(false)) {}.description == "<option></option>")
        #expect(option(.selected()) {}.description == "<option selected></option>")
    }

    @Test func anAbsentValueLeavesNoAttribute() {
        #expect(p(.named("title", ifPresent: nil)) {}.description == "<p></p>")
        #expect(p(.named("title", ifPresent: "")) {}.description == "<p title=\"\"></p>")
        #expect(a(.current(nil)) {}.description == "<a></a>")
        #expect(a(.current("page")) {}.description == "<a aria-current=\"page\"></a>")
        #expect(input(.describedBy([nil, nil])).description == "<input>")
        #expect(input(.describedBy(["a", nil, "b"])).description == "<input aria-describedby=\"a b\">")
    }

    @Test func numbers() {
        #expect(
            textarea(.rows(4), .maxlength(200), content: "").description == "<textarea rows=\"4\" maxlength=\"200\">\n</textarea>"
        )
        #expect(div(.tabindex(-1)) { -42 }.description == "<div tabindex=\"-1\">-42</div>")
        #expect(div { Int.min }.description == "<div>\(Int.min)</div>")
    }

    /// A browser drops one line feed after `<textarea>`, after it made LF of CR and CR LF.
    @Test(arguments: [
        ("", ""), ("a", "a"), ("\n", "\n"), ("\na", "\na"), ("\n\n", "\n\n"), ("\r\na", "\na"), ("\r", "\n"),
        ("a\r\n\r\nb\r\rc\n\r", "a\n\nb\n\nc\n\n"), ("\u{301}a", "\u{301}a"), ("</textarea>", "</textarea>"), (" \n", " \n"),
    ])
    func textareaGivesBackWhatWasTyped(_ text: String, shown: String) throws {
        let tokens = try MarkupReader.tokens(of: textarea(.name("m"), content: text).bytes)
        #expect(tokens.count == 3)
        guard tokens.count == 3, case .text(let content) = tokens[1] else { return }
        #expect(content.first == 0x0A)
        #expect(Array(content.dropFirst()) == Array(shown.utf8))
    }

    @Test func aDocumentBeginsWithItsDoctype() throws {
        let page = document(.lang("fr")) {
            head { title("Demandes") }
            body { main { "é" } }
        }
        #expect(
            page.description
                == "<!doctype html>\n<html lang=\"fr\"><head><title>Demandes</title></head><body><main>é</main></body></html>")
        #expect(try MarkupReader.tokens(of: page.bytes).first == .doctype)
    }

    /// Each function writes the tag that it is named after.
    @Test func everyElementHasItsName() {
        let all: [(String, HTML)] = [
            ("abbr", abbr {}), ("article", article {}), ("aside", aside {}), ("b", b {}), ("body", body {}),
            ("button", button {}),
            ("caption", caption {}), ("code", code {}), ("dd", dd {}), ("details", details {}), ("dialog", dialog {}),
            ("dl", dl {}), ("dt", dt {}), ("em", em {}), ("fieldset", fieldset {}), ("figcaption", figcaption {}),
            ("figure", figure {}), ("footer", footer {}), ("form", form {}), ("h1", h1 {}), ("h2", h2 {}), ("h3", h3 {}),
            ("h4", h4 {}), ("head", head {}), ("header", header {}), ("kbd", kbd {}), ("label", label {}), ("legend", legend {}),
            ("li", li {}), ("main", main {}), ("nav", nav {}), ("ol", ol {}), ("optgroup", optgroup {}), ("option", option {}),
            ("p", p {}), ("section", section {}), ("select", select {}), ("small", small {}), ("span", span {}),
            ("strong", strong {}), ("sub", sub {}), ("summary", summary {}), ("sup", sup {}), ("svg", svg {}),
            ("table", table {}),
            ("tbody", tbody {}), ("td", td {}), ("th", th {}), ("thead", thead {}), ("time", time {}), ("tr", tr {}),
            ("ul", ul {}),
        ]
        for (name, markup) in all { #expect(markup.description == "<\(name)></\(name)>") }
    }
}
