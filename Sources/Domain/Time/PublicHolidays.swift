/// The public holidays of metropolitan France (Code du travail, art. L3133-1).
public enum PublicHolidays {
    /// The eleven days of `year`, in order; ten when Ascension Day is 1 May, as in 2008.
    public static func days(in year: Int) -> [CalendarDate] {
        let easter = easterSunday(in: year)
        let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
            .compactMap { (month: Int, day: Int) in CalendarDate(year: year, month: month, day: day) }
        // Easter Monday, Ascension Day, Whit Monday.
        let movable = [1, 39, 50].map { days in easter.adding(days: days) }
        return Set(fixed + movable).sorted()
    }

    public static func contains(_ date: CalendarDate) -> Bool { days(in: date.year).contains(date) }

    /// Easter Sunday by the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", ch. 8).
    static func easterSunday(in year: Int) -> CalendarDate {
        let a = year % 19
        let (b, c) = year.quotientAndRemainder(dividingBy: 100)
        let (d, e) = b.quotientAndRemainder(dividingBy: 4)
        let f = (b + 8) / 25
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = c.quotientAndRemainder(dividingBy: 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let (month, day) = (h + l - 7 * m + 114).quotientAndRemainder(dividingBy: 31)
        return CalendarDate(year: year, month: month, day: day + 1) ?? CalendarDate(daysSince1970: 0)
    }
}
