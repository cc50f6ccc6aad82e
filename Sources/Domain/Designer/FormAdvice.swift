/// What a form may do better: it can be published all the same. Nothing is said that is not certain.
public struct FormAdvice: Sendable, Hashable {
    /// What it is about.
    public var part: FormEdit.Part
    public var matter: Matter

    public enum Matter: Sendable, Hashable {
        /// No answers ever show it.
        case neverShown
        /// No answers ever show it, and it must be answered: nobody ever does.
        case requiredButHidden
        /// Whatever is answered, its condition holds.
        case alwaysShown
        /// Its condition says the same without this part, counted from 1.
        case redundant(part: Int)
        /// The condition that makes it required never holds.
        case neverRequired
        /// The form speaks English elsewhere.
        case noEnglish
        /// Another question of the page is called the same.
        case sameLabel
        /// Two of its choices are called the same.
        case sameChoice(String)
        case inCapitals
        case endsWithColon
        /// « Cliquez ici » says nothing to whoever hears the links alone.
        case vagueLink
        /// Personal data, of which the service does not say what they are for.
        case noPurpose
        /// Health, account numbers and the like, outside of a confidential service.
        case sensitiveInOpenService
    }

    /// What the service says of personal data.
    public struct Privacy: Sendable, Hashable {
        public var hasPurpose: Bool
        public var isConfidential: Bool

        public init(hasPurpose: Bool, isConfidential: Bool) {
            self.hasPurpose = hasPurpose
            self.isConfidential = isConfidential
        }
    }

    /// How many times a form is evaluated before the rest is left unsaid.
    static let budget = 60_000

    public static func advice(on form: FormDefinition, privacy: Privacy) -> [FormAdvice] {
        var advice: [FormAdvice] = []
        var left = budget
        let speaksEnglish = form.title.en != nil || form.questions.contains { question in question.label.en != nil }
        if speaksEnglish, form.title.en == nil || form.summary.en == nil {
            advice.append(FormAdvice(part: .description, matter: .noEnglish))
        }
        for page in form.pages {
            if speaksEnglish, page.title.en == nil { advice.append(FormAdvice(part: .page(page.key), matter: .noEnglish)) }
            var labels: [String: Int] = [:]
            for question in page.questions where question.asks { labels[question.label.fr.lowercased(), default: 0] += 1 }
            for question in page.questions {
                let matters =
                    conditions(question, in: form, &left)
                    + texts(question, speaksEnglish: speaksEnglish, isTwin: labels[question.label.fr.lowercased()] ?? 0 > 1)
                    + data(question, privacy)
                advice += matters.map { matter in FormAdvice(part: .question(question.key), matter: matter) }
            }
        }
        return advice
    }

    // MARK: Conditions

    private static func conditions(_ question: Question, in form: FormDefinition, _ left: inout Int) -> [Matter] {
        var matters: [Matter] = []
        if let show = question.show, let shows = outcomes(question, show, in: form, &left) {
            if !shows.contains(true) {
                return [question.isRequired || question.require != nil ? .requiredButHidden : .neverShown]
            }
            if !shows.contains(false) {
                matters.append(.alwaysShown)
            } else {
                for (index, shorter) in show.withoutEach.enumerated() {
                    guard let same = outcomes(question, shorter, known: show, in: form, &left), same == shows else { continue }
                    matters.append(.redundant(part: index + 1))
                    break
                }
            }
        }
        if let require = question.require, let holds = outcomes(question, require, in: form, &left), !holds.contains(true) {
            matters.append(.neverRequired)
        }
        return matters
    }

    /// Whether a condition of a question holds, for every answer that matters; nil where that is not known.
    /// - Parameter known: the condition whose answers are walked through, where it is another.
    private static func outcomes(
        _ question: Question, _ condition: Condition, known: Condition? = nil, in form: FormDefinition, _ left: inout Int
    ) -> [Bool]? {
        let earlier = form.questions(before: question.key)
        let byKey = Dictionary(earlier.map { one in (one.key, one) }) { first, _ in first }
        // What decides on what decides, too: a hidden answer counts as empty.
        var wanted = (known ?? condition).questions
        var conditions = [known ?? condition]
        for one in earlier.reversed() where wanted.contains(one.key) {
            guard let show = one.show else { continue }
            conditions.append(show)
            wanted.formUnion(show.questions)
        }
        guard wanted.allSatisfy({ key in byKey[key] != nil }) else { return nil }
        let sources = earlier.filter { one in wanted.contains(one.key) }
        guard let space = AnswerSpace(sources, conditions), space.size <= left else { return nil }
        left -= space.size
        let nobody = PersonFacts()
        let context = FormContext(requester: nobody, beneficiary: nobody, today: AnswerSpace.today)
        return (0..<space.size).map { number in
            let all = space.assignment(number)
            var counted: Answers = [:]
            for source in sources {
                guard ConditionEvaluator(answers: counted, context: context).holds(source.show) else { continue }
                counted[source.key] = all[source.key]
            }
            return ConditionEvaluator(answers: counted, context: context).holds(condition)
        }
    }

    // MARK: Texts and data

    private static let vague: Set<String> = [
        "cliquez ici", "ici", "lien", "en savoir plus", "click here", "here", "link", "read more",
    ]

    private static func texts(_ question: Question, speaksEnglish: Bool, isTwin: Bool) -> [Matter] {
        var matters: [Matter] = []
        let label = question.label.fr
        let texts = [question.label, question.help, question.body, question.validation?.message].compactMap { text in text }
        if speaksEnglish,
            (texts + (question.choices ?? []).map(\.label)).contains(where: { text in text.en == nil && !text.fr.isEmpty })
        {
            matters.append(.noEnglish)
        }
        if isTwin, question.asks, !label.isEmpty { matters.append(.sameLabel) }
        let letters = label.filter(\.isLetter)
        if letters.count > 6, letters.allSatisfy(\.isUppercase) { matters.append(.inCapitals) }
        if label.last(where: { character in !character.isWhitespace }) == ":" { matters.append(.endsWithColon) }
        var seen: Set<String> = []
        if let twin = (question.choices ?? []).first(where: { choice in !seen.insert(choice.label.fr.lowercased()).inserted }) {
            matters.append(.sameChoice(twin.label.fr))
        }
        if let link = question.link, vague.contains(link.label.fr.lowercased()) { matters.append(.vagueLink) }
        return matters
    }

    private static func data(_ question: Question, _ privacy: Privacy) -> [Matter] {
        if question.isSensitive, !privacy.isConfidential { return [.sensitiveInOpenService] }
        let isPersonal =
            question.isSensitive || [.email, .phone, .iban, .address, .person, .plate].contains(question.type)
            || question.prefill != nil
        return isPersonal && !privacy.hasPurpose ? [.noPurpose] : []
    }
}
