/// What a GLPI form creates. A form of ours makes one ticket yet: of the destinations the first that is always created
/// gives its title, and each says what of it is left.
struct GLPIDestination {
    let place: FormImport.Place
    let name: String
    let isTicket: Bool
    let condition: Result<Condition?, GLPIConditions.Problem>
    /// The title of its tickets, answers by the keys of our questions.
    let title: String?
    /// The settings that are not what GLPI does by default.
    let settings: [String]

    init(_ json: ImportedJSON, at pointer: String, _ conditions: GLPIConditions, keysByID: [String: QuestionKey]) {
        place = .member(pointer)
        name = json["name"]?.text ?? ""
        isTicket = json["itemtype"]?.text?.hasSuffix("FormDestinationTicket") == true
        do throws(GLPIConditions.Problem) {
            let logic = try conditions.strategy(json["creation_strategy"]?.text ?? "", json["conditions"]?.array ?? [])
            condition = .success(try GLPIConditions.condition(logic))
        } catch { condition = .failure(error) }
        var title: String?
        var settings: [String] = []
        for (field, value) in json["config"]?.members ?? [] {
            let short = field.split(separator: "-").last.map(String.init) ?? field
            if short == "titlefield" {
                title = Self.title(value["value"]?.text ?? "", keysByID)
            } else if !Self.isDefault(value) {
                settings.append(String(short.prefix(40)))
            }
        }
        self.title = title
        self.settings = settings
    }

    private static let defaults: Set = [
        "no_followup", "no_task", "no_validation", "default_template", "form_filler", "last_valid_answer", "from_template",
        "default_status", "no_external_id",
    ]

    private static func isDefault(_ value: ImportedJSON) -> Bool {
        switch value {
        case .null, .truth, .number: return true
        case .text(let text): return ["", "0", "1"].contains(text) || defaults.contains(text)
        case .array(let items): return items.allSatisfy(isDefault)
        case .object(let members):
            let strategies = members.filter { member in ["strategy", "strategies", "value"].contains(member.name) }
            if !strategies.isEmpty { return strategies.allSatisfy { member in isDefault(member.value) } }
            return members.allSatisfy { member in isDefault(member.value) }
        }
    }

    /// Tags are spans: the answer to a question has a place in our titles, any other tag is the text it shows.
    private static func title(_ html: String, _ keys: [String: QuestionKey]) -> String? {
        var text = ""
        var rest = html[...]
        while let open = rest.firstRange(of: "<span") {
            text += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            guard let end = rest.firstRange(of: ">"), let close = rest.firstRange(of: "</span>"),
                end.upperBound <= close.lowerBound
            else { break }
            let attributes = rest[..<end.lowerBound]
            let shown = rest[end.upperBound..<close.lowerBound]
            if let key = attribute("data-form-tag-value", attributes).flatMap({ id in keys[id] }),
                attribute("data-form-tag-provider", attributes)?.hasSuffix("AnswerTagProvider") == true
            {
                text += "{\(key)}"
            } else {
                let plain = GLPIText.plain(String(shown)).replacing("{", with: "(").replacing("}", with: ")")
                text += plain.firstRange(of: ": ").map { colon in String(plain[colon.upperBound...]) } ?? plain
            }
            rest = rest[close.upperBound...]
        }
        text += rest
        let plain = GLPIText.plain(text)
        // The name of the form alone is what our tickets are called anyway.
        return plain.contains("{") ? plain : nil
    }

    private static func attribute(_ name: String, _ text: Substring) -> String? {
        guard let start = text.firstRange(of: "\(name)=\"") else { return nil }
        return String(text[start.upperBound...].prefix { character in character != "\"" })
    }
}

