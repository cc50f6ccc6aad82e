/// The rules of `validation`: which limits a type has, and that something can pass them.
extension FormCheck {
    mutating func limits(_ limits: Question.Validation, of question: Question, at pointer: String) {
        if let message = limits.message { text(message, at: "\(pointer)/message", limit: 200) }
        let isText = question.type == .shortText || question.type == .longText
        let isDay = [.date, .dateTime, .period].contains(question.type)
        let isBounded = isDay || question.type == .time
        let isCounted = [.number, .amount, .choices].contains(question.type)
        let strangers: [(String, Bool)] = [
            ("message", !question.asks && limits.message != nil),
            ("allowed", !isText && limits.allowed != nil),
            ("mask", question.type != .shortText && limits.mask != nil),
            ("minLength", !isText && limits.minLength != nil), ("maxLength", !isText && limits.maxLength != nil),
            ("earliest", !isBounded && limits.earliest != nil), ("latest", !isBounded && limits.latest != nil),
            ("minimum", !isCounted && limits.minimum != nil),
            ("maximum", !isCounted && question.type != .file && limits.maximum != nil),
            ("minimumDays", question.type != .period && limits.minimumDays != nil),
            ("maximumDays", question.type != .period && limits.maximumDays != nil),
            ("integer", question.type != .number && limits.integer != nil),
        ]
        for (member, isStrange) in strangers where isStrange { report("\(pointer)/\(member)", .unknownMember) }
        if let low = limits.minLength, !(0...20_000).contains(low) { report("\(pointer)/minLength", .outOfRange("0…20000")) }
        if let high = limits.maxLength, !(1...20_000).contains(high) { report("\(pointer)/maxLength", .outOfRange("1…20000")) }
        if isText, (limits.minLength ?? 0) > question.maximumLength { report("\(pointer)/minLength", .valueDoesNotFit) }
        if let low = limits.minimum, let high = limits.maximum, low > high { report("\(pointer)/minimum", .valueDoesNotFit) }
        if isText { shape(limits, of: question, at: pointer) }
        amounts(limits, of: question, at: pointer)
        days(limits, at: pointer)
        counts(limits, of: question, at: pointer)
        if isBounded {
            for (member, bound) in [("earliest", limits.earliest), ("latest", limits.latest)] {
                guard let bound, (bound.time == nil) != isDay else { continue }
                report("\(pointer)/\(member)", .valueDoesNotFit)
            }
        }
        if let earliest = limits.earliest, let latest = limits.latest, earliest.isAlwaysAfter(latest) {
            report("\(pointer)/earliest", .valueDoesNotFit)
        }
    }

    /// Allowed characters are named once, and a mask says all: it is not narrowed by other limits of the text.
    private mutating func shape(_ limits: Question.Validation, of question: Question, at pointer: String) {
        if let allowed = limits.allowed {
            if allowed.isEmpty { report("\(pointer)/allowed", .empty) }
            if Set(allowed).count < allowed.count { report("\(pointer)/allowed", .notAllowed("named twice")) }
        }
        guard let mask = limits.mask, question.type == .shortText else { return }
        if TextMask(mask) == nil { report("\(pointer)/mask", .valueDoesNotFit) }
        for (member, isPresent) in [
            ("allowed", limits.allowed != nil), ("minLength", limits.minLength != nil), ("maxLength", limits.maxLength != nil),
        ] where isPresent { report("\(pointer)/\(member)", .notAllowed("the mask says it already")) }
    }

    /// Limits of an amount are amounts: no more decimals than the currency has.
    private mutating func amounts(_ limits: Question.Validation, of question: Question, at pointer: String) {
        guard question.type == .amount else { return }
        for (member, units) in [("minimum", limits.minimum), ("maximum", limits.maximum)] {
            guard let units, Amount(units: units, currency: question.countedIn)?.units != units else { continue }
            report("\(pointer)/\(member)", .valueDoesNotFit)
        }
    }

    /// How long a period may be: ten years at most, and no longer than the days it may lie in.
    private mutating func days(_ limits: Question.Validation, at pointer: String) {
        for (member, days) in [("minimumDays", limits.minimumDays), ("maximumDays", limits.maximumDays)] {
            if let days, !(1...3_660).contains(days) { report("\(pointer)/\(member)", .outOfRange("1…3660")) }
        }
        guard let minimum = limits.minimumDays else { return }
        let room: Int? =
            if case .day(let first) = limits.earliest, case .day(let last) = limits.latest { first.days(through: last) } else {
                nil
            }
        if minimum > limits.maximumDays ?? minimum || minimum > room ?? minimum {
            report("\(pointer)/minimumDays", .valueDoesNotFit)
        }
    }

    /// How many files or choices: whole numbers that can be reached, since they are counted with.
    private mutating func counts(_ limits: Question.Validation, of question: Question, at pointer: String) {
        let range: ClosedRange<Double>
        switch question.type {
        case .file: range = 1...20
        case .choices: range = 0...Double(max(1, question.choices?.count ?? 0))
        default: return
        }
        for (member, count) in [("minimum", limits.minimum), ("maximum", limits.maximum)] {
            guard let count, !range.contains(count) || count.rounded() != count else { continue }
            report("\(pointer)/\(member)", .outOfRange("\(Int(range.lowerBound))…\(Int(range.upperBound))"))
        }
    }
}
