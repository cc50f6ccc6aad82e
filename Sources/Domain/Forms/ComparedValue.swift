/// A value as comparisons see it. Comparing values of kinds that do not fit is unknown: the
/// validator refuses such a condition, and an evaluator must still be total.
enum ComparedValue {
    case text(String)
    case number(Double)
    case day(CalendarDate)
    case time(ClockTime)
    case period(Period)
    case truth(Bool)
    case set(Set<String>)
    /// Keys from the most precise to the root.
    case path([String])

    func compare(_ comparator: Condition.Comparator, with operand: Condition.Operand, today: CalendarDate) -> Truth {
        switch (self, operand) {
        case (.text(let text), .text(let wanted)): Self.compare(text, comparator, wanted)
        case (.text(let text), .list(let wanted)): comparator == .in ? Truth(wanted.contains(text)) : .unknown
        case (.number(let number), .number(let wanted)): Self.compare(number, comparator, wanted)
        case (.truth(let truth), .truth(let wanted)): Self.compare(truth, comparator, wanted)
        case (.day(let day), .text(let bound)): Self.order(day, comparator, DayBound(text: bound)?.date(today: today))
        case (.time(let time), .text(let text)): Self.order(time, comparator, ClockTime(iso: text))
        case (.period(let period), .text(let bound)):
            Self.compare(period, comparator, DayBound(text: bound)?.date(today: today))
        case (.set(let set), .text(let wanted)): comparator == .contains ? Truth(set.contains(wanted)) : .unknown
        case (.path(let path), .text(let wanted)): Self.compare(path, comparator, wanted)
        default: .unknown
        }
    }

    private static func compare(_ text: String, _ comparator: Condition.Comparator, _ wanted: String) -> Truth {
        switch comparator {
        case .equals: Truth(isSame(text, wanted))
        case .notEquals: Truth(!isSame(text, wanted))
        case .contains: Truth(contains(text, wanted))
        default: .unknown
        }
    }

    private static func compare(_ number: Double, _ comparator: Condition.Comparator, _ wanted: Double) -> Truth {
        switch comparator {
        case .equals: Truth(number == wanted)
        case .notEquals: Truth(number != wanted)
        case .lessThan: Truth(number < wanted)
        case .atMost: Truth(number <= wanted)
        case .greaterThan: Truth(number > wanted)
        case .atLeast: Truth(number >= wanted)
        default: .unknown
        }
    }

    private static func compare(_ truth: Bool, _ comparator: Condition.Comparator, _ wanted: Bool) -> Truth {
        switch comparator {
        case .equals: Truth(truth == wanted)
        case .notEquals: Truth(truth != wanted)
        default: .unknown
        }
    }

    /// Days, and times of the day: earlier and later.
    private static func order<Moment: Comparable>(
        _ moment: Moment, _ comparator: Condition.Comparator, _ wanted: Moment?
    ) -> Truth {
        guard let wanted else { return .unknown }
        return switch comparator {
        case .equals: Truth(moment == wanted)
        case .notEquals: Truth(moment != wanted)
        case .before: Truth(moment < wanted)
        case .onOrBefore: Truth(moment <= wanted)
        case .after: Truth(moment > wanted)
        case .onOrAfter: Truth(moment >= wanted)
        default: .unknown
        }
    }

    private static func compare(_ period: Period, _ comparator: Condition.Comparator, _ wanted: CalendarDate?) -> Truth {
        guard let wanted else { return .unknown }
        return switch comparator {
        case .startsBefore: Truth(period.from < wanted)
        case .startsAfter: Truth(period.from > wanted)
        case .endsBefore: Truth(period.to < wanted)
        case .endsAfter: Truth(period.to > wanted)
        default: .unknown
        }
    }

    private static func compare(_ path: [String], _ comparator: Condition.Comparator, _ wanted: String) -> Truth {
        // A unit or a place that the context does not know: `no` would make a `not` hold.
        guard !path.isEmpty else { return .unknown }
        return switch comparator {
        case .equals: Truth(path.first == wanted)
        case .within: Truth(path.contains(wanted))
        default: .unknown
        }
    }

    // Texts are compared as people read them: case apart. Scalars, not Characters: see docs/architecture.md.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.lowercased().unicodeScalars.elementsEqual(right.lowercased().unicodeScalars)
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let haystack = Array(text.lowercased().utf8)
        let needle = Array(part.lowercased().utf8)
        guard !needle.isEmpty else { return true }
        guard haystack.count >= needle.count else { return false }
        return (0...(haystack.count - needle.count)).contains { start in
            haystack[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
