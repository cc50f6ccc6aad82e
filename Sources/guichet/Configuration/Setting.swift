/// Every setting, the whole list. A setting is given by a flag, by the environment
/// (`GUICHET_HTTP_PORT`) or by the configuration file (`{"http": {"port": 8080}}`), in this order.
enum Setting: String, CaseIterable {
    case httpHost = "http.host"
    case httpPort = "http.port"
    case httpTrustedProxies = "http.trustedProxies"
    case databaseLocation = "database.location"
    case databaseConnections = "database.connections"
    case filesFolder = "files.folder"
    case filesMaximumMegabytes = "files.maximumMegabytes"
    case draftsDays = "drafts.days"
    case sessionHours = "session.hours"
    case sessionSharedMinutes = "session.sharedMinutes"
    case jobsEnabled = "jobs.enabled"
    case logLevel = "log.level"
    case publicFolder = "resources.public"
    case resourcesFolder = "resources.folder"

    /// What it decides, for `guichet config` and the documentation.
    var explanation: String {
        switch self {
        case .httpHost: "Address to listen on. Demonstration accounts open on loopback only."
        case .httpPort: "Port to listen on; 0 lets the system choose."
        case .httpTrustedProxies:
            "Addresses of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed."
        case .databaseLocation: "Path of the SQLite file, or a PostgreSQL address (postgres://…)."
        case .databaseConnections: "Connections that read at once (SQLite) or in all (PostgreSQL)."
        case .filesFolder: "Folder of attachments; several nodes share it."
        case .filesMaximumMegabytes: "Largest file accepted, in megabytes."
        case .draftsDays: "How long a draft that nobody touches is kept, in days."
        case .sessionHours: "How long a session lives without being extended, in hours."
        case .sessionSharedMinutes: "The same on a shared workstation, in minutes."
        case .jobsEnabled: "Run background jobs in this process (true or false)."
        case .logLevel: "trace, debug, info, notice, warning or error."
        case .publicFolder: "Folder of CSS, JavaScript, fonts and icons."
        case .resourcesFolder: "Folder of the product's documents: statements, demonstration."
        }
    }

    var standard: String {
        switch self {
        case .httpHost: "127.0.0.1"
        case .httpPort: "8080"
        case .httpTrustedProxies: ""
        case .databaseLocation: "var/guichet.sqlite"
        case .databaseConnections: "4"
        case .filesFolder: "var/files"
        case .filesMaximumMegabytes: "10"
        case .draftsDays: "90"
        case .sessionHours: "10"
        case .sessionSharedMinutes: "20"
        case .jobsEnabled: "true"
        case .logLevel: "info"
        case .publicFolder: "Public"
        case .resourcesFolder: "Resources"
        }
    }

    /// `--http-port`.
    var flag: String { "--" + words.joined(separator: "-") }

    /// `GUICHET_HTTP_PORT`.
    var variable: String { "GUICHET_" + words.joined(separator: "_").uppercased() }

    /// `http`, `trusted`, `proxies`.
    private var words: [String] {
        rawValue.split(separator: ".").flatMap { part in
            part.reduce(into: [""]) { words, character in
                if character.isUppercase { words.append("") }
                words[words.count - 1] += character.lowercased()
            }
        }
    }
}
