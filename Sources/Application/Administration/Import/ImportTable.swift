import Domain

/// A CSV file as columns by name; separators `,`, `;` and tab are guessed, names are read whatever
/// their case and accents.
struct ImportTable {
    /// Bytes; 3,000 agents take about 400,000.
    static let maximumSize = 4 * 1_024 * 1_024
    static let maximumLines = 20_000

    struct Line {
        /// The line in the file, the header being line 1.
        let number: Int
        /// Cells beyond the columns of the header, which something was written in.
        let hasStrayCells: Bool
        fileprivate let columns: Set<String>
        fileprivate let values: [String: String]

        /// The value of a column without the spaces around it; nil when empty or absent.
        subscript(column: String) -> String? { values[column] }

        /// The file has this column: an empty cell means something then.
        func has(_ column: String) -> Bool { columns.contains(column) }
    }

    /// The columns that mean nothing here, as the file names them.
    let ignoredColumns: [String]
    let lines: [Line]

    /// - Parameters:
    ///   - aliases: the names a column may have in the file, folded, to the name it has here.
    ///   - required: the columns without which nothing can be read.
    init(
        _ bytes: [UInt8], aliases: [String: String], required: [String], optional: [String]
    ) throws(ImportRefusal) {
        guard bytes.count <= Self.maximumSize else { throw .tooLarge(limit: Self.maximumSize) }
        // U+0000 is valid UTF-8, but a sign of UTF-16, and no text of a database.
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let records: [CommaSeparated.Record]
        do {
            records = try CommaSeparated.records(text, separator: CommaSeparated.separator(of: text))
        } catch {
            throw .malformed(line: error.line)
        }
        guard let header = records.first else { throw .empty }
        guard records.count <= Self.maximumLines + 1 else { throw .tooManyLines(limit: Self.maximumLines) }
        let names = header.cells.map { cell in
            let folded = SearchName.words(of: cell).joined(separator: " ")
            return aliases[folded] ?? folded
        }
        let known = Set(required + optional)
        let missing = required.filter { column in !names.contains(column) }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        for (index, name) in names.enumerated() where known.contains(name) && names[..<index].contains(name) {
            throw .repeatedColumn(name)
        }
        ignoredColumns = zip(header.cells, names).filter { _, name in !known.contains(name) }
            .map { cell, _ in cell.trimmingSpaces() }.filter { cell in !cell.isEmpty }
        let columns = known.intersection(names)
        lines = records.dropFirst().map { record in Self.line(record, names: names, columns: columns) }
        guard !lines.isEmpty else { throw .empty }
    }

    private static func line(_ record: CommaSeparated.Record, names: [String], columns: Set<String>) -> Line {
        var values: [String: String] = [:]
        for (name, cell) in zip(names, record.cells) where columns.contains(name) {
            let value = cell.trimmingSpaces()
            if !value.isEmpty { values[name] = value }
        }
        let strays = record.cells.dropFirst(names.count).contains { cell in !cell.trimmingSpaces().isEmpty }
        return Line(number: record.line, hasStrayCells: strays, columns: columns, values: values)
    }
}
