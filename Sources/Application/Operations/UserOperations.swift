import Domain
import SQL
import Storage

/// Local accounts from the command line: for the first ones, and when nobody can sign in any more.
public struct UserOperations: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// A person to make.
    public struct NewUser: Sendable, Hashable {
        public var staffNumber: String
        public var firstName: String
        public var lastName: String
        public var email: String?
        public var role: Role?
        /// The key of the team of a technician.
        public var team: String?
        /// The key of the service of an owner.
        public var service: String?

        public init(
            staffNumber: String, firstName: String, lastName: String, email: String? = nil, role: Role? = nil,
            team: String? = nil, service: String? = nil
        ) {
            self.staffNumber = staffNumber
            self.firstName = firstName
            self.lastName = lastName
            self.email = email
            self.role = role
            self.team = team
            self.service = service
        }
    }

    /// Its description is for whoever typed the command.
    public enum Refusal: Error, Sendable, Hashable, CustomStringConvertible {
        case missing(String)
        case notAnEmail
        case taken(String)
        case unknownTeam([String])
        case unknownService([String])
        case unknownPerson(String)
        case inactive(String)

        public var description: String {
            switch self {
            case .missing(let what): "\(what) is missing."
            case .notAnEmail: "The e-mail address is not one."
            case .taken(let what): "\(what) is somebody’s already."
            case .unknownTeam(let known): "A technician needs --team, one of: \(known.joined(separator: ", "))."
            case .unknownService(let known): "An owner needs --service, one of: \(known.joined(separator: ", "))."
            case .unknownPerson(let login): "Nobody has the staff number or e-mail address \(login)."
            case .inactive(let login): "\(login) is deactivated: reactivate the person in the administration first."
            }
        }
    }

    /// Makes a person who can sign in.
    /// - Returns: a password for once: it is changed at the first sign-in.
    public func create(_ user: NewUser) async throws -> String {
        let staffNumber = user.staffNumber.trimmingSpaces().uppercased()
        let email = user.email.map { email in email.trimmingSpaces().lowercased() }
        for (what, text) in [
            ("The staff number", staffNumber), ("The first name", user.firstName), ("The last name", user.lastName),
        ]
        where text.trimmingSpaces().isEmpty { throw Refusal.missing(what) }
        if let email, !AnswerReader.isPlausibleEmail(email) { throw Refusal.notAnEmail }
        let password = OneTimePassword.make()
        let hash = try await portal.passwords.hash(password)
        let now = portal.clock.now
        try await portal.database.write { tx in
            let scope = try scope(of: user, in: tx)
            if try PersonStore.person(signingInAs: staffNumber, in: tx) != nil {
                throw Refusal.taken("The staff number \(staffNumber)")
            }
            if let email, try PersonStore.person(signingInAs: email, in: tx) != nil {
                throw Refusal.taken("The address \(email)")
            }
            let person = NewPerson(
                staffNumber: staffNumber, firstName: user.firstName.trimmingSpaces(), lastName: user.lastName.trimmingSpaces(),
                email: email)
            let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
            try LocalIdentityStore.save(hash, of: id, mustChange: true, at: now, in: tx)
            var events = [Event(.personCreated, of: .person(id), by: nil, at: now, reason: "command")]
            if let role = user.role {
                _ = try RightStore.grant(role, to: id, team: scope.team, service: scope.service, by: nil, at: now, in: tx)
                events.append(
                    .right(.rightGranted, role, person: id, team: scope.team, service: scope.service, by: nil, at: now))
            }
            try EventStore.append(events, in: tx)
        }
        return password
    }

    /// Gives a person a new password for once, and ends every session.
    /// - Parameter login: the staff number or the e-mail address.
    public func resetPassword(of login: String) async throws -> String {
        let password = OneTimePassword.make()
        let hash = try await portal.passwords.hash(password)
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard let person = try PersonStore.person(signingInAs: login, in: tx) else { throw Refusal.unknownPerson(login) }
            guard person.isActive else { throw Refusal.inactive(login) }
            try LocalIdentityStore.save(hash, of: person.id, mustChange: true, at: now, in: tx)
            try PasswordAttempts.forget(person, in: tx)
            _ = try SessionStore.deleteAll(of: person.id, in: tx)
            try EventStore.append(Event(.passwordReset, of: .person(person.id), by: nil, at: now, reason: "command"), in: tx)
        }
        return password
    }

    private func scope(of user: NewUser, in tx: any Transaction) throws -> (team: TeamID?, service: ServiceID?) {
        switch user.role {
        case .technician:
            let teams = try CatalogueStore.teams(in: tx)
            guard let team = teams.first(where: { team in team.key == user.team }) else {
                throw Refusal.unknownTeam(teams.map(\.key).sorted())
            }
            return (team.id, nil)
        case .owner:
            let services = try CatalogueStore.services(in: tx)
            guard let service = services.first(where: { service in service.key == user.service }) else {
                throw Refusal.unknownService(services.map(\.key).sorted())
            }
            return (nil, service.id)
        case .administrator, nil: return (nil, nil)
        }
    }
}
