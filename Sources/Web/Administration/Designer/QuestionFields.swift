import Domain

/// Which fields the editor of a question has, by its type.
enum QuestionFields {
    /// A limit: its name, and where its value goes.
    struct Limit {
        enum Kind { case length, days, number, bound }

        let name: String
        let kind: Kind

        func value(_ limits: Question.Validation?) -> String {
            guard let limits else { return "" }
            return switch name {
            case "minLength": limits.minLength.map(String.init) ?? ""
            case "maxLength": limits.maxLength.map(String.init) ?? ""
            case "minimumDays": limits.minimumDays.map(String.init) ?? ""
            case "maximumDays": limits.maximumDays.map(String.init) ?? ""
            case "minimum": limits.minimum.map(Self.text) ?? ""
            case "maximum": limits.maximum.map(Self.text) ?? ""
            case "earliest": limits.earliest.map(QuestionFields.text) ?? ""
            case "latest": limits.latest.map(QuestionFields.text) ?? ""
            default: ""
            }
        }

        private static func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }

        func setWhole(_ limits: inout Question.Validation, _ value: Int?) {
            switch name {
            case "minLength": limits.minLength = value
            case "maxLength": limits.maxLength = value
            case "minimumDays": limits.minimumDays = value
            default: limits.maximumDays = value
            }
        }

        func setNumber(_ limits: inout Question.Validation, _ value: Double?) {
            if name == "minimum" { limits.minimum = value } else { limits.maximum = value }
        }

        func setBound(_ limits: inout Question.Validation, _ value: AnswerBound?) {
            if name == "earliest" { limits.earliest = value } else { limits.latest = value }
        }
    }

    static func limits(of type: Question.Kind) -> [Limit] {
        let bounds = [Limit(name: "earliest", kind: .bound), Limit(name: "latest", kind: .bound)]
        let counts = [Limit(name: "minimum", kind: .number), Limit(name: "maximum", kind: .number)]
        return switch type {
        case .shortText, .longText: [Limit(name: "minLength", kind: .length), Limit(name: "maxLength", kind: .length)]
        case .number, .amount, .choices: counts
        case .file: [counts[1]]
        case .date, .dateTime, .time: bounds
        case .period: bounds + [Limit(name: "minimumDays", kind: .days), Limit(name: "maximumDays", kind: .days)]
        default: []
        }
    }

    /// What the directory may propose for a type.
    static func prefills(of type: Question.Kind) -> [Question.Prefill] {
        switch type {
        case .shortText: [.name]
        case .email: [.email]
        case .phone: [.phone]
        case .unit: [.unit]
        case .place: [.site]
        default: []
        }
    }

    /// `today+10`, `2026-12-31`, `09:30`; « aujourd’hui + 10 » is read too.
    static func bound(_ text: String) -> AnswerBound? {
        var compact = text.filter { character in !character.isWhitespace }.lowercased()
        for word in ["aujourd’hui", "aujourd'hui"] { compact = compact.replacing(word, with: "today") }
        if let time = ClockTime(iso: compact) { return .time(time) }
        return DayBound(text: compact).map(AnswerBound.day)
    }

    static func text(_ bound: AnswerBound) -> String {
        switch bound {
        case .day(let day): day.text
        case .time(let time): time.description
        }
    }
}
