import Domain
import Testing

@Suite struct LocalDateTimeTests {
    @Test(arguments: ["2026-12-31T00:00", "2026-01-01T09:30", "2026-06-15T23:59"])
    func `a local time is written as it was read`(text: String) {
        #expect(LocalDateTime(iso: text)?.description == text)
    }

    @Test(arguments: [
        "", "2026-12-31", "2026-12-31T24:00", "2026-12-31T23:60", "2026-12-31 09:30", "2026-12-31T9:30", "2026-12-31T09h30",
        "2026-12-31T09:30Z", "2026-12-31T09:30:00", "2026-13-31T09:30", "2026-12-31T-9:30", "2026-12-31T+9:30",
    ])
    func `anything else is refused`(text: String) {
        #expect(LocalDateTime(iso: text) == nil)
    }

    @Test func `a minute is one of a day`() {
        let date = CalendarDate(daysSince1970: 0)
        #expect(LocalDateTime(date: date, minute: -1) == nil)
        #expect(LocalDateTime(date: date, minute: 1_440) == nil)
        #expect(LocalDateTime(date: date, minute: 1_439)?.hour == 23)
    }

    @Test func `local times are ordered by day, then by minute`() throws {
        let times = ["2026-01-02T00:00", "2026-01-01T23:59", "2026-01-01T08:00"]
        let sorted = try times.map { text in try #require(LocalDateTime(iso: text)) }.sorted()
        #expect(sorted.map(\.description) == ["2026-01-01T08:00", "2026-01-01T23:59", "2026-01-02T00:00"])
    }
}

@Suite struct LocalCalendarTests {
    private let paris = LocalCalendar.paris

