/// Answers of several controls: what was typed in each, by its place.
extension AnswerReader {
    /// What was typed in the control at `index`; nil for nothing.
    static func part(_ inputs: [String], _ index: Int) -> String? {
        guard inputs.indices.contains(index) else { return nil }
        let text = trimmed(inputs[index])
        return isInvisible(text) ? nil : text
    }

    /// The first and the last day; both or none.
    static func periodReading(_ inputs: [String]) -> Reading {
        guard inputs.count <= 2 else { return .unreadable(.notADate) }
        guard let from = part(inputs, 0) else { return .unreadable(.noStart) }
        guard let to = part(inputs, 1) else { return .unreadable(.noEnd) }
        guard let first = readDate(from), let last = readDate(to) else { return .unreadable(.notADate) }
        return Period(from: first, to: last).map { period in .answer(.period(period)) } ?? .unreadable(.endBeforeStart)
    }
}
