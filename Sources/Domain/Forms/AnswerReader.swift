/// What was typed for each question, as the page sent it; kept in the draft to the letter, so
/// that nothing typed is ever lost, readable or not.
public typealias Inputs = [QuestionKey: [String]]

/// Reads what was typed.
public enum AnswerReader {
    /// What a typed text came to.
    public enum Reading: Sendable, Equatable {
        case empty
        case answer(Answer)
        case unreadable(AnswerProblem)
    }

    /// - Parameters:
    ///   - inputs: the values sent for the question; files come from elsewhere.
    public static func read(_ question: Question, _ inputs: [String]) -> Reading {
        let given = inputs.map { text in trimmed(text) }.filter { text in !isInvisible(text) }
        guard let first = given.first else { return .empty }
        switch question.type {
        case .shortText:
            return .answer(.text(oneLine(first)))
        case .longText: return .answer(.text(withoutControls(withUnixNewlines(first))))
        case .number: return numberReading(first)
        case .amount: return amountReading(first, question.countedIn)
        case .email: return isPlausibleEmail(first) ? .answer(.text(first)) : .unreadable(.notAnEmail)
        case .phone: return isPhone(first) ? .answer(.text(first)) : .unreadable(.notAPhone)
        case .iban: return ibanReading(first)
        case .plate: return plateReading(first, orForeign: question.foreign ?? false)
        case .address: return addressReading(inputs, orForeign: question.foreign ?? false)
        case .date: return readDate(first).map { date in .answer(.date(date)) } ?? .unreadable(.notADate)
        case .dateTime: return dateTimeReading(given)
        case .time:
            return readTime(first).flatMap { minute in ClockTime(minute: minute) }.map { time in .answer(.time(time)) }
                ?? .unreadable(.notATime)
        case .period: return periodReading(inputs)
        case .rating:
            let mark = number(ofDigits: first.utf8).flatMap { mark in Question.marks.contains(mark) ? mark : nil }
            return mark.map { mark in .answer(.number(Double(mark))) } ?? .unreadable(.notAChoice)
        // Not ticked is no answer, so that one that is required is ticked.
        case .acknowledgement: return first == "yes" ? .answer(.yesNo(true)) : .unreadable(.notAChoice)
        case .yesNo:
            switch first {
            case "yes": return .answer(.yesNo(true))
            case "no": return .answer(.yesNo(false))
            default: return .unreadable(.notAChoice)
            }
        case .choice: return question.choice(first) == nil ? .unreadable(.notAChoice) : .answer(.choice(first))
        case .choices:
            let known = (question.choices ?? []).map(\.key).filter { key in given.contains(key) }
            return known.count == Set(given).count ? .answer(.choices(known)) : .unreadable(.notAChoice)
        case .person: return PersonID(text: first).map { id in .answer(.person(id)) } ?? .unreadable(.notChosen)
        case .unit: return UnitID(text: first).map { id in .answer(.unit(id)) } ?? .unreadable(.notChosen)
        case .place: return PlaceID(text: first).map { id in .answer(.place(id)) } ?? .unreadable(.notChosen)
        case .block:
            let rows = question.rowIDs(in: [question.key: inputs])
            return rows.isEmpty ? .empty : .answer(.rows(rows))
        case .file, .computed, .heading, .text: return .empty
        }
    }

