/// An answer to a question. Empty is the absence of an answer, never an empty one.
public enum Answer: Sendable, Hashable {
    case text(String)
    case number(Double)
    case amount(Amount)
    case address(PostalAddress)
    case date(CalendarDate)
    case dateTime(LocalDateTime)
    case time(ClockTime)
    case period(Period)
    case yesNo(Bool)
    case choice(String)
    case choices([String])
    case person(PersonID)
    case unit(UnitID)
    case place(PlaceID)
    case files([AttachmentID])
    /// The rows of a repeated block, in their order; what is answered in them goes by its path (``BlockRow``).
    case rows([String])
}

/// The answers of a draft or a submission, by question.
public typealias Answers = [QuestionKey: Answer]

/// An answer is stored as an object of one member, so that it can be read without its form:
/// `{"date": "2026-12-31"}`.
extension Answer: Codable {
    private enum Key: String, CodingKey {
        case text, number, amount, address, date, dateTime, time, period, yesNo, choice, choices, person, unit, place, files, rows
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let members = try decoder.container(keyedBy: AnyKey.self).allKeys
        guard members.count == 1, let key = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an answer has exactly one member"))
        }
        self =
            switch key {
            case .text: .text(try container.decode(String.self, forKey: key))
            case .number: .number(try container.decode(Double.self, forKey: key))
            case .amount: .amount(try container.decode(Amount.self, forKey: key))
            case .address: .address(try container.decode(PostalAddress.self, forKey: key))
            case .date: .date(try container.decode(CalendarDate.self, forKey: key))
            case .dateTime: .dateTime(try container.decode(LocalDateTime.self, forKey: key))
            case .time: .time(try container.decode(ClockTime.self, forKey: key))
            case .period: .period(try container.decode(Period.self, forKey: key))
            case .yesNo: .yesNo(try container.decode(Bool.self, forKey: key))
            case .choice: .choice(try container.decode(String.self, forKey: key))
            case .choices: .choices(try container.decode([String].self, forKey: key))
            case .person: .person(PersonID(try container.decode(Int64.self, forKey: key)))
            case .unit: .unit(UnitID(try container.decode(Int64.self, forKey: key)))
            case .place: .place(PlaceID(try container.decode(Int64.self, forKey: key)))
            case .files: .files(try container.decode([Int64].self, forKey: key).map { id in AttachmentID(id) })
            case .rows: .rows(try container.decode([String].self, forKey: key))
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let text): try container.encode(text, forKey: .text)
        case .number(let number): try container.encode(number, forKey: .number)
        case .amount(let amount): try container.encode(amount, forKey: .amount)
        case .address(let address): try container.encode(address, forKey: .address)
        case .date(let date): try container.encode(date, forKey: .date)
        case .dateTime(let dateTime): try container.encode(dateTime, forKey: .dateTime)
        case .time(let time): try container.encode(time, forKey: .time)
        case .period(let period): try container.encode(period, forKey: .period)
        case .yesNo(let truth): try container.encode(truth, forKey: .yesNo)
        case .choice(let key): try container.encode(key, forKey: .choice)
        case .choices(let keys): try container.encode(keys, forKey: .choices)
        case .person(let id): try container.encode(id.rawValue, forKey: .person)
        case .unit(let id): try container.encode(id.rawValue, forKey: .unit)
        case .place(let id): try container.encode(id.rawValue, forKey: .place)
        case .files(let ids): try container.encode(ids.map(\.rawValue), forKey: .files)
        case .rows(let rows): try container.encode(rows, forKey: .rows)
        }
    }
}
