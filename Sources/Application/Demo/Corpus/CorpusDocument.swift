/// `ticket-corpus.json`: the grammar that the texts of tickets are composed by. Its « rules » say how it is read.
struct CorpusDocument: Decodable {
    var compose: Compose
    var slots: [String: Scoped]
    var titles: [String: [String]]
    var services: [String: Service]
    /// By kind of message, then by scope.
    var messages: [String: [String: [String]]]
    var signatures: [String]
    var noise: NoiseDocument
    var arrival: ArrivalDocument

    /// A list for every ticket, or lists by scope.
    enum Scoped: Decodable {
        case list([String])
        case byScope([String: [String]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let list = try? container.decode([String].self) {
                self = .list(list)
            } else {
                self = .byScope(try container.decode([String: [String]].self))
            }
        }
    }

    struct Compose: Decodable {
        struct Shape: Decodable {
            var weight: Double
            var parts: [String]
        }
        /// How many messages a ticket gets, and which, in order.
        struct Messages: Decodable {
            var noneShare: Double
            var countWeights: [String: Double]
            var incidentSequences: [Sequence]
        }
        struct Sequence: Decodable {
            var weight: Double
            var kinds: [String]

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                weight = try container.decode(Double.self)
                kinds = try container.decode([String].self)
            }
        }
        var shapes: [String: [Shape]]
        var greetingForms: [String: Double]
        var greetingOwnLine: Double
        var closingOwnLine: Double
        var closingForms: [String: Double]
        var sentenceOwnLine: Double
        var messages: Messages
        var techGreetingShare: Double
    }

    struct Service: Decodable {
        struct Delay: Decodable {
            var medianHours: Double
            var sigma: Double
        }
        var share: Double
        var incidentShare: Double
        var scopes: [String]
        var delay: [String: Delay]
        var things: [Entity]
        var needs: [Entity]
        var incident: [String]
        var request: [String]
        var detail: [String]
        var requestDetail: [String]
    }

    /// What a ticket is about, in every grammatical form that the patterns ask for.
    struct Entity: Decodable {
        var category: String
        /// A form with several variants is drawn once for the ticket.
        var forms: [String: [String]]

        init(from decoder: any Decoder) throws {
            let all = try decoder.singleValueContainer().decode([String: Variants].self)
            category = all["category"]?.texts.first ?? ""
            forms = all.mapValues(\.texts)
        }

        private struct Variants: Decodable {
            var texts: [String]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    texts = [text]
                } else {
                    texts = try container.decode([String].self)
                }
            }
        }
    }
}

/// How real people type.
struct NoiseDocument: Decodable {
    /// A habit of writing, drawn once for a person.
    struct Profile: Decodable {
        var key: String
        var share: Double
        var straightApostrophe: Double
        var plainSpaces: Double
        var lowerStart: Double
        var dropFinalPeriod: Double
        var dropAccents: Double
        var dropAccent: Double
        var misspell: Double
        var doubleLetter: Double
        var swapLetters: Double
        var dropLetter: Double
        var sms: Double
        var allCaps: Double
        var noCommas: Double
        var extraPunctuation: Double

        /// A text gets at most one alteration in so many words.
        var wordsPerAlteration: Int {
            switch key {
            case "careful": 15
            case "ordinary": 8
            default: 4
            }
        }
    }
    var profiles: [Profile]
    var misspellings: [String: [String]]
    var abbreviations: [String: String]
}

/// When tickets come, and what becomes of them.
struct ArrivalDocument: Decodable {
    struct CalendarFactor: Decodable {
        var from: String
        var to: String
        var factor: Double
    }
    struct Spread: Decodable {
        var medianHours: Double
        var sigma: Double
    }
    struct Priority: Decodable {
        var impactLow: Double
        var impactMedium: Double
        var impactHigh: Double
        var urgencyLow: Double
        var urgencyMedium: Double
        var urgencyHigh: Double
    }
    struct Bursts: Decodable { var perYear: Double }
    var hourWeights: [Double]
    /// From Monday.
    var weekdayWeights: [Double]
    var monthWeights: [Double]
    var calendarFactors: [CalendarFactor]
    var publicHolidayFactor: Double
    var dayNoiseSigma: Double
    var monthByService: [String: [Double]]
    var states: [String: [String: Double]]
    var waitingReasonsBySection: [String: [String]]
    var waitingReasons: [String: Double]
    var reopenedShare: Double
    var handedOverShare: Double
    var escalatedShare: Double
    var firstResponse: Spread
    var channel: [String: Double]
    var priority: Priority
    var duplicateBursts: Bursts
}

/// A business application: what its tickets speak of.
struct ApplicationDocument: Decodable {
    var key: String
    var name: String
    var service: String
    var screens: [String]
    var errors: [String]
    var objects: [String]
}
