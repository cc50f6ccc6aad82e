import Domain
import SQL
import Storage

/// Loads the demonstration: a metropolitan authority of 3,000 agents, deterministic from a seed.
public struct DemoLoader: Sendable {
    /// A printed account: the only ones with a password.
    public struct Account: Sendable {
        public var role: String
        public var name: String
        public var login: String
        public var password: String
    }

    private let portal: Portal
    private let folder: String
    private let scale: Scale
    /// Told what is being done, for whoever waits.
    private let progress: @Sendable (String) -> Void

    /// - Parameter folder: `Resources/demo`.
    public init(_ portal: Portal, folder: String, scale: Scale, progress: @escaping @Sendable (String) -> Void) {
        self.portal = portal
        self.folder = folder
        self.scale = scale
        self.progress = progress
    }

    /// Loads all of it into an empty base.
    public func load() async throws -> [Account] {
        let content = try DemoContent(folder: folder)
        let now = portal.clock.now
        progress("Sections, services, équipes…")
        try await portal.database.write { tx in
            try DemoCatalogue.load(content.catalogue, at: now, in: tx)
            try DemoDirectory.load(content.organisation, in: tx)
            try DemoStatements.load(folder: folder, at: now, in: tx)
        }
        progress("\(scale.agents) agents…")
        let population = DemoPopulation(content, scale: scale)
        let loaded = try await portal.database.write { tx in try population.load(at: now, in: tx) }
        progress("\(content.forms.count) démarches…")
        try await loadForms(content.forms, at: now)
        try await DemoYearLoader(portal, content: content, population: loaded, scale: scale, progress: progress).load()
        return try await openAccounts(content.people.accounts, at: now)
    }

    private func loadForms(_ forms: [(path: String, json: [UInt8])], at now: Instant) async throws {
        try await portal.database.write { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            for (path, json) in forms {
                let definition: FormDefinition
                let service: Service
                do throws(FormRefusal) {
                    definition = try FormReader.read(json)
                    service = try FormLibrary.service(of: definition, in: catalogue)
                } catch {
                    throw DemoFailure(path: path, refusal: error)
                }
                let loaded = try FormLibrary.load(definition, json: json, service: service.id, by: nil, at: now, in: tx)
                try FormStore.publish(loaded.form, version: loaded.version, service: service.id, at: now, in: tx)
            }
            try SettingStore.touchCatalogue(at: now, in: tx)
        }
    }

    /// Gives the printed accounts their passwords, new each time a demonstration is made.
    private func openAccounts(_ accounts: [PeopleDocument.Account], at now: Instant) async throws -> [Account] {
        var opened: [Account] = []
        for account in accounts {
            let password = OneTimePassword.make()
            let hash = try await portal.passwords.hash(password)
            try await portal.database.write { tx in
                guard let person = try PersonStore.person(staffNumber: account.staffNumber, in: tx) else { return }
                try LocalIdentityStore.save(hash, of: person.id, mustChange: false, isDemo: true, at: now, in: tx)
            }
            opened.append(
                Account(
                    role: account.key, name: "\(account.firstName) \(account.lastName)", login: account.staffNumber,
                    password: password))
        }
        return opened
    }
}

/// A document of the demonstration that cannot be loaded: a defect of the project, named.
public struct DemoFailure: Error, Sendable {
    public let path: String
    public let refusal: FormRefusal
}
