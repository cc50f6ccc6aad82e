import Domain

extension Words {
    /// « lundi 23 novembre »; with the year when it is not the year of `today`.
    func day(_ date: CalendarDate, today: CalendarDate? = nil, weekday: Bool = false) -> String {
        let months =
            language == .french
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
                "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        let number = language == .french && date.day == 1 ? "1ᵉʳ" : String(date.day)
        let year = today?.year == date.year ? "" : " \(date.year)"
        let name = weekday ? weekdayName(date) + " " : ""
        return "\(name)\(number)\(nbsp)\(months[date.month - 1])\(year)"
    }

    func weekdayName(_ date: CalendarDate) -> String {
        let names =
            language == .french
            ? ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names[date.weekday - 1]
    }

    /// « 9 h 30 »; `9:30` in English.
    func time(_ local: LocalDateTime) -> String {
        let minute = local.minute % 60
        let digits = minute < 10 ? "0\(minute)" : String(minute)
        if language == .english { return "\(local.hour):\(digits)" }
        return minute == 0 ? "\(local.hour)\(nbsp)h" : "\(local.hour)\(nbsp)h\(nbsp)\(digits)"
    }

    /// « aujourd’hui à 9 h 30 », « hier à 16 h 12 », « 12 novembre à 10 h ».
    func moment(_ instant: Instant, now: Instant, calendar: LocalCalendar) -> String {
        let local = calendar.local(instant)
        let today = calendar.date(now)
        let name =
            switch today.daysSince1970 - local.date.daysSince1970 {
            case 0: say("aujourd’hui", "today")
            case 1: say("hier", "yesterday")
            case -1: say("demain", "tomorrow")
            default: day(local.date, today: today)
            }
        return say("\(name) à \(time(local))", "\(name) at \(time(local))")
    }

    /// As short as a list needs: « 9 h 02 » today, « Hier », « Vendredi », « 12/11 ».
    func shortMoment(_ instant: Instant, now: Instant, calendar: LocalCalendar) -> String {
        let local = calendar.local(instant)
        let today = calendar.date(now)
        let days = today.daysSince1970 - local.date.daysSince1970
        switch days {
        case 0: return time(local)
        case 1: return say("Hier", "Yesterday")
        case 2...6: return capitalized(weekdayName(local.date))
        default: return shortDate(local.date, today: today)
        }
    }

    /// `12/11`, or `12/11/2025` in another year.
    func shortDate(_ date: CalendarDate, today: CalendarDate) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let year = date.year == today.year ? "" : "/\(date.year)"
        return language == .french ? "\(two(date.day))/\(two(date.month))\(year)" : "\(date.day)/\(date.month)\(year)"
    }

    /// ISO 8601 in UTC, for `<time datetime>`.
    static func machineTime(_ instant: Instant) -> String {
        let seconds = instant.milliseconds / 1_000
        let date = CalendarDate(daysSince1970: Int(seconds / 86_400))
        let rest = Int(seconds % 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(date)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// « 27 464 » with a narrow no-break space; `27,464` in English.
    func number(_ value: Int) -> String {
        var groups: [String] = []
        var rest = String(value.magnitude)[...]
        while rest.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(String(rest), at: 0)
        return (value < 0 ? "-" : "") + groups.joined(separator: language == .french ? nnbsp : ",")
    }

    /// « 412 Ko », « 1,2 Mo ».
    func fileSize(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(bytes)\(nbsp)\(say("octets", "bytes"))" }
        if bytes < 1_000_000 { return "\(number(bytes / 1_000))\(nbsp)\(say("Ko", "kB"))" }
        let tenths = bytes / 100_000
        let decimals = tenths % 10 == 0 ? "" : "\(say(",", "."))\(tenths % 10)"
        return "\(tenths / 10)\(decimals)\(nbsp)\(say("Mo", "MB"))"
    }
}
