extension XLSFormBuilder {
    /// Types that hold what a device knows of itself.
    private static let metadata: Set = [
        "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
        "start-geopoint", "background-audio", "hidden", "xml-external",
    ]

    /// The question of a line; nil, with a remark why, for one that has no counterpart.
    mutating func question(
        _ node: Node, under conditions: [Condition], _ remarks: inout [FormImport.Remark]
    ) -> Question? {
        guard let type = type(of: node, &remarks) else { return nil }
        var label = label(of: node, limit: 200, &remarks)
        var hint = node.line.text("hint").flatMap { hint, _ in
            ImportedText.cut(hint, type == .text ? 2_000 : 500, &remarks)
        }
        var own = type
        if type == .text {
            // A note without more is a heading; a longer one has a label and what it says.
            if let body = node.line.text("label")?.text, body.fr.unicodeScalars.count > 200 {
                remarks.removeAll { remark in remark.reason == .shortened(200) }
                hint = ImportedText.cut(body, 2_000, &remarks)
                label = LocalizedText(fr: "À savoir", en: "Good to know")
            } else if hint == nil {
                own = .heading
            }
        }
        var question = Question(key: key(of: node, &remarks), type: own, label: label)
        if own == .text { question.body = hint } else if own != .heading { question.help = hint }
        guard choices(of: node, in: &question, &remarks) else { return nil }
        numbers(of: node, in: &question, &remarks)
        question.show = Self.joined(conditions, condition(of: node, &remarks))
        if question.show.map({ show in show.size > 100 }) ?? false {
            remarks.append(.init(.condition, .left, .tooLong(limit: 100)))
            question.show = nil
        }
        requirement(of: node, in: &question, &remarks)
        leftovers(of: node, &remarks)
        return question
    }

    private func type(of node: Node, _ remarks: inout [FormImport.Remark]) -> Question.Kind? {
        switch node.type {
        case "text", "string": return node.line["appearance"]?.contains("multiline") == true ? .longText : .shortText
        case "integer", "int", "decimal", "range": return .number
        case "select_one": return .choice
        case "select_multiple": return .choices
        case "date": return .date
        case "datetime": return .dateTime
        case "time": return .time
        case "note": return .text
        case "acknowledge", "trigger": return .acknowledgement
        case "file", "image", "photo", "audio", "video":
            if node.type != "file" { remarks.append(.init(.type, .taken, .became(.file))) }
            return .file
        case "calculate":
            remarks.append(.init(.whole, .left, .notSupported))
            remarks.append(.init(.calculation, .left, .notSupported))
            return nil
        case let type where Self.metadata.contains(type):
            remarks.append(.init(.whole, .left, .metadata))
            return nil
        default:
            remarks.append(.init(.whole, .left, .unknownType(String(node.type.prefix(60)))))
            return nil
        }
    }

    /// - Returns: false for a list that no question can have.
    private mutating func choices(of node: Node, in question: inout Question, _ remarks: inout [FormImport.Remark]) -> Bool {
        guard question.type == .choice || question.type == .choices else { return true }
        var words = node.detail.split(separator: " ").map(String.init)
        if words.last == "or_other" {
            words.removeLast()
            remarks.append(.init(.choice, .left, .unknownValue("or_other")))
        }
        guard let name = words.first, let list = lists[name] else {
            remarks.append(.init(.whole, .left, .missingList(String(node.detail.prefix(60)))))
            return false
        }
        guard (2...200).contains(list.choices.count) else {
            remarks.append(.init(.whole, .left, list.choices.count < 2 ? .tooFewChoices : .tooLong(limit: 200)))
            return false
        }
        question.choices = list.choices
        scope.choiceKeys[question.key] = list.keys
        return true
    }

