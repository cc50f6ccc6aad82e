import Domain
import Storage

/// How an answer reads in words: on the check page, in the title and description of a ticket, on
/// its page. Names of persons and files are loaded by the caller.
public struct AnswerWording: Sendable {
    public let language: Domain.Language
    let catalogue: Catalogue
    let persons: [PersonID: Person]
    let files: [AttachmentID: Attachment]

    public init(
        _ language: Domain.Language, catalogue: Catalogue, persons: [PersonID: Person], files: [AttachmentID: Attachment]
    ) {
        self.language = language
        self.catalogue = catalogue
        self.persons = persons
        self.files = files
    }

    /// The persons that answers name.
    public static func persons(in answers: Answers) -> Set<PersonID> {
        Set(answers.values.compactMap { answer in if case .person(let id) = answer { id } else { nil } })
    }

    /// The answer in words; nil when what it names is gone.
    public func words(_ question: Question, _ answer: Answer) -> String? {
        switch answer {
        case .text(let text): question.type == .iban ? IBAN.grouped(text) : text
        case .number(let number):
            question.type == .rating
                ? say("\(Self.words(number, language)) sur 5", "\(Self.words(number, language)) out of 5")
                : Self.words(number, language)
        case .amount(let amount): Self.words(amount, language)
        case .address(let address): address.text
        case .date(let date): Self.words(date, language)
        case .dateTime(let dateTime): Self.words(dateTime, language)
        case .time(let time): Self.words(time, language)
        case .period(let period): Self.words(period, language)
        case .yesNo(let isYes): isYes ? say("Oui", "Yes") : say("Non", "No")
        case .choice(let key): question.choice(key)?.label.text(in: language)
        case .choices(let keys):
            listed(keys.compactMap { key in question.choice(key)?.label.text(in: language) })
        case .person(let id): persons[id]?.name
        case .unit(let id): catalogue.unit(id)?.name
        case .place(let id): catalogue.place(id) == nil ? nil : catalogue.name(of: id)
        case .files(let ids): listed(ids.compactMap { id in files[id]?.name })
        case .rows(let rows): String(rows.count)
        }
    }

    /// The answer where it is only recalled, to somebody who gave it: an account number by its last characters.
    public func recalled(_ question: Question, _ answer: Answer) -> String? {
        if question.type == .iban, case .text(let text) = answer { IBAN.masked(text) } else { words(question, answer) }
    }

    /// « 15 décembre 2026 ».
    public static func words(_ date: CalendarDate, _ language: Domain.Language) -> String {
        let day = language == .french && date.day == 1 ? "1ᵉʳ" : String(date.day)
        return "\(day)\u{A0}\((language == .french ? frenchMonths : englishMonths)[date.month - 1])\u{A0}\(date.year)"
    }

    /// « 15 décembre 2026 à 9 h 30 ».
    public static func words(_ local: LocalDateTime, _ language: Domain.Language) -> String {
        let day = words(local.date, language)
        let time = words(minute: local.minute, language)
        return language == .french ? "\(day) à \(time)" : "\(day) at \(time)"
    }

    /// « du 15 décembre 2026 au 3 janvier 2027 », « le 15 décembre 2026 ».
    public static func words(_ period: Period, _ language: Domain.Language) -> String {
        let from = words(period.from, language)
        let to = words(period.to, language)
        if period.days == 1 { return language == .french ? "le\u{A0}\(from)" : from }
        return language == .french ? "du\u{A0}\(from) au\u{A0}\(to)" : "\(from) to \(to)"
    }

    /// « 9 h 30 », « 9 h »; `9:30` in English.
    public static func words(_ time: ClockTime, _ language: Domain.Language) -> String {
        words(minute: time.minute, language)
    }

    private static func words(minute: Int, _ language: Domain.Language) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        let digits = rest < 10 ? "0\(rest)" : String(rest)
        guard language == .french else { return "\(hour):\(digits)" }
        return "\(hour)\u{A0}h\(rest == 0 ? "" : "\u{A0}\(digits)")"
    }

    /// « 1 234,5 » with a narrow no-break space; `1,234.5` in English.
    public static func words(_ number: Double, _ language: Domain.Language) -> String {
        // The shortest digits that read back as the same number.
        let text = number.description
        guard !text.utf8.contains(UInt8(ascii: "e")) else { return text }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let grouped = grouped(parts[0].drop { character in character == "-" }, language)
        let sign = number < 0 ? "-" : ""
        let decimals = parts.count > 1 && parts[1] != "0" ? (language == .french ? "," : ".") + parts[1] : ""
        return sign + grouped + decimals
    }

    private static func grouped(_ digits: Substring, _ language: Domain.Language) -> String {
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += language == .french ? "\u{202F}" : "," }
            grouped.append(digit)
        }
        return grouped
    }

    /// « 1 234,50 € »; `€1,234.50` in English.
    public static func words(_ amount: Amount, _ language: Domain.Language) -> String {
        let decimals = amount.currency.decimals
        var digits = String(amount.minor.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var number = grouped(digits.dropLast(decimals), language)
        if decimals > 0 { number += (language == .french ? "," : ".") + digits.suffix(decimals) }
        let sign = amount.minor < 0 ? "-" : ""
        let isEuro = amount.currency == .euro
        guard language == .french else { return "\(sign)\(isEuro ? "€" : "\(amount.currency.code)\u{A0}")\(number)" }
        return "\(sign)\(number)\u{A0}\(isEuro ? "€" : amount.currency.code)"
    }

    private func listed(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: ", ") }

    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
