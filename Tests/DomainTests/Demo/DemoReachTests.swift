import Domain
import Testing

/// What a form of the demonstration does when people answer it.
@Suite struct DemoReachTests {
    private let forms: [(path: String, definition: FormDefinition)]
    private let organisation: Set<String>

    init() throws {
        let demo = try DemoFiles()
        (forms, organisation) = (demo.forms, try demo.organisationKeys())
    }

    @Test func `units, places and groups of conditions exist`() {
        for (path, form) in forms {
            for comparison in form.comparisons {
                guard case .text(let key)? = comparison.value, Self.isOfTheOrganisation(comparison.subject, in: form) else {
                    continue
                }
                if !organisation.contains(key) { Issue.record("\(path): a condition names “\(key)”") }
            }
        }
    }

    private static func isOfTheOrganisation(_ subject: Condition.Subject, in form: FormDefinition) -> Bool {
        switch subject {
        case .person: true
        case .question(let key): [.unit, .place].contains(form.question(key)?.type)
        case .today, .count: false
        }
    }

    @Test func `every question can be shown`() {
        let seed: UInt64 = 500
        var generator = SeededGenerator(seed: seed)
        var fills = 0
        for (path, form) in forms {
            var unseen = Set(form.questions.map(\.key))
            let person = RandomPerson(form)
            for _ in 0..<2_000 where !unseen.isEmpty {
                fills += 1
                let filled = FilledForm(
                    form, inputs: person.inputs(using: &generator), files: person.files(using: &generator),
                    context: person.context(using: &generator))
                unseen.subtract(filled.evaluation.shown.map { path in BlockRow.key(of: path) })
            }
            if !unseen.isEmpty { Issue.record("\(path): never shown in 2,000 fills: \(unseen.sorted())") }
        }
        print("demo forms filled at random, seed \(seed): \(fills) times")
    }

    @Test func `every destination is made by some answers, and waits in some for another`() {
        var generator = SeededGenerator(seed: 28)
        var several = 0
        for (path, form) in forms {
            guard let destinations = form.destinations else { continue }
            several += 1
            var unmade = Set(destinations.map(\.key))
            var unordered = Set(destinations.filter { destination in destination.after != nil }.map(\.key))
            let person = RandomPerson(form)
            for _ in 0..<2_000 where !unmade.isEmpty || !unordered.isEmpty {
                let context = person.context(using: &generator)
                let filled = FilledForm(
                    form, inputs: person.inputs(using: &generator), files: person.files(using: &generator), context: context)
                let plan = DestinationPlan(
                    form, evaluator: ConditionEvaluator(answers: filled.evaluation.answers, context: context))
                for step in plan.steps {
                    guard let destination = step.destination else { continue }
                    unmade.remove(destination.key)
                    if step.after != nil { unordered.remove(destination.key) }
                }
            }
            if !unmade.isEmpty { Issue.record("\(path): never made: \(unmade.sorted())") }
            if !unordered.isEmpty { Issue.record("\(path): never waits: \(unordered.sorted())") }
        }
        print("demo forms of several tickets: \(several)")
        #expect(several >= 3)
    }

    @Test func `a ticket has a title of its own, on one line, that names no sensitive answer`() {
        for (path, form) in forms {
            let empty = FilledForm(form, inputs: [:], files: [:], context: FormSamples.context).evaluation
            #expect(!empty.ticketTitle { _, _ in nil }.isEmpty)
            var asked: [Question] = []
            let person = RandomPerson(form)
            var generator = SeededGenerator(seed: 1)
            for _ in 0..<20 {
                let filled = FilledForm(
                    form, inputs: person.inputs(using: &generator), files: person.files(using: &generator),
                    context: person.context(using: &generator))
                let title = filled.evaluation.ticketTitle { question, _ in
                    asked.append(question)
                    return "réponse"
                }
                #expect(!title.contains("{") && !title.contains("\n") && title.count <= 200, "\(path): \(title)")
            }
            #expect(asked.allSatisfy { question in !question.isSensitive }, "\(path)")
        }
    }
}

/// Answers drawn around what the conditions of a form look at.
private struct RandomPerson {
    private let form: FormDefinition
    private var numbers: [QuestionKey: [Double]] = [:]
    private var texts: [QuestionKey: [String]] = [:]
    /// The keys that conditions name, of units, places and groups.
    private var keys: [String] = ["ailleurs"]

