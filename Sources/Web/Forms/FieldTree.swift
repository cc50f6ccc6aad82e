import Domain

/// The questions of a page as it shows them: one that a choice opens stands under this choice.
struct FieldTree {
    struct Node {
        let question: Question
        /// The choice of the parent under which it stands.
        var opener: String?
        var children: [Node] = []
        /// Of a repeated block: its rows, each with its questions.
        var rows: [Row] = []

        func children(under choice: String) -> [Node] { children.filter { child in child.opener == choice } }

        /// A question of this node or below that is shown as ticks or radios.
        mutating func adopt(_ question: Question, key: QuestionKey, choice: String) -> Bool {
            if self.question.key == key {
                guard self.question.showsChoice(choice) else { return false }
                children.append(Node(question: question, opener: choice))
                return true
            }
            guard let last = children.indices.last else { return false }
            return children[last].adopt(question, key: key, choice: choice)
        }
    }

    /// A row of a repeated block.
    struct Row {
        var id: String
        var name: RowName
        var nodes: [Node]
    }

    private(set) var nodes: [Node] = []

    /// A question goes under the choice that opens it, unless a question stands between them that does
    /// not come and go with the same answer: the order of the page never changes.
    init(_ questions: [Question]) {
        var rest = questions[...]
        while let question = rest.popFirst() {
            if question.type == .block {
                nodes.append(Node(question: question, rows: Self.rows(of: question.key, from: &rest)))
                continue
            }
            guard let (key, choice) = question.opener, let last = lastNode(openedBy: key),
                nodes[last].adopt(question, key: key, choice: choice)
            else {
                nodes.append(Node(question: question))
                continue
            }
        }
    }

    /// The rows that follow their block.
    private static func rows(of block: QuestionKey, from rest: inout ArraySlice<Question>) -> [Row] {
        var rows: [(id: String, name: RowName, questions: [Question])] = []
        while let question = rest.first, let place = BlockRow(path: question.key), place.block == block,
            let name = question.row
        {
            rest.removeFirst()
            if rows.last?.id != place.row { rows.append((place.row, name, [])) }
            rows[rows.count - 1].questions.append(question)
        }
        return rows.map { row in Row(id: row.id, name: row.name, nodes: FieldTree(row.questions).nodes) }
    }

    /// The last node that is not opened by an answer to this question alone.
    private func lastNode(openedBy key: QuestionKey) -> Int? {
        nodes.lastIndex { node in node.question.show?.questions != [key] }
    }
}

extension Question {
    /// The one choice that opens this question, when its condition is as simple as that.
    fileprivate var opener: (key: QuestionKey, choice: String)? {
        guard case .compare(let comparison) = show, case .question(let key) = comparison.subject else { return nil }
        switch (comparison.comparator, comparison.value) {
        case (.equals, .text(let choice)), (.contains, .text(let choice)): return (key, choice)
        case (.equals, .truth(let isYes)): return (key, isYes ? "yes" : "no")
        default: return nil
        }
    }

    /// The choice is a radio button or a tick on the page.
    fileprivate func showsChoice(_ choice: String) -> Bool {
        switch type {
        case .yesNo: choice == "yes" || choice == "no"
        case .choice: choiceStyle == .radios && self.choice(choice) != nil
        case .choices: self.choice(choice) != nil
        default: false
        }
    }
}
