import Domain
import Testing

/// No document, however broken, may stop the server: `read` answers or refuses, it never traps.
@Suite struct FormReaderFuzzTests {
    @Test func `a document truncated at any offset is refused`() {
        let bytes = FormSamples.complete.bytes
        for length in 0..<bytes.count { #expect(!issues(of: Array(bytes[..<length])).isEmpty, "at \(length)") }
        #expect(issues(of: bytes).isEmpty)
    }

    @Test func `6,000 mutations of a valid document never trap, and a form that is read can be filled`() throws {
        let seed: UInt64 = 421
        var generator = SeededGenerator(seed: seed)
        let original = FormSamples.complete.bytes
        var read = 0
        for _ in 0..<6_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...3, using: &generator) { mutate(&bytes, &generator) }
            guard let form = try? FormReader.read(bytes) else { continue }
            read += 1
            try exercise(form)
        }
        print("mutated forms, seed \(seed): \(read) of 6,000 still read")
        #expect(read > 300)
    }

    /// Numbers are where arithmetic traps: every number of the document, replaced by each of these.
    @Test(arguments: ["-1", "0", "0.5", "1e18", "9223372036854775807", "-9223372036854775808", "1e300", "-1e300", "5e-324"])
    func `an extreme number is refused or works`(number: String) throws {
        for pointer in [
            "/schema", "/delay/workingDays", "/pages/0/questions/0/validation/minLength",
            "/pages/0/questions/0/validation/maxLength", "/pages/0/questions/2/validation/minimum",
            "/pages/0/questions/2/validation/maximum", "/pages/0/questions/9/validation/minimum",
            "/pages/0/questions/9/validation/maximum", "/pages/0/questions/13/validation/maximum",
            "/pages/0/questions/15/validation/minimumDays", "/pages/0/questions/15/validation/maximumDays",
            "/pages/0/questions/16/validation/minimum",
        ] {
            let bytes = FormSamples.complete.setting(pointer, .raw(number)).bytes
            if let form = try? FormReader.read(bytes) { try exercise(form) }
        }
    }

    @Test func `a wide document is read in reasonable time`() {
        // As many values as 512 KiB hold: refused for its unknown member, after a full walk.
        let document = #"{"x":["# + String(repeating: "0,", count: 260_000) + "0]}"
        let elapsed = ContinuousClock().measure {
            #expect(issues(of: Array(document.utf8)) == [FormIssue("/x", .unknownMember)])
        }
        print("a document of 260,000 values: \(elapsed)")
        #expect(elapsed < .seconds(2))
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(generator.one(of: Array("{}[]\",:0987654321-+eE.\\untrf".utf8)), at: place)
        case 3:  // A digit, where there is one: limits and numbers.
            let digits = bytes.indices.filter { index in (0x30...0x39).contains(bytes[index]) }
            bytes[generator.one(of: digits)] = UInt8.random(in: 0x30...0x39, using: &generator)
        default:  // A letter of a word: keys, types, operators.
            if (0x61...0x7A).contains(bytes[place]) { bytes[place] = UInt8.random(in: 0x61...0x7A, using: &generator) }
        }
    }

    /// Fills it with everything and nothing.
    private func exercise(_ form: FormDefinition) throws {
        for texts in [
            [], ["1"], ["12 rue", "", "30000", "Nîmes"], ["2026-06-14", "9h30"], ["9h30"], ["2026-06-14", "2026-06-20"],
            ["panne"], ["yes"],
        ] {
            let inputs = Inputs(form.questions.map { ($0.key, texts) }, uniquingKeysWith: { first, _ in first })
            let files = Dictionary(form.questions.map { ($0.key, [AttachmentID(1)]) }, uniquingKeysWith: { first, _ in first })
            let filled = FilledForm(form, inputs: inputs, files: files, context: FormSamples.context)
            #expect(!filled.evaluation.ticketTitle { _, _ in "x" }.isEmpty)
            #expect(filled.errors.count <= form.questions.count)
        }
    }
}
