import Storage
import TextSearch

/// The words a person is found by, folded, each after a space.
enum SearchName {
    static func make(_ person: NewPerson) -> String {
        let text = [person.firstName, person.lastName, person.staffNumber, person.email ?? ""].joined(separator: " ")
        return " " + words(of: text).joined(separator: " ")
    }

    static func words(of text: String) -> [String] { Analyzer().words(of: text, language: .french) }
}
