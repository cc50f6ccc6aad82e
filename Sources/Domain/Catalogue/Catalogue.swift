/// The top entries of the portal.
public struct Section: Sendable, Hashable, Codable {
    public let id: SectionID
    public var key: String
    public var name: LocalizedText
    public var summary: LocalizedText?
    public var hue: Hue
    public var icon: String

    public init(id: SectionID, key: String, name: LocalizedText, summary: LocalizedText?, hue: Hue, icon: String) {
        self.id = id
        self.key = key
        self.name = name
        self.summary = summary
        self.hue = hue
        self.icon = icon
    }

    /// The name of a hue, not a colour, so that both themes hold.
    public enum Hue: String, Sendable, Codable, CaseIterable { case info, canal, prune, alerte }
}

/// What a section offers; owner of forms.
public struct Service: Sendable, Hashable, Codable {
    public let id: ServiceID
    public var key: String
    public var section: SectionID
    public var name: LocalizedText
    public var summary: LocalizedText?
    public var icon: String
    /// The team that handles its tickets unless a form says otherwise.
    public var team: TeamID
    public var isConfidential: Bool
    public var privacy: PrivacyNotice?
    /// Whoever wrote a version of a form does not publish it: somebody else reads it first.
    public var needsSecondPerson: Bool

    public init(
        id: ServiceID, key: String, section: SectionID, name: LocalizedText, summary: LocalizedText?, icon: String,
        team: TeamID, isConfidential: Bool, privacy: PrivacyNotice?, needsSecondPerson: Bool = false
    ) {
        self.id = id
        self.key = key
        self.section = section
        self.name = name
        self.summary = summary
        self.icon = icon
        self.team = team
        self.isConfidential = isConfidential
        self.privacy = privacy
        self.needsSecondPerson = needsSecondPerson
    }
}

/// What a service says of personal data before sending (GDPR, art. 13).
public struct PrivacyNotice: Sendable, Hashable, Codable {
    public var purpose: LocalizedText
    public var legalBasis: LocalizedText
    public var recipients: LocalizedText
    public var retention: LocalizedText
    public var contact: LocalizedText

    public init(
        purpose: LocalizedText, legalBasis: LocalizedText, recipients: LocalizedText, retention: LocalizedText,
        contact: LocalizedText
    ) {
        self.purpose = purpose
        self.legalBasis = legalBasis
        self.recipients = recipients
        self.retention = retention
        self.contact = contact
    }
}

/// Who handles tickets.
public struct Team: Sendable, Hashable, Codable {
    public let id: TeamID
    public var key: String
    public var name: String
    public var section: SectionID
    /// 1 qualifies and solves, 2 is the specialist.
    public var level: Int
    public var isActive: Bool

    public init(id: TeamID, key: String, name: String, section: SectionID, level: Int, isActive: Bool) {
        self.id = id
        self.key = key
        self.name = name
        self.section = section
        self.level = level
        self.isActive = isActive
    }
}

/// What a ticket is about.
public struct Category: Sendable, Hashable, Codable {
    public let id: CategoryID
    public var key: String
    public var name: String
    public var section: SectionID
    public var isActive: Bool

    public init(id: CategoryID, key: String, name: String, section: SectionID, isActive: Bool) {
        self.id = id
        self.key = key
        self.name = name
        self.section = section
        self.isActive = isActive
    }
}