extension GLPIBuilder {
    /// - Returns: the title of the tickets.
    mutating func destinations() -> String? {
        var title: String?
        var hasTicket = false
        for (index, json) in (form["destinations"]?.array ?? []).enumerated() {
            let destination = GLPIDestination(
                json, at: "\(pointer)/destinations/\(index)", conditions, keysByID: keysByID)
            var remarks: [FormImport.Remark] = []
            var isAlways = false
            switch destination.condition {
            case .success(nil): isAlways = true
            case .success: remarks.append(.init(.condition, .left, .notSupported))
            case .failure(let problem): remarks.append(.init(.condition, .left, problem.reason))
            }
            if destination.isTicket, isAlways, !hasTicket {
                hasTicket = true
                title = destination.title
                remarks.append(.init(.destination, .taken, .oneTicket))
            } else {
                remarks.append(.init(.whole, .left, .notSupported))
            }
            if !destination.settings.isEmpty {
                remarks.append(.init(.destination, .left, .settings(destination.settings)))
            }
            pages.entries.append(.init(destination.place, destination.name, remarks))
        }
        return title
    }

    /// When the form may be sent: a check at the last question that decides on it.
    mutating func submission() {
        let strategy = form["submit_button_visibility_strategy"]?.text ?? ""
        guard !["", "always_visible"].contains(strategy) else { return }
        let place = FormImport.Place.member("\(pointer)/submit_button_conditions")
        do throws(GLPIConditions.Problem) {
            let logic = try conditions.strategy(strategy, form["submit_button_conditions"]?.array ?? [])
            switch logic.folded(false) {
            case .known(false): return pages.entries.append(.init(place, ""))
            case .known(true): throw .init(reason: .neverTrue)
            case .condition(let broken):
                guard broken.size <= 100 else { throw .init(reason: .tooLong(limit: 100)) }
                let named = broken.questions
                let deciding = pages.pages.enumerated().compactMap { index, page in
                    page.questions.last { question in named.contains(question.key) }.map { found in (index, found.key) }
                }.last
                guard let (index, key) = deciding else { throw .init(reason: .notSupported) }
                pages.pages[index].checks.append(
                    .init(
                        when: broken, at: key,
                        message: LocalizedText(
                            fr: "Avec ces réponses, ce formulaire ne peut pas être envoyé",
                            en: "With these answers, this form cannot be sent")))
                pages.entries.append(.init(place, "", [.init(.submission, .changed, .hiddenAnswerPasses)]))
            }
        } catch {
            pages.entries.append(.init(place, "", [.init(.submission, .left, error.reason), .init(.whole, .left, error.reason)]))
        }
    }

    /// Who may use the form: everybody is what ours says, anything else is left.
    mutating func access() {
        for (index, policy) in (form["policies"]?.array ?? []).enumerated() where policy["is_active"]?.isTrue == true {
            let name = policy["strategy"]?.text?.split(separator: "\\").last.map(String.init) ?? ""
            let users = policy["config"]?["user_ids"]?.array?.compactMap(\.text) ?? []
            let place = FormImport.Place.member("\(pointer)/policies/\(index)")
            let isEverybody = name == "AllowList" && users.contains("all")
            pages.entries.append(
                .init(
                    place, name, isEverybody ? [] : [.init(.access, .left, .notSupported), .init(.whole, .left, .notSupported)]))
        }
    }

    /// What else the export says.
    mutating func others() {
        if !texts.otherLanguages.isEmpty {
            pages.entries.append(
                .init(
                    .member("\(pointer)/translations"), "",
                    [.init(.translation, .left, .unknownColumns(texts.otherLanguages.sorted()))]))
        }
        for (member, part) in [
            ("illustration", FormImport.Part.presentation), ("entity_name", .access), ("data_requirements", .requirements),
            ("custom_types_requirements", .requirements), ("plugin_requirements", .requirements),
        ] {
            guard let value = form[member], !value.isNothing else { continue }
            let names = (value.array ?? [value]).prefix(20).map { item in
                String((item.text ?? item["name"]?.text ?? item["key"]?.text ?? item["itemtype"]?.text ?? "").prefix(80))
            }
            pages.entries.append(
                .init(
                    .member("\(pointer)/\(member)"), names.joined(separator: ", "),
                    [.init(part, .left, .notSupported), .init(.whole, .left, .notSupported)]))
        }
    }
}