    /// Whole numbers, and the ends of a range.
    private func numbers(of node: Node, in question: inout Question, _ remarks: inout [FormImport.Remark]) {
        switch node.type {
        case "integer", "int": question.validation = .init(integer: true)
        case "image", "photo", "audio", "video", "file": question.validation = .init(maximum: 1)
        case "range":
            var values: [String: Double] = ["start": 1, "end": 10, "step": 1]
            for part in (node.line["parameters"] ?? "").split(whereSeparator: { character in " ;,".contains(character) }) {
                let sides = part.split(separator: "=")
                guard sides.count == 2, let value = Double(sides[1]), value.isFinite else { continue }
                values[String(sides[0])] = value
            }
            let ends = [values["start"] ?? 1, values["end"] ?? 10].sorted()
            let step = values["step"] ?? 1
            let isWhole = step == 1 && ends.allSatisfy { end in end.rounded() == end }
            question.validation = .init(minimum: ends[0], maximum: ends[1], integer: isWhole ? true : nil)
            if step != 1 { remarks.append(.init(.constraint, .left, .unknownValue("step=\(XLSFormCompiler.written(step))"))) }
        default: break
        }
    }

    /// `relevant`; nil where there is none, or none that can be taken.
    func condition(of node: Node, _ remarks: inout [FormImport.Remark]) -> Condition? {
        guard let text = node.line["relevant"] else { return nil }
        return condition(text, .condition, &remarks)
    }

    private func condition(
        _ text: String, _ part: FormImport.Part, _ remarks: inout [FormImport.Remark]
    ) -> Condition? {
        do throws(XLSFormExpression.Problem) {
            let logic = try XLSFormCompiler(scope: scope).logic(try XLSFormParser.parse(text))
            switch logic.folded() {
            case .condition(let condition):
                guard condition.size <= 100 else { throw .init(reason: .tooLong(limit: 100), column: 1) }
                return condition
            case .known(true): return nil
            case .known(false): throw .init(reason: .neverTrue, column: 1)
            }
        } catch {
            remarks.append(.init(part, .left, error.reason, column: error.column))
            return nil
        }
    }

    private func requirement(of node: Node, in question: inout Question, _ remarks: inout [FormImport.Remark]) {
        guard let cell = node.line["required"] else { return }
        switch cell.lowercased().replacing(" ", with: "") {
        case "yes", "true", "true()", "1", "oui": if question.asks { question.required = true }
        case "no", "false", "false()", "0", "non": break
        default:
            guard question.asks else { return }
            question.require = condition(cell, .requirement, &remarks)
        }
    }

    /// What the line says besides and no question here has.
    private func leftovers(of node: Node, _ remarks: inout [FormImport.Remark]) {
        if node.line["choice_filter"] != nil { remarks.append(.init(.choiceFilter, .left, .notSupported)) }
        if node.line["calculation"] != nil { remarks.append(.init(.calculation, .left, .notSupported)) }
        if node.line["default"] != nil { remarks.append(.init(.defaultValue, .left, .notSupported)) }
    }

    /// `constraint`: limits of the answer as far as they are some, and a check of the page for the rest.
    func constraint(
        of node: Node, on question: inout Question, _ remarks: inout [FormImport.Remark]
    ) -> FormDefinition.Check? {
        let own = node.line.text("constraint_message")?.text ?? node.line.text("required_message")?.text
        let message = own.flatMap { own in ImportedText.cut(own, 200, &remarks) }
        defer { if let message, question.validation != nil, question.asks { question.validation?.message = message } }
        guard let text = node.line["constraint"], question.asks else { return nil }
        do throws(XLSFormExpression.Problem) {
            let expression = try XLSFormParser.parse(text)
            let limits = XLSFormLimits(expression, of: question)
            var inner = scope
            inner.questions[node.name] = question
            let compiler = XLSFormCompiler(scope: inner, current: question)
            var parts: [ImportedLogic] = []
            for part in limits.rest { parts.append(try compiler.logic(part)) }
            if limits.validation != .init() { question.validation = limits.validation }
            switch ImportedLogic.all(parts).folded(false) {
            case .known(false): return nil
            case .known(true): throw .init(reason: .neverTrue, column: 1)
            case .condition(let broken):
                let when = Condition.all([.not(ImportedLogic.isEmpty(question.key)), broken])
                guard when.size <= 100 else { throw .init(reason: .tooLong(limit: 100), column: 1) }
                return .init(
                    when: when, at: question.key,
                    message: message
                        ?? LocalizedText(
                            fr: "Cette réponse ne convient pas\u{202F}: corrigez-la", en: "This answer does not fit: correct it"))
            }
        } catch {
            remarks.append(.init(.constraint, .left, error.reason, column: error.column))
            return nil
        }
    }
}
