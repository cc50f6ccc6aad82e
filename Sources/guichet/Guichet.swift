import ArgumentParser

/// The command line. Each command is a file of its own.
@main
struct Guichet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guichet", abstract: "Guichet, the assistance portal of a public body.",
        subcommands: [
            ServeCommand.self,
            ConfigCommand.self,
            DemoCommand.self,
            RehearseCommand.self,
            MigrateCommand.self,
            UserCommand.self,
            WorkerCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
        ])
}
