import Domain
import Testing

@Suite struct ConditionCodingTests {
    @Test func `2,000 conditions come back from JSON`() throws {
        let seed: UInt64 = 77
        var random = RandomConditions(generator: SeededGenerator(seed: seed))
        for round in 0..<2_000 {
            let condition = random.condition(depth: round % 6)
            let json = try encoded(condition)
            #expect(try decoded(Condition.self, json) == condition, "seed \(seed), round \(round): \(json)")
        }
    }

    @Test func `a condition is written as the documentation shows it`() throws {
        let json = """
            {"all":[{"operator":"equals","question":"motif","value":"arrivee"},{"any":[{"operator":"contains",\
            "question":"sites","value":"quai"},{"not":{"attribute":"unit","operator":"within","person":"beneficiary",\
            "value":"eau"}}]},{"date":"today","operator":"before","value":"2026-12-31"},{"operator":"isEmpty",\
            "question":"x"},{"operator":"in","question":"c","value":["a","b"]},{"operator":"equals","question":"v",\
            "value":true},{"operator":"atLeast","question":"n","value":1.5}]}
            """
        let condition = try decoded(Condition.self, json)
        #expect(try encoded(condition) == json)
        #expect(condition.size == 8)
        #expect(condition.questions == ["motif", "sites", "x", "c", "v", "n"])
    }

    @Test(arguments: [
        "{}", "[]", "null", "1", "\"today\"",
        // No head, two heads.
        #"{"operator":"equals","value":1}"#, #"{"all":[],"any":[]}"#, #"{"not":{"date":"today","operator":"isEmpty"},"all":[]}"#,
        #"{"question":"a","person":"requester","attribute":"unit","operator":"isEmpty"}"#,
        #"{"question":"a","date":"today","operator":"isEmpty"}"#,
        // Members of another shape.
        #"{"all":[],"operator":"equals"}"#, #"{"any":[],"value":3}"#, #"{"not":{"all":[]},"attribute":"unit"}"#,
        #"{"question":"a","operator":"isEmpty","attribute":"unit"}"#,
        #"{"date":"today","operator":"before","value":"today","attribute":"unit"}"#,
        // Members nobody knows.
        #"{"question":"a","operator":"isEmpty","colour":"red"}"#, #"{"All":[]}"#, #"{"all":[],"comment":"x"}"#,
        // Wrong types.
        #"{"all":{}}"#, #"{"all":null}"#, #"{"any":"a"}"#, #"{"not":[]}"#, #"{"not":null}"#,
        #"{"question":1,"operator":"isEmpty"}"#,
        #"{"question":null,"operator":"isEmpty"}"#,
        // Operators and values.
        #"{"question":"a"}"#, #"{"question":"a","value":1}"#, #"{"question":"a","operator":"matches","value":"x"}"#,
        #"{"question":"a","operator":"Equals","value":"x"}"#, #"{"question":"a","operator":null,"value":"x"}"#,
        #"{"question":"a","operator":["equals"],"value":"x"}"#, #"{"question":"a","operator":"equals"}"#,
        #"{"question":"a","operator":"equals","value":null}"#, #"{"question":"a","operator":"isEmpty","value":true}"#,
        #"{"question":"a","operator":"in","value":["x",1]}"#, #"{"question":"a","operator":"in","value":[["x"]]}"#,
        #"{"question":"a","operator":"equals","value":{"day":1}}"#, #"{"question":"a","operator":"equals","value":1e999}"#,
        // Subjects.
        #"{"person":"boss","attribute":"unit","operator":"isEmpty"}"#, #"{"person":"requester","operator":"isEmpty"}"#,
        #"{"person":"requester","attribute":"age","operator":"isEmpty"}"#,
        #"{"date":"tomorrow","operator":"before","value":"today"}"#,
        #"{"date":"2026-01-01","operator":"before","value":"today"}"#,
        // Wrong below.
        #"{"all":[{"any":[{"not":{}}]}]}"#, #"{"all":[null]}"#, #"{"all":[{"question":"a","operator":"nope","value":1}]}"#,
    ])
    func `a malformed condition is a load error`(json: String) {
        #expect(throws: DecodingError.self) { try decoded(Condition.self, json) }
    }

    @Test(arguments: [
        ("texte", "nearly", "/pages/0/questions/1/show/operator"), ("texte", "EQUALS", "/pages/0/questions/1/show/operator"),
    ])
    func `an unknown operator names its place`(key: String, comparator: String, pointer: String) {
        let condition: JSON = ["question": .text(key), "operator": .text(comparator), "value": "x"]
        let document = FormSamples.document(questions: [
            FormSamples.question("texte", "shortText"), FormSamples.question("suite", "shortText", [FormSamples.show(condition)]),
        ])
        #expect(issues(of: document.bytes).map(\.pointer) == [pointer])
    }
}
