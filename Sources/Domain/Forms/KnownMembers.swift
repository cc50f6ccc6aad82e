/// Any JSON, to look at members that no type knows: a mistyped « requierd » must not pass unseen.
enum JSONValue: Decodable {
    case null, scalar
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: AnyKey.self) {
            var members: [String: JSONValue] = [:]
            for key in container.allKeys { members[key.stringValue] = try container.decode(JSONValue.self, forKey: key) }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var items: [JSONValue] = []
            while !container.isAtEnd { items.append(try container.decode(JSONValue.self)) }
            self = .array(items)
        } else {
            self = try decoder.singleValueContainer().decodeNil() ? .null : .scalar
        }
    }
}

/// The members each object of a form definition may have.
enum KnownMembers {
    private indirect enum Shape: Sendable {
        case any
        case object([String: Shape])
        case list(Shape)
    }

    private static let text: Shape = .object(["fr": .any, "en": .any])
    private static let question: Shape = .object([
        "key": .any, "type": .any, "label": text, "help": text, "required": .any, "sensitive": .any,
        // The members of a condition are checked where it is decoded.
        "show": .any,
        "validation": .object([
            "minLength": .any, "maxLength": .any, "minimum": .any, "maximum": .any, "integer": .any,
            "earliest": .any, "latest": .any, "message": text,
        ]),
        "choices": .list(.object(["key": .any, "label": text, "help": text])),
    ])
    private static let form: Shape = .object([
        "schema": .any, "key": .any, "service": .any, "kind": .any, "title": text, "summary": text, "audience": text,
        "atHand": .list(text), "keywords": .any, "icon": .any, "delay": .object(["workingDays": .any]),
        "route": .object(["team": .any, "category": .any, "impact": .any, "urgency": .any]), "ticketTitle": .any,
        "pages": .list(.object(["key": .any, "title": text, "questions": .list(question)])),
    ])

    /// An issue for each member that a form definition does not have.
    static func strangers(in document: JSONValue) -> [FormIssue] { strangers(in: document, form, at: "") }

    private static func strangers(in value: JSONValue, _ shape: Shape, at pointer: String) -> [FormIssue] {
        switch (value, shape) {
        case (.object(let members), .object(let known)):
            members.sorted { left, right in left.key < right.key }.flatMap { name, member -> [FormIssue] in
                let place = "\(pointer)/\(FormReader.escaped(name))"
                guard let inner = known[name] else { return [FormIssue(place, .unknownMember)] }
                return strangers(in: member, inner, at: place)
            }
        case (.array(let items), .list(let inner)):
            items.enumerated().flatMap { index, item in strangers(in: item, inner, at: "\(pointer)/\(index)") }
        default: []
        }
    }
}
