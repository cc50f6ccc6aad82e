import Application
import HTTPTypes
import Testing

@testable import Web

/// What the buttons of a block send, and what anybody may send in their place, without a session too.
@Suite struct RowIntentTests {
    @Test func `each button says what it does`() {
        #expect(RowChange(intent: "add-row:voyageurs") == .add("voyageurs"))
        #expect(RowChange(intent: "remove-row:voyageurs__k3") == .remove(block: "voyageurs", row: "k3"))
        #expect(RowChange(intent: "put-back-row:voyageurs__k3__2") == .putBack(block: "voyageurs", row: "k3", at: 1))
    }

    @Test(arguments: [
        "put-back-row:a__b__-9223372036854775808", "put-back-row:a__b__9223372036854775807", "put-back-row:a__b__0",
        "put-back-row:a__b__x", "put-back-row:a__b", "add-row:a__b", "remove-row:a", "add-row", "row:a", "",
    ])
    func `anything else is no change, and never a trap`(intent: String) {
        #expect(RowChange(intent: intent) == nil)
    }

    @Test func `without a session, a forged button is refused or kept, and the server stands`() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let answer = try await desk.post(draft, [("intent", "put-back-row:a__b__-9223372036854775808")], as: nil)
            #expect(answer.status.code < 500)
            #expect(try await desk.get(draft).status.code < 400)
        }
    }
}
