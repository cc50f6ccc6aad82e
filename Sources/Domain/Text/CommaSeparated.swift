/// Reads comma-separated values (RFC 4180) and their kin, knowing the line of every record and
/// refusing a quote that never closes: half a file taken for one cell would import the other half.
public enum CommaSeparated {
    /// One record, with the cells it has.
    public struct Record: Sendable, Hashable {
        /// The line of the file it begins on, the first being 1.
        public var line: Int
        public var cells: [String]

        public init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    /// Not CSV from this line on.
    public struct Malformed: Error, Sendable, Hashable {
        public let line: Int
    }

    /// More cells than any file of ours has columns.
    public static let maximumCells = 200

    /// The records that are not blank. Lines end with LF, CR LF or CR.
    /// - Parameter bytes: UTF-8.
    public static func records(_ bytes: ArraySlice<UInt8>, separator: UInt8) throws(Malformed) -> [Record] {
        var reader = Reader(separator: separator)
        for byte in bytes { try reader.read(byte) }
        return try reader.finish()
    }

    private struct Reader {
        private enum Place { case start, plain, quoted, afterQuote }

        let separator: UInt8
        private var records: [Record] = []
        private var cells: [String] = []
        private var cell: [UInt8] = []
        private var place = Place.start
        private var line = 1
        private var firstLine = 1
        private var quoteLine = 1
        private var afterReturn = false

        init(separator: UInt8) { self.separator = separator }

        mutating func read(_ byte: UInt8) throws(Malformed) {
            let isSecondHalf = afterReturn && byte == UInt8(ascii: "\n")
            afterReturn = byte == UInt8(ascii: "\r")
            let isNewline = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if isNewline, !isSecondHalf { line += 1 }
            if place == .quoted {
                if byte == UInt8(ascii: "\"") { place = .afterQuote } else { cell.append(byte) }
            } else if isNewline {
                if !isSecondHalf { try endRecord() }
                firstLine = line
            } else if byte == separator {
                try endCell()
            } else if byte == UInt8(ascii: "\"") {
                try quote()
            } else if place == .afterQuote {
                guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { throw Malformed(line: line) }
            } else {
                if byte != UInt8(ascii: " ") { place = .plain }
                cell.append(byte)
            }
        }

        private mutating func quote() throws(Malformed) {
            switch place {
            case .start:
                cell = []
                place = .quoted
                quoteLine = line
            case .afterQuote:
                cell.append(UInt8(ascii: "\""))
                place = .quoted
            // A quote inside a plain cell is one like any character: spreadsheets write it so.
            case .plain, .quoted: cell.append(UInt8(ascii: "\""))
            }
        }

        private mutating func endCell() throws(Malformed) {
            guard cells.count < CommaSeparated.maximumCells else { throw Malformed(line: firstLine) }
            cells.append(String(decoding: cell, as: UTF8.self))
            cell = []
            place = .start
        }

        private mutating func endRecord() throws(Malformed) {
            try endCell()
            let isBlank = cells.allSatisfy { cell in cell.utf8.allSatisfy { byte in byte == UInt8(ascii: " ") } }
            if !isBlank { records.append(Record(line: firstLine, cells: cells)) }
            cells = []
        }

        mutating func finish() throws(Malformed) -> [Record] {
            guard place != .quoted else { throw Malformed(line: quoteLine) }
            try endRecord()
            return records
        }
    }

    /// The mark that the header has most of: `;`, `,` or a tab.
    public static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
        let header = text.drop { byte in byte == 0x0A || byte == 0x0D }.prefix { byte in byte != 0x0A && byte != 0x0D }
        let marks = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
        let counts = marks.map { mark in (mark, header.count { byte in byte == mark }) }
        return counts.max { left, right in left.1 < right.1 }?.0 ?? UInt8(ascii: ";")
    }
}
