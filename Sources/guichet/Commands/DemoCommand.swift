import Application
import ArgumentParser
import SQL

/// Loads the demonstration into an empty base, and prints its accounts.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demonstration into an empty base, and print its accounts.")

    @OptionGroup var flags: SettingFlags
    @Option(help: "How many years of tickets, each of 46,980.") var years = 1
    @Flag(help: "A few weeks of 400 agents with every form, for tests.") var small = false
    @Option(help: "How many agents.") var agents = 3_000
    @Option(help: "The seed of the demonstration: the same gives the same.") var seed = DemoLoader.Scale.standardSeed
    @Option(help: "Where to write the accounts instead of printing them, readable by their owner only.") var accountsFile: String?

    func validate() throws {
        guard (0...50).contains(years) else { throw ValidationError("--years is a number from 0 to 50.") }
        guard (50...100_000).contains(agents) else { throw ValidationError("--agents is a number from 50 to 100,000.") }
    }

    func run() async throws {
        let installation = try await Installation(flags)
        guard try await DemoAccounts(installation.portal).baseIsEmpty() else {
            try await installation.database.close()
            throw ValidationError("This base is not empty: the demonstration is loaded into an empty one only.")
        }
        let loader = DemoLoader(
            installation.portal, folder: "\(installation.settings.resourcesFolder)/demo",
            scale: small ? .small(seed: seed) : .years(years, agents: agents, seed: seed)
        ) { line in print(line) }
        let accounts = try await loader.load()
        try await installation.database.close()
        let table = accounts.map { account in
            "\(account.login)  \(account.password)  \(account.name) (\(account.role))"
        }.joined(separator: "\n")
        if let accountsFile {
            try PrivateFile.write(table + "\n", to: accountsFile)
        } else {
            print(table)
        }
    }
}
