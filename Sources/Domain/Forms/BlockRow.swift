/// Where a question of a repeated block stands: in which row of it. Its answer, its field and its files go by a path,
/// `voyageurs__k3x9__nom`, which no key of a definition can be: keys hold no underscore.
public struct BlockRow: Sendable, Hashable {
    public let block: QuestionKey
    /// The row; kept for ever, so that an answer stays in its row when others are taken away.
    public let row: String
    /// The key of the question in the definition.
    public let question: QuestionKey

    public init(block: QuestionKey, row: String, question: QuestionKey) {
        self.block = block
        self.row = row
        self.question = question
    }

    /// - Parameter path: what ``path`` gave; nil for the key of a question outside blocks.
    public init?(path: QuestionKey) {
        guard path.utf8.contains(UInt8(ascii: "_")) else { return nil }
        let parts = path.split(separator: "__", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ part in !part.isEmpty }) else { return nil }
        self.init(block: String(parts[0]), row: String(parts[1]), question: String(parts[2]))
    }

    public var path: QuestionKey { "\(block)__\(row)__\(question)" }

    /// The key of a question in its definition, wherever it stands.
    public static func key(of path: QuestionKey) -> QuestionKey { BlockRow(path: path)?.question ?? path }

    /// A row's name: `a-z 0-9`, at most 12 characters. What a page sends is one or nothing.
    public static func isRow(_ text: String) -> Bool {
        (1...12).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    }
}

/// The row that a question stands in, as its page names it.
public struct RowName: Sendable, Hashable {
    /// « Voyageur ».
    public let label: LocalizedText
    /// From 1.
    public let number: Int

    public init(label: LocalizedText, number: Int) {
        self.label = label
        self.number = number
    }

    public func text(in language: Language) -> String { "\(label.text(in: language))\u{A0}\(number)" }
}

extension Question {
    /// How many rows a block may have, and how one is called.
    public struct Rows: Sendable, Codable, Hashable {
        /// « Voyageur »: what one row is about.
        public var label: LocalizedText
        /// « Ajouter un voyageur ».
        public var add: LocalizedText?
        public var minimum: Int?
        public var maximum: Int?

        public var atLeast: Int { minimum ?? 1 }
        public var atMost: Int { maximum ?? 10 }

        /// More would be a list to join, not a form to fill.
        public static let limit = 30
    }

    /// The rows of this block that were added so far; as many as it needs before anybody added one.
    /// - Parameter inputs: those of the form.
    public func rowIDs(in inputs: Inputs) -> [String] {
        guard let rows else { return [] }
        guard let kept = inputs[key] else { return (0..<max(0, rows.atLeast)).map { index in String(index + 1) } }
        var seen: Set<String> = []
        return Array(kept.filter { id in BlockRow.isRow(id) && seen.insert(id).inserted }.prefix(Rows.limit))
    }

    /// This question in a row: what it asks, under a path of its own; its siblings in conditions are those of the row.
    fileprivate func inRow(_ id: String, number: Int, of block: Question, siblings: Set<QuestionKey>) -> Question {
        var question = self
        question.key = BlockRow(block: block.key, row: id, question: key).path
        question.row = block.rows.map { rows in RowName(label: rows.label, number: number) }
        let place = { (key: QuestionKey) in
            siblings.contains(key) ? BlockRow(block: block.key, row: id, question: key).path : key
        }
        question.show = show?.renamed(place)
        question.require = require?.renamed(place)
        question.compute?.of = (compute?.of ?? []).map(place)
        if hasConditionalChoices {
            question.choices = choices?.map { choice in
                var choice = choice
                choice.show = choice.show?.renamed(place)
                return choice
            }
        }
        return question
    }
}

extension FormDefinition {
    /// The form with its repeated blocks written out: after each block its questions, once for each row, under their
    /// paths. What is filled, shown and read is this form; written out twice, it is the same.
    public func unfolded(_ inputs: Inputs) -> FormDefinition { unfolded { block in block.rowIDs(in: inputs) } }

    /// The same for answers that were sent.
    public func unfolded(_ answers: Answers) -> FormDefinition {
        unfolded { block in if case .rows(let rows) = answers[block.key] { rows } else { [] } }
    }

    private func unfolded(_ rows: (Question) -> [String]) -> FormDefinition {
        guard pages.contains(where: { page in page.questions.contains { question in question.questions != nil } }) else {
            return self
        }
        var form = self
        for (index, page) in pages.enumerated() {
            form.pages[index].questions = page.questions.flatMap { question in
                guard let inner = question.questions else { return [question] }
                let siblings = Set(inner.map(\.key))
                var block = question
                block.questions = nil
                block.checks = nil
                let written = rows(question).enumerated().flatMap { number, id in
                    inner.map { part in part.inRow(id, number: number + 1, of: question, siblings: siblings) }
                }
                return [block] + written
            }
            let checks = page.questions.flatMap { question in rowChecks(of: question, rows) }
            if !checks.isEmpty { form.pages[index].checks = (page.checks ?? []) + checks }
        }
        return form
    }

    private func rowChecks(of block: Question, _ rows: (Question) -> [String]) -> [Check] {
        guard let checks = block.checks, let inner = block.questions else { return [] }
        let siblings = Set(inner.map(\.key))
        return rows(block).flatMap { id in
            let place = { (key: QuestionKey) in
                siblings.contains(key) ? BlockRow(block: block.key, row: id, question: key).path : key
            }
            return checks.map { check in
                Check(when: check.when.renamed(place), at: place(check.at), message: check.message)
            }
        }
    }
}
