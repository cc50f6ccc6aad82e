import Domain

/// The names of the fields of a condition, and what they sent.
enum ConditionEntry {
    /// `0-1`: the second of the first group; empty for the outermost.
    static func code(_ path: ConditionDraft.Path) -> String { path.map(String.init).joined(separator: "-") }

    static func path(_ code: Substring) -> ConditionDraft.Path? {
        let parts = code.split(separator: "-", omittingEmptySubsequences: true).map { part in Int(part) }
        let numbers = parts.compactMap { number in number }
        return numbers.count == parts.count && numbers.count <= ConditionDraft.maximumDepth + 1 ? numbers : nil
    }

    static func code(_ subject: Condition.Subject) -> String {
        switch subject {
        case .question(let key): "q:\(key)"
        case .person(let role, let attribute): "\(role.rawValue):\(attribute.rawValue)"
        case .today: "today"
        // Kept as it is: no line speaks of it.
        case .count: ""
        }
    }

    static func subject(_ code: String) -> Condition.Subject? {
        if code == "today" { return .today }
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        if parts[0] == "q" { return .question(parts[1]) }
        guard let role = Condition.Subject.Role(rawValue: parts[0]),
            let attribute = Condition.Subject.Attribute(rawValue: parts[1])
        else { return nil }
        return .person(role, attribute)
    }

    /// People, and what is known of them, in the order they are offered.
    static let others: [Condition.Subject] =
        [Condition.Subject.Role.beneficiary, .requester].flatMap { role in
            [Condition.Subject.Attribute.unit, .site, .groups].map { attribute in .person(role, attribute) }
        } + [.today]

    /// The tree that a page sent: each node says where it stands, in order.
    static func draft(_ form: FormBody) -> ConditionDraft {
        var draft = ConditionDraft(mode: mode(form, []), nodes: [])
        for code in form.values("node").prefix(ConditionDraft.maximumLines * 2) {
            let parts = code.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let path = path(parts[0]), !path.isEmpty else { continue }
            let node: ConditionDraft.Node? =
                switch parts[1] {
                case "group": .group(mode(form, path), [])
                case "kept": .kept(json: form.value("kept\(self.code(path))") ?? "")
                default: .line(line(form, path))
                }
            // A place is held even for what cannot be read, so that those after it keep theirs.
            draft.add(node ?? .line(.init()), to: path.dropLast())
        }
        draft.settle()
        return draft
    }

    private static func mode(_ form: FormBody, _ path: ConditionDraft.Path) -> ConditionDraft.Mode {
        form.value("mode\(code(path))").flatMap(ConditionDraft.Mode.init(rawValue:)) ?? .all
    }

    private static func line(_ form: FormBody, _ path: ConditionDraft.Path) -> ConditionDraft.Line {
        let code = code(path)
        let subject = form.value("subject\(code)").flatMap(subject)
        // Of another subject than the values were offered for, they mean nothing.
        let isSame = form.value("of\(code)") == form.value("subject\(code)")
        return ConditionDraft.Line(
            subject: subject, verb: form.value("verb\(code)").flatMap(ConditionDraft.Verb.init(code:)),
            value: isSame ? form.text("value\(code)") ?? "" : "", values: isSame ? form.values("values\(code)") : [])
    }

    /// What a button does to it: `line:0`, `group:`, `remove:0-1`.
    static func change(_ draft: inout ConditionDraft, by intent: String) {
        let parts = intent.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let path = path(parts[1]) else { return }
        switch parts[0] {
        case "line": draft.add(.line(.init()), to: path)
        case "group": draft.add(.group(.any, [.line(.init())]), to: path)
        case "remove": draft.remove(at: path)
        default: break
        }
    }
}
