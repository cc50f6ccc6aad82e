import Domain

/// What happens to the rows of a repeated block.
public enum RowChange: Sendable, Hashable {
    case add(QuestionKey)
    /// What was typed in the row stays in the draft, so that it can be put back; it is not sent.
    case remove(block: QuestionKey, row: String)
    /// At the place it had, from 0.
    case putBack(block: QuestionKey, row: String, at: Int)

    /// - Returns: the row that was added, with its first question.
    func apply(to inputs: inout Inputs, of form: FormDefinition) -> BlockRow? {
        let key = block
        guard let block = form.question(key), let limits = block.rows else { return nil }
        var rows = block.rowIDs(in: inputs)
        switch self {
        case .add:
            guard rows.count < limits.atMost else { return nil }
            // A name that no row ever had: what was typed in one that is gone must not come back in another.
            let name = Self.name()
            rows.append(name)
            inputs[key] = rows
            return BlockRow(block: key, row: name, question: "")
        case .remove(_, let row):
            guard rows.count > limits.atLeast else { return nil }
            rows.removeAll { known in known == row }
        case .putBack(_, let row, let index):
            guard rows.count < limits.atMost, BlockRow.isRow(row), !rows.contains(row) else { return nil }
            rows.insert(row, at: min(max(0, index), rows.count))
        }
        inputs[key] = rows
        return nil
    }

    public var block: QuestionKey {
        switch self {
        case .add(let block), .remove(let block, _), .putBack(let block, _, _): block
        }
    }

    /// The row that was there before.
    public var row: String? {
        switch self {
        case .add: nil
        case .remove(_, let row), .putBack(_, let row, _): row
        }
    }

    private static func name() -> String {
        let letters = Array("bcdfghjkmnpqrstvwxz23456789")
        return String((0..<8).map { _ in letters.randomElement() ?? "b" })
    }
}
