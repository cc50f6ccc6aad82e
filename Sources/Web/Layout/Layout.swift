import Application
import Domain
import HTML

/// The frame around every page.
enum Layout {
    /// The entry of the main navigation that is current.
    enum Place: Sendable { case ask, requests, desk, administration, none }

    /// The style sheet of a family of pages.
    enum Family: Sendable { case portal, workbench, administration }

    /// A page of the employee portal: header, content, footer.
    /// - Parameter hasSearch: it holds a ``SearchBox``, which a link leads to.
    static func portal(
        _ visit: Visit, title: String, place: Place = .none, hasError: Bool = false, isCurrentPage: Bool = false,
        hasSearch: Bool = false, organisation: String = "", _ content: HTML
    ) -> HTML {
        page(visit, title: title, hasError: hasError, family: .portal) {
            Header.portal(visit, place: place, isCurrentPage: isCurrentPage, hasSearch: hasSearch, organisation: organisation)
            content
            Footer.footer(visit)
        }
    }

    /// A page that needs nobody signed in: errors, statements.
    static func plain(_ visit: Visit, title: String, _ content: HTML) -> HTML {
        portal(visit, title: title, content)
    }

    /// A page of the workbench or of the administration, which bring their own frame.
    static func page(
        _ visit: Visit, title: String, hasError: Bool = false, family: Family, keepsDrafts: Bool = false,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        let words = visit.words
        let preferences = visit.preferences
        return document(
            .lang(words.code),
            .named("data-theme", ifPresent: preferences.theme == .system ? nil : preferences.theme.rawValue),
            .named("data-reading", ifPresent: preferences.reading == .standard ? nil : preferences.reading.rawValue)
        ) {
            pageHead(visit, title: (hasError ? words.errorPrefix + " " : "") + title, family: family)
            body(
                .named("data-session-ends", ifPresent: visit.signedIn.map { String($0.expiresAt.milliseconds) }),
                .named("data-error-text", words.actionFailed),
                .flag("data-shortcuts", family == .workbench && preferences.shortcuts),
                .flag("data-keep-drafts", keepsDrafts)
            ) {
                content()
                div(.role("status"), .class("visually-hidden"), .id("live-status")) {}
                if visit.signedIn != nil { SessionNotice.notice(visit) }
            }
        }
    }

    private static let htmxSettings = """
        {"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,"historyCacheSize":0,\
        "refreshOnHistoryMiss":true,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},\
        {"code":"422","swap":true},{"code":"[45]..","swap":false,"error":true}]}
        """

    private static func pageHead(_ visit: Visit, title text: String, family: Family) -> HTML {
        let assets = visit.site.assets
        let sheet: StaticString =
            switch family {
            case .portal: "css/portal.css"
            case .workbench: "css/workbench.css"
            case .administration: "css/admin.css"
            }
        return head {
            meta(.named("charset", "utf-8"))
            meta(.name("viewport"), .named("content", "width=device-width, initial-scale=1"))
            title("\(text) – Guichet")
            meta(.name("htmx-config"), .named("content", htmxSettings))
            link(.named("rel", "icon"), .href(assets.path("img/favicon.svg")), .type("image/svg+xml"))
            for font in visit.preferences.reading == .easy
                ? ["atkinson-hyperlegible-regular"] : ["public-sans", "bricolage-grotesque"]
            {
                link(
                    .named("rel", "preload"), .href("/assets/\(assets.version)/vendor/fonts/\(font).woff2"),
                    .named("as", "font"), .type("font/woff2"), .flag("crossorigin"))
            }
            link(.named("rel", "stylesheet"), .href(assets.path("css/site.css")))
            link(.named("rel", "stylesheet"), .href(assets.path("css/forms.css")))
            link(.named("rel", "stylesheet"), .href(assets.path(sheet)))
            script(.src(assets.path("vendor/htmx-2.min.js")), .flag("defer"))
            script(.src(assets.path("js/main.js")), .type("module"))
        }
    }
}

extension Visit {
    /// How pages look and behave for their reader.
    var preferences: Preferences { display ?? signedIn?.person.preferences ?? Preferences() }
    /// The keys of the workbench are answered.
    var hasShortcuts: Bool { preferences.shortcuts }

    /// The text that is typed in a form stays in its tab until it is sent, for whoever typed it.
    /// - Parameter name: tells the form from others; the same wherever it stands.
    func keepsText(as name: String) -> Attribute {
        .named("data-keep", ifPresent: signedIn.map { signedIn in "\(signedIn.person.id) \(name)" })
    }

    /// The hidden field that every form of ours starts with.
    var secretField: HTML { input(.type("hidden"), .name("csrf"), .value(csrfToken)) }
}
