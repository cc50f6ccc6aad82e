/// An employee of the body, with or without an account.
public struct Person: Sendable, Hashable {
    public let id: PersonID
    /// The number the body knows the person by (« matricule »); unique.
    public var staffNumber: String
    public var firstName: String
    public var lastName: String
    public var email: String?
    public var phone: String?
    /// The job title.
    public var function: String?
    public var unit: UnitID?
    /// The room, building or site where the person works.
    public var place: PlaceID?
    public var isActive: Bool
    public var preferences: Preferences

    public init(
        id: PersonID, staffNumber: String, firstName: String, lastName: String, email: String?, phone: String?,
        function: String?, unit: UnitID?, place: PlaceID?, isActive: Bool, preferences: Preferences
    ) {
        self.id = id
        self.staffNumber = staffNumber
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.phone = phone
        self.function = function
        self.unit = unit
        self.place = place
        self.isActive = isActive
        self.preferences = preferences
    }

    public var name: String { "\(firstName) \(lastName)" }

    /// The first letters of the first and last names.
    public var initials: String { "\(firstName.prefix(1))\(lastName.prefix(1))".uppercased() }
}

/// How a person reads the pages (« Affichage et lecture »).
public struct Preferences: Sendable, Hashable {
    public var language: Language
    public var theme: Theme
    public var reading: Reading
    /// Keyboard shortcuts of the workbench.
    public var shortcuts: Bool

    public init(
        language: Language = .french, theme: Theme = .system, reading: Reading = .standard, shortcuts: Bool = true
    ) {
        self.language = language
        self.theme = theme
        self.reading = reading
        self.shortcuts = shortcuts
    }

    /// Light or dark, or as the machine is set.
    public enum Theme: String, Sendable, CaseIterable { case system, light, dark }
    /// As usual, or easier to read.
    public enum Reading: String, Sendable, CaseIterable { case standard, easy }
}
