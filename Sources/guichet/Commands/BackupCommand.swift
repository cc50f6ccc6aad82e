import Application
import ArgumentParser

/// Backs up database and attachments while the server runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Back up database and attachments into a new folder, while the server runs.")

    @OptionGroup var flags: SettingFlags
    @Argument(help: "The folder to make; it takes its name once it is whole.") var folder: String

    func run() async throws {
        let settings = try await Settings(flags)
        let backups = BackupService(DatabaseLocation(settings.database), filesFolder: settings.filesFolder)
        let report = try await backups.make(in: folder)
        print("\(folder): the database and \(report.files) attachments, \(report.bytes / 1_048_576) MB.")
        guard !report.missing.isEmpty else { return }
        let shown = report.missing.prefix(5).joined(separator: ", ")
        let rest = report.missing.count > 5 ? ", …" : ""
        print(
            "Warning: \(report.missing.count) files that the database names are not in \(settings.filesFolder): \(shown)\(rest)")
    }
}

/// Restores a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Restore a backup, verified first, into an empty database.")

    @OptionGroup var flags: SettingFlags
    @Argument(help: "The folder that “guichet backup” made.") var folder: String
    @Flag(help: "Replace a database that is not empty. Stop the server first.") var force = false

    func run() async throws {
        let settings = try await Settings(flags)
        let location = DatabaseLocation(settings.database)
        let report = try await BackupService(location, filesFolder: settings.filesFolder).restore(from: folder, isForced: force)
        print("Restored into \(location.shown): the database and \(report.files) attachments.")
        if let kept = report.kept { print("What was there is kept in \(kept).") }
    }
}
