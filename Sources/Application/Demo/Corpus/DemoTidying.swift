/// The finishing touches of a composed text: spaces, elisions, capitals.
enum DemoTidying {
    /// One space for several, none before a comma or a full stop, « d’ » and « qu’ » before a vowel.
    static func tidied(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x20:
                if let last = result.last, last != 0x20, last != 0x0A { elideOrSpace(bytes, index, &result) }
            case 0x2C, 0x2E:
                if result.last == 0x20 { result.removeLast() }
                // A comma or a colon before a full stop goes, an ellipsis stays.
                if byte == 0x2E {
                    while let last = result.last, last == 0x2C || last == 0x3A || last == 0x3B || last == 0x20 {
                        result.removeLast()
                    }
                }
                result.append(byte)
            default: result.append(byte)
            }
            index += 1
        }
        while result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Ends a word: « de » + « Amélie » is « d’Amélie ».
    private static func elideOrSpace(_ bytes: [UInt8], _ index: Int, _ result: inout [UInt8]) {
        var next = index + 1
        while next < bytes.count, bytes[next] == 0x20 || bytes[next] == DemoVoice.guardOpen { next += 1 }
        if startsWithVowel(bytes, next), endsWithElidable(result) {
            result.removeLast()
            result += [0xE2, 0x80, 0x99]
            return
        }
        // « si il » is « s’il ».
        if next + 2 <= bytes.count, bytes[next] == 0x69, next + 1 < bytes.count, bytes[next + 1] == 0x6C,
            next + 2 == bytes.count || !isLetter(bytes[next + 2]), endsWithWord(result, "si")
        {
            result.removeLast()
            result += [0xE2, 0x80, 0x99]
            return
        }
        result.append(0x20)
    }

    private static func endsWithElidable(_ bytes: [UInt8]) -> Bool {
        endsWithWord(bytes, "de") || endsWithWord(bytes, "que") || endsWithWord(bytes, "lorsque")
            || endsWithWord(bytes, "puisque")
    }

    private static func endsWithWord(_ bytes: [UInt8], _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        let start = bytes.count - count
        for offset in 0..<count {
            let wanted = word.utf8Start[offset]
            let found = bytes[start + offset]
            guard found == wanted || (offset == 0 && found == wanted - 0x20) else { return false }
        }
        return start == 0 || !isLetter(bytes[start - 1])
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func startsWithVowel(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] | 0x20 {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: return bytes[index] < 0x80
        default: break
        }
        guard bytes[index] == 0xC3, index + 1 < bytes.count else {
            return bytes[index] == 0xC5 && index + 1 < bytes.count && (bytes[index + 1] == 0x92 || bytes[index + 1] == 0x93)
        }
        // À Â È É Ê Ë Î Ï Ô Û and their small letters.
        return [0x80, 0x82, 0x88, 0x89, 0x8A, 0x8B, 0x8E, 0x8F, 0x94, 0x9B].contains(bytes[index + 1] & 0xDF | 0x80)
    }

    /// Capitals at the start, after a full stop, a question mark, and at a new line.
    /// - Parameter keepsSmall: asked for each sentence; true leaves it as somebody in a hurry types it.
    static func capitalised(_ text: String, keepsSmall: () -> Bool = { false }) -> String {
        var bytes = Array(text.utf8)
        var isStart = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x0A: isStart = true
            case 0x20, DemoVoice.guardOpen, DemoVoice.guardClose: break
            case 0x2E, 0x3F, 0x21:
                isStart = index + 1 == bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A
            default:
                if isStart { capitalise(&bytes, index, keepsSmall) }
                isStart = false
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func capitalise(_ bytes: inout [UInt8], _ index: Int, _ keepsSmall: () -> Bool) {
        let byte = bytes[index]
        if byte >= 0x61 && byte <= 0x7A {
            if !keepsSmall() { bytes[index] = byte - 0x20 }
        } else if byte == 0xC3, index + 1 < bytes.count, bytes[index + 1] >= 0xA0, bytes[index + 1] != 0xB7 {
            if !keepsSmall() { bytes[index + 1] -= 0x20 }
        } else if byte == 0xC5, index + 1 < bytes.count, bytes[index + 1] == 0x93 {
            if !keepsSmall() { bytes[index + 1] = 0x92 }
        }
    }

    /// A full stop, unless the sentence has its own end.
    static func ended(_ text: String) -> String {
        guard let last = text.unicodeScalars.last(where: { scalar in scalar.value > 2 }) else { return text }
        return "?!….".unicodeScalars.contains(last) ? text : text + "."
    }

    /// Without the marks around what typing errors never touch.
    static func unguarded(_ text: String) -> String {
        guard text.utf8.contains(where: { byte in byte == DemoVoice.guardOpen || byte == DemoVoice.guardClose }) else {
            return text
        }
        return String(
            decoding: text.utf8.filter { byte in byte != DemoVoice.guardOpen && byte != DemoVoice.guardClose }, as: UTF8.self)
    }
}
