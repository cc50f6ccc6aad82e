import Application
import Domain
import HTML
import Storage

/// What narrows a queue: words, chips, and the form behind « Plus ».
enum QueueFilters {
    static func search(_ visit: Visit, _ query: QueueQuery, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return form(
            .class("queue-search"), .role("search"), .aria("aria-label", words.filterQueue), .action(Paths.deskQueue)
        ) {
            hidden(query.with { query in (query.text, query.after, query.ticket) = ("", nil, nil) }, catalogue)
            HTML.label(.class("visually-hidden"), .for("f")) { words.filterQueue }
            input(
                .class("input"), .id("f"), .name("f"), .type("search"), .value(query.text), .autocomplete("off"),
                .placeholder(words.filterQueue), .named("data-key", "/"))
            button(.class("button button--secondary button--small no-js-only")) { words.search }
        }
    }

    static func chips(_ visit: Visit, _ query: QueueQuery, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return div(.class("chips"), .role("group"), .aria("aria-label", words.filters)) {
            chip(visit, words.highPriority, isOn: query.priority == .high, query, catalogue) { query in
                query.priority = query.priority == .high ? nil : .high
            }
            chip(visit, words.incidents, isOn: query.kind == .incident, query, catalogue) { query in
                query.kind = query.kind == .incident ? nil : .incident
            }
            chip(visit, words.requests, isOn: query.kind == .request, query, catalogue) { query in
                query.kind = query.kind == .request ? nil : .request
            }
            details(.class("menu")) {
                summary(.class("chip")) {
                    Icon.icon("filter", visit)
                    words.moreFilters
                }
                div(.class("menu-panel")) { filterForm(visit, query, catalogue) }
            }
        }
    }

    private static func chip(
        _ visit: Visit, _ text: String, isOn: Bool, _ query: QueueQuery, _ catalogue: Catalogue,
        _ change: (inout QueueQuery) -> Void
    ) -> HTML {
        let path = QueueAddress.path(
            query.with { query in
                (query.after, query.ticket) = (nil, nil)
                change(&query)
            }, catalogue)
        return a(.class("chip"), .href(path), .current(isOn ? "true" : nil)) {
            if isOn { Icon.icon("check", visit) }
            text
        }
    }

    private static func filterForm(_ visit: Visit, _ query: QueueQuery, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        let sections = visit.signedIn?.actor.sections ?? []
        let categories = catalogue.categories.filter { category in category.isActive && sections.contains(category.section) }
        let bare = query.with { query in
            (query.kind, query.priority, query.category) = (nil, nil, nil)
            (query.order, query.after, query.ticket) = (nil, nil, nil)
        }
        return form(.class("stack stack--tight"), .action(Paths.deskQueue)) {
            hidden(bare, catalogue)
            DeskFields.select(
                visit, "kind", words.kindLabel, chosen: query.kind?.rawValue ?? "",
                [("", words.allKinds)] + TicketKind.allCases.map { kind in (kind.rawValue, words.capitalized(words.kind(kind))) })
            DeskFields.select(
                visit, "priority", words.priorityAtLeast,
                chosen: query.priority.map { priority in String(priority.rawValue) } ?? "",
                [("", words.all)]
                    + [Priority.urgent, .high, .normal].map { priority in
                        (String(priority.rawValue), words.plainPriority(priority))
                    })
            DeskFields.select(
                visit, "category", words.categoryLabel,
                chosen: query.category.flatMap { category in catalogue.category(category)?.key } ?? "",
                language: words.frenchLang, [("", words.all)] + categories.map { category in (category.key, category.name) })
            DeskFields.select(
                visit, "sort", words.sortLabel, chosen: (query.order ?? query.view.defaultOrder).rawValue,
                TicketFilter.Order.allCases.map { order in (order.rawValue, words.sort(order.rawValue)) })
            button(.class("button button--small")) { words.applyFilters }
        }
    }

    private static func hidden(_ query: QueueQuery, _ catalogue: Catalogue) -> HTML {
        HTML {
            for (name, value) in QueueAddress.fields(query, catalogue) {
                input(.type("hidden"), .name(name), .value(value))
            }
        }
    }
}

