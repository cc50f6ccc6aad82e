import Domain
import FoundationEssentials

/// JSON as the tests write it; `encode` gives the bytes that a person would have sent.
indirect enum JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral,
    Sendable
{
    case raw(String)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .raw(String(value)) }
    init(floatLiteral value: Double) { self = .raw(String(value)) }
    init(booleanLiteral value: Bool) { self = .raw(String(value)) }
    init(nilLiteral: ()) { self = .raw("null") }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

    var string: String {
        switch self {
        case .raw(let text): return text
        case .text(let text): return Self.quoted(text)
        case .list(let items): return "[\(items.map(\.string).joined(separator: ","))]"
        case .object(let members):
            let parts = members.map { name, value in "\(Self.quoted(name)):\(value.string)" }
            return "{\(parts.joined(separator: ","))}"
        }
    }

    var bytes: [UInt8] { Array(string.utf8) }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// This document with the value at `pointer` replaced or added; nil takes the member away.
    func setting(_ pointer: String, _ value: JSON?) -> JSON {
        setting(pointer.split(separator: "/").map(String.init)[...], value)
    }

    private func setting(_ path: ArraySlice<String>, _ value: JSON?) -> JSON {
        guard let head = path.first else { return value ?? self }
        let rest = path.dropFirst()
        switch self {
        case .object(var members):
            if let index = members.firstIndex(where: { member in member.0 == head }) {
                if rest.isEmpty, value == nil {
                    members.remove(at: index)
                } else {
                    members[index].1 = members[index].1.setting(rest, value)
                }
            } else if rest.isEmpty, let value {
                members.append((head, value))
            }
            return .object(members)
        case .list(var items):
            guard let index = Int(head) else { return self }
            if index == items.count, let value { items.append(value) } else { items[index] = items[index].setting(rest, value) }
            return .list(items)
        default: return self
        }
    }
}

/// Forms to start from.
enum FormSamples {
    static func document(questions: [JSON]) -> JSON {
        document(pages: [["key": "page", "title": ["fr": "Page"], "questions": .list(questions)]])
    }

    static func document(pages: [JSON]) -> JSON {
        [
            "schema": 1, "key": "essai", "service": "poste", "kind": "request", "title": ["fr": "Essayer"],
            "summary": ["fr": "Un essai."], "delay": ["workingDays": 3],
            "route": ["team": "proximite", "category": "materiel", "impact": "low", "urgency": "medium"],
            "pages": .list(pages),
        ]
    }

    static func question(_ key: String, _ type: String, _ more: [(String, JSON)] = []) -> JSON {
        .object([("key", .text(key)), ("type", .text(type)), ("label", ["fr": .text("Question \(key)")])] + more)
    }

    static func choices(_ keys: String...) -> (String, JSON) {
        ("choices", .list(keys.map { key in ["key": .text(key), "label": ["fr": .text(key)]] }))
    }

    /// What a question of this type cannot do without.
    static func needed(by type: Question.Kind) -> [(String, JSON)] {
        switch type {
        case .choice, .choices: [choices("panne", "arrivee", "autre")]
        case .text: [("body", ["fr": "Un paragraphe.\n\nUn autre."])]
        // Of the question above it.
        case .computed: [("compute", ["operation": "sum", "of": ["b"]])]
        case .block: [("rows", ["label": ["fr": "Ligne"]]), ("questions", [question("de-ligne", "number")])]
        default: []
        }
    }

    static func show(_ condition: JSON) -> (String, JSON) { ("show", condition) }

