/// What the headers of a part say: the name of the field, and of the file if it is one.
struct MultipartHeaders: Equatable {
    let name: String
    /// Empty when nothing was chosen; nil for a plain field.
    let fileName: String?

    /// - Parameter bytes: lines, each after a line end.
    init(_ bytes: ArraySlice<UInt8>) throws(WebError) {
        let text = try FormBody.decoded(bytes)
        var disposition: Substring?
        // A line end is one Character in Swift ("\r\n"), a lone one is no line end here.
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .badRequest(.malformed) }
            if parts[0].lowercased() == "content-disposition" { disposition = parts[1] }
        }
        guard let disposition else { throw .badRequest(.malformed) }
        var reader = ParameterReader(disposition)
        guard reader.token().lowercased() == "form-data" else { throw .badRequest(.malformed) }
        var parameters: [String: String] = [:]
        while let (key, value) = try reader.parameter() {
            guard parameters[key] == nil else { throw .badRequest(.malformed) }
            parameters[key] = value
        }
        guard let name = parameters["name"] else { throw .badRequest(.malformed) }
        self.name = name
        if let extended = parameters["filename*"] {
            fileName = try Self.extended(extended)
        } else {
            fileName = parameters["filename"]
        }
    }

    /// `UTF-8''r%C3%A9sum%C3%A9.pdf` (RFC 5987).
    private static func extended(_ value: String) throws(WebError) -> String {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { throw .badRequest(.malformed) }
        var bytes: [UInt8] = []
        var rest = parts[2].utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                throw .badRequest(.malformed)
            }
            bytes.append(high << 4 | low)
        }
        return try FormBody.decoded(bytes)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { value in UInt8(value) }
    }

    /// The boundary of a `multipart/form-data` content type, 1 to 70 bytes (RFC 2046, §5.1.1).
    static func boundary(of contentType: String) -> [UInt8]? {
        guard let semicolon = contentType.firstIndex(of: ";") else { return nil }
        var reader = ParameterReader(contentType[semicolon...])
        while let (key, value) = (try? reader.parameter()) ?? nil {
            guard key == "boundary" else { continue }
            let bytes = Array(value.utf8)
            guard (1...70).contains(bytes.count), bytes.allSatisfy({ byte in byte > 0x20 && byte < 0x7F || byte == 0x20 }) else {
                return nil
            }
            return bytes
        }
        return nil
    }
}

/// `; key=value; key="va lue"`, by Unicode scalars.
private struct ParameterReader {
    private var rest: Substring.UnicodeScalarView

    init(_ text: Substring) { rest = text.unicodeScalars }

    private mutating func skipSpaces() { while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() } }

    mutating func token() -> String {
        skipSpaces()
        var token = String.UnicodeScalarView()
        while let first = rest.first, first != ";", first != "=", first != " ", first != "\t" {
            token.append(first)
            rest.removeFirst()
        }
        skipSpaces()
        return String(token)
    }

    /// The next parameter, or nil at the end.
    mutating func parameter() throws(WebError) -> (key: String, value: String)? {
        skipSpaces()
        guard let first = rest.first else { return nil }
        guard first == ";" else { throw .badRequest(.malformed) }
        rest.removeFirst()
        skipSpaces()
        if rest.isEmpty { return nil }
        let key = token().lowercased()
        guard !key.isEmpty, rest.first == "=" else { throw .badRequest(.malformed) }
        rest.removeFirst()
        return (key, rest.first == "\"" ? try quoted() : token())
    }

    /// A quoted text. Browsers write a quotation mark as `%22` (URL and HTML standards), others as `\"`;
    /// a backslash before anything else is a backslash, as in the paths that some send.
    private mutating func quoted() throws(WebError) -> String {
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                skipSpaces()
                return ParameterReader.unescaped(String(value))
            }
            if scalar == "\\", rest.first == "\"" {
                value.append("\"")
                rest.removeFirst()
            } else {
                value.append(scalar)
            }
        }
        throw .badRequest(.malformed)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let code = String(String.UnicodeScalarView(rest.prefix(2)))
            let meant: Unicode.Scalar? =
                switch (scalar, code.uppercased()) {
                case ("%", "22"): "\""
                case ("%", "0D"): "\r"
                case ("%", "0A"): "\n"
                default: nil
                }
            result.append(meant ?? scalar)
            if meant != nil { rest.removeFirst(2) }
        }
        return String(result)
    }
}
