/// The members each object of a form definition may have.
enum KnownMembers {
    private indirect enum Shape: Sendable {
        case any
        /// A number without decimals, that an Int holds.
        case whole
        case object([String: Shape])
        case list(Shape)
    }

    private static let text: Shape = .object(["fr": .any, "en": .any])
    private static let innerQuestion: Shape = .object(questionMembers)
    private static let questionMembers: [String: Shape] = [
        "key": .any, "type": .any, "label": text, "help": text, "required": .any, "sensitive": .any,
        // The members of a condition are checked where it is decoded.
        "show": .any, "require": .any,
        "validation": .object([
            "minLength": .whole, "maxLength": .whole, "allowed": .any, "mask": .any, "minimum": .any, "maximum": .any,
            "integer": .any,
            "earliest": .any, "latest": .any, "minimumDays": .whole, "maximumDays": .whole,
            "message": text,
        ]),
        "prefill": .any, "body": text, "link": .object(["href": .any, "label": text]),
        "ends": .object(["low": text, "high": text]), "currency": .any, "foreign": .any,
        "choices": .list(.object(["key": .any, "label": text, "help": text, "show": .any])),
        "compute": .object(["operation": .any, "of": .any]),
    ]
    private static let checks: Shape = .list(.object(["when": .any, "at": .any, "message": text]))
    private static let question: Shape = .object(
        questionMembers.merging([
            "questions": .list(innerQuestion), "checks": checks,
            "rows": .object(["label": text, "add": text, "minimum": .whole, "maximum": .whole]),
        ]) { own, _ in own })
    /// A key or a level, or one for some choices of a question.
    private static let routed: Shape = .object(["question": .any, "keys": .any])
    private static let destination: Shape = .object([
        "key": .any, "name": text, "when": .any, "ticketTitle": .any, "kind": .any, "team": routed, "category": routed,
        "impact": routed, "urgency": routed, "watchers": .list(.object(["question": .any, "person": .any])),
        "due": .object(["question": .any, "workingDays": .whole]), "questions": .any, "after": .any,
    ])
    private static let form: Shape = .object([
        "schema": .whole, "key": .any, "service": .any, "kind": .any, "title": text, "summary": text, "audience": text,
        "atHand": .list(text), "keywords": .any, "icon": .any, "delay": .object(["workingDays": .whole]),
        "route": .object(["team": .any, "category": .any, "impact": .any, "urgency": .any]), "ticketTitle": .any,
        "destinations": .list(destination),
        "pages": .list(
            .object([
                "key": .any, "title": text, "questions": .list(question),
                "checks": checks,
            ])),
    ])

    /// An issue for each member that a form definition does not have: a mistyped « requierd » must
    /// not pass unseen. And for each number that is not whole where it must be.
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
        case (.number(let number), .whole):
            Int(exactly: number) == nil ? [FormIssue(pointer, .wrongType(expected: "Int"))] : []
        default: []
        }
    }
}
