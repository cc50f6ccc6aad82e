#if canImport(FoundationEssentials)
    import FoundationEssentials
    // Without it TimeZone(identifier:) is nil for every named zone on Linux.
    import FoundationInternationalization
#else
    import Foundation
#endif

/// The body's clock: converts moments to local days and times and back, and counts working days.
public struct LocalCalendar: Sendable {
    private let zone: TimeZone
    /// Requests due on a working day are due when it ends, in minutes since midnight.
    private static let endOfWorkingDay = 18 * 60

    /// - Parameter identifier: an IANA time zone.
    /// - Returns: nil when the zone is unknown.
    public init?(zoneIdentifier identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.zone = zone
    }

    /// Metropolitan France.
    public static let paris: LocalCalendar = {
        guard let calendar = LocalCalendar(zoneIdentifier: "Europe/Paris") else {
            preconditionFailure("the time zone data of the system lacks Europe/Paris: install tzdata")
        }
        return calendar
    }()

    public func local(_ instant: Instant) -> LocalDateTime {
        let seconds = floorDivide(instant.milliseconds, by: 1_000)
        let shifted = Int(seconds) + offset(atSecondsSince1970: seconds)
        let days = Int(floorDivide(Int64(shifted), by: 86_400))
        let date = CalendarDate(daysSince1970: days)
        // The remainder is 0..<86,400, so the minute is always valid.
        return LocalDateTime(date: date, minute: (shifted - days * 86_400) / 60) ?? LocalDateTime.midnight(of: date)
    }

    public func date(_ instant: Instant) -> CalendarDate { local(instant).date }

    /// The moment of a local time. A time skipped by summer time is taken an hour later,
    /// a time that happens twice is the first of the two.
    public func instant(_ local: LocalDateTime) -> Instant {
        let naive = Int64(local.date.daysSince1970) * 86_400 + Int64(local.minute) * 60
        let before = Int64(offset(atSecondsSince1970: naive - 86_400))
        let after = Int64(offset(atSecondsSince1970: naive + 86_400))
        let candidate = naive - max(before, after)
        let isFirst = Int64(offset(atSecondsSince1970: candidate)) == max(before, after)
        return Instant(milliseconds: (isFirst ? candidate : naive - min(before, after)) * 1_000)
    }

    public func startOfDay(_ date: CalendarDate) -> Instant { instant(.midnight(of: date)) }

    /// True from Monday to Friday, public holidays excepted.
    public func isWorkingDay(_ date: CalendarDate) -> Bool { date.weekday <= 5 && !PublicHolidays.contains(date) }

    /// When something asked at `start` with a delay of `workingDays` is due: the end of the
    /// nth working day after the day it was asked; with 0, the end of that day, or of the
    /// next working day.
    public func due(from start: Instant, workingDays: Int) -> Instant {
        let asked = local(start)
        var day = asked.date
        // A negative delay would be due in the past.
        var left = max(0, workingDays)
        if left == 0 {
            if !isWorkingDay(day) || asked.minute >= Self.endOfWorkingDay { left = 1 }
        }
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return instant(LocalDateTime(date: day, minute: Self.endOfWorkingDay) ?? .midnight(of: day))
    }

    /// The end of a day, or of the working day so many before or after it; a day off counts as the working day
    /// before it, so that nothing comes too late. Never before the end of the day that `now` is in.
    public func due(on day: CalendarDate, shiftedBy workingDays: Int, notBefore now: Instant) -> Instant {
        var day = day
        // Nobody waits ten years: a day beyond is not walked to.
        var left = min(abs(workingDays), 3_660)
        while !isWorkingDay(day) { day = day.adding(days: -1) }
        while left > 0 {
            day = day.adding(days: workingDays < 0 ? -1 : 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return max(
            instant(LocalDateTime(date: day, minute: Self.endOfWorkingDay) ?? .midnight(of: day)), due(from: now, workingDays: 0))
    }

    private func offset(atSecondsSince1970 seconds: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}

extension LocalDateTime {
    static func midnight(of date: CalendarDate) -> LocalDateTime {
        // Minute 0 is always valid.
        guard let midnight = LocalDateTime(date: date, minute: 0) else { preconditionFailure("minute 0 is a minute") }
        return midnight
    }
}

private func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}
