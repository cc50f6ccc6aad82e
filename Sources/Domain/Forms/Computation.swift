/// What a computed value is made of: one operation on answers given before. A small closed set, as with conditions:
/// what a form computes can be checked, explained and never fails.
public struct Computation: Sendable, Hashable, Codable {
    public var operation: Operation
    /// The questions it takes, in order. Of a question of a block, from outside it: all its rows.
    public var of: [QuestionKey]

    public enum Operation: String, Sendable, Codable, CaseIterable {
        /// Of numbers, or of amounts of one currency; what is not answered counts for nothing.
        case sum
        /// Days from the first date to the second, or of a period; both ends included.
        case days
        /// The same without Saturdays, Sundays and public holidays (Code du travail, L3133-1).
        case workingDays
    }

    /// The longest span that is counted, in days.
    static let longestSpan = 36_600

    /// - Returns: nil as long as an answer is missing: no part of a sum, or a day.
    public func value(in answers: Answers) -> Answer? {
        switch operation {
        case .sum: sum(of.flatMap { key in Self.answers(to: key, in: answers) })
        case .days: span(in: answers).map { period in .number(Double(period.days)) }
        case .workingDays: span(in: answers).map { period in .number(Double(period.workingDays)) }
        }
    }

    private static func answers(to key: QuestionKey, in answers: Answers) -> [Answer] {
        if let own = answers[key] { return [own] }
        // In the order of the rows a sum of decimals is always the same one.
        return answers.filter { path, _ in BlockRow(path: path)?.question == key }
            .sorted { left, right in left.key < right.key }.map(\.value)
    }

    private func sum(_ parts: [Answer]) -> Answer? {
        var number = 0.0
        var amount: Amount?
        for part in parts {
            switch part {
            case .number(let value): number += value
            case .amount(let value):
                guard let known = amount else {
                    amount = value
                    continue
                }
                guard known.currency == value.currency else { return nil }
                let (minor, hasOverflown) = known.minor.addingReportingOverflow(value.minor)
                guard !hasOverflown, let sum = Amount(minor: minor, currency: known.currency) else { return nil }
                amount = sum
            default: return nil
            }
        }
        if let amount {
            let isMixed = parts.contains { part in if case .number = part { true } else { false } }
            return isMixed ? nil : .amount(amount)
        }
        return parts.isEmpty || !number.isFinite ? nil : .number(Self.withoutNoise(number))
    }

    /// 0.1 + 0.2 is 0.3: as many decimals as anybody types.
    private static func withoutNoise(_ number: Double) -> Double {
        guard number.magnitude < 1e9 else { return number }
        return (number * 1_000_000).rounded() / 1_000_000
    }

    private func span(in answers: Answers) -> Period? {
        let days = of.compactMap { key -> [CalendarDate]? in
            switch answers[key] {
            case .date(let date): [date]
            case .dateTime(let moment): [moment.date]
            case .period(let period): [period.from, period.to]
            default: nil
            }
        }
        let ends = days.flatMap { ends in ends }
        guard days.count == of.count, let first = ends.first, let last = ends.last, ends.count == 2 else { return nil }
        return Period(from: first, to: last).flatMap { period in period.days <= Self.longestSpan ? period : nil }
    }

    /// The types that an operation takes.
    func takes(_ type: Question.Kind) -> Bool {
        switch operation {
        case .sum: [.number, .amount, .rating, .computed].contains(type)
        case .days, .workingDays: [.date, .dateTime, .period].contains(type)
        }
    }
}

extension Period {
    /// The days of it that are neither Saturday nor Sunday nor a public holiday.
    public var workingDays: Int {
        let (weeks, rest) = days.quotientAndRemainder(dividingBy: 7)
        let beginning = from.weekday
        let extra = (0..<rest).count { offset in (beginning - 1 + offset) % 7 < 5 }
        let holidays = (from.year...to.year).reduce(0) { count, year in
            count + PublicHolidays.days(in: year).count { day in day >= from && day <= to && day.weekday <= 5 }
        }
        return weeks * 5 + extra - holidays
    }
}
