import Domain
import SQL
import Storage

/// The first page of an empty base: whoever has the one-time code printed at start makes the administrator.
public struct FirstRunService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What is wrong with what was typed, by field.
    public struct Refusal: Error, Sendable, Hashable {
        public var problems: [Field: Problem]
    }

    /// What is wrong with a field.
    public enum Problem: Sendable, Hashable {
        case missing
        case tooLong(limit: Int)
        case badEmail
        /// Not the code printed at the last start.
        case wrongCode
        case weak(PasswordRules.Weakness)
        /// The two passwords are not the same.
        case different
    }

    /// What the first page asks for.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case code, organisation, staffNumber, firstName, lastName, email, password, again
    }

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
    /// - Throws: ``Refusal`` with every problem; ``NotFound`` when somebody exists already.
    public func make(_ administrator: Administrator, code: String, password: String, again: String) async throws {
        // The code first: hashing a password is costly, and nobody without the code may cause it.
        let isRight = try await portal.database.read { tx in
            guard try PersonStore.isEmpty(in: tx) else { throw NotFound() }
            return try Self.isRight(code, in: tx)
        }
        let problems = Self.problems(administrator, isCodeRight: isRight, code: code, password: password, again: again)
        guard problems.isEmpty else { throw Refusal(problems: problems) }
        let hash = try await portal.passwords.hash(password)
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard try PersonStore.isEmpty(in: tx) else { throw NotFound() }
            guard try Self.isRight(code, in: tx) else { throw Refusal(problems: [.code: .wrongCode]) }
            try Self.save(administrator, hash: hash, at: now, in: tx)
        }
    }

    private static func isRight(_ code: String, in tx: any ReadTransaction) throws -> Bool {
        guard let expected = try SettingStore.value(.firstRunCode, in: tx) else { return false }
        return isEqual(Array(base64(sha256(code.trimmingSpaces().utf8)).utf8), Array(expected.utf8))
    }

    private static func problems(
        _ administrator: Administrator, isCodeRight: Bool, code: String, password: String, again: String
    ) -> [Field: Problem] {
        var problems: [Field: Problem] = [:]
        let texts: [(Field, String, Int)] = [
            (.organisation, administrator.organisation, 120), (.staffNumber, administrator.staffNumber, 40),
            (.firstName, administrator.firstName, 100), (.lastName, administrator.lastName, 100),
        ]
        for (field, text, limit) in texts {
            if text.isEmpty { problems[field] = .missing }
            if text.unicodeScalars.count > limit { problems[field] = .tooLong(limit: limit) }
        }
        if !isCodeRight { problems[.code] = code.trimmingSpaces().isEmpty ? .missing : .wrongCode }
        if !administrator.email.isEmpty, !AnswerReader.isPlausibleEmail(administrator.email) { problems[.email] = .badEmail }
        let words = [
            administrator.firstName, administrator.lastName, administrator.staffNumber, administrator.email,
            administrator.organisation,
        ]
        if let weakness = PasswordRules.weakness(of: password, identity: words) { problems[.password] = .weak(weakness) }
        if password != again { problems[.again] = .different }
        return problems
    }

    private static func save(_ administrator: Administrator, hash: String, at now: Instant, in tx: any Transaction) throws {
        let person = NewPerson(
            staffNumber: administrator.staffNumber.uppercased(), firstName: administrator.firstName,
            lastName: administrator.lastName, email: administrator.email.isEmpty ? nil : administrator.email.lowercased())
        let id = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
        try LocalIdentityStore.save(hash, of: id, mustChange: false, at: now, in: tx)
        _ = try RightStore.grant(.administrator, to: id, by: nil, at: now, in: tx)
        var events = [
            Event(.personCreated, of: .person(id), by: id, at: now),
            .right(.rightGranted, .administrator, person: id, by: id, at: now),
            Event(.settingChanged, of: .setting(SettingStore.Key.organisationName.text), by: id, at: now),
        ]
        for (position, section) in StandardSections.all.enumerated() {
            events.append(Event(.settingChanged, of: .setting("section.\(section.key)"), by: id, at: now))
            _ = try CatalogueStore.saveSection(
                key: section.key, name: section.name, summary: nil, hue: section.hue, icon: section.icon,
                position: position, in: tx)
        }
        try SettingStore.set(.organisationName, to: administrator.organisation, by: id, at: now, in: tx)
        try SettingStore.remove(.firstRunCode, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        try EventStore.append(events, in: tx)
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
