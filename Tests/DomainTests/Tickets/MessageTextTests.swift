import Domain
import Testing

@Suite("The text of a message")
struct MessageTextTests {
    @Test(
        "is cleaned of what nobody typed, and of nothing else",
        arguments: [
            ("  Bonjour \n", "Bonjour"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\r\n\r\nb", "a\n\nb"), ("a\u{0}\u{7}b", "ab"),
            ("é 👩‍👩‍👧 ½", "é 👩‍👩‍👧 ½"), ("\t\u{A0}\u{202F}", ""), ("a\tb", "a\tb"),
        ])
    func cleaning(_ typed: String, _ kept: String) {
        #expect(MessageText(typed).text == kept)
        #expect(MessageText(kept).text == kept)
    }

    @Test("is too long from one scalar beyond the limit on")
    func length() {
        #expect(!MessageText(String(repeating: "é", count: MessageText.maximumLength)).isTooLong)
        #expect(MessageText(String(repeating: "é", count: MessageText.maximumLength + 1)).isTooLong)
    }
}
