import Domain

/// Every address of the site, for the router and for links alike: no page writes one itself.
enum Paths {
    // Open to all
    static let health = "/healthz"
    static let ready = "/readyz"
    static let signIn = "/sign-in"
    static let firstRun = "/first-run"
    static let design = "/design"
    static func design(_ family: String) -> String { "/design/\(family)" }
    static func statement(_ key: String) -> String { "/statements/\(key)" }
    static let siteMap = "/site-map"
    static let language = "/preferences/language"

    // Session and account
    static let signOut = "/sign-out"
    static let sessionExtension = "/session/extension"
    static let account = "/account"
    static let password = "/account/password"
    static let preferences = "/account/preferences"
    static let otherSessions = "/account/other-sessions"

    // Portal
    static let home = "/"
    static let search = "/search"
    static let searchSuggestions = "/search/suggestions"
    static let catalogue = "/forms"
    static func section(_ key: String) -> String { "/sections/\(key)" }
    static func service(_ key: String) -> String { "/services/\(key)" }
    static func form(_ key: String) -> String { "/forms/\(key)" }
    static func formDraft(_ key: String) -> String { "/forms/\(key)/draft" }
    static func draft(_ id: String) -> String { "/drafts/\(id)" }
    static func draftPage(_ id: String, _ page: String) -> String { "/drafts/\(id)/pages/\(page)" }
    static func draftCheck(_ id: String) -> String { "/drafts/\(id)/check" }
    static func draftSubmission(_ id: String) -> String { "/drafts/\(id)/submission" }
    static func draftRemoval(_ id: String) -> String { "/drafts/\(id)/removal" }
    static func confirmation(_ reference: String) -> String { "/requests/\(reference)/confirmation" }

    // Requests
    static let requests = "/requests"
    static func request(_ reference: String) -> String { "/requests/\(reference)" }
    static func requestPart(_ reference: String, _ part: RequestPart) -> String { "/requests/\(reference)/\(part.rawValue)" }
    static func attachment(_ id: String) -> String { "/attachments/\(id)" }
    static func attachmentImage(_ id: String) -> String { "/attachments/\(id)/image" }
    static let notifications = "/notifications"
    static let notificationsReading = "/notifications/reading"

    // Lookups for combobox fields
    static let lookupPersons = "/lookups/persons"
    static let lookupUnits = "/lookups/units"
    static let lookupPlaces = "/lookups/places"
    static func lookupChoices(_ form: String, _ question: String) -> String { "/lookups/forms/\(form)/choices/\(question)" }

    // Workbench
    static let desk = "/desk"
    static let deskQueue = "/desk/queue"
    static let deskSearch = "/desk/search"
    static let deskExport = "/desk/queue.csv"
    static let deskBatch = "/desk/batch"
    static let deskNew = "/desk/new"
    static func deskNew(_ formKey: String) -> String { "/desk/new/\(formKey)" }
    static func deskTicket(_ reference: String) -> String { "/desk/tickets/\(reference)" }
    static func deskPart(_ reference: String, _ part: DeskPart) -> String { "/desk/tickets/\(reference)/\(part.rawValue)" }
    static func deskPerson(_ id: String) -> String { "/desk/persons/\(id)" }

    // Administration
    static let admin = "/admin"
    static func admin(_ part: String) -> String { "/admin/\(part)" }

    /// The page on which the command of an address is given: commands that have no page of their own stand on the
    /// one above. A path may come with a query.
    static func page(of address: String) -> String {
        let path = address.prefix { character in character != "?" }
        let parts = path.split(separator: "/")
        guard let last = parts.last else { return home }
        if parts.starts(with: ["desk", "new"]) { return deskNew }
        if parts.starts(with: ["admin", "jobs"]) { return Admin.jobs }
        if parts.count == 4, parts.starts(with: ["admin", "import"]) { return "/" + parts.dropLast().joined(separator: "/") }
        if path == Admin.formImportLoading { return Admin.formImport }
        if ["sign-out", "session", "preferences"].contains(parts[0]) { return home }
        return pageless.union(pagelessDesigner).contains(String(last))
            ? "/" + parts.dropLast().joined(separator: "/") : String(path)
    }

    /// Last parts of the addresses that are posted to, and show nothing.
    private static let pageless: Set<String> = [
        RequestPart.messages.rawValue, RequestPart.closing.rawValue, RequestPart.reopening.rawValue, DeskPart.taking.rawValue,
        DeskPart.resumption.rawValue, DeskPart.watching.rawValue, DeskPart.unwatching.rawValue, "other-sessions",
        "preferences", "publication", "reactivation", "draft", "reading",
    ]

    /// State changes of a request, each a resource that is created.
    enum RequestPart: String, CaseIterable {
        case messages, cancellation, closing, reopening
    }

    /// State changes of a ticket in the workbench.
    enum DeskPart: String, CaseIterable {
        case messages, taking, assignment, transfer, waiting, resumption, qualification, resolution, watching, unwatching,
            printing
    }
}
