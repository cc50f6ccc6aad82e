/// Walks the tree of an XLSForm and gathers pages, questions and checks of ours.
struct XLSFormBuilder {
    typealias Node = XLSFormTree.Node

    var pages = ImportedPages()
    var scope = XLSFormScope()
    let lists: [String: XLSFormChoices.List]
    private let frame: FormFrame
    private var keys = ImportedKeys()

    init(lists: [String: XLSFormChoices.List], frame: FormFrame) {
        self.lists = lists
        self.frame = frame
    }

    mutating func build(_ tree: XLSFormTree) throws(FormImportRefusal) -> FormDefinition {
        scope.names = Set(tree.all.map(\.node.name))
        for node in tree.roots {
            if node.isGroup { group(node) } else { loose(node) }
        }
        return try pages.form(frame)
    }

    /// A group at the top is a page.
    private mutating func group(_ node: Node) {
        var remarks: [FormImport.Remark] = []
        let title = label(of: node, limit: 90, &remarks)
        pages.pages.append(.init(title: title, name: node.name, place: node.place))
        let condition = condition(of: node, &remarks)
        pages.entries.append(.init(node.place, node.name, remarks))
        for child in node.children { add(child, under: condition.map { [$0] } ?? []) }
    }

    /// What stands outside groups is on a page of its own.
    private mutating func loose(_ node: Node) {
        if pages.pages.isEmpty || pages.pages.last?.place != nil {
            let title =
                pages.pages.isEmpty
                ? LocalizedText(fr: "Votre demande", en: "Your request") : LocalizedText(fr: "Suite", en: "Next")
            pages.pages.append(.init(title: title, name: pages.pages.isEmpty ? "demande" : "suite"))
        }
        add(node, under: [])
    }

    /// Adds a node to the last page, shown under these conditions.
    private mutating func add(_ node: Node, under conditions: [Condition]) {
        var remarks: [FormImport.Remark] = []
        if node.isRepeat { return block(node, under: conditions) }
        guard node.isGroup else {
            guard var question = question(node, under: conditions, &remarks) else {
                pages.entries.append(.init(node.place, node.name, remarks))
                return
            }
            let check = constraint(of: node, on: &question, &remarks)
            remember(question, node)
            pages.pages[pages.pages.count - 1].questions.append(question)
            if let check { pages.pages[pages.pages.count - 1].checks.append(check) }
            pages.entries.append(.init(node.place, node.name, remarks))
            return
        }
        let own = conditions + (condition(of: node, &remarks).map { [$0] } ?? [])
        if node.line.text("label") != nil {
            let heading = heading(node, under: own, &remarks)
            pages.pages[pages.pages.count - 1].questions.append(heading)
        }
        remarks.append(.init(.page, .taken, .asHeading))
        pages.entries.append(.init(node.place, node.name, remarks))
        for child in node.children { add(child, under: own) }
    }

    private mutating func heading(
        _ node: Node, under conditions: [Condition], _ remarks: inout [FormImport.Remark]
    ) -> Question {
        let key = keys.key(near: node.name, fallback: "titre")
        pages.places[key] = node.place
        return Question(
            key: key, type: .heading, label: label(of: node, limit: 200, &remarks), show: Self.joined(conditions, nil))
    }

    /// A repeat is a block; what stands in it is asked in each row.
    private mutating func block(_ node: Node, under conditions: [Condition]) {
        var remarks: [FormImport.Remark] = []
        let key = keys.key(near: node.name, fallback: "bloc")
        let label = label(of: node, limit: 200, &remarks)
        var rowRemarks: [FormImport.Remark] = []
        let row = ImportedText.cut(label, 60, &rowRemarks) ?? label
        var block = Question(
            key: key, type: .block, label: label, show: Self.joined(conditions, condition(of: node, &remarks)), questions: [],
            rows: .init(label: row))
        count(of: node, in: &block, &remarks)
        if key != node.name { remarks.append(.init(.key, .taken, .renamed(key))) }
        pages.places[key] = node.place
        let index = pages.entries.count
        pages.entries.append(.init(node.place, node.name, remarks))
        let outside = scope
        for child in node.children { addToRow(child, of: &block, under: []) }
        let inner = Set(scope.questions.keys).subtracting(outside.questions.keys)
        scope.questions = outside.questions
        for name in inner { scope.inRows[name] = node.name }
        guard block.questions?.contains(where: \.asks) == true else {
            pages.entries[index].remarks.append(.init(.whole, .left, .emptyGroup))
            return
        }
        if block.checks?.isEmpty == true { block.checks = nil }
        remember(block, node)
        pages.pages[pages.pages.count - 1].questions.append(block)
    }

