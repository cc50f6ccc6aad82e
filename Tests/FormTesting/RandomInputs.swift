@testable import Domain

/// What people may type in a form: right, wrong or nothing.
package struct RandomInputs {
    package static let unitKeys = ["eau", "voirie", "siege"]
    package static let placeKeys = ["quai", "halle"]
    /// How many persons, units and places there are, under the ids from 1.
    package static let persons = 4

    private let form: FormDefinition

    package init(_ form: FormDefinition) { self.form = form }

    /// Anything: a question in five is left alone, one in eight is answered nonsense.
    package func any(using chance: inout Chance) -> Inputs {
        var inputs: Inputs = [:]
        for block in form.questions where block.type == .block && chance.percent(80) {
            inputs[block.key] = (0..<chance.from(0...4)).map { number in "r\(number)" }
        }
        for question in form.unfolded(inputs).questions where question.type != .block && chance.percent(80) {
            inputs[question.key] = chance.percent(12) ? ["???", "<b>"] : right(for: question, using: &chance)
        }
        return inputs
    }

    /// A right answer to a question; nothing for what is not typed.
    package func right(for question: Question, using chance: inout Chance) -> [String] {
        let choices = (question.choices ?? []).map(\.key)
        return switch question.type {
        case .choice: [chance.one(of: choices)]
        case .choices: choices.filter { _ in chance.percent(50) } + [choices[0]]
        case .yesNo: [chance.percent(50) ? "yes" : "no"]
        case .number: [String(chance.from(0...10))]
        case .amount: [chance.one(of: ["12", "0,5", "499,99", "3.10"])]
        case .date: [chance.one(of: ["2023-11-12", "2023-11-15", "2023-11-17", "01/12/2023"])]
        case .dateTime: [chance.one(of: ["2023-11-15", "2023-11-20"]), "9 h 30"]
        case .period: ["2023-11-15", chance.one(of: ["2023-11-15", "2023-12-04"])]
        case .time: [chance.one(of: ["9 h", "12h30", "18:05"])]
        case .unit: [String(chance.from(1...Self.unitKeys.count))]
        case .place: [String(chance.from(1...Self.placeKeys.count))]
        case .person: [String(chance.from(1...Self.persons))]
        case .email: ["a@b.fr"]
        case .phone: ["4127"]
        case .plate: ["AB-123-CD"]
        case .iban: ["BE68539007547034"]
        case .address: ["1 rue du Port", "", "30000", "Nîmes"]
        case .rating: [String(chance.from(1...5))]
        case .acknowledgement: ["yes"]
        case .shortText, .longText: [chance.one(of: ["texte", "oui", "Un texte un peu long"])]
        case .file, .computed, .block, .heading, .text: []
        }
    }

    /// Goes on from what was typed until nothing is to be corrected, as somebody does who reads the errors.
    /// - Returns: nil when it does not come to an end.
    package func completed(
        _ inputs: Inputs, files: inout [QuestionKey: [AttachmentID]], context: FormContext, using chance: inout Chance
    ) -> Inputs? {
        var inputs = inputs
        for _ in 0..<200 {
            let filled = FilledForm(form, inputs: inputs, files: files, context: context)
            if filled.errors.isEmpty { return inputs }
            let written = form.unfolded(inputs)
            for error in filled.errors {
                guard let question = written.question(error.question) else { return nil }
                switch (error.problem, question.type) {
                case (.tooFewRows(let least), _): inputs[question.key] = (0..<least).map { number in "n\(number)" }
                case (.tooManyRows(let most), _): inputs[question.key] = Array((inputs[question.key] ?? []).prefix(most))
                case (_, .file): files[question.key] = [AttachmentID(1)]
                // Only what is offered can be chosen.
                case (_, .choice), (_, .choices):
                    inputs[question.key] = [chance.one(of: filled.evaluation.choices(of: question)).key]
                default: inputs[question.key] = right(for: question, using: &chance)
                }
            }
        }
        return nil
    }

    /// Persons of any unit; a day that the answers are near to.
    package static func context(using chance: inout Chance) -> FormContext {
        let facts = { (chance: inout Chance) in PersonFacts(unitPath: [chance.one(of: unitKeys), "siege"], placePath: ["quai"]) }
        var context = FormContext(
            requester: facts(&chance), beneficiary: facts(&chance), today: CalendarDate(daysSince1970: 19_676))
        for (index, key) in unitKeys.enumerated() { context.unitPaths[UnitID(Int64(index + 1))] = [key] }
        for (index, key) in placeKeys.enumerated() { context.placePaths[PlaceID(Int64(index + 1))] = [key] }
        return context
    }
}
