import Application
import HTML
import Hummingbird

/// What search fields offer while one types.
enum LookupController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.lookupPersons, .person) { visit in
            try await answer(visit, LookupService(visit.portal).persons(query(visit)))
        }
        routes.get(Paths.lookupUnits, .person) { visit in
            try await answer(visit, LookupService(visit.portal).units(query(visit)))
        }
        routes.get(Paths.lookupPlaces, .person) { visit in
            try await answer(visit, LookupService(visit.portal).places(query(visit)))
        }
        routes.get(Paths.lookupChoices("{form}", "{question}"), .person) { visit in
            try await answer(
                visit,
                LookupService(visit.portal).choices(
                    query(visit), form: try visit.parameter("form"),
                    version: visit.query("version").flatMap { text in Int(text) }, question: try visit.parameter("question"),
                    language: visit.language))
        }
    }

    private static func query(_ visit: Visit) -> String { String((visit.query("q") ?? "").prefix(200)) }

    private static func answer(_ visit: Visit, _ matches: [LookupMatch]) -> Response {
        .html(
            ul(.named("data-status", visit.words.results(matches.count))) {
                for match in matches {
                    li(.named("data-value", match.value), .named("data-label", match.label)) {
                        match.label
                        if let detail = match.detail, !detail.isEmpty { small { detail } }
                    }
                }
            })
    }
}
