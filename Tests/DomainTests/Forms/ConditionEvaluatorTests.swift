@testable import Domain
import FormTesting
import Testing

@Suite struct ConditionEvaluatorTests {
    private func truth(_ json: JSON, _ answers: Answers = [:], _ context: FormContext = FormSamples.context) throws -> Truth {
        let condition = try decoded(Condition.self, json.string)
        return ConditionEvaluator(answers: answers, context: context).truth(of: condition)
    }

    @Test func `a naive evaluator agrees on 20,000 conditions`() {
        let seed: UInt64 = 1_905
        var random = RandomConditions(generator: SeededGenerator(seed: seed))
        var depths: [Int: Int] = [:]
        var truths: [Truth: Int] = [:]
        for round in 0..<20_000 {
            let condition = random.condition(depth: round % 7)
            let answers = random.answers()
            let context = random.context()
            let found = ConditionEvaluator(answers: answers, context: context).truth(of: condition)
            let expected = NaiveEvaluator(answers: answers, context: context).truth(of: condition)
            #expect(found == expected, "seed \(seed), round \(round): \(condition) on \(answers)")
            depths[condition.depth, default: 0] += 1
            truths[found, default: 0] += 1
        }
        print("conditions, seed \(seed): depth \(depths.sorted { $0.key < $1.key }), truth \(truths)")
        // The generator must not prove agreement on one answer alone.
        for truth in [Truth.yes, .no, .unknown] { #expect(truths[truth, default: 0] > 2_000) }
    }

    @Test func `every operator agrees on single comparisons, each way and often`() {
        var random = RandomConditions(generator: SeededGenerator(seed: 12))
        var seen: [Condition.Comparator: Set<Truth>] = [:]
        for _ in 0..<40_000 {
            let comparison = random.comparison()
            let (answers, context) = (random.answers(), random.context())
            let found = ConditionEvaluator(answers: answers, context: context).truth(of: .compare(comparison))
            #expect(found == NaiveEvaluator(answers: answers, context: context).truth(of: .compare(comparison)))
            seen[comparison.comparator, default: []].insert(found)
        }
        for comparator in Condition.Comparator.allCases {
            #expect(seen[comparator] == (comparator == .isEmpty ? [.yes, .no] : [.yes, .no, .unknown]), "\(comparator)")
        }
    }

    @Test func `the laws of Kleene hold`() {
        let evaluator = ConditionEvaluator(answers: ["n": .number(1)], context: FormSamples.context)
        let number = { (value: Double, key: String) in
            Condition.compare(.init(subject: .question(key), comparator: .equals, value: .number(value)))
        }
        let (yes, no, unknown) = (number(1, "n"), number(2, "n"), number(1, "absente"))
        let all = [yes, no, unknown]
        #expect(all.map { evaluator.truth(of: $0) } == [.yes, .no, .unknown])
        #expect(all.map { evaluator.truth(of: .not($0)) } == [.no, .yes, .unknown])
        #expect(evaluator.truth(of: .all([])) == .yes)
        #expect(evaluator.truth(of: .any([])) == .no)
        for a in all {
            #expect(evaluator.truth(of: .not(.not(a))) == evaluator.truth(of: a))
            for b in all {
                // De Morgan, commutation, absorption.
                #expect(evaluator.truth(of: .not(.all([a, b]))) == evaluator.truth(of: .any([.not(a), .not(b)])))
                #expect(evaluator.truth(of: .not(.any([a, b]))) == evaluator.truth(of: .all([.not(a), .not(b)])))
                #expect(evaluator.truth(of: .all([a, b])) == evaluator.truth(of: .all([b, a])))
                #expect(evaluator.truth(of: .any([a, b])) == evaluator.truth(of: .any([b, a])))
                #expect(evaluator.truth(of: .all([a, .any([a, b])])) == evaluator.truth(of: a))
            }
        }
        #expect(evaluator.truth(of: .all([no, unknown])) == .no)
        #expect(evaluator.truth(of: .all([yes, unknown])) == .unknown)
        #expect(evaluator.truth(of: .any([yes, unknown])) == .yes)
        #expect(evaluator.truth(of: .any([no, unknown])) == .unknown)
    }

    @Test func `only isEmpty decides on an empty answer, and not does not turn unknown into true`() throws {
        #expect(try truth(["question": "motif", "operator": "notEquals", "value": "panne"]) == .unknown)
        #expect(try truth(["not": ["question": "motif", "operator": "equals", "value": "panne"]]) == .unknown)
        #expect(try truth(["question": "motif", "operator": "isEmpty"]) == .yes)
        #expect(try truth(["not": ["question": "motif", "operator": "isEmpty"]]) == .no)
        #expect(try truth(["question": "sites", "operator": "isEmpty"], ["sites": .choices([])]) == .yes)
        #expect(try truth(["question": "motif", "operator": "isEmpty"], ["motif": .text("")]) == .yes)
    }

    @Test func `a thing is shown only if its condition is true, or absent`() {
        let evaluator = ConditionEvaluator(answers: [:], context: FormSamples.context)
        #expect(evaluator.holds(nil))
        #expect(evaluator.holds(.all([])))
        #expect(!evaluator.holds(.any([])))
        #expect(!evaluator.holds(.compare(.init(subject: .question("x"), comparator: .equals, value: .text("a")))))
    }

    @Test func `units and places compare with themselves and with what is above them`() throws {
        let unit: Answers = ["u": .unit(UnitID(7)), "p": .place(PlaceID(8))]
        #expect(try truth(["question": "u", "operator": "equals", "value": "agence-est"], unit) == .yes)
        #expect(try truth(["question": "u", "operator": "equals", "value": "eau"], unit) == .no)
        #expect(try truth(["question": "u", "operator": "within", "value": "eau"], unit) == .yes)
        #expect(try truth(["question": "u", "operator": "within", "value": "agence-est"], unit) == .yes)
        #expect(try truth(["question": "u", "operator": "within", "value": "voirie"], unit) == .no)
        #expect(try truth(["question": "p", "operator": "within", "value": "quai"], unit) == .yes)
    }

    @Test func `a unit that the context does not know is not empty, and compares as unknown`() throws {
        let unit: Answers = ["u": .unit(UnitID(1_234))]
        #expect(try truth(["question": "u", "operator": "isEmpty"], unit) == .no)
        #expect(try truth(["question": "u", "operator": "within", "value": "eau"], unit) == .unknown)
        #expect(try truth(["not": ["question": "u", "operator": "within", "value": "eau"]], unit) == .unknown)
    }

    @Test func `attributes are the person's that the condition names`() throws {
        #expect(try truth(["person": "requester", "attribute": "unit", "operator": "within", "value": "eau"]) == .yes)
        #expect(try truth(["person": "beneficiary", "attribute": "unit", "operator": "within", "value": "eau"]) == .no)
        #expect(try truth(["person": "beneficiary", "attribute": "site", "operator": "isEmpty"]) == .yes)
        #expect(try truth(["person": "requester", "attribute": "site", "operator": "within", "value": "quai"]) == .yes)
        #expect(try truth(["person": "requester", "attribute": "groups", "operator": "contains", "value": "encadrants"]) == .no)
        #expect(
            try truth(["person": "beneficiary", "attribute": "groups", "operator": "contains", "value": "encadrants"]) == .yes)
    }

