/// The languages whose words this module knows how to reduce.
public enum Language: String, Sendable, CaseIterable, Codable {
    case french = "fr"
    case english = "en"
}
