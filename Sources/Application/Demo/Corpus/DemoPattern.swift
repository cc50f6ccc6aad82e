/// A pattern of the corpus, read once: « {thing.le} {thing.symptom} {since} ».
struct DemoPattern: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// So many random digits, the first from 1 to 9.
        case digits(Int)
        case choice([DemoPattern])
        /// A variable or a slot, by its number in the lexicon.
        case name(Int)
        /// A form of what the ticket is about.
        case form(Topic, Int)
    }

    enum Topic: Sendable { case thing, need, site }

    let pieces: [Piece]

    init(_ text: String, lexicon: inout DemoLexicon) {
        var pieces: [Piece] = []
        var rest = Substring(text).utf8
        var literal: [UInt8] = []
        func close() {
            if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }
        while let byte = rest.first {
            if byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) {
                close()
                let inside = String(Substring(rest[rest.index(after: rest.startIndex)..<end]))
                pieces.append(Self.piece(inside, lexicon: &lexicon))
                rest = rest[rest.index(after: end)...]
            } else if byte == UInt8(ascii: "#") {
                close()
                let run = rest.prefix { byte in byte == UInt8(ascii: "#") }
                pieces.append(.digits(run.count))
                rest = rest.dropFirst(run.count)
            } else {
                literal.append(byte)
                rest = rest.dropFirst()
            }
        }
        close()
        self.pieces = pieces
    }

    private static func piece(_ inside: String, lexicon: inout DemoLexicon) -> Piece {
        if inside.utf8.contains(UInt8(ascii: "|")) {
            let parts = inside.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            return .choice(parts.map { part in DemoPattern(String(Substring(part)), lexicon: &lexicon) })
        }
        for (prefix, topic) in [("thing.", Topic.thing), ("need.", .need), ("site.", .site)] where inside.hasPrefix(prefix) {
            return .form(topic, lexicon.number(ofForm: String(inside.dropFirst(prefix.count))))
        }
        return .name(lexicon.number(of: inside))
    }
}

/// Gives names and grammatical forms their numbers.
struct DemoLexicon: Sendable {
    private(set) var names: [String: Int] = [:]
    private(set) var forms: [String: Int] = [:]

    mutating func number(of name: String) -> Int {
        if let known = names[name] { return known }
        names[name] = names.count
        return names.count - 1
    }

    mutating func number(ofForm form: String) -> Int {
        if let known = forms[form] { return known }
        forms[form] = forms.count
        return forms.count - 1
    }
}
