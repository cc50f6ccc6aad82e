import Domain

/// Types a text as a person of some habit does: errors, missing accents, no capitals.
struct TypingNoise: Sendable {
    let profile: NoiseDocument.Profile
    let slips: TypingSlips

    /// - Parameter text: with guards around names and numbers, which stay as they are.
    func typed(_ text: String, _ random: inout SeededGenerator) -> String {
        var chosen = random
        let cased = DemoTidying.capitalised(text) { chosen.chance(profile.lowerStart) }
        random = chosen
        var words = TypedWords(cased)
        slip(&words, &random)
        if random.chance(profile.dropAccents) {
            words.change { text in TypedWords.withoutAccents(text) }
        }
        var result = words.text
        if random.chance(profile.noCommas) { result = Self.without(",", in: result) }
        if random.chance(profile.straightApostrophe) { result = Self.replacing([0xE2, 0x80, 0x99], by: [0x27], in: result) }
        if random.chance(profile.plainSpaces) {
            let plain: [UInt8] = random.chance(0.5) ? [0x20] : []
            result = Self.replacing([0xE2, 0x80, 0xAF], by: plain, in: result)
        }
        if result.utf8.last == UInt8(ascii: "."), random.chance(profile.dropFinalPeriod) { result.removeLast() }
        if random.chance(profile.extraPunctuation) { result = insisting(result, &random) }
        return random.chance(profile.allCaps) ? result.uppercased() : result
    }

    /// At most one alteration in so many words, none twice in a word.
    private func slip(_ words: inout TypedWords, _ random: inout SeededGenerator) {
        var left = max(1, words.count / profile.wordsPerAlteration)
        var index = words.nextWord(after: -1)
        while let word = index, left > 0 {
            index = words.nextWord(after: word)
            if let entry = slips.entry(at: word, in: words) {
                if let short = entry.abbreviation, random.chance(profile.sms) {
                    words.replace(word, entry.length, by: short)
                    left -= 1
                    continue
                }
                if !entry.misspellings.isEmpty, random.chance(profile.misspell) {
                    words.replace(word, entry.length, by: random.pick(entry.misspellings))
                    left -= 1
                    continue
                }
            }
            if slipLetters(word, &words, &random) { left -= 1 }
        }
    }

    private func slipLetters(_ word: Int, _ words: inout TypedWords, _ random: inout SeededGenerator) -> Bool {
        if words.hasAccent(word), random.chance(profile.dropAccent) {
            words.replace(word, 1, by: TypedWords.withoutAccents(words[word]))
            return true
        }
        let count = words[word].utf8.count
        guard words.isASCII(word) else { return false }
        if count >= 5 {
            var letters = Array(words[word].utf8)
            let inner = 1 + random.below(count - 3)
            if random.chance(profile.swapLetters) {
                letters.swapAt(inner, inner + 1)
                words.replace(word, 1, by: String(decoding: letters, as: UTF8.self))
                return true
            }
            if random.chance(profile.dropLetter) {
                letters.remove(at: inner)
                words.replace(word, 1, by: String(decoding: letters, as: UTF8.self))
                return true
            }
        }
        if random.chance(profile.doubleLetter * Double(count)) {
            var letters = Array(words[word].utf8)
            let at = random.below(count)
            letters.insert(letters[at] | 0x20, at: at + 1)
            words.replace(word, 1, by: String(decoding: letters, as: UTF8.self))
            return true
        }
        return false
    }

    private func insisting(_ text: String, _ random: inout SeededGenerator) -> String {
        let marks = random.pick([" !", " !!!", "...", "!!"])
        var result = text
        while result.utf8.last == UInt8(ascii: ".") { result.removeLast() }
        return result + marks
    }

    private static func without(_ mark: Character, in text: String) -> String { text.filter { character in character != mark } }

