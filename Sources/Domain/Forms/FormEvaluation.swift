/// What a form shows for given answers: which questions are asked, and the answers that count.
public struct FormEvaluation: Sendable {
    public let definition: FormDefinition
    /// The keys of the questions that are shown.
    public let shown: Set<QuestionKey>
    /// The keys of those that must be answered.
    public let required: Set<QuestionKey>
    /// The keys of the choices that are offered, of the questions that offer some under a condition.
    public let offered: [QuestionKey: Set<String>]
    /// The answers of shown questions; a hidden answer counts as empty.
    public let answers: Answers

    /// Evaluates in one pass: a condition refers to earlier questions only, so by the time a
    /// question is reached all that decides on it is known.
    /// - Parameter definition: with its repeated blocks written out (``FormDefinition/unfolded(_:)-(Inputs)``).
    public init(_ definition: FormDefinition, answers all: Answers, context: FormContext) {
        var shown: Set<QuestionKey> = []
        var required: Set<QuestionKey> = []
        var offered: [QuestionKey: Set<String>] = [:]
        var counted: Answers = [:]
        for page in definition.pages {
            for question in page.questions {
                let evaluator = ConditionEvaluator(answers: counted, context: context)
                // A row is there as long as its block is.
                if let place = BlockRow(path: question.key), !shown.contains(place.block) { continue }
                guard evaluator.holds(question.show) else { continue }
                shown.insert(question.key)
                if question.isRequired || question.require.map({ evaluator.holds($0) }) ?? false { required.insert(question.key) }
                if let computation = question.compute {
                    counted[question.key] = computation.value(in: counted)
                } else if question.hasConditionalChoices {
                    let keys = Set((question.choices ?? []).filter { choice in evaluator.holds(choice.show) }.map(\.key))
                    offered[question.key] = keys
                    counted[question.key] = all[question.key]?.among(keys)
                } else {
                    counted[question.key] = all[question.key]
                }
            }
        }
        self.definition = definition
        self.shown = shown
        self.required = required
        self.offered = offered
        self.answers = counted
    }

    public func isShown(_ question: Question) -> Bool { shown.contains(question.key) }

    public func isRequired(_ question: Question) -> Bool { required.contains(question.key) }

    /// The choices that a question offers now.
    public func choices(of question: Question) -> [Question.Choice] {
        let choices = question.choices ?? []
        return offered[question.key].map { keys in choices.filter { choice in keys.contains(choice.key) } } ?? choices
    }

    /// The questions that are asked on a page, and what is computed there.
    public func questions(on page: FormDefinition.Page) -> [Question] { page.questions.filter { $0.hasAnswer && isShown($0) } }

    /// The title of the ticket it would make, from ``FormDefinition/ticketTitle``.
    /// - Parameter words: how an answer reads in French; nil leaves nothing.
    public func ticketTitle(words: (Question, Answer) -> String?) -> String {
        guard let template = definition.ticketTitle else { return definition.title.fr }
        return title(from: template, otherwise: definition.title.fr, words: words)
    }

    /// - Parameter otherwise: the title when the answers leave nothing of the template.
    func title(from template: String, otherwise: String, words: (Question, Answer) -> String?) -> String {
        var result = ""
        for piece in TitleTemplate(template).pieces {
            switch piece {
            case .literal(let text): result += text
            case .answer(let key):
                guard let question = definition.question(key), !question.isSensitive, let answer = answers[key]
                else { continue }
                result += words(question, answer) ?? ""
            }
        }
        let title = Self.tidied(result)
        return title.isEmpty ? otherwise : String(title.prefix(200))
    }

    /// On one line, without the mark that a missing answer leaves at an end (`Panne :`). No-break
    /// spaces stay: French typography needs them before a colon.
    private static func tidied(_ text: String) -> String {
        let words = text.split { character in
            character.isWhitespace && character != "\u{A0}" && character != "\u{202F}"
        }
        let line = words.joined(separator: " ")
        let isEdge = { (character: Character) in character.isWhitespace || ":,;-–—/".contains(character) }
        let end = line.lastIndex { character in !isEdge(character) }
        return end.map { end in String(line[...end].drop(while: isEdge)) } ?? ""
    }
}

extension Answer {
    /// What is left of it when these choices alone are offered.
    fileprivate func among(_ keys: Set<String>) -> Answer? {
        switch self {
        case .choice(let key): return keys.contains(key) ? self : nil
        case .choices(let chosen):
            let left = chosen.filter { key in keys.contains(key) }
            return left.isEmpty ? nil : .choices(left)
        default: return self
        }
    }
}

/// `Panne : {equipement}` in pieces.
struct TitleTemplate {
    enum Piece: Equatable {
        case literal(String)
        case answer(QuestionKey)
    }

    let pieces: [Piece]

    init(_ template: String) {
        var pieces: [Piece] = []
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.answer(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }
}
