#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain

/// A page of information of the footer: accessibility, legal notice, personal data, help, reporting a defect.
public struct Statement: Sendable, Hashable, Codable {
    public var key: String
    public var title: LocalizedText
    public var body: Body

    public init(key: String, title: LocalizedText, body: Body) {
        self.key = key
        self.title = title
        self.body = body
    }

    /// Paragraphs in both languages; English may be missing.
    public struct Body: Sendable, Hashable, Codable {
        public var fr: [Block]
        public var en: [Block]?

        public init(fr: [Block], en: [Block]?) {
            self.fr = fr
            self.en = en
        }
    }

    /// `"text"` in JSON, or `{"h": "heading"}`.
    public enum Block: Sendable, Hashable, Codable {
        case paragraph(String)
        case heading(String)

        private enum CodingKeys: String, CodingKey { case h }

        public init(from decoder: any Decoder) throws {
            if let container = try? decoder.singleValueContainer(), let text = try? container.decode(String.self) {
                self = .paragraph(text)
            } else {
                self = .heading(try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .h))
            }
        }

        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .paragraph(let text):
                var container = encoder.singleValueContainer()
                try container.encode(text)
            case .heading(let text):
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(text, forKey: .h)
            }
        }
    }

    /// The keys that the footer links to.
    public static let keys = ["accessibility", "legal", "personal-data", "help", "report-defect"]

    /// A page not written yet.
    public static func blank(_ key: String) -> Statement {
        Statement(key: key, title: LocalizedText(fr: ""), body: Body(fr: [], en: nil))
    }
}

/// Blocks as plain text, for whoever edits them: blank lines between, `# ` before a heading.
public enum StatementText {
    public static func text(_ blocks: [Statement.Block]) -> String {
        blocks.map { block in
            switch block {
            case .paragraph(let text): text
            case .heading(let text): "# \(text)"
            }
        }.joined(separator: "\n\n")
    }

    public static func blocks(_ text: String) -> [Statement.Block] {
        var blocks: [Statement.Block] = []
        var paragraph: [String] = []
        func end() {
            if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: " "))) }
            paragraph = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = String(line).trimmingSpaces()
            if line.isEmpty {
                end()
            } else if line.utf8.starts(with: "# ".utf8) {
                end()
                let heading = String(line.dropFirst(2)).trimmingSpaces()
                if !heading.isEmpty { blocks.append(.heading(heading)) }
            } else {
                paragraph.append(line)
            }
        }
        end()
        return blocks
    }
}
