import HTML

/// A field of the administration's forms: label, hint, error, control, in that order.
struct AdminField {
    var name: String
    var label: String
    var hint: String?
    var error: String?
    var isOptional = false
    /// Names the field where several on a page have one name.
    var suffix = ""
    /// The language of what is typed, when it is not the page's.
    var language: String?

    init(
        _ name: String, _ label: String, hint: String? = nil, error: String? = nil, isOptional: Bool = false,
        language: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.isOptional = isOptional
        self.language = language
    }

    var id: String { "f-\(name)\(suffix)" }
    private var hintID: String { "\(id)-hint" }
    private var errorID: String { "\(id)-error" }

    func text(_ visit: Visit, value: String, type: String = "text", autocomplete: String = "off", isShort: Bool = false) -> HTML {
        around(visit) {
            input(
                .class(isShort ? "input input--short" : "input"), .id(id), .name(name), .type(type), .value(value),
                .autocomplete(autocomplete), .named("lang", ifPresent: language), described, invalid)
        }
    }

    func area(_ visit: Visit, value: String, rows: Int, spellcheck: Bool = true) -> HTML {
        around(visit) {
            textarea(
                .class("input"), .id(id), .name(name), .rows(rows), .named("lang", ifPresent: language),
                .named("spellcheck", ifPresent: spellcheck ? nil : "false"), described, invalid, content: value)
        }
    }

    func menu(_ visit: Visit, options: [(value: String, label: String)], selected: String) -> HTML {
        around(visit) {
            select(.class("input"), .id(id), .name(name), described, invalid) {
                for entry in options {
                    option(.value(entry.value), .selected(entry.value == selected)) { entry.label }
                }
            }
        }
    }

    func file(_ visit: Visit, accept: String) -> HTML {
        around(visit) {
            div(.class("file-drop")) {
                input(.type("file"), .id(id), .name(name), .named("accept", accept), described, invalid)
            }
        }
    }

    /// One among a few, each on a line of its own.
    func radios(_ visit: Visit, options: [(value: String, label: String, hint: String?)], selected: String?) -> HTML {
        let group = fieldset(.class("field"), described) {
            legend { label }
            if let hint { p(.class("hint"), .id(hintID)) { hint } }
            errorText(visit)
            div(.class("choices")) {
                for (index, entry) in options.enumerated() {
                    let entryID = index == 0 ? id : "\(id)-\(index)"
                    HTML.label(.class("choice")) {
                        input(
                            .type("radio"), .id(entryID), .name(name), .value(entry.value), .checked(entry.value == selected),
                            .describedBy([entry.hint == nil ? nil : "\(entryID)-hint"]))
                        span { entry.label }
                        if let hint = entry.hint { span(.class("hint"), .id("\(entryID)-hint")) { hint } }
                    }
                }
            }
        }
        return error == nil ? group : div(.class("field--error")) { group }
    }

    /// One tick.
    func tick(_ visit: Visit, isOn: Bool) -> HTML {
        HTML.label(.class("check")) {
            input(.type("checkbox"), .id(id), .name(name), .value("1"), .checked(isOn), described)
            span {
                label
                if let hint { span(.class("hint"), .id(hintID)) { " \(hint)" } }
            }
        }
    }

    private func around(_ visit: Visit, @HTMLBuilder control: () -> HTML) -> HTML {
        div(.class(error == nil ? "field" : "field field--error")) {
            HTML.label(.for(id)) {
                label
                if isOptional { span(.class("optional")) { " (\(visit.words.optional))" } }
            }
            if let hint { p(.class("hint"), .id(hintID)) { hint } }
            errorText(visit)
            control()
        }
    }

    private func errorText(_ visit: Visit) -> HTML {
        guard let error else { return .empty }
        return p(.class("field-error"), .id(errorID)) {
            Icon.icon("triangle-alert", visit)
            span {
                span(.class("visually-hidden")) { "\(visit.words.errorPrefix) " }
                visit.words.capitalized(error)
            }
        }
    }

    private var described: Attribute {
        .describedBy([error == nil ? nil : errorID, hint == nil ? nil : hintID])
    }

    private var invalid: Attribute { .named("aria-invalid", ifPresent: error == nil ? nil : "true") }
}

extension AdminField {
    /// The summary that leads to the fields with an error, in their order.
    static func summary(_ fields: [AdminField], _ visit: Visit) -> HTML {
        let items = fields.compactMap { field in
            field.error.map { error in
                ErrorSummary.Item("\(field.label)\(visit.words.say("\(nnbsp): ", ": "))\(error)", link: "#\(field.id)")
            }
        }
        return ErrorSummary.summary(items, title: visit.words.corrections(items.count))
    }
}
