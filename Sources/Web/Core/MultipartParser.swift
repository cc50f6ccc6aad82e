/// Reads `multipart/form-data` (RFC 7578) as bytes come, wherever they are cut: bytes are pushed in,
/// events are pulled out. It keeps at most one field, or the tail of what it was given.
struct MultipartParser {
    enum Event: Equatable {
        case field(name: String, value: String)
        /// A file begins: its bytes follow, then its end. A field of files left empty gives nothing.
        case fileBegins(field: String, name: String)
        case fileBytes([UInt8])
        case fileEnds
        /// The closing delimiter; what comes behind it is not read.
        case end
    }

    struct Limits {
        var parts = 200
        var headerBytes = 8 * 1_024
        var fieldBytes = 256 * 1_024
        /// Of all the fields together.
        var fieldsBytes = 1_024 * 1_024
    }

    private enum State {
        case preamble, delimiter, headers, field(String), file, discardedFile, ended
    }

    private let delimiter: [UInt8]
    private let limits: Limits
    private var state = State.preamble
    // The first delimiter has no line end before it: one is lent to it.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private var start = 0
    /// Up to where the pattern looked for is known not to begin: bytes that come one by one cost no more.
    private var searched = 0
    private var parts = 0
    private var fieldsTotal = 0

    init(boundary: [UInt8], limits: Limits = Limits()) {
        delimiter = Array("\r\n--".utf8) + boundary
        self.limits = limits
    }

    mutating func push(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            searched = max(0, searched - start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next event, or nil when more bytes are needed.
    mutating func next() throws(WebError) -> Event? {
        while true {
            switch state {
            case .preamble:
                guard let found = find(delimiter) else {
                    guard rest <= limits.headerBytes else { throw .badRequest(.malformed) }
                    return nil
                }
                start = found + delimiter.count
                state = .delimiter
            case .delimiter:
                guard try passDelimiter() else { return nil }
                if case .ended = state { return .end }
            case .headers:
                guard let part = try readHeaders() else { return nil }
                if let event = begin(part) { return event }
            case .field(let name):
                guard let value = try readField() else { return nil }
                return .field(name: name, value: value)
            case .file:
                return readFile()
            case .discardedFile:
                guard let event = readFile() else { return nil }
                if event == .fileEnds { continue }
            case .ended:
                return nil
            }
        }
    }

    /// - Throws: when the body ended before its closing delimiter.
    func finish() throws(WebError) {
        guard case .ended = state else { throw .badRequest(.truncated) }
    }

    private var rest: Int { buffer.count - start }

    /// After a delimiter: `--` ends the body, a line end begins a part.
    private mutating func passDelimiter() throws(WebError) -> Bool {
        guard rest >= 2 else { return false }
        if buffer[start] == 0x2D, buffer[start + 1] == 0x2D {
            state = .ended
            buffer.removeAll()
            start = 0
            return true
        }
        // Transport padding (RFC 2046, §5.1.1).
        var index = start
        while index < buffer.count, buffer[index] == 0x20 || buffer[index] == 0x09 { index += 1 }
        guard index - start <= 64 else { throw .badRequest(.malformed) }
        guard buffer.count - index >= 2 else { return false }
        guard buffer[index] == 0x0D, buffer[index + 1] == 0x0A else { throw .badRequest(.malformed) }
        parts += 1
        guard parts <= limits.parts else { throw .badRequest(.tooManyFields) }
        // The line end stays: a part without headers has its empty line at once.
        start = index
        state = .headers
        return true
    }

    private mutating func readHeaders() throws(WebError) -> MultipartHeaders? {
        let blankLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let found = find(blankLine) else {
            guard rest <= limits.headerBytes else { throw .badRequest(.malformed) }
            return nil
        }
        guard found - start <= limits.headerBytes else { throw .badRequest(.malformed) }
        let headers = try MultipartHeaders(buffer[start..<found])
        start = found + blankLine.count
        return headers
    }

    private mutating func begin(_ part: MultipartHeaders) -> Event? {
        guard let file = part.fileName else {
            state = .field(part.name)
            return nil
        }
        if file.isEmpty {
            state = .discardedFile
            return nil
        }
        state = .file
        return .fileBegins(field: part.name, name: file)
    }

    private mutating func readField() throws(WebError) -> String? {
        guard let found = find(delimiter) else {
            guard rest <= limits.fieldBytes + delimiter.count else { throw .tooLarge(limit: limits.fieldBytes) }
            return nil
        }
        fieldsTotal += found - start
        guard found - start <= limits.fieldBytes, fieldsTotal <= limits.fieldsBytes else {
            throw .tooLarge(limit: limits.fieldsBytes)
        }
        let value = try FormBody.decoded(buffer[start..<found])
        start = found + delimiter.count
        state = .delimiter
        return value
    }

    /// The bytes that are surely of the file, then its end.
    private mutating func readFile() -> Event? {
        if let found = find(delimiter) {
            guard found == start else {
                defer { start = found }
                return .fileBytes(Array(buffer[start..<found]))
            }
            start = found + delimiter.count
            state = .delimiter
            return .fileEnds
        }
        // The tail may be the beginning of the delimiter.
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > start else { return nil }
        defer { start = safe }
        return .fileBytes(Array(buffer[start..<safe]))
    }

    /// Where a pattern that begins with a carriage return is next.
    private mutating func find(_ pattern: [UInt8]) -> Int? {
        let count = pattern.count
        let first = max(start, searched)
        let found: Int? = buffer.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var index = first
                let last = bytes.count - count
                while index <= last {
                    if bytes[index] == pattern[0] {
                        var matched = 1
                        while matched < count, bytes[index + matched] == pattern[matched] { matched += 1 }
                        if matched == count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
        searched = found == nil ? max(first, buffer.count - count + 1) : 0
        return found
    }
}
