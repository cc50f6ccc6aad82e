import HTML

/// Text that people typed: paragraphs, line breaks, links by their address. Nothing else has a meaning.
enum PlainText {
    /// Paragraphs are separated by an empty line.
    static func paragraphs(_ text: String) -> HTML {
        var blocks: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                if blocks.last?.isEmpty == false { blocks.append([]) }
            } else {
                blocks[blocks.count - 1].append(line)
            }
        }
        return HTML {
            for block in blocks where !block.isEmpty {
                p {
                    for (index, line) in block.enumerated() {
                        if index > 0 { br() }
                        linked(line)
                    }
                }
            }
        }
    }

    /// A line, its addresses as links.
    static func linked(_ line: Substring) -> HTML {
        var pieces: [HTML] = []
        var rest = line
        while let start = address(in: rest) {
            let tail = rest[start...]
            let url = trimmed(tail.prefix { character in !ends(character) })
            if start > rest.startIndex { pieces.append(HTML(rest[..<start])) }
            pieces.append(
                a(.href(String(url)), .named("rel", "noopener noreferrer")) { String(url) })
            rest = rest[url.endIndex...]
        }
        pieces.append(HTML(rest))
        return HTML(joining: pieces)
    }

    private static let schemes: [[UInt8]] = [Array("https://".utf8), Array("http://".utf8)]

    /// Where the first address begins: at the start of a word, with a host behind it.
    private static func address(in text: Substring) -> Substring.Index? {
        var isWordStart = true
        var index = text.utf8.startIndex
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            if isWordStart, byte == UInt8(ascii: "h") {
                for scheme in schemes {
                    let tail = text.utf8[index...]
                    guard tail.starts(with: scheme) else { continue }
                    let host = tail.dropFirst(scheme.count).first ?? 0x20
                    if isLetterOrDigit(host) { return index }
                }
            }
            // After « and no-break spaces too, which end with these bytes in UTF-8.
            isWordStart = (byte < 0x80 && !isLetterOrDigit(byte)) || [0xA0, 0xAB, 0xAF].contains(byte)
            index = text.utf8.index(after: index)
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func ends(_ character: Character) -> Bool {
        character.isWhitespace || character == "<" || character == ">" || character == "\"" || character == "«"
            || character == "»"
    }

    /// Without the punctuation of the sentence around it.
    private static func trimmed(_ url: Substring) -> Substring {
        var url = url
        while let last = url.last, ".,;:!?)]}'’…".contains(last), url.utf8.count > 10 { url.removeLast() }
        return url
    }
}
