import Domain

/// The hours when the desk works: 8:30 to 17:30 on working days. Counted once for the whole period,
/// since a year of tickets asks hundreds of thousands of times.
struct WorkingClock: Sendable {
    private static let opening = 8 * 60 + 30
    private static let dayLength: Int64 = 9 * 3_600_000
    /// When each working day opens, in milliseconds.
    private let openings: [Int64]

    init(from first: CalendarDate, through last: CalendarDate, _ calendar: LocalCalendar) {
        var openings: [Int64] = []
        // Some days more on both sides: a delay may begin before and end after.
        for number in (first.daysSince1970 - 20)...(last.daysSince1970 + 200) {
            let date = CalendarDate(daysSince1970: number)
            guard calendar.isWorkingDay(date), let local = LocalDateTime(date: date, minute: Self.opening) else { continue }
            openings.append(calendar.instant(local).milliseconds)
        }
        self.openings = openings
    }

    /// The moment so many working hours later.
    func advance(_ start: Instant, hours: Double) -> Instant { moment(work(start) + Int64(max(0, hours) * 3_600_000)) }

    /// The working hours between two moments.
    func hours(from start: Instant, to end: Instant) -> Double { Double(work(end) - work(start)) / 3_600_000 }

    /// Working time from the beginning of the period.
    private func work(_ instant: Instant) -> Int64 {
        var low = 0
        var high = openings.count
        while low < high {
            let middle = (low + high) / 2
            if openings[middle] <= instant.milliseconds { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        return Int64(low - 1) * Self.dayLength + min(instant.milliseconds - openings[low - 1], Self.dayLength)
    }

    private func moment(_ work: Int64) -> Instant {
        let day = min(Int(work / Self.dayLength), openings.count - 1)
        return Instant(milliseconds: openings[day] + min(work - Int64(day) * Self.dayLength, Self.dayLength))
    }
}