    /// Reads `2026-12-31`, `31/12/2026`, `31.12.2026` or `31-12-2026`.
    public static func readDate(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(iso: text) { return date }
        let parts = text.utf8.split { byte in byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x20 }
        let numbers = parts.compactMap { part in number(ofDigits: part) }
        guard parts.count == 3, numbers.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            parts[0].startIndex == text.utf8.startIndex, parts[2].endIndex == text.utf8.endIndex
        else { return nil }
        return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// Reads `9:30`, `9h30`, `9 h 30`, `9 h`, `9` or `09:30`: minutes since midnight.
    public static func readTime(_ text: String) -> Int? {
        let parts = text.unicodeScalars.split(maxSplits: 1, omittingEmptySubsequences: false) { scalar in
            scalar == "h" || scalar == "H" || scalar == ":"
        }
        let numbers = parts.map { part in Array(trimmed(String(part)).utf8) }
        guard let first = numbers.first, first.count <= 2, let hour = number(ofDigits: first), hour < 24 else { return nil }
        guard numbers.count == 2, !numbers[1].isEmpty else { return hour * 60 }
        // Two digits: `9:5` may be a 9:50 cut short.
        guard numbers[1].count == 2, let minute = number(ofDigits: numbers[1]), minute < 60 else { return nil }
        return hour * 60 + minute
    }

    private static func dateTimeReading(_ given: [String]) -> Reading {
        if let whole = LocalDateTime(iso: given[0]) { return .answer(.dateTime(whole)) }
        guard let date = readDate(given[0]) else { return .unreadable(.notADate) }
        guard given.count == 2, let minute = readTime(given[1]), let value = LocalDateTime(date: date, minute: minute)
        else { return .unreadable(.notATime) }
        return .answer(.dateTime(value))
    }

    /// A number as French and English people write it: `1 234,5`, `1234.5`. A comma is always the
    /// decimal mark, so `1,234.5` is refused rather than misread.
    private static func numberReading(_ text: String) -> Reading {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{2009}", "\u{202F}": continue
            case ",": plain += "."
            case "\u{2212}": plain += "-"
            case "0"..."9", ".", "-", "+": plain.unicodeScalars.append(scalar)
            default: return .unreadable(.notANumber)
            }
        }
        // Every number of 15 digits survives a Double; a longer one would be another number.
        let digits = plain.utf8.count { byte in (0x30...0x39).contains(byte) }
        guard digits <= 15, plain.utf8.count <= 20, let value = Double(plain) else { return .unreadable(.notANumber) }
        return .answer(.number(value))
    }

    /// A plausible address; whether it exists is known only by writing to it.
    public static func isPlausibleEmail(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at <= 64,
            bytes.lastIndex(of: UInt8(ascii: "@")) == at
        else { return false }
        // Bytes below say nothing of the spaces and controls beyond ASCII.
        guard !text.unicodeScalars.contains(where: { scalar in scalar.properties.isWhitespace || isControl(scalar) })
        else { return false }
        let domain = bytes[(at + 1)...]
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { label in !label.isEmpty }
            && bytes.allSatisfy { byte in byte > 0x20 && byte != 0x7F && !",;<>()[]\"\\".utf8.contains(byte) }
    }

    /// 4 to 15 digits (E.164 at most; inside numbers have four), with the usual marks between them.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.filter { byte in (0x30...0x39).contains(byte) }
        let others = text.unicodeScalars.allSatisfy { scalar in
            ("0"..."9").contains(scalar) || "+.-()/ \u{A0}\u{202F}".unicodeScalars.contains(scalar)
        }
        // The sign of the international prefix comes before every digit, once.
        let afterDigit = text.unicodeScalars.drop { scalar in !("0"..."9").contains(scalar) }
        let plusses = text.utf8.count { byte in byte == UInt8(ascii: "+") }
        return others && (4...15).contains(digits.count) && plusses <= 1 && !afterDigit.contains("+")
    }

    static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    /// Nothing a person can see: zero-width characters, which come with a copied text.
    static func isInvisible(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .format || isControl(scalar)
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    /// Without control characters but ends of lines and tabs: no keyboard types them, and PostgreSQL
    /// refuses U+0000 in a text.
    private static func withoutControls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text.unicodeScalars.filter { scalar in scalar == "\n" || scalar == "\t" || !isControl(scalar) })
        return String(result)
    }

    static func oneLine(_ text: String) -> String {
        withoutControls(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// Browsers send CRLF; one kind of line end is stored.
    private static func withUnixNewlines(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }
}
