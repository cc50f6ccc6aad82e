import HTML
import Testing

@testable import Web

@Suite("Text that people typed")
struct PlainTextTests {
    @Test(
        "has paragraphs, line breaks, links, and nothing else",
        arguments: [
            ("a\nb\n\n \nc", "<p>a<br>b</p><p>c</p>"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
            ("", ""),
            (
                "Voir https://exemple.fr/a?b=1&c=2.",
                "<p>Voir <a href=\"https://exemple.fr/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">https://exemple.fr/a?b=1&amp;c=2</a>.</p>"
            ),
            (
                "(http://a.fr) et «https://b.fr»",
                "<p>(<a href=\"http://a.fr\" rel=\"noopener noreferrer\">http://a.fr</a>) et «<a href=\"https://b.fr\" rel=\"noopener noreferrer\">https://b.fr</a>»</p>"
            ),
            ("javascript:alert(1) https:// xhttps://a.fr", "<p>javascript:alert(1) https:// xhttps://a.fr</p>"),
            (
                "https://a.fr/\"onclick=\"x",
                "<p><a href=\"https://a.fr/\" rel=\"noopener noreferrer\">https://a.fr/</a>&quot;onclick=&quot;x</p>"
            ),
        ])
    func rendering(_ text: String, _ html: String) {
        #expect(PlainText.paragraphs(text).description == html)
    }
}
