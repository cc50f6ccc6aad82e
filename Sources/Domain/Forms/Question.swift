/// A question of a form.
public struct Question: Sendable, Codable, Hashable {
    public var key: QuestionKey
    public var type: Kind
    public var label: LocalizedText
    public var help: LocalizedText?
    public var required: Bool?
    /// Health, NIR, IBAN: kept out of the index, lists, logs and exports.
    public var sensitive: Bool?
    public var show: Condition?
    /// When it is required; in place of `required`.
    public var require: Condition?
    public var validation: Validation?
    public var choices: [Choice]?
    /// Plates and addresses of other countries are taken too.
    public var foreign: Bool?
    /// What the lowest and the highest mark of a rating mean.
    public var ends: Ends?
    /// What its field holds at first, from the record of whom the request is for.
    public var prefill: Prefill?
    /// The paragraphs of an explanatory text.
    public var body: LocalizedText?
    /// What an acknowledgement says was read.
    public var link: Link?
    /// The code of the currency of an amount (ISO 4217); the euro when absent.
    public var currency: String?

    /// What a computed value is made of.
    public var compute: Computation?
    /// What each row of a repeated block asks.
    public var questions: [Question]?
    /// The rows of a repeated block.
    public var rows: Rows?
    /// What the answers of one row must not say together.
    public var checks: [FormDefinition.Check]?
    /// The row it stands in, once its block is written out; no part of the document.
    public var row: RowName?

    private enum CodingKeys: String, CodingKey {
        case key, type, label, help, required, sensitive, show, require, validation, choices, foreign, ends, prefill, body, link,
            currency, compute, questions, rows, checks
    }

    /// It asks something: a heading and an explanatory text do not.
    public var asks: Bool { hasAnswer && type != .computed }
    /// It is among the answers, computed or given.
    public var hasAnswer: Bool { type != .heading && type != .text }
    /// Always; see ``FormEvaluation/isRequired(_:)`` for what a condition decides.
    public var isRequired: Bool { asks && required ?? false }
    /// An account number is, whatever the definition says.
    public var isSensitive: Bool { type == .iban || sensitive ?? false }

    /// The types of question.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case shortText, longText, number, amount, email, phone, iban, plate, address, date, dateTime, time, period, rating, yesNo,
            acknowledgement, choice, choices, person
        case unit, place, file
        /// What comes out of other answers; nobody types it.
        case computed
        /// Questions that are asked once for each row.
        case block
        /// Structure: what is read between the questions.
        case heading, text
    }

    /// One of the answers that a question offers.
    public struct Choice: Sendable, Codable, Hashable {
        public var key: String
        public var label: LocalizedText
        public var help: LocalizedText?
        /// When it is offered; always when absent.
        public var show: Condition?
    }

    public struct Ends: Sendable, Codable, Hashable {
        public var low: LocalizedText
        public var high: LocalizedText
    }

    /// What the directory knows of a person.
    public enum Prefill: String, Sendable, Codable, CaseIterable {
        case name, email, phone, unit, site

        /// The type of question it fits.
        var type: Kind {
            switch self {
            case .name: .shortText
            case .email: .email
            case .phone: .phone
            case .unit: .unit
            case .site: .place
            }
        }
    }

    /// A page elsewhere, `https` alone.
    public struct Link: Sendable, Codable, Hashable {
        public var href: String
        public var label: LocalizedText

        /// A host, and nothing that hides where it leads: no user, no space, no control.
        var isSafe: Bool {
            let start = "https://"
            guard href.hasPrefix(start), href.utf8.count <= 500 else { return false }
            let rest = href.utf8.dropFirst(start.utf8.count)
            let host = rest.prefix { byte in !"/?#".utf8.contains(byte) }
            return host.contains(UInt8(ascii: ".")) && host.first != UInt8(ascii: ".")
                && host.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-.:".utf8.contains(byte)
                }
                && rest.allSatisfy { byte in (0x21...0x7E).contains(byte) && !"\"<>\\^`{|}".utf8.contains(byte) }
        }
    }

    /// The marks of a rating.
    public static let marks = 1...5

    /// Limits of an answer; which apply depends on the type.
    public struct Validation: Sendable, Codable, Hashable {
        public var minLength: Int?
        public var maxLength: Int?
        /// The characters of a text; any when absent.
        public var allowed: [AllowedCharacters]?
        /// The shape of a text (``TextMask``).
        public var mask: String?
        public var minimum: Double?
        public var maximum: Double?
        public var integer: Bool?
        public var earliest: AnswerBound?
        public var latest: AnswerBound?
        /// Days of a period, the first and the last included.
        public var minimumDays: Int?
        public var maximumDays: Int?
        /// Replaces the built-in message.
        public var message: LocalizedText?
    }

    /// The conditions that decide on the question itself.
    public var conditions: [Condition] {
        [show, require].compactMap { condition in condition } + (checks ?? []).map(\.when)
            + (choices ?? []).compactMap(\.show)
    }

    /// The questions whose answers decide on it, or that it is computed of.
    public var sources: Set<QuestionKey> {
        conditions.reduce(into: Set(compute?.of ?? [])) { keys, condition in keys.formUnion(condition.questions) }
    }

    /// Some of its choices are offered under a condition only.
    public var hasConditionalChoices: Bool { choices?.contains { choice in choice.show != nil } ?? false }

    /// What it is called away from its page: « Voyageur 2 : Nom ».
    public var fullLabel: LocalizedText {
        guard let row else { return label }
        return LocalizedText(
            fr: "\(row.text(in: .french))\u{202F}: \(label.fr)",
            en: label.en.map { own in "\(row.text(in: .english)): \(own)" })
    }

    /// How one choice among several is shown, by their number.
    public enum ChoiceStyle: Sendable { case radios, list, search }

    public var choiceStyle: ChoiceStyle {
        switch choices?.count ?? 0 {
        case ...7: .radios
        case ...20: .list
        default: .search
        }
    }

    public func choice(_ key: String) -> Choice? { choices?.first { choice in choice.key == key } }

    /// The longest text accepted, in Unicode scalars.
    public var maximumLength: Int { validation?.maxLength ?? (type == .longText ? 4_000 : 200) }

    /// What an amount is counted in.
    public var countedIn: Currency { currency.flatMap { code in Currency(code: code) } ?? .euro }

    /// How many files are accepted.
    public var maximumFiles: Int { validation?.maximum.flatMap { count in Int(exactly: count) } ?? 5 }
}
