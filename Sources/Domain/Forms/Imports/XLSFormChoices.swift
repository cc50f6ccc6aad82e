/// The lists of the choices sheet.
struct XLSFormChoices {
    struct List {
        var choices: [Question.Choice] = []
        var keys: [String: String] = [:]
    }

    private(set) var lists: [String: List] = [:]
    private(set) var entries: [FormImport.Entry] = []

    private static let known: Set = ["list_name", "name", "label"]

    /// - Parameter bytes: nil for a form without choices.
    init(_ bytes: [UInt8]?) throws(FormImportRefusal) {
        guard let bytes else { return }
        // Older forms write « list name ».
        let sheet = try XLSFormSheet(bytes, known: Self.known, required: ["list_name", "name"]) { line in .choices(line: line) }
        if !sheet.strangers.isEmpty {
            entries.append(.init(.choices(line: 1), "", [.init(.column, .changed, .unknownColumns(sheet.strangers))]))
        }
        var keys: [String: ImportedKeys] = [:]
        for line in sheet.lines {
            guard let name = line["list_name"], let value = line["name"] else { continue }
            var remarks: [FormImport.Remark] = []
            defer { entries.append(.init(.choices(line: line.number), "\(name) / \(value)", remarks)) }
            if lists[name]?.keys[value] != nil {
                remarks.append(.init(.whole, .left, .repeatedChoice(value)))
                continue
            }
            let label = Self.label(line, value, &remarks)
            let key = keys[name, default: .init()].key(near: value, fallback: "choix")
            if key != value { remarks.append(.init(.key, .taken, .renamed(key))) }
            lists[name, default: .init()].choices.append(.init(key: key, label: label))
            lists[name, default: .init()].keys[value] = key
        }
    }

    private static func label(_ line: XLSFormSheet.Line, _ value: String, _ remarks: inout [FormImport.Remark]) -> LocalizedText {
        guard let (text, isEnglish) = line.text("label") else {
            remarks.append(.init(.text, .changed, .noLabel))
            return LocalizedText(fr: String(value.prefix(200)))
        }
        if isEnglish { remarks.append(.init(.text, .changed, .onlyEnglish)) }
        return ImportedText.cut(text, 200, &remarks) ?? LocalizedText(fr: value)
    }
}
