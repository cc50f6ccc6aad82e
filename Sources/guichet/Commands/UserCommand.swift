import Application
import ArgumentParser
import Domain

/// Local accounts from the command line.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Make a local account, or give one a new password.",
        subcommands: [Create.self, ResetPassword.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Make a person who signs in here, and print a password for once.")

        @OptionGroup var flags: SettingFlags
        @Argument(help: "The staff number.") var staffNumber: String
        @Option(help: "The first name.") var firstName: String
        @Option(help: "The last name.") var lastName: String
        @Option(help: "The e-mail address.") var email: String?
        @Option(help: "technician, owner or administrator; without it the person only asks.") var role: String?
        @Option(help: "The key of the team of a technician.") var team: String?
        @Option(help: "The key of the service of an owner.") var service: String?

        func validate() throws {
            if let role, Role(rawValue: role) == nil {
                throw ValidationError("--role is one of: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }

        func run() async throws {
            let installation = try await Installation(flags)
            let user = UserOperations.NewUser(
                staffNumber: staffNumber, firstName: firstName, lastName: lastName, email: email,
                role: role.flatMap { role in Role(rawValue: role) }, team: team, service: service)
            print(try await installation.closing { portal in try await UserOperations(portal).create(user) })
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password", abstract: "Give a person a new password for once, and end every session.")

        @OptionGroup var flags: SettingFlags
        @Argument(help: "The staff number or the e-mail address.") var login: String

        func run() async throws {
            let installation = try await Installation(flags)
            let login = login
            print(try await installation.closing { portal in try await UserOperations(portal).resetPassword(of: login) })
        }
    }
}