/// Fields of the workbench's forms.
enum DeskFields {
    /// - Parameter language: of the options but the empty one, when it is not the page's.
    static func select(
        _ visit: Visit, _ name: String, _ text: String, chosen: String, error: String? = nil, language: String? = nil,
        _ options: [(value: String, text: String)]
    ) -> HTML {
        field(visit, name, text, error: error) { id, described in
            HTML.select(
                .class("input"), .id(id), .name(name), described, .named("aria-invalid", ifPresent: error == nil ? nil : "true")
            ) {
                for (value, text) in options {
                    option(
                        .value(value), .selected(value == chosen), .named("lang", ifPresent: value.isEmpty ? nil : language)
                    ) { text }
                }
            }
        }
    }

    static func text(
        _ visit: Visit, _ name: String, _ text: String, value: String, hint: String? = nil, error: String? = nil,
        type: String = "text",
        isShort: Bool = false
    ) -> HTML {
        field(visit, name, text, hint: hint, error: error) { id, described in
            input(
                .class(isShort ? "input input--short" : "input"), .id(id), .name(name), .type(type), .value(value), described,
                .named("aria-invalid", ifPresent: error == nil ? nil : "true"), .autocomplete("off"))
        }
    }

    static func area(
        _ visit: Visit, _ name: String, _ text: String, value: String, rows: Int = 5, hint: String? = nil, error: String? = nil,
        isFocused: Bool = false
    ) -> HTML {
        field(visit, name, text, hint: hint, error: error) { id, described in
            textarea(
                .class("input"), .id(id), .name(name), .rows(rows), described, .flag("data-focus", isFocused),
                .named("aria-invalid", ifPresent: error == nil ? nil : "true"), content: value)
        }
    }

    static func radios(
        _ visit: Visit, _ name: String, _ text: String, chosen: String?, error: String? = nil, hint: String? = nil,
        _ choices: [(value: String, text: String, hint: String?)]
    ) -> HTML {
        let id = "q-\(name)"
        return div(.class(error == nil ? "stack stack--tight" : "field--error")) {
            fieldset(.class("field"), .describedBy([error == nil ? nil : "\(id)-error", hint == nil ? nil : "\(id)-hint"])) {
                legend { text }
                if let hint { p(.class("hint"), .id("\(id)-hint")) { hint } }
                if let error { Notices.fieldError(visit, id: "\(id)-error", error) }
                div(.class("choices")) {
                    for (index, choice) in choices.enumerated() {
                        // What leads to the field leads to its first control.
                        let own = index == 0 ? id : "\(id)-\(index + 1)"
                        HTML.label(.class("choice")) {
                            input(
                                .type("radio"), .id(own), .name(name), .value(choice.value),
                                .checked(choice.value == chosen),
                                .named("aria-invalid", ifPresent: error == nil ? nil : "true"),
                                .describedBy([choice.hint == nil ? nil : "\(id)-\(index + 1)-hint"]))
                            span { choice.text }
                            if let hint = choice.hint { span(.class("hint"), .id("\(id)-\(index + 1)-hint")) { hint } }
                        }
                    }
                }
            }
        }
    }

    private static func field(
        _ visit: Visit, _ name: String, _ text: String, hint: String? = nil, error: String? = nil,
        _ control: (_ id: String, _ described: Attribute) -> HTML
    ) -> HTML {
        let id = "q-\(name)"
        return div(.class(error == nil ? "field" : "field field--error")) {
            HTML.label(.for(id)) { text }
            if let hint { p(.class("hint"), .id("\(id)-hint")) { hint } }
            if let error { Notices.fieldError(visit, id: "\(id)-error", error) }
            control(id, .describedBy([error == nil ? nil : "\(id)-error", hint == nil ? nil : "\(id)-hint"]))
        }
    }
}

extension HTML {
    /// The element, where a function has taken its name.
    static func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("select", attributes, content())
    }
}
