import Application
import Domain
import HTML
import Hummingbird

/// Every component in every state, a page for each family; `?theme=dark`, `?reading=easy` and
/// `?language=en` show them as others see them.
enum DesignController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.design, .anyone, index)
        routes.get(Paths.design("{family}"), .anyone, family)
    }

    @Sendable static func index(_ visit: Visit) async throws -> Response {
        .html(DesignIndexPage.page(shown(visit)))
    }

    @Sendable static func family(_ visit: Visit) async throws -> Response {
        guard let family = DesignFamily(rawValue: try visit.parameter("family")) else { throw WebError.notFound }
        let shown = shown(visit)
        return .html(try DesignFamilyPage.page(shown, family, DesignSamples(visit.portal)))
    }

    /// The visit in the language and the look that its address asks for.
    private static func shown(_ visit: Visit) -> Visit {
        var shown = visit
        if let language = visit.query("language").flatMap(Domain.Language.init(rawValue:)) { shown.language = language }
        var display = visit.signedIn?.person.preferences ?? Preferences()
        if let theme = visit.query("theme").flatMap(Preferences.Theme.init(rawValue:)) { display.theme = theme }
        if let reading = visit.query("reading").flatMap(Preferences.Reading.init(rawValue:)) { display.reading = reading }
        display.language = shown.language
        shown.display = display
        return shown
    }
}

extension Visit {
    /// The same visit of somebody who exists in the samples only.
    func seen(by person: Person, _ samples: DesignSamples) -> Visit {
        var visit = self
        // The samples' forms carry no secret, so that none of them can be sent.
        visit.sessionToken = nil
        visit.signedIn = samples.signedIn(as: person, display ?? Preferences())
        return visit
    }
}
