import Application
import ArgumentParser
import SQL

/// Loads the demonstration into an empty base, and prints its accounts.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demonstration into an empty base, and print its accounts.")

    @OptionGroup var flags: SettingFlags
    @Option(help: "How many agents.") var agents = 3_000
    @Option(help: "The seed of the demonstration: the same gives the same.") var seed: UInt64 = 20_231_123
    @Option(help: "Where to write the accounts too, readable by their owner only.") var accountsFile: String?

    func run() async throws {
        let installation = try await Installation(flags)
        guard try await DemoAccounts(installation.portal).baseIsEmpty() else {
            try await installation.database.close()
            throw ValidationError("This base is not empty: the demonstration is loaded into an empty one only.")
        }
        let loader = DemoLoader(
            installation.portal, folder: "\(installation.settings.resourcesFolder)/demo",
            scale: .init(agents: agents, seed: seed)
        ) { line in print(line) }
        let accounts = try await loader.load()
        try await installation.database.close()
        let table = accounts.map { account in
            "\(account.login)  \(account.password)  \(account.name) (\(account.role))"
        }.joined(separator: "\n")
        print(table)
        if let accountsFile { try PrivateFile.write(table + "\n", to: accountsFile) }
    }
}
