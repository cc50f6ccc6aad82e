import Domain

/// A page of the footer: accessibility, legal notice, personal data, help, report a defect. Written in
/// paragraphs and headings, in French always.
public struct Statement: Sendable, Hashable, Codable {
    public var key: String
    public var title: LocalizedText
    public var body: Body
    /// Of the accessibility statement: what an audit found. Nil is « non conforme », as the law says of what nobody
    /// has audited.
    public var conformity: Conformity?

    public enum Conformity: String, Sendable, Hashable, Codable, CaseIterable { case none, partial, full }

    /// The text in each language; without English, French is shown.
    public struct Body: Sendable, Hashable, Codable {
        public var fr: [Block]
        public var en: [Block]?

        public init(fr: [Block], en: [Block]?) {
            self.fr = fr
            self.en = en
        }

        /// The text in a language, or the French one, with the language it is really in.
        public func text(in language: Domain.Language) -> (blocks: [Block], language: Domain.Language) {
            if language == .english, let en { return (en, .english) }
            return (fr, .french)
        }
    }

    /// A paragraph, written as a text, or a heading, written `{"h": …}`.
    public enum Block: Sendable, Hashable, Codable {
        case paragraph(String)
        case heading(String)

        private enum Key: String, CodingKey { case h }

        public init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .paragraph(text)
            } else {
                self = .heading(try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .h))
            }
        }

        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .paragraph(let text):
                var container = encoder.singleValueContainer()
                try container.encode(text)
            case .heading(let text):
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(text, forKey: .h)
            }
        }
    }

    public init(key: String, title: LocalizedText, body: Body, conformity: Conformity? = nil) {
        self.key = key
        self.conformity = conformity
        self.title = title
        self.body = body
    }

    public static let accessibility = "accessibility"

    /// Every statement, in the order of the footer.
    public static let keys = [accessibility, "personal-data", "legal", "help", "report-defect"]
}
