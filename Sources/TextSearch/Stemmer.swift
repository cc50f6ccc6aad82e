import CStemmer

/// A Snowball stemmer (libstemmer).
///
/// libstemmer's objects are not thread-safe, so each analysis makes its own: that costs
/// less than half a microsecond and needs neither lock nor pool, and not being copyable
/// it cannot be shared by mistake.
struct Stemmer: ~Copyable {
    private let stemmer: OpaquePointer?
    private let language: Language
    private var letters: [UInt8] = []

    init(language: Language) {
        self.language = language
        stemmer = sb_stemmer_new(language == .french ? "french" : "english", "UTF_8")
        letters.reserveCapacity(Tokenizer.longestWord + 4)
    }

    deinit { sb_stemmer_delete(stemmer) }

    /// The folded stem of a folded ASCII word; the word itself if the library fails.
    mutating func stem(_ word: String) -> String {
        letters.removeAll(keepingCapacity: true)
        letters.append(contentsOf: word.utf8)
        if language == .french { restoreAccents() }
        let stem: String? = letters.withUnsafeBufferPointer { buffer in
            guard let stemmer, let base = buffer.baseAddress,
                let bytes = sb_stemmer_stem(stemmer, base, Int32(buffer.count))
            else { return nil }
            let length = Int(sb_stemmer_length(stemmer))
            return length == 0 ? nil : Stemmer.fold(UnsafeBufferPointer(start: bytes, count: length))
        }
        return stem ?? word
    }

    /// Gives back the accents that the French algorithm needs to see an ending.
    ///
    /// Stemming the word as it was typed would part « sécurité » (sécur) from « securite »
    /// (securit). Folding everything loses -ité, -ée and -ière. So: fold, then put the accent
    /// back on those endings alone. The term then depends on the letters only, never on the
    /// accents that someone typed, and the endings are still recognised. Where no accent
    /// belonged (« visite »), every spelling of the word is treated alike.
    private mutating func restoreAccents() {
        let plural = letters.last == 0x73 ? 1 : 0
        let end = letters.count - plural
        func ends(with suffix: StaticString) -> Bool {
            let count = suffix.utf8CodeUnitCount
            guard end > count else { return false }
            return (0..<count).allSatisfy { letters[end - count + $0] == suffix.utf8Start[$0] }
        }
        if ends(with: "ite") {
            letters.replaceSubrange(end - 1..<end, with: [0xC3, 0xA9])
        } else if ends(with: "ee") {
            letters.replaceSubrange(end - 2..<end - 1, with: [0xC3, 0xA9])
        } else if ends(with: "iere") {
            letters.replaceSubrange(end - 3..<end - 2, with: [0xC3, 0xA8])
        }
    }

    /// The only letters beyond ASCII that can come back are those of ``restoreAccents()``: é and è.
    private static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var folded: [UInt8] = []
        for byte in bytes where byte != 0xC3 {
            folded.append(byte == 0xA9 || byte == 0xA8 ? 0x65 : byte)
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
