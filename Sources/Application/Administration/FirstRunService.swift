import Domain
import SQL
import Storage

/// The first page of an empty base: whoever has the one-time code printed at start makes the administrator.
public struct FirstRunService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    public enum Refusal: Error, Sendable, Hashable {
        case wrongCode
        /// Somebody exists already: the page is closed for good.
        case closed
        case missing(Field)
        case weak(PasswordRules.Weakness)
        case different
    }

    public enum Field: String, Sendable, Hashable { case organisation, staffNumber, firstName, lastName, email }

    /// The first administrator, as typed.
    public struct Administrator: Sendable, Hashable {
        public var organisation = ""
        public var staffNumber = ""
        public var firstName = ""
        public var lastName = ""
        public var email = ""

        public init() {}
    }

    /// True as long as nobody exists.
    public func isOpen() async throws -> Bool {
        try await portal.database.read { tx in try PersonStore.isEmpty(in: tx) }
    }

    /// A new code, when the base is empty; the one before is worth nothing any more.
    public func newCode() async throws -> String? {
        let code = OneTimePassword.make()
        let now = portal.clock.now
        return try await portal.database.write { tx in
            guard try PersonStore.isEmpty(in: tx) else { return nil }
            try SettingStore.set(.firstRunCode, to: base64(sha256(code.utf8)), by: nil, at: now, in: tx)
            return code
        }
    }

    /// Makes the administrator and the four sections, and closes the page.
    public func make(_ administrator: Administrator, code: String, password: String, again: String) async throws {
        try Self.check(administrator)
        guard password == again else { throw Refusal.different }
        let words = [
            administrator.firstName, administrator.lastName, administrator.staffNumber, administrator.email,
            administrator.organisation,
        ]
        if let weakness = PasswordRules.weakness(of: password, identity: words) { throw Refusal.weak(weakness) }
        let hash = try await portal.passwords.hash(password)
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard try PersonStore.isEmpty(in: tx) else { throw Refusal.closed }
            let expected = try SettingStore.value(.firstRunCode, in: tx) ?? ""
            let sent = base64(sha256(code.trimmingSpaces().utf8))
            guard isEqual(Array(sent.utf8), Array(expected.utf8)) else { throw Refusal.wrongCode }
            try Self.save(administrator, hash: hash, at: now, in: tx)
        }
    }

    private static func check(_ administrator: Administrator) throws(Refusal) {
        if administrator.organisation.isEmpty { throw .missing(.organisation) }
        if administrator.staffNumber.isEmpty { throw .missing(.staffNumber) }
        if administrator.firstName.isEmpty { throw .missing(.firstName) }
        if administrator.lastName.isEmpty { throw .missing(.lastName) }
        if !administrator.email.isEmpty, !AnswerReader.isPlausibleEmail(administrator.email) { throw .missing(.email) }
    }

    private static func save(_ administrator: Administrator, hash: String, at now: Instant, in tx: any Transaction) throws {
        let person = NewPerson(
            staffNumber: administrator.staffNumber.uppercased(), firstName: administrator.firstName,
            lastName: administrator.lastName, email: administrator.email.isEmpty ? nil : administrator.email.lowercased())
        let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
        try LocalIdentityStore.save(hash, of: id, mustChange: false, at: now, in: tx)
        _ = try RightStore.grant(.administrator, to: id, by: nil, at: now, in: tx)
        for (position, section) in StandardSections.all.enumerated() {
            _ = try CatalogueStore.saveSection(
                key: section.key, name: section.name, summary: nil, hue: section.hue, icon: section.icon,
                position: position, in: tx)
        }
        try SettingStore.set(.organisationName, to: administrator.organisation, by: id, at: now, in: tx)
        try SettingStore.remove(.firstRunCode, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        try EventStore.append(
            [
                Event(.personCreated, of: .person(id), by: id, at: now),
                Event(.rightGranted, of: .person(id), by: id, at: now, after: Role.administrator.rawValue),
            ], in: tx)
    }
}

/// The four sections that a new portal begins with.
enum StandardSections {
    static let all: [(key: String, name: LocalizedText, hue: Section.Hue, icon: String)] = [
        ("informatique", LocalizedText(fr: "Informatique", en: "IT"), .info, "monitor"),
        ("espace-services", LocalizedText(fr: "Espace Services", en: "Services"), .canal, "package"),
        ("espace-rh", LocalizedText(fr: "Espace RH", en: "Human resources"), .prune, "users"),
        ("patrimoine-securite", LocalizedText(fr: "Patrimoine & Sécurité", en: "Buildings & security"), .alerte, "building-2"),
    ]
}