    init(_ form: FormDefinition) {
        self.form = form
        for comparison in form.comparisons {
            switch (comparison.subject, comparison.value) {
            case (.question(let key), .number(let number)?): numbers[key, default: []] += [number - 1, number, number + 1]
            case (.question(let key), .text(let text)?):
                texts[key, default: []].append(text)
                keys.append(text)
            case (.person, .text(let text)?): keys.append(text)
            default: break
            }
        }
    }

    func inputs(using generator: inout SeededGenerator) -> Inputs {
        var inputs: Inputs = [:]
        for block in form.questions where block.type == .block {
            inputs[block.key] = (0..<Int.random(in: 0...3, using: &generator)).map { number in "r\(number)" }
        }
        for question in form.unfolded(inputs).questions where question.type != .block && !generator.oneIn(6) {
            inputs[question.key] = input(for: question, using: &generator)
        }
        return inputs
    }

    private func input(for question: Question, using generator: inout SeededGenerator) -> [String] {
        let choices = (question.choices ?? []).map(\.key)
        switch question.type {
        case .choice: return [generator.one(of: choices)]
        case .choices: return choices.filter { _ in generator.oneIn(2) }
        case .yesNo: return [generator.one(of: ["yes", "no"])]
        case .number, .amount: return [String(generator.one(of: numbers[BlockRow.key(of: question.key)] ?? [1]))]
        case .date, .dateTime, .period:
            let bounds = (texts[BlockRow.key(of: question.key)] ?? ["today"]).compactMap { text in DayBound(text: text) }
            let day = generator.one(of: bounds).date(today: FormSamples.context.today)
            let near = day.adding(days: Int.random(in: -2...2, using: &generator)).description
            switch question.type {
            case .date: return [near]
            case .period: return [near, near]
            default: return [near, "9:30"]
            }
        case .time: return [generator.one(of: texts[BlockRow.key(of: question.key)] ?? ["09:30"])]
        case .unit, .place: return [String(Int.random(in: 1...keys.count, using: &generator))]
        case .email: return ["a@b.fr"]
        case .phone: return ["1234"]
        case .plate: return [generator.one(of: texts[BlockRow.key(of: question.key)] ?? ["AB-123-CD"])]
        case .address: return ["1 rue", "", "30000", "Nîmes"]
        case .rating: return [String(Int.random(in: 1...5, using: &generator))]
        case .acknowledgement: return ["yes"]
        case .iban: return ["BE68539007547034"]
        case .person: return ["1"]
        case .file, .computed, .block, .heading, .text: return []
        case .shortText, .longText: return [generator.one(of: texts[BlockRow.key(of: question.key)] ?? ["texte"])]
        }
    }

    func files(using generator: inout SeededGenerator) -> [QuestionKey: [AttachmentID]] {
        var files: [QuestionKey: [AttachmentID]] = [:]
        for question in form.questions where question.type == .file && generator.oneIn(2) {
            files[question.key] = [AttachmentID(1)]
        }
        return files
    }

    func context(using generator: inout SeededGenerator) -> FormContext {
        var context = FormSamples.context
        let person = { (generator: inout SeededGenerator) in
            PersonFacts(
                unitPath: [generator.one(of: keys)], placePath: [generator.one(of: keys)],
                groups: Set(keys.filter { _ in generator.oneIn(2) }))
        }
        (context.requester, context.beneficiary) = (person(&generator), person(&generator))
        for (index, key) in keys.enumerated() {
            context.unitPaths[UnitID(Int64(index + 1))] = [key]
            context.placePaths[PlaceID(Int64(index + 1))] = [key]
        }
        return context
    }
}

extension FormDefinition {
    fileprivate var comparisons: [Condition.Comparison] { questions.flatMap(\.conditions).flatMap(\.comparisons) }
}

extension Condition {
    fileprivate var comparisons: [Comparison] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
        case .not(let part), .rows(_, _, let part): part.comparisons
        case .compare(let comparison):
            if case .count(_, let part?) = comparison.subject { [comparison] + part.comparisons } else { [comparison] }
        }
    }
}
