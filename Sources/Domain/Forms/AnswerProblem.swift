/// Why an answer cannot be accepted.
public enum AnswerProblem: Sendable, Hashable {
    case missing
    case notANumber, notAnInteger
    case notAnAmount
    case tooManyDecimals(maximum: Int)
    case amountTooSmall(minimum: Amount)
    case amountTooLarge(maximum: Amount)
    case notAnEmail, notAPhone
    case notAnIBAN(IBAN.Problem)
    case notAPlate
    case noPart(PostalAddress.Part)
    case notAPostalCode
    case notADate, notATime
    case notAChoice, notChosen
    case tooShort(minimum: Int, actual: Int)
    case tooLong(maximum: Int, actual: Int)
    /// A text with a character that its question does not allow; it takes these.
    case strangeCharacter(String, allowed: [AllowedCharacters])
    case notOfMask(String)
    case tooSmall(minimum: Double)
    case tooLarge(maximum: Double)
    case tooEarly(earliest: CalendarDate)
    case tooLate(latest: CalendarDate)
    case tooEarlyInTheDay(earliest: ClockTime)
    case tooLateInTheDay(latest: ClockTime)
    /// A period of which one day is missing, or that runs backwards.
    case noStart, noEnd, endBeforeStart
    case tooFewDays(minimum: Int)
    case tooManyDays(maximum: Int)
    /// A check of the page does not hold; its message says what to do.
    case contradicted
    case tooFewChoices(minimum: Int)
    case tooManyChoices(maximum: Int)
    case tooManyFiles(maximum: Int)
    case tooFewRows(minimum: Int)
    case tooManyRows(maximum: Int)
}

extension AnswerProblem {
    /// Which control of a question with several is to be corrected, from 0; nil when it is the whole answer.
    public var part: Int? {
        switch self {
        case .noPart(let part): part.rawValue
        case .notAPostalCode: PostalAddress.Part.postalCode.rawValue
        case .noStart: 0
        case .noEnd, .endBeforeStart: 1
        default: nil
        }
    }
}
