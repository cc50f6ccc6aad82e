#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// The pages of information, edited by the administration.
public struct StatementAdministration: Sendable {
    private let portal: Portal
    private let defaults: DefaultStatements

    /// - Parameter defaults: the product's texts, where the body has written none. Without them an administrator
    ///   would edit an empty page in place of the one that visitors read.
    public init(_ portal: Portal, defaults: DefaultStatements) {
        self.portal = portal
        self.defaults = defaults
    }

    /// A page as typed: plain text in each language.
    public struct Draft: Sendable, Hashable {
        public var title = ""
        public var titleEnglish = ""
        public var text = ""
        public var textEnglish = ""
        /// Of the accessibility statement alone.
        public var conformity = Statement.Conformity.none

        public init() {}

        public init(_ statement: Statement) {
            title = statement.title.fr
            titleEnglish = statement.title.en ?? ""
            text = StatementText.text(statement.body.fr)
            textEnglish = StatementText.text(statement.body.en ?? [])
            conformity = statement.conformity ?? .none
        }
    }

    /// What the page of a statement asks for.
    public enum Field: String, Sendable, Hashable, CaseIterable { case title, titleEnglish, text, textEnglish }

    /// What is wrong with a field.
    public enum Problem: Sendable, Hashable {
        case missing
        case tooLong(limit: Int)
    }

    /// What is wrong with what was typed, by field.
    public struct Refusal: Error, Sendable, Hashable {
        public var problems: [Field: Problem]
    }

    /// A page, and whose text it is.
    public struct Entry: Sendable {
        public var statement: Statement
        /// The body wrote it; otherwise it is the product's.
        public var isOwn: Bool
    }

    /// The pages, in the order of the footer.
    public func list(by signedIn: SignedIn) async throws -> [Entry] {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        return try await portal.database.read { tx in
            try Statement.keys.map { key in
                let own = try Self.statement(key, in: tx)
                return Entry(statement: own ?? standard(key), isOwn: own != nil)
            }
        }
    }

    public func statement(_ key: String, by signedIn: SignedIn) async throws -> Statement {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        guard Statement.keys.contains(key) else { throw NotFound() }
        return try await portal.database.read { tx in try Self.statement(key, in: tx) ?? standard(key) }
    }

    private func standard(_ key: String) -> Statement {
        defaults[key] ?? Statement(key: key, title: LocalizedText(fr: ""), body: .init(fr: [], en: nil))
    }

    public func save(_ key: String, _ draft: Draft, by signedIn: SignedIn) async throws {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        guard Statement.keys.contains(key) else { throw NotFound() }
        try Self.check(draft)
        let english = StatementText.blocks(draft.textEnglish)
        let statement = Statement(
            key: key, title: LocalizedText(fr: draft.title, en: draft.titleEnglish.isEmpty ? nil : draft.titleEnglish),
            body: .init(fr: StatementText.blocks(draft.text), en: english.isEmpty ? nil : english),
            conformity: key == Statement.accessibility ? draft.conformity : nil)
        let json = String(decoding: try JSONEncoder().encode(statement), as: UTF8.self)
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard try Self.statement(key, in: tx) != statement else { return }
            try SettingStore.set(.statement(key), to: json, by: signedIn.person.id, at: now, in: tx)
            try EventStore.append(
                Event(.settingChanged, of: .setting("statement.\(key)"), by: signedIn.person.id, at: now), in: tx)
            // Every page says in its foot how accessible the portal is.
            if key == Statement.accessibility { try SettingStore.touchCatalogue(at: now, in: tx) }
        }
    }

    private static func statement(_ key: String, in tx: any ReadTransaction) throws -> Statement? {
        try SettingStore.value(.statement(key), in: tx).map { json in
            try JSONDecoder().decode(Statement.self, from: Data(json.utf8))
        }
    }

    private static func check(_ draft: Draft) throws(Refusal) {
        var problems: [Field: Problem] = [:]
        let fields: [(Field, String, Int, Bool)] = [
            (.title, draft.title, 120, true), (.titleEnglish, draft.titleEnglish, 120, false),
            (.text, draft.text, 40_000, true), (.textEnglish, draft.textEnglish, 40_000, false),
        ]
        for (field, text, limit, isRequired) in fields {
            if isRequired, text.trimmingSpaces().isEmpty { problems[field] = .missing }
            if text.unicodeScalars.count > limit { problems[field] = .tooLong(limit: limit) }
        }
        // A page half in English would be no page in English.
        if draft.titleEnglish.isEmpty != draft.textEnglish.isEmpty {
            problems[draft.titleEnglish.isEmpty ? .titleEnglish : .textEnglish] = .missing
        }
        guard problems.isEmpty else { throw Refusal(problems: problems) }
    }
}
