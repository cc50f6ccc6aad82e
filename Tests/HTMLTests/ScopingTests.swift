import HTML
import Testing

@Suite("Markup that is shown several times on one page")
struct ScopingTests {
    private let field = div(.class("field"), .flag("data-focus")) {
        label(.for("q")) { "Titre id=\"q\"" }
        input(.id("q"), .name("q"), .describedBy(["q-error", "q-hint"]), .value(" id=\"x\""))
        a(.href("#q"), .aria("aria-label", "Aller")) { "q" }
        a(.href("/q")) { "q" }
    }

    @Test("ids and what refers to them get a suffix, names and addresses do not")
    func ids() {
        let text = field.scoped(by: "empty", name: "vide", title: "t").description
        #expect(text.contains(#"for="q--empty""#))
        #expect(text.contains(#"id="q--empty""#))
        #expect(text.contains(#"name="q""#))
        #expect(text.contains(#"aria-describedby="q-error--empty q-hint--empty""#))
        #expect(text.contains("href=\"#q--empty\""))
        #expect(text.contains(#"href="/q""#))
    }

    @Test("what looks like an attribute in a text or a value stays as it is")
    func texts() {
        let text = field.scoped(by: "empty", name: "vide", title: "t").description
        #expect(text.contains("Titre id=&quot;q&quot;"))
        #expect(text.contains(#"value=" id=&quot;x&quot;""#))
    }

    @Test("labels are completed, and escaped")
    func labels() {
        let titled = section(.aria("aria-labelledby", "h")) { h2(.id("h")) { "Réponse" } }
        #expect(titled.scoped(by: "x", name: "vide", title: "t").description.contains(#"aria-labelledby="h--x t""#))
        #expect(field.scoped(by: "x", name: "<vide>", title: "t").description.contains(#"aria-label="Aller, &lt;vide&gt;""#))
    }

    @Test("nothing takes the focus")
    func focus() {
        let swapped = h2(.tabindex(-1), .named("data-focus", "swap")) { "Ticket" }
        #expect(!field.scoped(by: "x", name: "", title: "t").description.contains("data-focus"))
        #expect(!swapped.scoped(by: "x", name: "", title: "t").description.contains("data-focus"))
    }
}