    /// One question of each type, with limits, and conditions of each kind: `/pages/0/questions/n`.
    static let complete: JSON = document(pages: [
        [
            "key": "premiere", "title": ["fr": "Première", "en": "First"],
            "questions": [
                question("texte", "shortText", [("required", true), ("validation", ["minLength": 3, "maxLength": 20])]),
                question("recit", "longText", [("sensitive", true), ("help", ["fr": "Racontez."])]),
                question("nombre", "number", [("validation", ["minimum": 1, "maximum": 9, "integer": true])]),
                question("adresse", "email"), question("appel", "phone"),
                question("jour", "date", [("validation", ["earliest": "today", "latest": "today+30"])]),
                question("moment", "dateTime"), question("accord", "yesNo"),
                question("motif", "choice", [choices("panne", "arrivee", "autre")]),
                question("sites", "choices", [choices("quai", "rive", "pont"), ("validation", ["minimum": 1, "maximum": 2])]),
                question("agent", "person"), question("service", "unit"), question("lieu", "place"),
                question("pieces", "file", [("validation", ["maximum": 3])]),
                question("heure", "time", [("validation", ["earliest": "08:00", "latest": "18:00"])]),
                question("periode", "period", [("validation", ["minimumDays": 2, "maximumDays": 60])]),
                question("somme", "amount", [("validation", ["minimum": 1])]), question("compte", "iban"),
                question("vehicule", "plate"), question("livraison", "address", [("foreign", true)]),
                question("avis", "rating", [("ends", ["low": ["fr": "Mal"], "high": ["fr": "Bien", "en": "Good"]])]),
                question("titre", "heading"),
                question("mode", "text", [("body", ["fr": "Un paragraphe.\n\nUn autre.", "en": "One."])]),
                question(
                    "charte", "acknowledgement",
                    [("link", ["href": "https://intranet.example/charte", "label": ["fr": "La charte"]])]),
                question("bon", "shortText", [("validation", ["mask": "AA-9999"])]),
                question(
                    "total", "computed",
                    [("compute", ["operation": "sum", "of": ["nombre", "avis"]]), ("help", ["fr": "Deux nombres."])]),
                question("duree", "computed", [("compute", ["operation": "workingDays", "of": ["periode"]])]),
                question(
                    "teinte", "choice",
                    [
                        (
                            "choices",
                            [
                                ["key": "bleu", "label": ["fr": "Bleu"]],
                                [
                                    "key": "or", "label": ["fr": "Or"],
                                    "show": ["question": "total", "operator": "atLeast", "value": 8],
                                ],
                            ]
                        )
                    ]),
                question(
                    "voyageurs", "block",
                    [
                        (
                            "rows",
                            [
                                "label": ["fr": "Voyageur", "en": "Traveller"], "add": ["fr": "Ajouter un voyageur"],
                                "minimum": 0, "maximum": 4,
                            ]
                        ),
                        (
                            "questions",
                            [
                                question("nom", "shortText", [("required", true)]),
                                question("age", "number", [("validation", ["minimum": 0, "integer": true])]),
                                question(
                                    "tuteur", "shortText",
                                    [show(["question": "age", "operator": "lessThan", "value": 18]), ("required", true)]),
                            ]
                        ),
                        (
                            "checks",
                            [
                                [
                                    "when": ["question": "nom", "operator": "equals", "value": "moi"], "at": "nom",
                                    "message": ["fr": "Écrivez le nom, pas « moi »."],
                                ]
                            ]
                        ),
                    ]),
            ],
            "checks": [
                [
                    "when": [
                        "all": [
                            ["question": "nombre", "operator": "atLeast", "value": 5],
                            ["question": "accord", "operator": "equals", "value": false],
                        ]
                    ], "at": "nombre", "message": ["fr": "Sans accord, demandez quatre au plus."],
                ]
            ],
        ],
        [
            "key": "seconde", "title": ["fr": "Seconde"],
            "questions": [
                question(
                    "suite", "shortText",
                    [
                        show([
                            "all": [
                                ["question": "motif", "operator": "in", "value": ["panne", "autre"]],
                                [
                                    "any": [
                                        ["question": "sites", "operator": "contains", "value": "quai"],
                                        [
                                            "not": [
                                                "person": "beneficiary", "attribute": "unit", "operator": "within",
                                                "value": "eau",
                                            ]
                                        ],
                                    ]
                                ],
                                ["date": "today", "operator": "after", "value": "2020-01-01"],
                                [
                                    "count": "voyageurs", "where": ["question": "tuteur", "operator": "isEmpty"],
                                    "operator": "atMost", "value": 9,
                                ],
                            ]
                        ])
                    ])
            ],
        ],
    ]).setting("ticketTitle", "Essai : {motif}").setting("keywords", ["essai", "test"])

    static func form(_ document: JSON) throws -> FormDefinition { try FormReader.read(document.bytes) }

    static func form(questions: [JSON]) throws -> FormDefinition { try form(document(questions: questions)) }

    static let context = FormContext(
        requester: PersonFacts(
            unitPath: ["agence-est", "eau", "siege"], placePath: ["bureau-12", "tour", "quai"], groups: ["elus"]),
        beneficiary: PersonFacts(unitPath: ["voirie", "siege"], placePath: [], groups: ["encadrants", "elus"]),
        today: CalendarDate(daysSince1970: 20_617),  // 2026-06-13
        unitPaths: [UnitID(7): ["agence-est", "eau", "siege"]], placePaths: [PlaceID(8): ["bureau-12", "tour", "quai"]])
}

/// The issues of a refusal; empty when the document is read.
func issues(of bytes: [UInt8]) -> [FormIssue] {
    do throws(FormRefusal) {
        _ = try FormReader.read(bytes)
        return []
    } catch { return error.issues }
}

func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
