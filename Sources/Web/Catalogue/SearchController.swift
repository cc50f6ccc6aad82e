import Application
import Domain
import HTML
import Hummingbird

/// The search of the portal, and what it suggests while one types.
enum SearchController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.search, .person, results)
        routes.get(Paths.searchSuggestions, .person, suggestions)
    }

    /// More than that says nothing more.
    private static let maximumLength = 200

    @Sendable static func results(_ visit: Visit) async throws -> Response {
        let text = typed(visit)
        let results = try await SearchService(visit.portal).search(text, language: visit.language, for: try visit.me())
        // A number goes straight to its request.
        if let reference = results.request { return .seeOther(Paths.request(reference.description)) }
        return .html(SearchPage.page(visit, results, text: text))
    }

    @Sendable static func suggestions(_ visit: Visit) async throws -> Response {
        let results = try await SearchService(visit.portal).search(
            typed(visit), language: visit.language, forms: 6, requests: 3, for: try visit.me())
        return .html(SearchPage.suggestions(visit, results))
    }

    private static func typed(_ visit: Visit) -> String {
        MessageText(String((visit.query("q") ?? "").unicodeScalars.prefix(maximumLength).map(Character.init))).text
    }
}
