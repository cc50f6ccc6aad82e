/// The distinct folded words of an index, in byte order, each with its term.
///
/// Prefixes and typing errors are looked for among words rather than terms: « impriman »
/// begins « imprimante », but not its stem « imprim ».
struct Vocabulary: Sendable {
    /// All words, one after another.
    private var bytes: [UInt8] = []
    /// Where each word begins in ``bytes``, and where the last one ends.
    private var starts: [Int] = [0]
    private var terms: [Int] = []
    /// A trigram in the upper half, the word that has it in the lower; in order.
    private var trigrams: [UInt64] = []

    struct Correction {
        let term: Int
        let distance: Int
    }

    /// - Parameter words: each word and the number of its term.
    init(words: [String: Int]) {
        let sorted = words.map { (Array($0.key.utf8), $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
        for (index, (word, term)) in sorted.enumerated() {
            bytes.append(contentsOf: word)
            starts.append(bytes.count)
            terms.append(term)
            for trigram in Vocabulary.trigrams(of: word) { trigrams.append(UInt64(trigram) << 32 | UInt64(index)) }
        }
        trigrams.sort()
    }

    private var count: Int { terms.count }

    /// The terms of the words that begin with a prefix, each once, in ascending order.
    func terms(beginningWith prefix: String) -> [Int] {
        let prefix = Array(prefix.utf8)
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if bytes[starts[middle]..<starts[middle + 1]].lexicographicallyPrecedes(prefix) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var found: [Int] = []
        while low < count, bytes[starts[low]..<starts[low + 1]].starts(with: prefix) {
            found.append(terms[low])
            low += 1
        }
        return Vocabulary.distinct(found)
    }

    /// The terms of the words nearest to a word, if they are near enough; only those at the
    /// smallest distance.
    /// - Parameter isPrefix: the word may be unfinished.
    func corrections(of typed: String, isPrefix: Bool) -> [Correction] {
        let typed = Array(typed.utf8)
        let tolerance = EditDistance.tolerance(length: typed.count)
        guard tolerance > 0 else { return [] }
        let candidates =
            typed.count < 6
            ? words(nearLength: typed.count, isPrefix: isPrefix)
            : words(sharingTrigramsWith: typed, tolerance: tolerance, isPrefix: isPrefix)
        var best = tolerance
        var found: [Int] = []
        typed.withUnsafeBufferPointer { typed in
            bytes.withUnsafeBufferPointer { bytes in
                for index in candidates {
                    let word = UnsafeBufferPointer(rebasing: bytes[starts[index]..<starts[index + 1]])
                    guard let distance = EditDistance.between(typed, word, limit: best, isPrefix: isPrefix) else {
                        continue
                    }
                    if distance < best {
                        best = distance
                        found.removeAll(keepingCapacity: true)
                    }
                    found.append(terms[index])
                }
            }
        }
        return Vocabulary.distinct(found).map { Correction(term: $0, distance: best) }
    }

    /// For short words: a swap in the middle of four letters leaves no trigram (« mial »
    /// for « mail »), and comparing short words is cheap.
    private func words(nearLength length: Int, isPrefix: Bool) -> [Int] {
        (0..<count).filter { index in
            let other = starts[index + 1] - starts[index]
            return other >= length - 1 && (isPrefix || other <= length + 1)
        }
    }

    /// Words that share enough trigrams to be worth comparing, in byte order.
    private func words(sharingTrigramsWith typed: [UInt8], tolerance: Int, isPrefix: Bool) -> [Int] {
        let wanted = Vocabulary.trigrams(of: typed)
        // One error spoils at most three trigrams, a swap four; an unfinished word has no end.
        let needed = max(1, wanted.count - 4 * tolerance - (isPrefix ? 1 : 0))
        var shared = [UInt8](repeating: 0, count: count)
        var candidates: [Int] = []
        for trigram in wanted {
            var position = firstPosition(of: trigram)
            while position < trigrams.count, trigrams[position] >> 32 == UInt64(trigram) {
                let word = Int(trigrams[position] & 0xFFFF_FFFF)
                shared[word] += 1
                if Int(shared[word]) == needed { candidates.append(word) }
                position += 1
            }
        }
        return candidates.sorted()
    }

    private func firstPosition(of trigram: UInt32) -> Int {
        var low = 0
        var high = trigrams.count
        while low < high {
            let middle = (low + high) / 2
            if trigrams[middle] >> 32 < UInt64(trigram) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The distinct trigrams of a word with a mark at either end, three bytes in each number.
    private static func trigrams(of word: [UInt8]) -> [UInt32] {
        var found: [UInt32] = []
        var window: UInt32 = 0x01
        for (index, byte) in (word + [0x02]).enumerated() {
            window = (window << 8 | UInt32(byte)) & 0xFF_FFFF
            if index > 0 { found.append(window) }
        }
        return found.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private static func distinct(_ terms: [Int]) -> [Int] {
        terms.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
