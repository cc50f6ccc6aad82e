@testable import Domain
import FormTesting
import Testing

/// Definitions of any shape, filled anyhow, evaluated twice.
@Suite struct GeneratedFormTests {
    private struct Seen {
        var questions = 0
        var depths: [Int: Int] = [:]
        var withBlocks = 0
        var withComputed = 0
        var withConditionalChoices = 0
        var completed = 0
        var hidden = 0
    }

    @Test func `10,000 definitions show, require and keep what a second evaluator says`() throws {
        let seed: UInt64 = 20_261_130
        var chance = Chance(seed: seed)
        var seen = Seen()
        for number in 1...10_000 {
            let form = RandomForm.form(using: &chance)
            let issues = FormValidator.issues(in: form)
            try #require(issues.isEmpty, "form \(number): \(issues)")
            if number % 20 == 0 {
                let again = try FormReader.read(Array(try encoded(form).utf8))
                #expect(again == form, "form \(number)")
            }
            note(form, in: &seen)
            let context = RandomInputs.context(using: &chance)
            let inputs = RandomInputs(form).any(using: &chance)
            try compare(form, inputs, [:], context, number)
            var files: [QuestionKey: [AttachmentID]] = [:]
            let complete = RandomInputs(form).completed(inputs, files: &files, context: context, using: &chance)
            guard let complete else {
                Issue.record("form \(number) cannot be completed")
                continue
            }
            let filled = try compare(form, complete, files, context, number)
            seen.hidden += form.unfolded(complete).questions.count - filled.evaluation.shown.count
            seen.completed += filled.errors.isEmpty ? 1 : 0
        }
        let depths = seen.depths.sorted { left, right in left.key < right.key }.map { depth, count in "\(depth): \(count)" }
        print(
            """
            generated forms, seed \(seed): \(seen.questions) questions, \(seen.hidden) hidden when complete; forms by depth of \
            their deepest condition \(depths.joined(separator: ", ")); with blocks \(seen.withBlocks), computed values \
            \(seen.withComputed), choices under a condition \(seen.withConditionalChoices); completed \(seen.completed)
            """)
        #expect(seen.withBlocks >= 2_000)
        #expect(seen.depths.filter { depth, _ in depth >= 3 }.values.reduce(0, +) >= 2_000)
        #expect(seen.withComputed >= 500)
        #expect(seen.withConditionalChoices >= 1_000)
        #expect(seen.hidden >= 10_000)
        #expect(seen.completed == 10_000)
    }

    private func note(_ form: FormDefinition, in seen: inout Seen) {
        seen.questions += form.questions.count
        seen.depths[form.conditions.map(\.depth).max() ?? 0, default: 0] += 1
        if form.questions.contains(where: { question in question.type == .block }) { seen.withBlocks += 1 }
        if form.questions.contains(where: { question in question.type == .computed }) { seen.withComputed += 1 }
        if form.questions.contains(where: \.hasConditionalChoices) { seen.withConditionalChoices += 1 }
    }

    @discardableResult
    private func compare(
        _ form: FormDefinition, _ inputs: Inputs, _ files: [QuestionKey: [AttachmentID]], _ context: FormContext, _ number: Int
    ) throws -> FilledForm {
        let filled = FilledForm(form, inputs: inputs, files: files, context: context)
        let naive = NaiveForm(form, inputs: inputs, files: files, context: context)
        let isSame =
            filled.evaluation.shown == naive.shown && filled.evaluation.answers == naive.answers
            && filled.evaluation.required == naive.required
        if !isSame {
            let shown = filled.evaluation.shown.symmetricDifference(naive.shown).sorted()
            let required = filled.evaluation.required.symmetricDifference(naive.required).sorted()
            let document = try encoded(form)
            Issue.record("form \(number): shown \(shown), required \(required), inputs \(inputs), \(document)")
        }
        try #require(isSame)
        return filled
    }
}
