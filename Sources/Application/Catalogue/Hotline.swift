import Domain

/// The telephone line of the service desk.
public struct Hotline: Sendable, Hashable, Codable {
    /// The number as people dial it from their desk.
    public var number: String
    /// « de 8 h à 12 h ».
    public var hours: LocalizedText

    public init(number: String, hours: LocalizedText) {
        self.number = number
        self.hours = hours
    }
}
