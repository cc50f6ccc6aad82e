import Domain

/// The words of the interface, in both languages side by side: a missing translation does not
/// compile. One file of an extension for each feature.
struct Words: Sendable {
    let language: Domain.Language

    init(_ language: Domain.Language) { self.language = language }

    /// The text in the language of the visit.
    func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// The text of a definition, and the language it is really in when that is another one.
    func text(_ text: LocalizedText) -> String { text.text(in: language) }

    /// `lang` for a text of a definition that exists in French only; nil when nothing is to be said.
    func lang(_ text: LocalizedText) -> String? {
        let actual = text.language(in: language)
        return actual == language ? nil : actual.rawValue
    }

    /// The language of what the body names in French only (teams, units, places, categories), when it is not the
    /// page's.
    var frenchLang: String? { language == .french ? nil : "fr" }

    var code: String { language.rawValue }
    var other: Domain.Language { language == .french ? .english : .french }
}

/// A narrow no-break space, as French typography puts before ; : ? ! and inside « ».
let nnbsp = "\u{202F}"
/// A no-break space.
let nbsp = "\u{A0}"
