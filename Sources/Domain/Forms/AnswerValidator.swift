/// An answer to correct, with the message of the form if it has one.
public struct AnswerError: Sendable, Hashable {
    public let question: QuestionKey
    public let problem: AnswerProblem
    /// The definition's own message; it replaces the built-in one, for a missing answer too.
    public let message: LocalizedText?
}

/// A form filled: what is shown, the answers that count, and what is to be corrected.
public struct FilledForm: Sendable {
    public let evaluation: FormEvaluation
    /// In the order of the questions.
    public let errors: [AnswerError]

    /// - Parameters:
    ///   - files: the files already received, by question.
    public init(
        _ definition: FormDefinition, inputs: Inputs, files: [QuestionKey: [AttachmentID]], context: FormContext
    ) {
        var answers: Answers = [:]
        var unreadable: [QuestionKey: AnswerProblem] = [:]
        let definition = definition.unfolded(inputs)
        for question in definition.questions {
            if question.type == .block {
                let rows = question.rowIDs(in: inputs)
                if !rows.isEmpty { answers[question.key] = .rows(rows) }
                continue
            }
            if question.type == .file {
                if let received = files[question.key], !received.isEmpty { answers[question.key] = .files(received) }
                continue
            }
            switch AnswerReader.read(question, inputs[question.key] ?? []) {
            case .empty: break
            case .answer(let answer): answers[question.key] = answer
            case .unreadable(let problem): unreadable[question.key] = problem
            }
        }
        let evaluation = FormEvaluation(definition, answers: answers, context: context)
        self.evaluation = evaluation
        let evaluator = ConditionEvaluator(answers: evaluation.answers, context: context)
        let checks = definition.pages.flatMap { page in page.checks ?? [] }
        errors = definition.questions.filter { question in evaluation.isShown(question) }.compactMap { question in
            let problem =
                unreadable[question.key]
                ?? AnswerValidator.problem(
                    with: evaluation.answers[question.key], to: question, isRequired: evaluation.isRequired(question),
                    today: context.today)
            guard let problem else {
                // An answer that is wrong by itself is corrected first.
                let broken = checks.first { check in check.at == question.key && evaluator.holds(check.when) }
                return broken.map { check in
                    AnswerError(question: question.key, problem: .contradicted, message: check.message)
                }
            }
            return AnswerError(question: question.key, problem: problem, message: question.validation?.message)
        }
    }

    /// The control that is to be corrected, of a question with several.
    public func wrongPart(of question: QuestionKey) -> Int? {
        errors.first { error in error.question == question }?.problem.part
    }

    public func errors(on page: FormDefinition.Page) -> [AnswerError] {
        errors.filter { error in page.questions.contains { question in question.key == error.question } }
    }
}

/// The limits of answers.
public enum AnswerValidator {
    /// What is wrong with an answer to a question that is shown, or nil.
    public static func problem(
        with answer: Answer?, to question: Question, isRequired: Bool, today: CalendarDate
    ) -> AnswerProblem? {
        guard let answer else {
            if let minimum = question.rows?.atLeast, minimum > 0 { return .tooFewRows(minimum: minimum) }
            return isRequired ? .missing : nil
        }
        let limits = question.validation
        switch answer {
        case .text(let text): return problem(withText: text, question)
        case .number(let number): return problem(withNumber: number, limits)
        case .amount(let amount): return problem(withAmount: amount, limits)
        case .date(let date): return problem(withDay: date, limits, today: today)
        case .dateTime(let dateTime): return problem(withDay: dateTime.date, limits, today: today)
        case .time(let time): return problem(withTime: time, limits)
        case .period(let period): return problem(withPeriod: period, limits, today: today)
        case .choices(let keys):
            if let minimum = limits?.minimum.flatMap({ Int(exactly: $0) }), keys.count < minimum {
                return .tooFewChoices(minimum: minimum)
            }
            if let maximum = limits?.maximum.flatMap({ Int(exactly: $0) }), keys.count > maximum {
                return .tooManyChoices(maximum: maximum)
            }
            return nil
        case .files(let ids):
            return ids.count > question.maximumFiles ? .tooManyFiles(maximum: question.maximumFiles) : nil
        case .rows(let rows):
            if let minimum = question.rows?.atLeast, rows.count < minimum { return .tooFewRows(minimum: minimum) }
            if let maximum = question.rows?.atMost, rows.count > maximum { return .tooManyRows(maximum: maximum) }
            return nil
        case .yesNo, .choice, .address, .person, .unit, .place: return nil
        }
    }

    private static func problem(withText text: String, _ question: Question) -> AnswerProblem? {
        let length = text.unicodeScalars.count
        let limits = question.validation
        if let allowed = limits?.allowed,
            let stranger = text.unicodeScalars.first(where: { scalar in !allowed.contains { set in set.holds(scalar) } })
        {
            return .strangeCharacter(String(stranger), allowed: allowed)
        }
        if let mask = limits?.mask, TextMask(mask)?.fits(text) == false { return .notOfMask(mask) }
        if let minimum = question.validation?.minLength, length < minimum {
            return .tooShort(minimum: minimum, actual: length)
        }
        return length > question.maximumLength ? .tooLong(maximum: question.maximumLength, actual: length) : nil
    }

    private static func problem(withNumber number: Double, _ limits: Question.Validation?) -> AnswerProblem? {
        if limits?.integer == true, number.rounded() != number { return .notAnInteger }
        if let minimum = limits?.minimum, number < minimum { return .tooSmall(minimum: minimum) }
        if let maximum = limits?.maximum, number > maximum { return .tooLarge(maximum: maximum) }
        return nil
    }

    private static func problem(withAmount amount: Amount, _ limits: Question.Validation?) -> AnswerProblem? {
        let bound = { (units: Double) in Amount(units: units, currency: amount.currency) }
        if let minimum = limits?.minimum.flatMap(bound), amount.minor < minimum.minor { return .amountTooSmall(minimum: minimum) }
        if let maximum = limits?.maximum.flatMap(bound), amount.minor > maximum.minor { return .amountTooLarge(maximum: maximum) }
        return nil
    }

    private static func problem(withTime time: ClockTime, _ limits: Question.Validation?) -> AnswerProblem? {
        if let earliest = limits?.earliest?.time, time < earliest { return .tooEarlyInTheDay(earliest: earliest) }
        if let latest = limits?.latest?.time, time > latest { return .tooLateInTheDay(latest: latest) }
        return nil
    }

    private static func problem(
        withPeriod period: Period, _ limits: Question.Validation?, today: CalendarDate
    ) -> AnswerProblem? {
        if let earliest = limits?.earliest?.date(today: today), period.from < earliest { return .tooEarly(earliest: earliest) }
        if let latest = limits?.latest?.date(today: today), period.to > latest { return .tooLate(latest: latest) }
        if let minimum = limits?.minimumDays, period.days < minimum { return .tooFewDays(minimum: minimum) }
        if let maximum = limits?.maximumDays, period.days > maximum { return .tooManyDays(maximum: maximum) }
        return nil
    }

    private static func problem(withDay day: CalendarDate, _ limits: Question.Validation?, today: CalendarDate) -> AnswerProblem?
    {
        if let earliest = limits?.earliest?.date(today: today), day < earliest { return .tooEarly(earliest: earliest) }
        if let latest = limits?.latest?.date(today: today), day > latest { return .tooLate(latest: latest) }
        return nil
    }
}