    @Test func `texts compare case apart, accents included`() throws {
        let answers: Answers = ["t": .text("Panne d’ÉCRAN")]
        #expect(try truth(["question": "t", "operator": "contains", "value": "écran"], answers) == .yes)
        #expect(try truth(["question": "t", "operator": "contains", "value": "ecran"], answers) == .no)
        #expect(try truth(["question": "t", "operator": "equals", "value": "panne d’écran"], answers) == .yes)
        // A needle that is a part of a Character is found: comparison is by scalars.
        #expect(try truth(["question": "t", "operator": "contains", "value": "e"], ["t": .text("e\u{301}")]) == .yes)
    }

    @Test func `days compare with a day or with today`() throws {
        let answers: Answers = ["d": .date(FormSamples.context.today.adding(days: 10))]
        #expect(try truth(["question": "d", "operator": "equals", "value": "today+10"], answers) == .yes)
        #expect(try truth(["question": "d", "operator": "before", "value": "today+10"], answers) == .no)
        #expect(try truth(["question": "d", "operator": "onOrAfter", "value": "2026-06-23"], answers) == .yes)
        #expect(try truth(["date": "today", "operator": "equals", "value": "2026-06-13"]) == .yes)
        #expect(try truth(["date": "today", "operator": "after", "value": "2026-06-13"]) == .no)
    }
}
