import Domain
import Storage

/// What fields hold before anything is typed in them. It is no input of the draft: it follows whom the request is
/// for, until somebody types something else, or nothing.
struct PrefilledInputs {
    /// Empty where the record says nothing, or nobody is named yet: still nobody typed it.
    private(set) var inputs: [QuestionKey: String] = [:]

    /// - Parameter person: whom the request is for; nil when nobody is named yet.
    init(_ definition: FormDefinition, untouchedIn typed: Inputs, of person: Person?, catalogue: Catalogue) {
        for question in definition.questions where typed[question.key] == nil {
            guard let prefill = question.prefill else { continue }
            inputs[question.key] = person.flatMap { person in Self.input(prefill, person, catalogue) } ?? ""
        }
    }

    private static func input(_ prefill: Question.Prefill, _ person: Person, _ catalogue: Catalogue) -> String? {
        switch prefill {
        case .name: person.name
        case .email: person.email
        case .phone: person.phone
        case .unit: person.unit.flatMap { id in catalogue.unit(id) }?.id.description
        // Paths go from the room up to the site.
        case .site: person.place.flatMap { id in catalogue.path(of: id).last }?.id.description
        }
    }
}
