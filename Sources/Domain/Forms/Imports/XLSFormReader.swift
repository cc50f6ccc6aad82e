/// Reads an XLSForm, its survey and its choices saved as CSV (`docs/forms.md`, « Importing »).
public enum XLSFormReader {
    /// Bytes of each sheet.
    public static let maximumSize = XLSFormSheet.maximumSize

    private static let known: Set = [
        "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint", "constraint_message",
        "calculation", "choice_filter", "repeat_count", "repeat", "default", "appearance", "parameters",
    ]

    /// - Parameters:
    ///   - choices: nil or empty for a form that has none.
    ///   - frame: what the survey does not say.
    public static func read(
        survey: [UInt8], choices: [UInt8]?, frame: FormFrame
    ) throws(FormImportRefusal) -> FormImport {
        let sheet = try XLSFormSheet(survey, known: known, required: ["type", "name"]) { line in .survey(line: line) }
        let lists = try XLSFormChoices(choices?.isEmpty == true ? nil : choices)
        var builder = XLSFormBuilder(lists: lists.lists, frame: frame)
        if !sheet.strangers.isEmpty {
            builder.pages.entries.append(
                .init(.survey(line: 1), "", [.init(.column, .changed, .unknownColumns(sheet.strangers))]))
        }
        let definition = try builder.build(try XLSFormTree(sheet))
        return FormImport(definition: definition, entries: builder.pages.entries + lists.entries)
    }
}
