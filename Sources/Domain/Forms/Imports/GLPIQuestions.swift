extension GLPIBuilder {
    /// The question of GLPI as one of ours; nil, with a remark why, for one that has no counterpart.
    mutating func question(_ item: GLPIItem, _ remarks: inout [FormImport.Remark]) -> Question? {
        let name = texts.text(item.name, "Question", item.json, "question_name")
        var label = LocalizedText(fr: "Question")
        if let cut = ImportedText.cut(name, 200, &remarks) {
            label = cut
        } else {
            remarks.append(.init(.text, .changed, .noLabel))
        }
        guard let type = type(of: item, &remarks) else { return nil }
        let key = keys.key(near: label.fr, fallback: "question")
        var question = Question(key: key, type: type, label: label)
        question.help = ImportedText.cut(
            texts.text(item.description, "Question", item.json, "question_description"), 500, &remarks)
        if item.json["is_mandatory"]?.isTrue == true { question.required = true }
        guard choices(of: item, in: &question, &remarks) else { return nil }
        if let value = item.json["default_value"], !value.isNothing {
            remarks.append(.init(.defaultValue, .left, .notSupported))
        }
        return question
    }

    private func kind(of item: GLPIItem) -> String {
        let type = item.json["type"]?.text ?? ""
        let own = "Glpi\\Form\\QuestionType\\QuestionType"
        return type.hasPrefix(own) ? String(type.dropFirst(own.count)) : type
    }

    private func type(of item: GLPIItem, _ remarks: inout [FormImport.Remark]) -> Question.Kind? {
        let extra = item.json["extra_data"] ?? .null
        let kind = kind(of: item)
        switch kind {
        case "ShortText": return .shortText
        case "LongText": return .longText
        case "Email": return .email
        case "Number": return .number
        case "File": return .file
        case "Radio": return .choice
        case "Checkbox": return .choices
        case "Dropdown": return extra["is_multiple_dropdown"]?.isTrue == true ? .choices : .choice
        case "DateTime":
            let hasDate = extra["is_date_enabled"]?.isTrue ?? true
            let hasTime = extra["is_time_enabled"]?.isTrue ?? false
            return hasTime ? (hasDate ? .dateTime : .time) : .date
        case "Urgency", "RequestType":
            // What GLPI does with the answer is for a destination to say.
            remarks.append(.init(.type, .changed, .asChoices))
            return .choice
        case "Requester", "Observer", "Assignee":
            if extra["is_multiple_actors"]?.isTrue == true { remarks.append(.init(.type, .changed, .onePerson)) }
            if let types = extra["enabled_types"]?.array, types.contains(where: { type in type.text != "User" }) {
                remarks.append(.init(.type, .changed, .became(.person)))
            }
            return .person
        case "Item", "ItemDropdown": return self.item(extra["itemtype"]?.text ?? "", extra, &remarks)
        case "UserDevice":
            remarks.append(.init(.type, .changed, .freeText("UserDevice")))
            return .shortText
        default:
            remarks.append(.init(.whole, .left, .unknownType(String(kind.prefix(80)))))
            return nil
        }
    }

    /// Places and persons are in our directory; the rest of GLPI's inventory is named in words.
    private func item(_ itemtype: String, _ extra: ImportedJSON, _ remarks: inout [FormImport.Remark]) -> Question.Kind {
        let isMultiple = extra["is_multiple_items"]?.isTrue == true
        switch itemtype {
        case "Location" where !isMultiple: return .place
        case "User" where !isMultiple: return .person
        default:
            remarks.append(.init(.type, .changed, .freeText(String(itemtype.prefix(80)))))
            return .shortText
        }
    }

    /// - Returns: false for a question with nothing to choose from.
    private mutating func choices(
        of item: GLPIItem, in question: inout Question, _ remarks: inout [FormImport.Remark]
    ) -> Bool {
        guard question.type == .choice || question.type == .choices else { return true }
        let options: [(id: String, label: LocalizedText)]
        switch kind(of: item) {
        case "Urgency":
            options = [
                ("5", LocalizedText(fr: "Très haute", en: "Very high")), ("4", LocalizedText(fr: "Haute", en: "High")),
                ("3", LocalizedText(fr: "Moyenne", en: "Medium")), ("2", LocalizedText(fr: "Basse", en: "Low")),
                ("1", LocalizedText(fr: "Très basse", en: "Very low")),
            ]
        case "RequestType":
            options = [("1", LocalizedText(fr: "Incident", en: "Incident")), ("2", LocalizedText(fr: "Demande", en: "Request"))]
        default: options = listed(item, &remarks)
        }
        guard (2...200).contains(options.count) else {
            remarks.append(.init(.whole, .left, options.count < 2 ? .tooFewChoices : .tooLong(limit: 200)))
            return false
        }
        var keys = ImportedKeys()
        let made = options.map { option in
            (id: option.id, choice: Question.Choice(key: keys.key(near: option.label.fr, fallback: "choix"), label: option.label))
        }
        question.choices = made.map(\.choice)
        conditions.choiceKeys[question.key] = made.map { option in (option.id, option.choice.key) }
        return true
    }

    /// Options are an object, by what answers call them, or a list.
    private func listed(_ item: GLPIItem, _ remarks: inout [FormImport.Remark]) -> [(id: String, label: LocalizedText)] {
        let member = item.json["extra_data"]?["options"]
        let all =
            member?.members?.map { option in (option.name, option.value) }
            ?? (member?.array ?? []).enumerated().map { index, value in (String(index), value) }
        return all.compactMap { id, value in
            let text = texts.text(value.text ?? "", "Question", item.json, "option-\(id)", id)
            guard let label = ImportedText.cut(text, 200, &remarks) else {
                remarks.append(.init(.choice, .left, .emptyChoice))
                return nil
            }
            return (id, label)
        }
    }
}
