import HTML

/// The search field of the portal; suggestions come as one types.
enum SearchBox {
    static func box(_ visit: Visit, query: String) -> HTML {
        let words = visit.words
        return form(.class("search"), .role("search"), .action(Paths.search)) {
            label(.for("q")) { words.searchLabel }
            div(.class("search-row"), .flag("data-combobox"), .named("data-source", Paths.searchSuggestions)) {
                Icon.icon("search", visit)
                div(.class("combobox")) {
                    input(
                        .id("q"), .name("q"), .type("search"), .autocomplete("off"), .value(query), .maxlength(200),
                        .placeholder(words.searchExample))
                }
                button(.class("button")) {
                    Icon.icon("search", visit)
                    span { words.search }
                }
            }
        }
    }
}
