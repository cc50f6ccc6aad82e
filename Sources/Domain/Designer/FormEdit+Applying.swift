extension FormEdit {
    /// The definition after it.
    public func applied(to definition: FormDefinition) throws(Refusal) -> FormDefinition {
        var result = definition
        switch self {
        case .add(let question, let place):
            guard result.question(question.key) == nil else { throw .keyTaken(question.key) }
            try result.insert(question, at: place)
        case .change(let question):
            guard let spot = result.spot(of: question.key) else { throw .gone }
            result.pages[spot.page].questions[spot.index] = question
        case .shift(let key, let direction): try result.shift(key, direction)
        case .move(let key, let place):
            guard let spot = result.spot(of: key) else { throw .gone }
            guard result.pageIndex(place.page) != nil else { throw .gone }
            let question = result.pages[spot.page].questions.remove(at: spot.index)
            try result.insert(question, at: place)
        case .remove(let key):
            guard let spot = result.spot(of: key) else { throw .gone }
            result.pages[spot.page].questions.remove(at: spot.index)
        case .replace(let other, _): result = other
        case .describe(let description): description.describe(&result)
        default: try applyToPages(&result)
        }
        return result
    }

    private func applyToPages(_ result: inout FormDefinition) throws(Refusal) {
        switch self {
        case .addPage(let page, let after):
            guard result.page(page.key) == nil else { throw .keyTaken(page.key) }
            if let taken = page.questions.first(where: { question in result.question(question.key) != nil }) {
                throw .keyTaken(taken.key)
            }
            result.pages.insert(page, at: result.pageIndex(after: after))
        case .renamePage(let key, let title):
            guard let index = result.pageIndex(key) else { throw .gone }
            result.pages[index].title = title
        case .setChecks(let key, let checks):
            guard let index = result.pageIndex(key) else { throw .gone }
            result.pages[index].checks = checks
        case .shiftPage(let key, let direction):
            guard let index = result.pageIndex(key) else { throw .gone }
            let other = direction == .up ? index - 1 : index + 1
            guard result.pages.indices.contains(other) else { throw .nowhere }
            result.pages.swapAt(index, other)
        case .movePage(let key, let after):
            guard let index = result.pageIndex(key) else { throw .gone }
            let page = result.pages.remove(at: index)
            result.pages.insert(page, at: result.pageIndex(after: after))
        case .removePage(let key):
            guard let index = result.pageIndex(key) else { throw .gone }
            guard result.pages.count > 1 else { throw .lastPage }
            result.pages.remove(at: index)
        default: break
        }
    }

    /// What takes it back, made on the definition that it was made on.
    /// - Returns: nil when there was nothing to change.
    public func inverse(before: FormDefinition) -> FormEdit? {
        switch self {
        case .add(let question, _): .remove(question.key)
        case .change(let question): before.question(question.key).map { known in .change(known) }
        case .shift(let key, _), .move(let key, _): before.place(of: key).map { place in .move(key, to: place) }
        case .remove(let key):
            before.question(key).flatMap { question in
                before.place(of: key).map { place in .add(question, at: place) }
            }
        case .addPage(let page, _): .removePage(page.key)
        case .renamePage(let key, _): before.page(key).map { page in .renamePage(key, page.title) }
        case .setChecks(let key, _): before.page(key).map { page in .setChecks(key, page.checks) }
        case .shiftPage(let key, _), .movePage(let key, _): .movePage(key, after: before.page(before: key)?.key)
        case .removePage(let key): before.page(key).map { page in .addPage(page, after: before.page(before: key)?.key) }
        case .describe: .describe(FormDescription(before))
        case .replace: .replace(before, version: nil)
        }
    }
}

extension FormDefinition {
    public func page(_ key: String) -> Page? { pages.first { page in page.key == key } }

    /// The page on which a question stands.
    public func page(of question: QuestionKey) -> Page? {
        pages.first { page in page.questions.contains { known in known.key == question } }
    }

    /// After which question of which page it stands.
    public func place(of key: QuestionKey) -> FormEdit.Place? {
        guard let spot = spot(of: key) else { return nil }
        let page = pages[spot.page]
        return FormEdit.Place(page: page.key, after: spot.index == 0 ? nil : page.questions[spot.index - 1].key)
    }

    /// The questions that are asked before this one, in their order: those a condition of it may refer to.
    public func questions(before key: QuestionKey) -> [Question] {
        // Of a block others ask by « any », « every » and « count », which its own question stands for.
        Array(pages.flatMap(\.questions).prefix { question in question.key != key })
    }

    func page(before key: String) -> Page? {
        guard let index = pageIndex(key), index > 0 else { return nil }
        return pages[index - 1]
    }

    func pageIndex(_ key: String) -> Int? { pages.firstIndex { page in page.key == key } }

    /// Where a page goes that stands after another: at the head for nil, at the end for one that is gone.
    func pageIndex(after key: String?) -> Int {
        guard let key else { return 0 }
        return pageIndex(key).map { index in index + 1 } ?? pages.count
    }

    func spot(of key: QuestionKey) -> (page: Int, index: Int)? {
        for (number, page) in pages.enumerated() {
            if let index = page.questions.firstIndex(where: { question in question.key == key }) { return (number, index) }
        }
        return nil
    }

    mutating func insert(_ question: Question, at place: FormEdit.Place) throws(FormEdit.Refusal) {
        guard let page = pageIndex(place.page) else { throw .gone }
        let questions = pages[page].questions
        let index =
            place.after.map { key in
                questions.firstIndex { known in known.key == key }.map { index in index + 1 } ?? questions.count
            } ?? 0
        pages[page].questions.insert(question, at: index)
    }

    mutating func shift(_ key: QuestionKey, _ direction: FormEdit.Direction) throws(FormEdit.Refusal) {
        guard let spot = spot(of: key) else { throw .gone }
        let next = direction == .up ? spot.index - 1 : spot.index + 1
        if pages[spot.page].questions.indices.contains(next) {
            pages[spot.page].questions.swapAt(spot.index, next)
            return
        }
        let other = direction == .up ? spot.page - 1 : spot.page + 1
        guard pages.indices.contains(other) else { throw .nowhere }
        let question = pages[spot.page].questions.remove(at: spot.index)
        pages[other].questions.insert(question, at: direction == .up ? pages[other].questions.count : 0)
    }
}
