import Domain
import Testing

@Suite struct TicketReferenceTests {
    @Test(arguments: [
        ("24893", 24_893, 1), ("24893-2", 24_893, 2), ("1", 1, 1), ("1-99", 1, 99), ("999999999999999", 999_999_999_999_999, 1),
    ])
    func `a number is read, with its part, and written the same`(text: String, number: Int64, part: Int) throws {
        let reference = try #require(TicketReference(text: text))
        #expect((reference.number, reference.part) == (number, part))
        #expect(reference.description == text)
    }

    @Test(arguments: [
        "", "-", "0", "-1", "24893-", "-24893", "24893-0", "24893-1", "24893-100", "24893-2-3", "24893--2", "+24893", " 24893",
        "24893 ",
        "24 893", "24893-a", "24893.2", "2489３", "I-24893", "D-24893", "0x10", "1e3", "9999999999999999", "9223372036854775808",
        "24893-99999999999999999999", "24893\u{0}", "24893\u{301}", "24893/../2", "24893-２",
    ])
    func `anything else is no number`(text: String) {
        #expect(TicketReference(text: text) == nil)
    }

    @Test func `lists show it with the letter of its kind`() {
        #expect(TicketReference(number: 24_893).text(.incident) == "I-24893")
        #expect(TicketReference(number: 24_893, part: 2).text(.request) == "D-24893-2")
    }

    @Test(arguments: ["", "0", "-1", "+1", "1 ", "1.0", "a", "9223372036854775808", "１", "1\u{301}"])
    func `an identifier is a positive number in digits`(text: String) {
        #expect(TicketID(text: text) == nil)
        #expect(TicketID(text: "42") == TicketID(42))
        #expect(TicketID(text: "9223372036854775807") == TicketID(.max))
    }
}

@Suite struct PriorityMatrixTests {
    @Test func `the standard matrix, by hand`() {
        let table: [(Level, Level, Priority)] = [
            (.high, .high, .urgent), (.high, .medium, .high), (.high, .low, .normal),
            (.medium, .high, .high), (.medium, .medium, .normal), (.medium, .low, .low),
            (.low, .high, .normal), (.low, .medium, .low), (.low, .low, .low),
        ]
        for (impact, urgency, priority) in table {
            #expect(PriorityMatrix.standard.priority(impact: impact, urgency: urgency) == priority)
        }
    }

    @Test func `more impact or urgency never lowers the priority`() {
        for a in Level.allCases {
            for b in Level.allCases where a < b {
                for c in Level.allCases {
                    #expect(
                        PriorityMatrix.standard.priority(impact: b, urgency: c)
                            <= PriorityMatrix.standard.priority(impact: a, urgency: c))
                    #expect(
                        PriorityMatrix.standard.priority(impact: c, urgency: b)
                            <= PriorityMatrix.standard.priority(impact: c, urgency: a))
                }
            }
        }
    }

    @Test func `a matrix is stored under the words of its levels, and comes back`() throws {
        let own = PriorityMatrix { impact, _ in impact == .high ? .urgent : .low }
        let json = try encoded(own)
        #expect(
            json
                == #"{"rows":{"high":{"high":1,"low":1,"medium":1},"low":{"high":4,"low":4,"medium":4},"medium":{"high":4,"low":4,"medium":4}}}"#
        )
        #expect(try decoded(PriorityMatrix.self, json) == own)
    }

    @Test func `a matrix with a hole is refused, and says which cell is missing`() throws {
        let json = try encoded(PriorityMatrix.standard)
        let holed = json.replacing(#""high":3,"#, with: "", maxReplacements: 1)
        #expect(holed != json)
        let error = #expect(throws: DecodingError.self) { try decoded(PriorityMatrix.self, holed) }
        #expect(String(describing: error).contains("no priority for low impact and high urgency"))
    }

    @Test func `a wrong word in a matrix is refused`() throws {
        #expect(throws: DecodingError.self) { try decoded(PriorityMatrix.self, #"{"rows":{"high":{"high":1}}}"#) }
        for json in [#"{"rows":{"huge":{}}}"#, #"{"rows":{"high":{"high":5}}}"#, #"{"rows":{"high":{"high":"1"}}}"#, "{}"] {
            #expect(throws: DecodingError.self) { try decoded(PriorityMatrix.self, json) }
        }
    }

    @Test func `levels and priorities have an order`() {
        #expect(Level.allCases.sorted() == [.low, .medium, .high])
        #expect(Priority.allCases.sorted() == [.urgent, .high, .normal, .low])
    }
}

@Suite struct EventKindTests {
    @Test func `names are unique, and dotted`() {
        let names = EventKind.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { name in name.split(separator: ".").count == 2 })
    }

    @Test func `a requester sees no private note, no requalification, nothing of the administration`() {
        let seen = EventKind.allCases.filter { kind in kind.audience == .requester }
        #expect(
            seen.allSatisfy { kind in kind.rawValue.hasPrefix("ticket.") || kind == .messagePosted || kind == .attachmentAdded })
        #expect(EventKind.notePosted.audience == .team && EventKind.ticketRequalified.audience == .team)
        #expect(EventKind.passwordReset.audience == .audit && EventKind.rightGranted.audience == .audit)
    }

    @Test func `text of a definition falls back on French, and says so`() {
        let both = LocalizedText(fr: "Écran", en: "Screen")
        let french = LocalizedText(fr: "Écran")
        #expect(both.text(in: .english) == "Screen" && both.language(in: .english) == .english)
        #expect(french.text(in: .english) == "Écran" && french.language(in: .english) == .french)
        #expect(both.text(in: .french) == "Écran" && both.language(in: .french) == .french)
    }
}
