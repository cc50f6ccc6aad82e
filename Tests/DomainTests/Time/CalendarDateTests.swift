import Domain
import Testing

@Suite struct CalendarDateTests {
    @Test func `every day from 1900 to 2200 comes back from its number and from its text`() throws {
        let first = try #require(CalendarDate(year: 1900, month: 1, day: 1)).daysSince1970
        let last = try #require(CalendarDate(year: 2200, month: 12, day: 31)).daysSince1970
        // 301 years of which 73 are leap years: 1900, 2100 and 2200 are not, 2000 is.
        #expect(last - first + 1 == 301 * 365 + 73)
        var weekday = 1  // 1900-01-01 was a Monday.
        var previous: CalendarDate?
        var wrong: [CalendarDate] = []
        for number in first...last {
            let date = CalendarDate(daysSince1970: number)
            if date.daysSince1970 != number || CalendarDate(iso: date.description) != date || date.weekday != weekday
                || CalendarDate(year: date.year, month: date.month, day: date.day) != date
            {
                wrong.append(date)
            }
            if let previous, !(previous < date), !isNext(date, after: previous) { wrong.append(date) }
            previous = date
            weekday = weekday % 7 + 1
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    /// The successor by the plain rule of months, written apart from the algorithm under test.
    private func isNext(_ date: CalendarDate, after day: CalendarDate) -> Bool {
        let lengths = [31, day.year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day == day.day + 1 { return date.month == day.month && date.year == day.year }
        return date.day == 1 && day.day == lengths[day.month - 1]
    }

    @Test(arguments: [(1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896)])
    func `known days have known numbers`(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == number)
        #expect(CalendarDate(daysSince1970: number) == date)
    }

    @Test(arguments: [(2024, true), (2023, false), (1900, false), (2000, true), (2100, false), (2400, true)])
    func `29 February exists in leap years only`(year: Int, exists: Bool) {
        #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == exists)
    }

    @Test(arguments: [
        (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31), (2026, 2, 30), (0, 1, 1), (10_000, 1, 1),
        (-1, 1, 1), (2026, -3, 4), (Int.max, 1, 1), (2026, 1, Int.max),
    ])
    func `a day that does not exist is none`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        "", "2026", "2026-12", "2026-12-31T00:00", "2026-2-03", "26-12-31", "2026-12-3", "2026/12/31", "2026-12-31 ",
        " 2026-12-31", "+026-12-31", "2026-1２-31", "2026-02-29", "2026--12-31", "20261231", "-2026-12-31", "٢٠٢٦-12-31",
    ])
    func `anything but an ISO day is refused`(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func `days are added across months, years and 29 February`() throws {
        let date = try #require(CalendarDate(iso: "2024-02-28"))
        #expect(date.adding(days: 1).description == "2024-02-29")
        #expect(date.adding(days: 2).description == "2024-03-01")
        #expect(date.adding(days: 366).description == "2025-02-28")
        #expect(date.adding(days: -59).description == "2023-12-31")
    }
}

@Suite struct DayBoundTests {
    private let today = CalendarDate(daysSince1970: 20_454)  // 2026-01-01

    @Test(arguments: [
        ("2026-12-31", "2026-12-31"), ("today", "2026-01-01"), ("today+10", "2026-01-11"), ("today-365", "2025-01-01"),
        ("today+36500", "2125-12-08"),
    ])
    func `a bound is a day, or counted from today, and is written as it was read`(text: String, day: String) throws {
        let bound = try #require(DayBound(text: text))
        #expect(bound.date(today: today).description == day)
        #expect(bound.text == text)
    }

    @Test func `no day from today is today`() {
        #expect(DayBound(text: "today+0") == .today(plusDays: 0))
        #expect(DayBound(text: "today-0")?.text == "today")
    }

    @Test(arguments: [
        "", "Today", "today+", "today-", "today 10", "today+1.5", "today+36501", "today++1", "today+99999999999999999999",
        "tomorrow", "2026-02-30", "today\u{301}", "todays",
    ])
    func `any other bound is refused`(text: String) {
        #expect(DayBound(text: text) == nil)
    }
}
