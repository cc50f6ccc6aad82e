/// What one Unicode scalar becomes in a folded word: no case, no accent, no ligature.
///
/// Scanned scalar by scalar rather than compared as `Character`s: it costs a table
/// look-up, and « e » + U+0301 meets « é » without normalising the text first.
enum Folding {
    enum Kind {
        /// One or more bytes were appended to the word.
        case letter
        /// As `.letter`, and it is a digit.
        case digit
        /// Belongs to the word but leaves no trace: a combining mark, a soft hyphen.
        case ignored
        case apostrophe
        /// One of ‐ ‑ ‒ – −, which join words as `-` does.
        case hyphen
        case separator
    }

    /// Base letters of U+00C0…U+024F. `A O S T I D L N` stand for æ œ ß þ ĳ and the
    /// digraphs dz lj nj; `.` is a separator; `?` has no Latin base and is only lowered.
    private static let latin: StaticString = """
        aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
        lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        ???????????????e?ff?????????????oo?????????????uu???????????????\
        ????DDDLLLNNNaaiioouuuuuuuuuu?aaaaAA??ggkkoooo??jDDDgg??nnaaAAoo\
        aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????\
        ????????????????
        """

    /// Base letters of U+1E00…U+1EFF (Vietnamese names among others), written as ``latin``.
    private static let latinAdditional: StaticString = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy?s??S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????
        """

    /// Folds a scalar beyond ASCII; ASCII is the scanner's own business.
    static func fold(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) -> Kind {
        let value = scalar.value
        switch value {
        case 0xC0...0x24F: return append(latin.utf8Start[Int(value - 0xC0)], scalar, into: &bytes)
        case 0x1E00...0x1EFF: return append(latinAdditional.utf8Start[Int(value - 0x1E00)], scalar, into: &bytes)
        // Combining marks, soft hyphen, zero-width joiners and byte order mark, variation selectors.
        case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0xFE00...0xFE0F, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            return .ignored
        case 0x2018, 0x2019, 0x2032, 0x02BC, 0xB4, 0xFF07: return .apostrophe
        case 0x2010...0x2013, 0x2212, 0xFF0D: return .hyphen
        case 0xB2, 0xB3, 0xB9:  // ² ³ ¹, as in m²
            bytes.append(value == 0xB9 ? 0x31 : UInt8(value - 0x80))
            return .digit
        case 0xFB00...0xFB04:  // ligatures that come out of PDF files
            let expansions: [StaticString] = ["ff", "fi", "fl", "ffi", "ffl"]
            let expansion = expansions[Int(value - 0xFB00)]
            for offset in 0..<expansion.utf8CodeUnitCount { bytes.append(expansion.utf8Start[offset]) }
            return .letter
        case 0xFF01...0xFF5E: return foldFullWidth(UInt8(value - 0xFEE0), into: &bytes)
        case 0x80..<0xC0, 0x2000...0x206F: return .separator
        default: return foldByProperties(scalar, into: &bytes)
        }
    }

    private static func append(_ entry: UInt8, _ scalar: Unicode.Scalar, into bytes: inout [UInt8]) -> Kind {
        switch entry {
        case 0x61...0x7A:
            bytes.append(entry)
            return .letter
        case 0x2E: return .separator
        case 0x3F: return foldByProperties(scalar, into: &bytes)
        default:
            let pair: (UInt8, UInt8) =
                switch UnicodeScalar(entry) {
                case "A": (0x61, 0x65)
                case "O": (0x6F, 0x65)
                case "S": (0x73, 0x73)
                case "T": (0x74, 0x68)
                case "I": (0x69, 0x6A)
                case "D": (0x64, 0x7A)
                case "L": (0x6C, 0x6A)
                default: (0x6E, 0x6A)
                }
            bytes.append(pair.0)
            bytes.append(pair.1)
            return .letter
        }
    }

    private static func foldFullWidth(_ ascii: UInt8, into bytes: inout [UInt8]) -> Kind {
        switch ascii {
        case 0x30...0x39:
            bytes.append(ascii)
            return .digit
        case 0x41...0x5A, 0x61...0x7A:
            bytes.append(ascii | 0x20)
            return .letter
        default: return .separator
        }
    }

    /// Other scripts: lowered, never folded further. Slow, and rare here.
    private static func foldByProperties(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) -> Kind {
        let properties = scalar.properties
        if properties.numericType == .decimal {
            bytes.append(contentsOf: String(scalar).utf8)
            return .digit
        }
        guard properties.isAlphabetic else { return .separator }
        bytes.append(contentsOf: properties.lowercaseMapping.utf8)
        return .letter
    }
}