    private func local(_ text: String) throws -> LocalDateTime { try #require(LocalDateTime(iso: text)) }
    /// A moment written in UTC: the zone `UTC` does no arithmetic of its own.
    private func utc(_ text: String) throws -> Instant {
        let date = try local(text)
        return Instant(milliseconds: Int64(date.date.daysSince1970 * 1_440 + date.minute) * 60_000)
    }

    @Test(arguments: [
        ("2026-01-15T11:00", "2026-01-15T12:00"), ("2026-07-15T10:00", "2026-07-15T12:00"),
        // Summer time begins on 29 March 2026 at 01:00 UTC.
        ("2026-03-29T00:59", "2026-03-29T01:59"), ("2026-03-29T01:00", "2026-03-29T03:00"),
        // It ends on 25 October at 01:00 UTC: 02:59 is followed by 02:00.
        ("2026-10-25T00:59", "2026-10-25T02:59"), ("2026-10-25T01:00", "2026-10-25T02:00"),
        ("2026-12-31T23:00", "2027-01-01T00:00"), ("1969-12-31T22:59", "1969-12-31T23:59"),
    ])
    func `moments read as the clocks of Paris show them`(moment: String, shown: String) throws {
        #expect(paris.local(try utc(moment)) == (try local(shown)))
    }

    @Test(arguments: [
        ("2026-01-15T12:00", "2026-01-15T11:00"), ("2026-07-15T12:00", "2026-07-15T10:00"),
        ("2026-03-28T23:59", "2026-03-28T22:59"), ("2026-03-29T01:59", "2026-03-29T00:59"),
        ("2026-03-29T03:00", "2026-03-29T01:00"), ("2026-03-29T12:00", "2026-03-29T10:00"),
        ("2026-03-30T00:00", "2026-03-29T22:00"), ("2026-10-24T12:00", "2026-10-24T10:00"),
        ("2026-10-25T01:59", "2026-10-24T23:59"), ("2026-10-25T03:00", "2026-10-25T02:00"),
        ("2026-10-26T00:00", "2026-10-25T23:00"),
    ])
    func `local times are moments on both sides of a switch`(shown: String, moment: String) throws {
        #expect(paris.instant(try local(shown)) == (try utc(moment)))
    }

    @Test func `a time skipped by summer time is an hour later`() throws {
        #expect(paris.instant(try local("2026-03-29T02:30")) == (try utc("2026-03-29T01:30")))
        #expect(paris.local(paris.instant(try local("2026-03-29T02:30"))) == (try local("2026-03-29T03:30")))
    }

    @Test func `a time that happens twice is the first of the two`() throws {
        #expect(paris.instant(try local("2026-10-25T02:00")) == (try utc("2026-10-25T00:00")))
        #expect(paris.instant(try local("2026-10-25T02:59")) == (try utc("2026-10-25T00:59")))
    }

    @Test func `every quarter of an hour of ten years comes back, except those skipped`() throws {
        let first = try local("2020-01-01T00:00").date.daysSince1970
        var strange: [LocalDateTime] = []
        for day in first..<(first + 3_653) {
            for minute in stride(from: 0, to: 1_440, by: 15) {
                let time = try #require(LocalDateTime(date: CalendarDate(daysSince1970: day), minute: minute))
                if paris.local(paris.instant(time)) != time { strange.append(time) }
            }
        }
        // Four quarters of an hour each spring.
        #expect(strange.count == 40)
        #expect(strange.allSatisfy { time in time.date.month == 3 && time.date.weekday == 7 && time.hour == 2 })
    }

    @Test func `an unknown zone is none`() {
        #expect(LocalCalendar(zoneIdentifier: "Europe/Atlantis") == nil)
    }

    @Test func `the zone is the body's own`() throws {
        let reunion = try #require(LocalCalendar(zoneIdentifier: "Indian/Reunion"))
        #expect(reunion.local(try utc("2026-07-15T10:00")) == (try local("2026-07-15T14:00")))
        #expect(reunion.date(try utc("2026-07-15T20:00")).description == "2026-07-16")
    }

    @Test(arguments: [
        // A Tuesday morning.
        ("2026-06-02T09:00", 0, "2026-06-02T18:00"), ("2026-06-02T09:00", 1, "2026-06-03T18:00"),
        ("2026-06-02T09:00", 5, "2026-06-09T18:00"), ("2026-06-02T09:00", 60, "2026-08-26T18:00"),
        // The last minute of the day, and the first of the evening.
        ("2026-06-02T17:59", 0, "2026-06-02T18:00"), ("2026-06-02T18:00", 0, "2026-06-03T18:00"),
        ("2026-06-02T23:30", 1, "2026-06-03T18:00"),
        // Friday evening, Saturday, Sunday.
        ("2026-06-05T19:00", 0, "2026-06-08T18:00"), ("2026-06-06T10:00", 0, "2026-06-08T18:00"),
        ("2026-06-06T10:00", 1, "2026-06-08T18:00"), ("2026-06-07T10:00", 2, "2026-06-09T18:00"),
        // Ascension Day 2026 is Thursday 14 May; Whit Monday 25 May; 14 July a Tuesday.
        ("2026-05-13T09:00", 1, "2026-05-15T18:00"), ("2026-05-14T09:00", 0, "2026-05-15T18:00"),
        ("2026-05-22T09:00", 1, "2026-05-26T18:00"), ("2026-07-13T20:00", 0, "2026-07-15T18:00"),
        // Christmas and New Year's Day 2026–2027 are Fridays.
        ("2026-12-24T09:00", 1, "2026-12-28T18:00"), ("2026-12-24T09:00", 5, "2027-01-04T18:00"),
        // Across the switch to winter time: still 18 h on the clocks.
        ("2026-10-23T09:00", 1, "2026-10-26T18:00"), ("2026-03-27T09:00", 1, "2026-03-30T18:00"),
        // A delay nobody may write.
        ("2026-06-02T09:00", -3, "2026-06-02T18:00"),
    ])
    func `a request is due at the end of the nth working day`(asked: String, days: Int, due: String) throws {
        let result = paris.due(from: paris.instant(try local(asked)), workingDays: days)
        #expect(paris.local(result) == (try local(due)))
    }

    @Test func `a later request is never due before an earlier one`() throws {
        for days in 0...3 {
            var previous = Instant(milliseconds: 0)
            for hour in 0..<(24 * 60) {
                let due = paris.due(from: try utc("2026-04-20T00:00") + .hours(Int64(hour)), workingDays: days)
                #expect(due >= previous)
                previous = due
            }
        }
    }
}

@Suite struct PublicHolidayTests {
    @Test(arguments: [
        (2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25"),
        (2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25"),
        (2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"),
        (2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25"),
        // Easter on 23 March: Ascension Day is 1 May, and one day serves for two.
        (2008, "01-01 03-24 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25"),
        // Easter on 24 April.
        (2011, "01-01 04-25 05-01 05-08 06-02 06-13 07-14 08-15 11-01 11-11 12-25"),
    ])
    func `the holidays of a year are known, each once and in order`(year: Int, days: String) {
        let expected = days.split(separator: " ").map { day in "\(year)-\(day)" }
        #expect(PublicHolidays.days(in: year).map(\.description) == expected)
    }

    @Test func `Easter Monday is a Monday between 23 March and 26 April, for three centuries`() {
        for year in 1900...2200 {
            let days = PublicHolidays.days(in: year)
            let easterMonday = days.first { day in (3...4).contains(day.month) }
            #expect(easterMonday?.weekday == 1)
            #expect(easterMonday.map { day in (day.month, day.day) >= (3, 23) && (day.month, day.day) <= (4, 26) } == true)
            #expect(days == days.sorted() && Set(days).count == days.count)
        }
    }

    @Test func `a holiday on a weekday is no working day, nor is a weekend`() {
        let calendar = LocalCalendar.paris
        let working = ["2026-05-14", "2026-05-15", "2026-05-16", "2026-05-17", "2026-05-18"].compactMap { text in
            CalendarDate(iso: text).map { date in calendar.isWorkingDay(date) }
        }
        #expect(working == [false, true, false, false, true])
    }
}
