/// A run of letters and digits found in a text.
struct Token {
    /// What stood between a token and the one before it.
    enum Link {
        case none
        /// One hyphen: « porte-clés ».
        case hyphen
        /// One of `. _ /`, which hold codes and addresses together.
        case punctuation
    }

    /// Folded, at most ``Tokenizer/longestWord`` bytes.
    let text: String
    /// Where it stands in the UTF-8 of the text, elided article left out.
    let range: Range<Int>
    let link: Link
    let hasDigit: Bool
    /// Only `a`…`z` and digits: what the stemmers understand.
    let isASCII: Bool
}

/// Cuts a text into folded words in one pass over its bytes.
struct Tokenizer {
    /// Longer words are cut there: nobody searches for them, and they would swell the index.
    static let longestWord = 64

    private let language: Language
    private var tokens: [Token] = []
    private var word: [UInt8] = []
    private var start = 0
    private var end = 0
    private var isFull = false
    private var hasDigit = false
    private var isASCII = true
    private var link: Token.Link = .none
    private var nextLink: Token.Link = .none
    /// Length of the word, and its end in the text, when its last apostrophe was met.
    private var apostrophe: (length: Int, end: Int)?
    private var isAfterApostrophe = false

    private init(language: Language) {
        self.language = language
        word.reserveCapacity(Tokenizer.longestWord + 16)
    }

    /// The words of the first `limit` bytes of a text.
    static func tokens(of text: String, language: Language, limit: Int) -> [Token] {
        var tokenizer = Tokenizer(language: language)
        var text = text
        text.withUTF8 { tokenizer.scan($0, limit: limit) }
        return tokenizer.tokens
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        let bound = min(bytes.count, limit)
        tokens.reserveCapacity(min(bound / 6, 4_096) + 1)
        var index = 0
        while index < bound {
            let byte = bytes[index]
            if byte >= 0x80 {
                let (scalar, length) = Tokenizer.decode(bytes, at: index)
                guard index + length <= bound else { break }
                let before = beginIfNeeded(at: index)
                meet(Folding.fold(scalar, into: &word), lengthBefore: before, from: index, to: index + length)
                index += length
                continue
            }
            let lower = byte | 0x20
            switch byte {
            case 0x30...0x39:
                let before = beginIfNeeded(at: index)
                word.append(byte)
                meet(.digit, lengthBefore: before, from: index, to: index + 1)
            case _ where lower >= 0x61 && lower <= 0x7A:
                let before = beginIfNeeded(at: index)
                word.append(lower)
                meet(.letter, lengthBefore: before, from: index, to: index + 1)
            case 0x27, 0x60: meetApostrophe()
            case 0x2D: separate(by: .hyphen)
            case 0x2E, 0x2F, 0x5F: separate(by: .punctuation)
            default: separate(by: .none)
            }
            index += 1
        }
        finishWord()
    }

    /// Notes where a word begins, and gives the length of the word so far.
    private mutating func beginIfNeeded(at index: Int) -> Int {
        if word.isEmpty { start = index }
        return word.count
    }

    private mutating func meet(_ kind: Folding.Kind, lengthBefore: Int, from: Int, to: Int) {
        switch kind {
        case .letter, .digit:
            if isAfterApostrophe {
                isAfterApostrophe = false
                if language == .french, Elision.isElided(word[..<lengthBefore]) {
                    word.removeSubrange(..<lengthBefore)
                    start = from
                    (isFull, isASCII, apostrophe) = (false, true, nil)
                    return meet(kind, lengthBefore: 0, from: from, to: to)
                }
            }
            if lengthBefore == 0 {
                (link, nextLink) = (nextLink, .none)
            }
            if isFull || word.count > Tokenizer.longestWord {
                // Once cut, stays cut: a narrower letter further on must not slip in.
                word.removeSubrange(lengthBefore...)
                isFull = true
            } else {
                if kind == .digit { hasDigit = true }
                for byte in word[lengthBefore...] where byte >= 0x80 { isASCII = false }
            }
            end = to
        case .ignored: if !word.isEmpty { end = to }
        case .apostrophe: meetApostrophe()
        case .hyphen: separate(by: .hyphen)
        case .separator: separate(by: .none)
        }
    }

    /// An apostrophe belongs to the word if a letter follows; until then nothing is decided.
    private mutating func meetApostrophe() {
        guard !word.isEmpty, !isAfterApostrophe, !hasDigit else { return separate(by: .none) }
        apostrophe = (word.count, end)
        isAfterApostrophe = true
    }

    private mutating func separate(by separator: Token.Link) {
        let wasInWord = !word.isEmpty
        let wasAfterApostrophe = isAfterApostrophe
        finishWord()
        nextLink = wasInWord && !wasAfterApostrophe ? separator : .none
    }

    private mutating func finishWord() {
        guard !word.isEmpty else { return }
        if let mark = apostrophe, word.count == mark.length + 1, word.last == 0x73 {  // user’s
            word.removeLast()
            end = mark.end
        }
        tokens.append(
            Token(
                text: String(decoding: word, as: UTF8.self), range: start..<end, link: link,
                hasDigit: hasDigit, isASCII: isASCII))
        word.removeAll(keepingCapacity: true)
        (isFull, hasDigit, isASCII, apostrophe, isAfterApostrophe) = (false, false, true, nil, false)
        link = .none
    }

    /// The scalar at a position of well-formed UTF-8 (a `String` holds no other).
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// The short words that French elides before a vowel.
enum Elision {
    /// True for `l`, `d`, `qu`, `jusqu`… as folded bytes, without their apostrophe.
    static func isElided(_ word: ArraySlice<UInt8>) -> Bool {
        switch word.count {
        case 1: "cdjlmnst".utf8.contains(word[word.startIndex])
        case 2: word.elementsEqual("qu".utf8)
        case 5: word.elementsEqual("jusqu".utf8)
        case 6: ["lorsqu", "puisqu", "quoiqu", "quelqu"].contains { word.elementsEqual($0.utf8) }
        default: false
        }
    }
}
