/// A statement's text as PostgreSQL wants it: each `?` is `$1`, `$2`, …, or `NULL` where
/// the value is null. A `?` in a literal, a quoted name or a comment is left alone.
enum PostgresText {
    /// - Parameter values: as many as there are `?`.
    /// - Throws: ``DatabaseError/engine(_:)`` when there are not.
    static func numbered(_ text: String, for values: [SQLValue]) throws -> String {
        var scan = Scan(input: Array(text.utf8))
        var used = 0
        var number = 0
        while scan.skipToMark() {
            guard used < values.count else { break }
            if values[used] == .null {
                scan.output += "NULL".utf8
            } else {
                number += 1
                scan.output += "$\(number)".utf8
            }
            used += 1
            scan.position += 1
        }
        guard used == values.count, scan.position == scan.input.count else {
            throw DatabaseError.engine("\(values.count) values do not fit the parameters of the statement")
        }
        return String(decoding: scan.output, as: UTF8.self)
    }

    private struct Scan {
        let input: [UInt8]
        var output: [UInt8] = []
        var position = 0

        init(input: [UInt8]) {
            self.input = input
            output.reserveCapacity(input.count + 16)
        }

        /// Copies up to the next `?` that stands for a value.
        /// - Returns: false at the end of the text.
        mutating func skipToMark() -> Bool {
            while position < input.count {
                switch input[position] {
                case UInt8(ascii: "?"): return true
                case UInt8(ascii: "'"): copy(through: "'")
                case UInt8(ascii: "\""): copy(through: "\"")
                case UInt8(ascii: "-") where follows("-"): copy(through: "\n")
                case UInt8(ascii: "/") where follows("*"): copyBlockComment()
                default: copy()
                }
            }
            return false
        }

        private func follows(_ character: Unicode.Scalar) -> Bool {
            position + 1 < input.count && input[position + 1] == UInt8(ascii: character)
        }

        private mutating func copy() {
            output.append(input[position])
            position += 1
        }

        /// A doubled quote closes and opens again, which comes to the same.
        private mutating func copy(through end: Unicode.Scalar) {
            copy()
            while position < input.count {
                let isEnd = input[position] == UInt8(ascii: end)
                copy()
                if isEnd { return }
            }
        }

        private mutating func copyBlockComment() {
            copy()
            copy()
            while position < input.count {
                let isEnd = input[position] == UInt8(ascii: "*") && follows("/")
                copy()
                if isEnd { return copy() }
            }
        }
    }
}
