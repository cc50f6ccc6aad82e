/// Every answer that conditions can tell apart, for a few questions: enough of each to stand for all others. Where
/// that cannot be said exactly, there is no space, and nothing is concluded.
struct AnswerSpace {
    /// Assignments, of which one is walked through after the other.
    let answers: [(key: QuestionKey, values: [Answer?])]
    let size: Int

    /// More than this is not walked through.
    static let limit = 2_048
    /// Any day will do: what is compared is counted from it, or not at all.
    static let today = CalendarDate(daysSince1970: 20_000)

    /// - Parameters:
    ///   - questions: those whose answers decide.
    ///   - conditions: all that is compared.
    /// - Returns: nil where a comparison cannot be covered, or there are too many.
    init?(_ questions: [Question], _ conditions: [Condition]) {
        var comparisons: [QuestionKey: [Condition.Comparison]] = [:]
        for comparison in conditions.flatMap(\.comparisons) {
            guard case .question(let key) = comparison.subject else { return nil }
            comparisons[key, default: []].append(comparison)
        }
        var answers: [(key: QuestionKey, values: [Answer?])] = []
        var size = 1
        for question in questions {
            guard let values = Self.values(of: question, comparisons[question.key] ?? []) else { return nil }
            answers.append((question.key, values + [nil]))
            size *= values.count + 1
            guard size <= Self.limit else { return nil }
        }
        self.answers = answers
        self.size = size
    }

    /// The answers of a number below ``size``.
    func assignment(_ number: Int) -> Answers {
        var result: Answers = [:]
        var rest = number
        for (key, values) in answers {
            result[key] = values[rest % values.count]
            rest /= values.count
        }
        return result
    }

    private static func values(of question: Question, _ comparisons: [Condition.Comparison]) -> [Answer]? {
        let compared = comparisons.filter { comparison in comparison.comparator != .isEmpty }
        guard !compared.isEmpty else { return something(question) }
        switch question.type {
        case .yesNo: return [.yesNo(true), .yesNo(false)]
        case .choice: return (question.choices ?? []).count <= 60 ? (question.choices ?? []).map { .choice($0.key) } : nil
        case .choices: return subsets(question, compared)
        case .number: return numbers(question, compared)?.map { .number($0) }
        case .rating: return Question.marks.map { .number(Double($0)) }
        case .date: return days(compared)?.map { .date($0) }
        case .shortText, .longText:
            // What holds a word may hold another too: of equality alone all can be said.
            guard compared.allSatisfy({ one in one.comparator == .equals || one.comparator == .notEquals }) else { return nil }
            let texts = Set(compared.compactMap { one in if case .text(let text) = one.value { text } else { nil } })
            return (texts.sorted() + [texts.joined() + "\u{1}"]).map { .text($0) }
        default: return nil
        }
    }

    /// Any answer at all, of a question that is only asked whether it has one.
    private static func something(_ question: Question) -> [Answer] {
        switch question.type {
        case .yesNo: [.yesNo(true)]
        case .number, .rating: [.number(1)]
        case .date: [.date(today)]
        case .choices: [.choices([question.choices?.first?.key ?? ""])]
        case .choice: [.choice(question.choices?.first?.key ?? "")]
        default: [.text("x")]
        }
    }

    private static func subsets(_ question: Question, _ compared: [Condition.Comparison]) -> [Answer]? {
        let known = Set((question.choices ?? []).map(\.key))
        var keys = Set(compared.compactMap { one in if case .text(let key) = one.value { key } else { nil } }).intersection(known)
        if let other = known.subtracting(keys).sorted().first { keys.insert(other) }
        guard keys.count <= 6 else { return nil }
        let sorted = keys.sorted()
        return (1..<(1 << sorted.count)).map { mask in
            .choices(sorted.indices.filter { index in mask & (1 << index) != 0 }.map { index in sorted[index] })
        }
    }

    /// The numbers compared with, and one in each gap between them, as far as the question takes them.
    private static func numbers(_ question: Question, _ compared: [Condition.Comparison]) -> [Double]? {
        var points = Set(compared.compactMap { one in if case .number(let number) = one.value { number } else { nil } })
        guard points.allSatisfy({ point in abs(point) < 1e12 }) else { return nil }
        let limits = question.validation
        for limit in [limits?.minimum, limits?.maximum] { if let limit, abs(limit) < 1e12 { points.insert(limit) } }
        let isWhole = limits?.integer ?? false
        let sorted = points.sorted()
        var values = points
        if let first = sorted.first, let last = sorted.last { values.formUnion([first - 1, last + 1]) }
        for (left, right) in zip(sorted, sorted.dropFirst()) { values.insert((left + right) / 2) }
        if isWhole {
            values = Set(
                sorted.flatMap { point in
                    [point.rounded(.down) - 1, point.rounded(.down), point.rounded(.up), point.rounded(.up) + 1]
                })
        }
        let range = (limits?.minimum ?? -.infinity)...max(limits?.minimum ?? -.infinity, limits?.maximum ?? .infinity)
        return values.filter { value in range.contains(value) }.sorted()
    }

    /// The days compared with, and those beside them. A fixed day and today change places with time: not both.
    private static func days(_ compared: [Condition.Comparison]) -> [CalendarDate]? {
        let bounds = compared.compactMap { one in if case .text(let text) = one.value { DayBound(text: text) } else { nil } }
        let fixed = bounds.filter { bound in if case .on = bound { true } else { false } }
        guard fixed.isEmpty || fixed.count == bounds.count else { return nil }
        let days = Set(
            bounds.map { bound in bound.date(today: today) }.flatMap { day in [-1, 0, 1].map { shift in day.adding(days: shift) }
            })
        return days.sorted()
    }
}

extension Condition {
    /// Every comparison in it.
    var comparisons: [Comparison] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
        case .not(let part): part.comparisons
        // Of any number of rows: no few answers stand for all.
        case .rows(let block, _, let part):
            [Comparison(subject: .count(of: block, part), comparator: .atLeast, value: .number(1))]
        case .compare(let comparison): [comparison]
        }
    }

    /// The same without one of its outermost parts, for each of them.
    var withoutEach: [Condition] {
        func others(_ parts: [Condition], _ index: Int) -> [Condition] {
            parts.enumerated().filter { entry in entry.offset != index }.map(\.element)
        }
        switch self {
        case .all(let parts) where parts.count > 1: return parts.indices.map { index in .all(others(parts, index)) }
        case .any(let parts) where parts.count > 1: return parts.indices.map { index in .any(others(parts, index)) }
        default: return []
        }
    }
}
