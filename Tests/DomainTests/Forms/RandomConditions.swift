import Domain

/// Conditions and answers of any shape, the senseless included: an evaluator must be total.
struct RandomConditions {
    var generator: SeededGenerator
    static let keys = [
        "texte", "choix", "nombre", "jour", "moment", "accord", "sites", "agent", "unite", "lieu", "pieces", "heure",
        "periode", "somme", "bloc", "absente",
    ]
    private static let words = [
        "panne", "arrivee", "PANNE", "quai", "eau", "siege", "tour", "ann", "", "elus", "été", "ÉTÉ", "12",
    ]
    private static let times = ["09:30", "09:31", "00:00", "23:59", "9:30", "24:00"]
    private static let days = ["today", "today+10", "today-365", "2026-06-13", "2026-06-12", "2027-01-01", "never", "2026-02-30"]

    /// A condition at most `depth` deep, that refers to `keys`.
    mutating func condition(depth: Int, keys: [QuestionKey] = Self.keys) -> Condition {
        guard depth > 0, !generator.oneIn(5) else { return .compare(comparison(keys)) }
        switch Int.random(in: 0..<6, using: &generator) {
        case 5 where keys.contains("bloc"):
            return .rows(
                of: "bloc", generator.one(of: Condition.Quantifier.allCases),
                condition(depth: depth - 1, keys: ["rang", "libelle", "nombre"]))
        case 0, 1: return .all(parts(depth, keys))
        case 2, 3: return .any(parts(depth, keys))
        default: return .not(condition(depth: depth - 1, keys: keys))
        }
    }

    private mutating func parts(_ depth: Int, _ keys: [QuestionKey]) -> [Condition] {
        let count = Int.random(in: 0...3, using: &generator)
        return (0..<count).map { _ in condition(depth: depth - 1, keys: keys) }
    }

    mutating func comparison(_ keys: [QuestionKey] = Self.keys) -> Condition.Comparison {
        let subject = subject(keys)
        let comparator = generator.one(of: Condition.Comparator.allCases)
        if comparator == .isEmpty { return .init(subject: subject, comparator: comparator, value: nil) }
        return .init(subject: subject, comparator: comparator, value: operand(for: subject))
    }

    private mutating func subject(_ keys: [QuestionKey]) -> Condition.Subject {
        switch Int.random(in: 0..<9, using: &generator) {
        case 8 where keys.contains("bloc"):
            .count(of: "bloc", generator.oneIn(2) ? nil : condition(depth: 1, keys: ["rang", "libelle", "nombre"]))
        case 0: .today
        case 1, 2:
            .person(
                generator.one(of: [.requester, .beneficiary]), generator.one(of: [.unit, .site, .groups]))
        default: keys.isEmpty ? .today : .question(generator.one(of: keys))
        }
    }

    /// Mostly of a kind that fits, so that comparisons are not all unknown.
    private mutating func operand(for subject: Condition.Subject) -> Condition.Operand {
        let kind: Int =
            switch subject {
            case _ where generator.oneIn(6): Int.random(in: 0..<5, using: &generator)
            case .today, .question("jour"), .question("moment"), .question("periode"): 1
            case .question("heure"): 5
            case .question("nombre"), .question("somme"), .question("rang"), .count: 2
            case .question("accord"): 3
            case .question("choix") where generator.oneIn(2): 4
            default: 0
            }
        return switch kind {
        case 0: .text(generator.one(of: Self.words))
        case 1: .text(generator.one(of: Self.days))
        case 2: .number(Double(Int.random(in: -2...3, using: &generator)) / 2)
        case 3: .truth(generator.oneIn(2))
        case 5: .text(generator.one(of: Self.times))
        default: .list((0..<Int.random(in: 0...3, using: &generator)).map { _ in generator.one(of: Self.words) })
        }
    }

    mutating func answers() -> Answers {
        var answers: Answers = [:]
        for key in Self.keys.dropLast() where !generator.oneIn(3) { answers[key] = answer(to: key) }
        guard case .rows(let rows)? = answers["bloc"] else { return answers }
        for row in rows {
            for key in ["rang", "libelle"] where !generator.oneIn(3) {
                answers["bloc__\(row)__\(key)"] = answer(to: key == "rang" ? "nombre" : "texte")
            }
        }
        return answers
    }

    private mutating func answer(to key: QuestionKey) -> Answer {
        let day = CalendarDate(daysSince1970: 20_617 + Int.random(in: -2...2, using: &generator))
        return switch key {
        case "choix": .choice(generator.one(of: Self.words))
        case "nombre": .number(Double(Int.random(in: -2...3, using: &generator)) / 2)
        case "jour": .date(day)
        case "moment": LocalDateTime(date: day, minute: 600).map { time in .dateTime(time) } ?? .date(day)
        case "heure": .time(generator.one(of: Self.times.prefix(4).compactMap { text in ClockTime(iso: text) }))
        case "periode":
            Period(from: day, to: day.adding(days: Int.random(in: 0...2, using: &generator))).map { period in .period(period) }
                ?? .date(day)
        case "somme":
            Amount(minor: Int.random(in: -4...6, using: &generator) * 25, currency: .euro).map { amount in .amount(amount) }
                ?? .number(0)
        case "accord": .yesNo(generator.oneIn(2))
        case "sites": .choices((0..<Int.random(in: 0...2, using: &generator)).map { _ in generator.one(of: Self.words) })
        case "bloc": .rows((0..<Int.random(in: 0...3, using: &generator)).map { number in "r\(number)" })
        case "agent": .person(PersonID(12))
        case "unite": .unit(UnitID(generator.oneIn(3) ? 99 : 7))
        case "lieu": .place(PlaceID(generator.oneIn(3) ? 99 : 8))
        case "pieces": .files(generator.oneIn(3) ? [] : [AttachmentID(12)])
        default: .text(generator.one(of: Self.words))
        }
    }

    mutating func context() -> FormContext {
        var context = FormSamples.context
        if generator.oneIn(4) { context.requester = PersonFacts() }
        if generator.oneIn(4) { context.beneficiary = PersonFacts() }
        context.today = context.today.adding(days: Int.random(in: -1...1, using: &generator))
        return context
    }
}

extension Condition {
    var depth: Int {
        switch self {
        case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
        case .not(let part), .rows(_, _, let part): 1 + part.depth
        case .compare: 0
        }
    }
}
