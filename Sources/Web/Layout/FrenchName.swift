import Domain
import HTML

extension Words {
    /// A text of a definition inside a sentence of the page's language, which it may not have.
    func sentence(with text: LocalizedText, _ sentence: (String) -> String) -> HTML {
        lang(text) == nil ? HTML(sentence(self.text(text))) : french(text.fr, in: sentence)
    }

    /// A name that exists in French only, inside a sentence of the page's language.
    func french(_ name: String, in sentence: (String) -> String) -> HTML {
        guard let frenchLang else { return HTML(sentence(name)) }
        let place: Character = "\u{FFFC}"
        let parts = sentence(String(place)).split(separator: place, maxSplits: 1, omittingEmptySubsequences: false)
        return HTML {
            String(parts[0])
            element("span", [.lang(frenchLang)], HTML(name))
            if parts.count > 1 { String(parts[1]) }
        }
    }
}
