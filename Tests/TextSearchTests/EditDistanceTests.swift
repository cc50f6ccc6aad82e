import Testing

@testable import TextSearch

@Suite struct EditDistanceTests {
    func distance(_ a: String, _ b: String, limit: Int = 9, isPrefix: Bool = false) -> Int? {
        Array(a.utf8).withUnsafeBufferPointer { a in
            Array(b.utf8).withUnsafeBufferPointer { EditDistance.between(a, $0, limit: limit, isPrefix: isPrefix) }
        }
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("imprimante", "imprimente", 1), ("ab", "ba", 1),
        ("ordinateur", "ordniateur", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("abcd", "abcd", 0),
    ])
    func countsErrors(_ a: String, _ b: String, _ expected: Int) {
        #expect(distance(a, b) == expected)
        #expect(distance(b, a) == expected)
        #expect(distance(a, b, limit: expected) == expected)
        if expected > 0 { #expect(distance(a, b, limit: expected - 1) == nil) }
    }

    @Test func comparesWithABeginning() {
        #expect(distance("impra", "imprimante", isPrefix: true) == 1)
        #expect(distance("imprimante", "impr", limit: 2, isPrefix: true) == nil)
        #expect(distance("ordni", "ordinateur", limit: 1, isPrefix: true) == 1)
        #expect(distance("", "abc", isPrefix: true) == 0)
    }

    /// The bounded three-row version says what the definition says.
    @Test func agreesWithTheDefinition() {
        let seed: UInt64 = 7
        print("agreesWithTheDefinition: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...8, using: &generator)).map { _ in UInt8.random(in: 97...99, using: &generator) }
            }
            let expected = definition(words[0], words[1])
            let limit = Int.random(in: 0...4, using: &generator)
            let found = distance(
                String(decoding: words[0], as: UTF8.self), String(decoding: words[1], as: UTF8.self), limit: limit)
            #expect(found == (expected <= limit ? expected : nil))
        }
    }

    private func definition(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = (0...a.count).map { row in (0...b.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
        for i in 0..<a.count {
            for j in 0..<b.count {
                var value = min(table[i][j] + (a[i] == b[j] ? 0 : 1), table[i][j + 1] + 1, table[i + 1][j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { value = min(value, table[i - 1][j - 1] + 1) }
                table[i + 1][j + 1] = value
            }
        }
        return table[a.count][b.count]
    }
}
