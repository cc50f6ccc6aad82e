import ArgumentParser
import Logging

/// The settings, checked: a command starts with all of them right, or says everything that is wrong.
struct Settings {
    var host: String
    var port: Int
    var trustedProxies: Set<String>
    var database: String
    var connections: Int
    var filesFolder: String
    var maximumFileSize: Int
    var draftsDays: Int
    var sessionHours: Int
    var sharedMinutes: Int
    var runsJobs: Bool
    var logLevel: Logger.Level
    var publicFolder: String
    var resourcesFolder: String

    init(_ flags: SettingFlags) async throws {
        let sources = try await SettingSources(flags)
        var mistakes: [String] = []

        func text(_ setting: Setting) -> String { sources.find(setting).value }
        func number(_ setting: Setting, _ range: ClosedRange<Int>) -> Int {
            let found = sources.find(setting)
            if let value = Int(found.value), range.contains(value) { return value }
            mistakes.append(
                "\(setting.rawValue) (\(found.source)): “\(found.value)” is not a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
            return range.lowerBound
        }
        func truth(_ setting: Setting) -> Bool {
            let found = sources.find(setting)
            if let value = Bool(found.value.lowercased()) { return value }
            mistakes.append("\(setting.rawValue) (\(found.source)): “\(found.value)” is neither true nor false.")
            return false
        }

        host = text(.httpHost)
        port = number(.httpPort, 0...65_535)
        trustedProxies = Set(
            text(.httpTrustedProxies).split { character in character == "," || character == " " }.map(String.init))
        database = text(.databaseLocation)
        connections = number(.databaseConnections, 1...100)
        filesFolder = text(.filesFolder)
        maximumFileSize = number(.filesMaximumMegabytes, 1...50) * 1_000_000
        draftsDays = number(.draftsDays, 7...730)
        sessionHours = number(.sessionHours, 1...24)
        sharedMinutes = number(.sessionSharedMinutes, 5...240)
        runsJobs = truth(.jobsEnabled)
        publicFolder = text(.publicFolder)
        resourcesFolder = text(.resourcesFolder)
        let level = sources.find(.logLevel)
        logLevel = Logger.Level(rawValue: level.value) ?? .info
        if Logger.Level(rawValue: level.value) == nil {
            mistakes.append("\(Setting.logLevel.rawValue) (\(level.source)): “\(level.value)” is not a level.")
        }
        if host.isEmpty { mistakes.append("\(Setting.httpHost.rawValue): an address is needed.") }
        if database.isEmpty { mistakes.append("\(Setting.databaseLocation.rawValue): a location is needed.") }
        guard mistakes.isEmpty else { throw ValidationError(mistakes.joined(separator: "\n")) }
    }
}
