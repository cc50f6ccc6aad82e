import ArgumentParser

/// The settings as flags of every command.
struct SettingFlags: ParsableArguments {
    @Option(name: .customLong("config"), help: "Configuration file (JSON). Without it, guichet.json when there is one.")
    var file: String?

    @Option(name: .customLong("http-host"), help: help(.httpHost)) var httpHost: String?
    @Option(name: .customLong("http-port"), help: help(.httpPort)) var httpPort: String?
    @Option(name: .customLong("http-trusted-proxies"), help: help(.httpTrustedProxies)) var httpTrustedProxies: String?
    @Option(name: .customLong("database-location"), help: help(.databaseLocation)) var databaseLocation: String?
    @Option(name: .customLong("database-connections"), help: help(.databaseConnections)) var databaseConnections: String?
    @Option(name: .customLong("files-folder"), help: help(.filesFolder)) var filesFolder: String?
    @Option(name: .customLong("files-maximum-megabytes"), help: help(.filesMaximumMegabytes))
    var filesMaximumMegabytes: String?
    @Option(name: .customLong("drafts-days"), help: help(.draftsDays)) var draftsDays: String?
    @Option(name: .customLong("session-hours"), help: help(.sessionHours)) var sessionHours: String?
    @Option(name: .customLong("session-shared-minutes"), help: help(.sessionSharedMinutes))
    var sessionSharedMinutes: String?
    @Option(name: .customLong("jobs-enabled"), help: help(.jobsEnabled)) var jobsEnabled: String?
    @Option(name: .customLong("log-level"), help: help(.logLevel)) var logLevel: String?
    @Option(name: .customLong("resources-public"), help: help(.publicFolder)) var publicFolder: String?
    @Option(name: .customLong("resources-folder"), help: help(.resourcesFolder)) var resourcesFolder: String?

    private static func help(_ setting: Setting) -> ArgumentHelp { ArgumentHelp(setting.explanation) }

    /// The flag's value, when it was given.
    func value(_ setting: Setting) -> String? {
        switch setting {
        case .httpHost: httpHost
        case .httpPort: httpPort
        case .httpTrustedProxies: httpTrustedProxies
        case .databaseLocation: databaseLocation
        case .databaseConnections: databaseConnections
        case .filesFolder: filesFolder
        case .filesMaximumMegabytes: filesMaximumMegabytes
        case .draftsDays: draftsDays
        case .sessionHours: sessionHours
        case .sessionSharedMinutes: sessionSharedMinutes
        case .jobsEnabled: jobsEnabled
        case .logLevel: logLevel
        case .publicFolder: publicFolder
        case .resourcesFolder: resourcesFolder
        }
    }
}
