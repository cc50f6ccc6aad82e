/// Texts of GLPI: HTML of its editor made plain, and their translations.
struct GLPIText {
    /// What an item's text is in each language: by type, identifier and key.
    private var translations: [String: [String: String]] = [:]
    /// Languages that are neither French nor English.
    private(set) var otherLanguages: Set<String> = []

    init(_ form: ImportedJSON) {
        for entry in form["translations"]?.array ?? [] {
            guard let language = entry["language"]?.text, let item = entry["items_id"]?.id, let key = entry["key"]?.text else {
                continue
            }
            let code = String(language.lowercased().prefix(2))
            guard code == "fr" || code == "en" else {
                otherLanguages.insert(String(language.prefix(12)))
                continue
            }
            let texts = entry["translations"]
            let text = texts?["one"]?.text ?? texts?.members?.first?.value.text ?? texts?.array?.first?.text
            guard let text else { continue }
            let type = entry["itemtype"]?.text ?? ""
            translations[Self.name(type, item, key), default: [:]][code] = text
        }
    }

    private static func name(_ type: String, _ item: String, _ key: String) -> String {
        "\(type.split(separator: "\\").last ?? "")|\(item)|\(key)"
    }

    /// A text of an item, French in the first place: what GLPI shows by default is French unless it is translated to it.
    func text(_ base: String, _ type: String, _ item: ImportedJSON, _ keys: String...) -> LocalizedText {
        var found: [String: String] = [:]
        for id in [item["id"]?.id, item["uuid"]?.text].compactMap({ $0 }) {
            for key in keys { found.merge(translations[Self.name(type, id, key)] ?? [:]) { own, _ in own } }
        }
        let plain = Self.plain(base)
        let french = found["fr"].map(Self.plain)
        return LocalizedText(fr: french ?? plain, en: found["en"].map(Self.plain) ?? (french == nil ? nil : plain))
    }

    /// HTML without its tags.
    static func plain(_ html: String) -> String {
        guard html.utf8.contains(UInt8(ascii: "<")) || html.utf8.contains(UInt8(ascii: "&")) else {
            return ImportedText.trimmed(html)
        }
        var text = ""
        var rest = html.unicodeScalars[...]
        while let scalar = rest.first {
            // A « < » that opens no tag is a text.
            guard scalar == "<", let second = rest.dropFirst().first,
                second.properties.isAlphabetic || "/!".unicodeScalars.contains(second),
                let close = rest.firstIndex(of: ">")
            else {
                text.unicodeScalars.append(scalar)
                rest = rest.dropFirst()
                continue
            }
            let tag = String(String.UnicodeScalarView(rest[rest.index(after: rest.startIndex)..<close])).lowercased()
            if ["br", "/p", "/li", "/div", "/tr", "/h"].contains(where: tag.hasPrefix) { text += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        for (entity, meaning) in [
            ("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "’"), ("&#039;", "’"), ("&amp;", "&"),
        ] { text = text.replacing(entity, with: meaning) }
        return ImportedText.trimmed(text)
    }
}
