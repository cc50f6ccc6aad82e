#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a column of the text that `pg_restore` makes of one table.
enum DumpedColumn {
    /// - Returns: the values as they are written there, escapes included; none when there is no such table.
    static func values(of column: String, in path: String) throws -> [String] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        var index: Int?
        var values: [String] = []
        for line in text.split(separator: "\n") {
            if let place = index {
                if line == "\\." { break }
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                if cells.indices.contains(place) { values.append(String(cells[place])) }
            } else if line.utf8.starts(with: "COPY ".utf8), let open = line.firstIndex(of: "("),
                let close = line.lastIndex(of: ")")
            {
                let names = line[line.index(after: open)..<close].split(separator: ",")
                index = names.firstIndex { name in name.drop { character in character == " " } == column }
            }
        }
        return values
    }
}
