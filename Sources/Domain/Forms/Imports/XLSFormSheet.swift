/// One sheet of an XLSForm, saved as CSV: columns by name, texts in French and English.
struct XLSFormSheet {
    static let maximumSize = 512 * 1_024
    static let maximumLines = 5_000

    struct Line {
        let number: Int
        fileprivate let cells: [String: String]

        /// What stands in a column; nil for nothing.
        subscript(column: String) -> String? { cells[column] }

        /// A text in the languages it is written in, and whether French had to be taken from English.
        func text(_ column: String) -> (text: LocalizedText, isEnglish: Bool)? {
            let fr = cells["\(column)::fr"] ?? cells[column]
            let en = cells["\(column)::en"]
            if let fr { return (LocalizedText(fr: fr, en: en), false) }
            return en.map { en in (LocalizedText(fr: en, en: en), true) }
        }
    }

    let lines: [Line]
    /// The columns that mean nothing here, with something in them, as the file names them.
    let strangers: [String]

    private static let translated: Set = ["label", "hint", "constraint_message", "required_message"]

    init(
        _ bytes: [UInt8], known: Set<String>, required: [String], place: (Int) -> FormImport.Place
    ) throws(FormImportRefusal) {
        guard bytes.count <= Self.maximumSize else { throw FormImportRefusal(place(1), .tooLarge(limit: Self.maximumSize)) }
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw FormImportRefusal(place(Self.firstBadLine(bytes)), .notText)
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let records: [CommaSeparated.Record]
        do {
            records = try CommaSeparated.records(text, separator: CommaSeparated.separator(of: text))
        } catch {
            throw FormImportRefusal(place(error.line), .notCSV)
        }
        guard let header = records.first else { throw FormImportRefusal(place(1), .empty) }
        guard records.count <= Self.maximumLines + 1 else {
            throw FormImportRefusal(place(records[Self.maximumLines + 1].line), .tooMany(limit: Self.maximumLines))
        }
        let names = header.cells.map(Self.column)
        let missing = required.filter { column in !names.contains(column) }
        guard missing.isEmpty else { throw FormImportRefusal(place(header.line), .missingColumns(missing)) }
        for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
            throw FormImportRefusal(place(header.line), .repeatedColumn(name))
        }
        let isKnown = names.map { name in
            let base = name.split(separator: ":").first.map(String.init) ?? ""
            return known.contains(name) || (Self.translated.contains(base) && known.contains(base) && Self.isOurs(name, base))
        }
        lines = records.dropFirst().map { record in
            var cells: [String: String] = [:]
            for (index, cell) in record.cells.enumerated() where index < names.count && isKnown[index] {
                let value = ImportedText.trimmed(cell)
                if !value.isEmpty { cells[names[index]] = value }
            }
            return Line(number: record.line, cells: cells)
        }
        strangers = names.indices.filter { index in
            !isKnown[index]
                && records.dropFirst().contains { record in
                    index < record.cells.count && !ImportedText.trimmed(record.cells[index]).isEmpty
                }
        }.map { index in String(ImportedText.trimmed(header.cells[index]).prefix(60)) }
    }

    private static func isOurs(_ name: String, _ base: String) -> Bool {
        name == base || name == "\(base)::fr" || name == "\(base)::en"
    }

    /// `Label::Français (fr)` is `label::fr`.
    private static func column(_ cell: String) -> String {
        let parts = ImportedText.trimmed(cell).lowercased().split(separator: ":", omittingEmptySubsequences: true)
            .map { part in ImportedText.trimmed(String(part)) }
        guard let base = parts.first else { return "" }
        let name = base.replacing(" ", with: "_")
        guard parts.count > 1 else { return name }
        let language = parts[1]
        for (code, full) in [("fr", "fran"), ("en", "engl")]
        where language == code || language.hasSuffix("(\(code))") || language.hasPrefix(full) {
            return "\(name)::\(code)"
        }
        return "\(name)::\(language)"
    }

    static func firstBadLine(_ bytes: [UInt8]) -> Int {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if part.contains(0) || String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}