    private static func replacing(_ sequence: [UInt8], by replacement: [UInt8], in text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == sequence[0], index + sequence.count <= bytes.count,
                bytes[index..<(index + sequence.count)].elementsEqual(sequence)
            {
                result += replacement
                index += sequence.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// What is misspelt and abbreviated, found word by word.
struct TypingSlips: Sendable {
    struct Entry: Sendable {
        /// The pieces that the phrase covers, spaces and apostrophes included.
        let length: Int
        let pieces: [String]
        var misspellings: [String] = []
        var abbreviation: String?
    }

    /// By first word, the longest phrase first.
    private let entries: [String: [Entry]]

    init(_ document: NoiseDocument) {
        var found: [String: [Entry]] = [:]
        let phrases = Set(document.misspellings.keys).union(document.abbreviations.keys)
        for phrase in phrases.sorted() {
            let pieces = TypedWords(phrase).pieces.map(\.text)
            guard let first = pieces.first else { continue }
            found[first, default: []].append(
                Entry(
                    length: pieces.count, pieces: pieces, misspellings: document.misspellings[phrase] ?? [],
                    abbreviation: document.abbreviations[phrase]))
        }
        entries = found.mapValues { list in list.sorted { left, right in left.length > right.length } }
    }

    func entry(at index: Int, in words: TypedWords) -> Entry? {
        guard let candidates = entries[words[index].lowercased()] else { return nil }
        return candidates.first { entry in words.matches(entry.pieces, at: index) }
    }
}

/// A text in pieces: words, what stands between them, and what is not to be touched.
struct TypedWords {
    struct Piece {
        var text: String
        var isWord: Bool
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        var current: [UInt8] = []
        var isWord = false
        var depth = 0
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0xC3 || byte == 0xC5 }
        func close(_ pieces: inout [Piece]) {
            if !current.isEmpty {
                pieces.append(Piece(text: String(decoding: current, as: UTF8.self), isWord: isWord && depth == 0))
            }
            current.removeAll(keepingCapacity: true)
        }
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // What stands between « », and between guards, is quoted.
            let isOpening = byte == DemoVoice.guardOpen || (byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xAB)
            let isClosing = byte == DemoVoice.guardClose || (byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xBB)
            if isOpening || isClosing {
                close(&pieces)
                depth = max(0, depth + (isOpening ? 1 : -1))
                if byte == 0xC2 {
                    pieces.append(Piece(text: isOpening ? "«" : "»", isWord: false))
                    index += 1
                }
                index += 1
                continue
            }
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let letter = isLetter(byte)
            if !current.isEmpty, letter != isWord { close(&pieces) }
            isWord = letter
            current += bytes[index..<min(index + width, bytes.count)]
            index += width
        }
        close(&pieces)
    }

    var text: String { pieces.reduce(into: "") { text, piece in text += piece.text } }
    var count: Int { pieces.count { piece in piece.isWord } }
    subscript(_ index: Int) -> String { pieces[index].text }

    func nextWord(after index: Int) -> Int? {
        var next = index + 1
        while next < pieces.count {
            if pieces[next].isWord { return next }
            next += 1
        }
        return nil
    }

    func isASCII(_ index: Int) -> Bool { pieces[index].text.utf8.allSatisfy { byte in byte < 0x80 } }
    func hasAccent(_ index: Int) -> Bool { !isASCII(index) }

    /// True when the pieces stand here, case apart.
    func matches(_ wanted: [String], at index: Int) -> Bool {
        guard index + wanted.count <= pieces.count else { return false }
        return zip(pieces[index...], wanted).allSatisfy { piece, text in
            piece.text.utf8.count == text.utf8.count && (piece.text == text || piece.text.lowercased() == text)
        }
    }

    /// Puts a text in the place of some pieces, with the capital of the first.
    mutating func replace(_ index: Int, _ length: Int, by text: String) {
        let first = pieces[index].text.unicodeScalars.first
        let isCapital = first.map { scalar in scalar.properties.isUppercase } ?? false
        pieces[index].text = isCapital ? DemoTidying.capitalised(text) : text
        for other in (index + 1)..<max(index + 1, index + length) { pieces[other] = Piece(text: "", isWord: false) }
    }

    mutating func change(_ body: (String) -> String) {
        for index in pieces.indices where pieces[index].isWord { pieces[index].text = body(pieces[index].text) }
    }

    /// `é` is `e`, `ç` is `c`, `œ` is `oe`.
    static func withoutAccents(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "à", "â", "ä": result += "a"
            case "é", "è", "ê", "ë": result += "e"
            case "î", "ï": result += "i"
            case "ô", "ö": result += "o"
            case "ù", "û", "ü": result += "u"
            case "ç": result += "c"
            case "œ": result += "oe"
            case "À", "Â": result += "A"
            case "É", "È", "Ê": result += "E"
            case "Ç": result += "C"
            case "Œ": result += "Oe"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
