import HTML

/// The search field of the portal.
enum SearchBox {
    static func box(_ visit: Visit, query: String) -> HTML {
        let words = visit.words
        return form(.class("search"), .role("search"), .action(Paths.search)) {
            label(.for("q")) { words.searchLabel }
            div(.class("search-row")) {
                Icon.icon("search", visit)
                input(
                    .id("q"), .name("q"), .type("search"), .autocomplete("off"), .value(query),
                    .placeholder(words.searchExample))
                button(.class("button")) {
                    Icon.icon("search", visit)
                    span { words.search }
                }
            }
        }
    }
}
