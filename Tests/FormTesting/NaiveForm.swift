@testable import Domain

/// A second reading of what a form shows, written from `docs/forms.md` and the other way round: on the definition as
/// it is, each question asks for what it depends on when it is asked itself. The product goes once through the
/// questions, written out row by row under other names.
package final class NaiveForm {
    private let form: FormDefinition
    private let inputs: Inputs
    private let files: [QuestionKey: [AttachmentID]]
    private let context: FormContext
    private var known: [QuestionKey: (isShown: Bool, answer: Answer?)] = [:]

    package init(_ form: FormDefinition, inputs: Inputs, files: [QuestionKey: [AttachmentID]], context: FormContext) {
        (self.form, self.inputs, self.files, self.context) = (form, inputs, files, context)
    }

    /// Every place a question stands in: its key, or its path in each row of its block.
    private var places: [(question: Question, block: Question?, row: String?)] {
        form.pages.flatMap(\.questions).flatMap { question -> [(Question, Question?, String?)] in
            let rows = question.type == .block ? self.rows(of: question) : []
            return [(question, nil, nil)]
                + rows.flatMap { row in (question.questions ?? []).map { inner in (inner, question, row) } }
        }
    }

    package var shown: Set<QuestionKey> {
        Set(places.filter { place in look(place.question, place.block, place.row).isShown }.map { place in path(place) })
    }

    package var answers: Answers {
        places.reduce(into: [:]) { all, place in all[path(place)] = look(place.question, place.block, place.row).answer }
    }

    package var required: Set<QuestionKey> {
        Set(
            places.filter { place in
                guard look(place.question, place.block, place.row).isShown else { return false }
                return place.question.required == true && place.question.type != .heading
                    || place.question.require.map { holds($0, place.block, place.row) } ?? false
            }.map { place in path(place) })
    }

    private func path(_ place: (question: Question, block: Question?, row: String?)) -> QuestionKey {
        guard let block = place.block, let row = place.row else { return place.question.key }
        return [block.key, row, place.question.key].joined(separator: "__")
    }

    private func rows(of block: Question) -> [String] {
        guard let sent = inputs[block.key] else { return Array(1...9).prefix(block.rows?.minimum ?? 1).map { "\($0)" } }
        return sent.reduce(into: []) { rows, row in if !rows.contains(row) { rows.append(row) } }
    }

    private func look(_ question: Question, _ block: Question?, _ row: String?) -> (isShown: Bool, answer: Answer?) {
        let path = path((question, block, row))
        if let seen = known[path] { return seen }
        var isShown = question.show.map { holds($0, block, row) } ?? true
        if let block, !look(block, nil, nil).isShown { isShown = false }
        let seen = (isShown, isShown ? answer(question, path, block, row) : nil)
        known[path] = seen
        return seen
    }

    private func answer(_ question: Question, _ path: QuestionKey, _ block: Question?, _ row: String?) -> Answer? {
        if question.type == .block {
            let rows = rows(of: question)
            return rows.isEmpty ? nil : .rows(rows)
        }
        if question.type == .file { return files[path].flatMap { ids in ids.isEmpty ? nil : .files(ids) } }
        if let computation = question.compute {
            var sources: Answers = [:]
            for key in computation.of { sources.merge(reach(key, block, row)) { own, _ in own } }
            return computation.value(in: sources)
        }
        guard case .answer(let given) = AnswerReader.read(question, inputs[path] ?? []) else { return nil }
        let isOffered = { (key: String) in
            question.choices?.first { $0.key == key }.map { choice in choice.show.map { self.holds($0, block, row) } ?? true }
                ?? false
        }
        switch given {
        case .choice(let key): return isOffered(key) ? given : nil
        case .choices(let keys):
            let left = keys.filter(isOffered)
            return left.isEmpty ? nil : .choices(left)
        default: return given
        }
    }

    /// The answers that a key may mean, from a place: of the row, of the form, of every row of a block.
    private func reach(_ key: QuestionKey, _ block: Question?, _ row: String?) -> Answers {
        for question in form.pages.flatMap(\.questions) {
            if question.key == key { return [key: look(question, nil, nil).answer].compactMapValues { $0 } }
            guard let inner = question.questions?.first(where: { inner in inner.key == key }) else { continue }
            var all: Answers = [:]
            for id in rows(of: question) {
                let answer = look(inner, question, id).answer
                all["\(question.key)__\(id)__\(key)"] = answer
                if question.key == block?.key, id == row { all[key] = answer }
            }
            // Among siblings the key is that of the row.
            return question.key == block?.key ? all.filter { path, _ in path == key } : all
        }
        return [:]
    }

    private func holds(_ condition: Condition, _ block: Question?, _ row: String?) -> Bool {
        var answers: Answers = [:]
        for key in condition.questions { answers.merge(reach(key, block, row)) { own, _ in own } }
        return NaiveEvaluator(answers: answers, context: context).value(of: condition) == 1
    }
}
