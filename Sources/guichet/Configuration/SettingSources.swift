import Configuration
import SystemPackage

/// Where settings come from, the first that has a value wins: flags, environment, file.
struct SettingSources {
    /// The value of a setting, as text, and what gave it.
    struct Found {
        var value: String
        var source: String
    }

    private let flags: SettingFlags
    private let environment: ConfigReader
    private let file: (path: String, reader: ConfigReader)?

    init(_ flags: SettingFlags) async throws {
        self.flags = flags
        environment = ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "guichet")
        let path = flags.file ?? "guichet.json"
        let provider = try await FileProvider<JSONSnapshot>(filePath: FilePath(path), allowMissing: flags.file == nil)
        file = (path, ConfigReader(provider: provider))
    }

    func find(_ setting: Setting) -> Found {
        if let value = flags.value(setting) { return Found(value: value, source: setting.flag) }
        if let value = text(setting, in: environment) { return Found(value: value, source: setting.variable) }
        if let file, let value = text(setting, in: file.reader) { return Found(value: value, source: file.path) }
        return Found(value: setting.standard, source: "default")
    }

    /// In a file a number or a truth may be written as such.
    private func text(_ setting: Setting, in reader: ConfigReader) -> String? {
        let key = ConfigKey(setting.rawValue)
        if let text = try? reader.requiredString(forKey: key) { return text }
        if let number = try? reader.requiredInt(forKey: key) { return String(number) }
        if let truth = try? reader.requiredBool(forKey: key) { return String(truth) }
        return nil
    }
}