    private mutating func addToRow(_ node: Node, of block: inout Question, under conditions: [Condition]) {
        var remarks: [FormImport.Remark] = []
        if node.isRepeat {
            pages.entries.append(.init(node.place, node.name, [.init(.whole, .left, .nestedRows)]))
            for child in node.children { leave(child, .nestedRows) }
            return
        }
        if node.isGroup {
            let own = conditions + (condition(of: node, &remarks).map { [$0] } ?? [])
            if node.line.text("label") != nil { block.questions?.append(heading(node, under: own, &remarks)) }
            pages.entries.append(.init(node.place, node.name, remarks))
            for child in node.children { addToRow(child, of: &block, under: own) }
            return
        }
        if var question = question(node, under: conditions, &remarks) {
            let check = constraint(of: node, on: &question, &remarks)
            remember(question, node)
            block.questions?.append(question)
            if let check { block.checks = (block.checks ?? []) + [check] }
        }
        pages.entries.append(.init(node.place, node.name, remarks))
    }

    private mutating func leave(_ node: Node, _ reason: FormImportReason) {
        pages.entries.append(.init(node.place, node.name, [.init(.whole, .left, reason)]))
        for child in node.children { leave(child, reason) }
    }

    /// From here on conditions may refer to it.
    private mutating func remember(_ question: Question, _ node: Node) {
        pages.places[question.key] = node.place
        if scope.questions[node.name] == nil { scope.questions[node.name] = question }
    }

    /// `repeat_count`: a number is how many rows there are; anything else is left.
    private func count(of node: Node, in block: inout Question, _ remarks: inout [FormImport.Remark]) {
        guard let cell = node.line["repeat_count"] ?? node.line["repeat"] else {
            block.rows?.minimum = 0
            block.rows?.maximum = Question.Rows.limit
            return
        }
        guard let count = Int(cell), (1...Question.Rows.limit).contains(count) else {
            block.rows?.maximum = Question.Rows.limit
            remarks.append(.init(.rows, .left, .unknownValue(String(cell.prefix(60)))))
            return
        }
        block.rows?.minimum = count
        block.rows?.maximum = count
    }

    /// A key for a question; the same name twice has two.
    mutating func key(of node: Node, _ remarks: inout [FormImport.Remark]) -> QuestionKey {
        let key = keys.key(near: node.name, fallback: "question")
        if key != node.name { remarks.append(.init(.key, .taken, .renamed(key))) }
        return key
    }

    func label(of node: Node, limit: Int, _ remarks: inout [FormImport.Remark]) -> LocalizedText {
        guard let (text, isEnglish) = node.line.text("label"), let cut = ImportedText.cut(text, limit, &remarks) else {
            remarks.append(.init(.text, .changed, .noLabel))
            return LocalizedText(fr: node.name.isEmpty ? node.type : String(node.name.prefix(limit)))
        }
        if isEnglish { remarks.append(.init(.text, .changed, .onlyEnglish)) }
        return cut
    }

    static func joined(_ conditions: [Condition], _ own: Condition?) -> Condition? {
        let all = (conditions + (own.map { [$0] } ?? [])).flatMap { condition -> [Condition] in
            if case .all(let parts) = condition { parts } else { [condition] }
        }
        return all.count > 1 ? .all(all) : all.first
    }
}
