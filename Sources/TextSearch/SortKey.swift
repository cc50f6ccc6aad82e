/// What a name is sorted by: the folding of the search, so that « Élan » stands between « Ebro » and
/// « Emma » on both engines, whatever their own order of letters.
///
/// All words stay, unlike those of ``Analyzer``: « Le Goff » stands among the L.
public enum SortKey {
    public static func of(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        // One space between words, none at the ends.
        var pending = false
        for scalar in text.unicodeScalars {
            var folded: [UInt8] = []
            switch fold(scalar, into: &folded) {
            case .letter, .digit:
                if pending, !bytes.isEmpty { bytes.append(0x20) }
                pending = false
                bytes.append(contentsOf: folded)
            case .ignored: break
            case .apostrophe, .hyphen, .separator: pending = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func fold(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) -> Folding.Kind {
        switch scalar.value {
        case 0x30...0x39:
            bytes.append(UInt8(scalar.value))
            return .digit
        case 0x41...0x5A, 0x61...0x7A:
            bytes.append(UInt8(scalar.value) | 0x20)
            return .letter
        case 0..<0x80: return .separator
        default: return Folding.fold(scalar, into: &bytes)
        }
    }
}
