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
            if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: "\n"))) }
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
