import Application
import ArgumentParser

/// Shows every setting, its value and where it comes from.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check the settings, and show each with its value and where it comes from.")

    @OptionGroup var flags: SettingFlags

    func run() async throws {
        let sources = try await SettingSources(flags)
        for setting in Setting.allCases {
            let found = sources.find(setting)
            // A PostgreSQL address may hold a password.
            let value = setting == .databaseLocation ? DatabaseLocation(found.value).shown : found.value
            print("\(setting.rawValue) = \(value)   [\(found.source)]")
            print("    \(setting.explanation) \(setting.flag), \(setting.variable)")
        }
        _ = try await Settings(flags)
    }
}
