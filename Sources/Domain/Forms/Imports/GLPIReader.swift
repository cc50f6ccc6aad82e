/// Reads an export of forms of GLPI 11 (`docs/forms.md`, « Importing »). Not tried against a running GLPI.
public struct GLPIExport: Sendable {
    public static let maximumSize = 1_024 * 1_024

    private let forms: [ImportedJSON]

    /// - Throws: where it is no export of version 1.
    public init(_ bytes: [UInt8]) throws(FormImportRefusal) {
        let document = try ImportedJSON.read(bytes, limit: Self.maximumSize)
        guard document.members != nil else { throw FormImportRefusal(.member(""), .wrongType) }
        guard let version = document["version"] else { throw FormImportRefusal(.member(""), .missing("version")) }
        guard version.number == 1 else {
            throw FormImportRefusal(.member("/version"), .version(String((version.id ?? "").prefix(20))))
        }
        guard let member = document["forms"] else { throw FormImportRefusal(.member(""), .missing("forms")) }
        guard let forms = member.array else { throw FormImportRefusal(.member("/forms"), .wrongType) }
        guard !forms.isEmpty else { throw FormImportRefusal(.member("/forms"), .noForm) }
        for (index, form) in forms.enumerated() {
            guard form.members != nil else { throw FormImportRefusal(.member("/forms/\(index)"), .wrongType) }
            for name in ["sections", "questions"] {
                guard let member = form[name] else { throw FormImportRefusal(.member("/forms/\(index)"), .missing(name)) }
                guard member.array != nil else { throw FormImportRefusal(.member("/forms/\(index)/\(name)"), .wrongType) }
            }
        }
        self.forms = forms
    }

    /// What its forms are called.
    public var titles: [String] { forms.map { form in GLPIText.plain(form["name"]?.text ?? "") } }

    /// What a form says of itself; where its tickets go is ours to say.
    public func frame(at index: Int) -> FormFrame {
        let form = forms[min(max(0, index), forms.count - 1)]
        let texts = GLPIText(form)
        var remarks: [FormImport.Remark] = []
        let name = texts.text(form["name"]?.text ?? "", "Form", form, "form_name")
        let header = texts.text(form["header"]?.text ?? form["description"]?.text ?? "", "Form", form, "form_header")
        let title = ImportedText.cut(name, 90, &remarks) ?? LocalizedText(fr: "Formulaire sans titre")
        let summary = ImportedText.cut(header, 200, &remarks) ?? LocalizedText(fr: title.fr, en: title.en)
        let slug = ImportedKeys.slug(title.fr, fallback: "formulaire")
        return FormFrame(key: slug.utf8.count < 3 ? "formulaire-\(slug)" : slug, title: title, summary: summary)
    }

    public func form(at index: Int, frame: FormFrame) throws(FormImportRefusal) -> FormImport {
        let index = min(max(0, index), forms.count - 1)
        var builder = GLPIBuilder(forms[index], at: "/forms/\(index)")
        return try builder.build(frame)
    }
}
