import Storage
import TextSearch

/// The words a person is found by, folded, each after a space: family name first, since persons are
/// sorted by them too.
enum SearchName {
    static func make(_ person: NewPerson) -> String {
        let text = [person.lastName, person.firstName, person.staffNumber, person.email ?? ""].joined(separator: " ")
        let sorted = [person.lastName, person.firstName].map { name in SortKey.of(name) }
        return " " + (sorted + words(of: text)).joined(separator: " ")
    }

    static func words(of text: String) -> [String] { Analyzer().words(of: text, language: .french) }
}
