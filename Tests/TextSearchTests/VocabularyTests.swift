import Testing

@testable import TextSearch

@Suite struct VocabularyTests {
    @Test func findsPrefixesInByteOrder() {
        let vocabulary = Vocabulary(words: ["mail": 3, "mails": 3, "maison": 1, "main": 2, "nain": 4, "日本": 5])
        #expect(vocabulary.terms(beginningWith: "mai") == [1, 2, 3])
        #expect(vocabulary.terms(beginningWith: "mail") == [3])
        #expect(vocabulary.terms(beginningWith: "日") == [5])
        #expect(vocabulary.terms(beginningWith: "") == [1, 2, 3, 4, 5])
        #expect(vocabulary.terms(beginningWith: "z").isEmpty)
        #expect(vocabulary.terms(beginningWith: "maisonnette").isEmpty)
    }

    @Test func correctsASwapInAShortWord() {
        let vocabulary = Vocabulary(words: ["mail": 0, "toit": 1])
        #expect(vocabulary.corrections(of: "mial", isPrefix: false).map(\.term) == [0])
    }

    @Test func emptyIsEmpty() {
        let vocabulary = Vocabulary(words: [:])
        #expect(vocabulary.terms(beginningWith: "a").isEmpty)
        #expect(vocabulary.corrections(of: "imprimante", isPrefix: false).isEmpty)
    }

    /// Choosing candidates by trigrams loses nothing that comparing every word would find.
    @Test(arguments: [false, true])
    func candidatesAreEnough(_ isPrefix: Bool) {
        let seed: UInt64 = 11
        print("candidatesAreEnough: seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        func word() -> [UInt8] {
            (0..<Int.random(in: 3...12, using: &generator)).map { _ in UInt8.random(in: 97...102, using: &generator) }
        }
        var words: [String: Int] = [:]
        for _ in 0..<400 { words[String(decoding: word(), as: UTF8.self)] = words.count }
        let vocabulary = Vocabulary(words: words)
        for known in words.keys.sorted() {
            // One error of each kind, in a word long enough to be forgiven one.
            var typed = Array(known.utf8)
            guard (4...7).contains(typed.count) else { continue }
            let place = Int.random(in: 1..<typed.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: typed[place] = 0x7A
            case 1: typed.remove(at: place)
            case 2: typed.insert(0x7A, at: place)
            default: typed.swapAt(place, place - 1)
            }
            let found = vocabulary.corrections(of: String(decoding: typed, as: UTF8.self), isPrefix: isPrefix)
            let expected = bruteForce(typed, words, isPrefix: isPrefix)
            #expect(found.map(\.term) == expected, "\(String(decoding: typed, as: UTF8.self))")
        }
    }

    private func bruteForce(_ typed: [UInt8], _ words: [String: Int], isPrefix: Bool) -> [Int] {
        let limit = EditDistance.tolerance(length: typed.count)
        let distances = words.compactMap { word, term -> (Int, Int)? in
            typed.withUnsafeBufferPointer { typed in
                Array(word.utf8).withUnsafeBufferPointer {
                    EditDistance.between(typed, $0, limit: limit, isPrefix: isPrefix).map { ($0, term) }
                }
            }
        }
        let best = distances.map(\.0).min()
        return limit == 0 ? [] : distances.filter { $0.0 == best }.map(\.1).sorted()
    }
}
