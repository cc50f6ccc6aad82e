/// The languages of the interface. French is complete by law, English by promise.
public enum Language: String, Sendable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"
}

/// Text of a definition: French always, English when somebody wrote it.
public struct LocalizedText: Sendable, Hashable, Codable {
    public var fr: String
    public var en: String?

    public init(fr: String, en: String? = nil) {
        self.fr = fr
        self.en = en
    }

    /// The text in `language`, or the French one.
    public func text(in language: Language) -> String {
        switch language {
        case .french: fr
        case .english: en ?? fr
        }
    }

    /// The language that ``text(in:)`` really gives; a page marks it with `lang` when it differs.
    public func language(in wanted: Language) -> Language {
        wanted == .english && en != nil ? .english : .french
    }
}
