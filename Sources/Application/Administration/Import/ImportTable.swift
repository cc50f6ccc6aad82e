import SwiftCSV

/// A CSV file as columns by name; separators `,`, `;` and tab are guessed, names are read whatever
/// their case and accents.
struct ImportTable {
    /// Why a file cannot be read at all.
    enum Refusal: Error, Sendable, Hashable {
        case empty
        case notUTF8
        case tooLarge(limit: Int)
        case malformed
        case missingColumns([String])
    }

    /// Bytes; 3,000 agents take about 400,000.
    static let maximumSize = 4 * 1_024 * 1_024

    struct Line {
        /// The line in the file, the header being line 1.
        let number: Int
        fileprivate let values: [String: String]

        /// The value of a column without the spaces around it; nil when empty or absent.
        subscript(column: String) -> String? {
            guard let value = values[column]?.trimmingSpaces(), !value.isEmpty else { return nil }
            return value
        }
    }

    let columns: Set<String>
    let lines: [Line]

    /// - Parameter aliases: the names a column may have in the file, folded, to the name it has here.
    init(_ bytes: [UInt8], aliases: [String: String], required: [String]) throws(Refusal) {
        guard bytes.count <= Self.maximumSize else { throw .tooLarge(limit: Self.maximumSize) }
        guard var text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        guard !text.trimmingSpaces().isEmpty else { throw .empty }
        let table: CSV<Enumerated>
        do {
            table = try CSV<Enumerated>(string: text, delimiter: Self.delimiter(of: text), loadColumns: false)
        } catch {
            throw .malformed
        }
        let names = table.header.map { header in
            let folded = SearchName.words(of: header).joined(separator: " ")
            return aliases[folded] ?? folded
        }
        let missing = required.filter { column in !names.contains(column) }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        columns = Set(names)
        lines = table.rows.enumerated().map { index, row in
            let pairs = zip(names, row).filter { _, value in !value.isEmpty }
            return Line(number: index + 2, values: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func delimiter(of text: String) -> CSVDelimiter {
        let header = text.prefix { character in !character.isNewline }
        let counts: [(CSVDelimiter, Int)] = [(.semicolon, ";"), (.comma, ","), (.tab, "\t")].map { delimiter, mark in
            (delimiter, header.unicodeScalars.count { scalar in scalar == mark })
        }
        return counts.max { left, right in left.1 < right.1 }?.0 ?? .semicolon
    }
}
