import Application
import Domain
import Storage

/// The addresses of the administration.
extension Paths {
    enum Admin {
        static let persons = "/admin/persons"
        static let newPerson = "/admin/persons/new"
        static func person(_ id: String) -> String { "/admin/persons/\(id)" }
        static func person(_ id: String, _ part: PersonPart) -> String { "/admin/persons/\(id)/\(part.rawValue)" }

        static let imports = "/admin/import"
        static func imports(_ kind: String) -> String { "/admin/import/\(kind)" }
        static func importCheck(_ kind: String) -> String { "/admin/import/\(kind)/check" }
        static func importRun(_ kind: String) -> String { "/admin/import/\(kind)/run" }

        static let rights = "/admin/rights"
        static let newRight = "/admin/rights/new"
        static func revocation(_ id: String) -> String { "/admin/rights/\(id)/revocation" }

        static let services = "/admin/services"
        static let newService = "/admin/services/new"
        static func service(_ id: String) -> String { "/admin/services/\(id)" }
        static let teams = "/admin/teams"
        static let newTeam = "/admin/teams/new"
        static func team(_ id: String) -> String { "/admin/teams/\(id)" }
        static let categories = "/admin/categories"
        static let newCategory = "/admin/categories/new"
        static func category(_ id: String) -> String { "/admin/categories/\(id)" }
        static let priorities = "/admin/priorities"

        static let forms = "/admin/forms"
        static let formLoading = "/admin/forms/loading"
        static let formImport = "/admin/forms/import"
        static let formImportLoading = "/admin/forms/import/loading"
        static func form(_ id: String) -> String { "/admin/forms/\(id)" }
        static func formVersion(_ id: String, _ version: String) -> String { "/admin/forms/\(id)/versions/\(version)" }
        static func formDocument(_ id: String, _ version: String) -> String { "/admin/forms/\(id)/versions/\(version)/document" }
        static func formPublication(_ id: String) -> String { "/admin/forms/\(id)/publication" }
        static func formWithdrawal(_ id: String) -> String { "/admin/forms/\(id)/withdrawal" }

        static let statements = "/admin/statements"
        static func statement(_ key: String) -> String { "/admin/statements/\(key)" }
        static let jobs = "/admin/jobs"
        static func jobRetry(_ id: String) -> String { "/admin/jobs/\(id)/retry" }

        /// State changes of a person, each with a page that asks first where it matters.
        enum PersonPart: String, CaseIterable { case identity, deactivation, reactivation, password }

        /// The address of a page that says what was just done.
        static func done(_ path: String, _ what: AdminDone) -> String { "\(path)?done=\(what.rawValue)" }
    }
}

/// What was just done, for the top of the next page.
enum AdminDone: String, CaseIterable, Sendable {
    case created, saved, deactivated, reactivated, granted, revoked, published, withdrawn, loaded, unchanged, retried

    /// What a page was asked to say; nothing for anything else.
    init?(_ visit: Visit) {
        guard let done = visit.query("done").flatMap(AdminDone.init(rawValue:)) else { return nil }
        self = done
    }
}
