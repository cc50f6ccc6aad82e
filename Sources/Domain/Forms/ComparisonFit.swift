/// Which operators and values fit a subject; the table of `docs/forms.md`.
struct ComparisonFit {
    let comparators: Set<Condition.Comparator>
    private let value: Value

    private enum Value {
        case none, text, number, truth, day, time
        case choice([Question.Choice])
    }

    static let today = ComparisonFit(comparators: [.before, .onOrBefore, .equals, .onOrAfter, .after], value: .day)

    static let count = ComparisonFit(
        comparators: [.equals, .notEquals, .lessThan, .atMost, .greaterThan, .atLeast], value: .number)

    private init(comparators: Set<Condition.Comparator>, value: Value) {
        self.comparators = comparators
        self.value = value
    }

    init(_ attribute: Condition.Subject.Attribute) {
        switch attribute {
        case .unit, .site: self.init(comparators: [.equals, .within, .isEmpty], value: .text)
        case .groups: self.init(comparators: [.contains, .isEmpty], value: .text)
        }
    }

    init(_ question: Question) {
        switch question.type {
        case .shortText, .longText, .email, .phone, .plate:
            self.init(comparators: [.equals, .notEquals, .contains, .isEmpty], value: .text)
        case .number, .amount, .rating, .computed:
            self.init(
                comparators: [.equals, .notEquals, .lessThan, .atMost, .greaterThan, .atLeast, .isEmpty], value: .number)
        case .date, .dateTime:
            self.init(comparators: [.equals, .before, .onOrBefore, .after, .onOrAfter, .isEmpty], value: .day)
        case .time:
            self.init(comparators: [.equals, .before, .onOrBefore, .after, .onOrAfter, .isEmpty], value: .time)
        case .period:
            self.init(comparators: [.startsBefore, .startsAfter, .endsBefore, .endsAfter, .isEmpty], value: .day)
        case .yesNo: self.init(comparators: [.equals, .isEmpty], value: .truth)
        case .choice:
            self.init(comparators: [.equals, .notEquals, .in, .isEmpty], value: .choice(question.choices ?? []))
        case .choices: self.init(comparators: [.contains, .isEmpty], value: .choice(question.choices ?? []))
        case .unit, .place: self.init(comparators: [.equals, .within, .isEmpty], value: .text)
        case .heading, .text: self.init(comparators: [], value: .none)
        case .person, .file, .iban, .address, .acknowledgement, .block: self.init(comparators: [.isEmpty], value: .none)
        }
    }

    /// What is wrong with comparing this subject to `operand`, or nil.
    func problem(with operand: Condition.Operand, comparator: Condition.Comparator) -> FormIssue.Problem? {
        switch (value, operand) {
        case (.text, .text), (.number, .number), (.truth, .truth): nil
        case (.day, .text(let text)): DayBound(text: text) == nil ? .valueDoesNotFit : nil
        case (.time, .text(let text)): ClockTime(iso: text) == nil ? .valueDoesNotFit : nil
        case (.choice(let choices), .text(let key)) where comparator != .in:
            choices.contains { choice in choice.key == key } ? nil : .unknownChoice(key)
        case (.choice(let choices), .list(let keys)) where comparator == .in:
            if keys.isEmpty {
                .empty
            } else {
                keys.first { key in !choices.contains { choice in choice.key == key } }.map { key in .unknownChoice(key) }
            }
        default: .valueDoesNotFit
        }
    }
}
