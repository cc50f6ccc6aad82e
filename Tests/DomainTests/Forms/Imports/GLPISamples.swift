@testable import Domain

/// Exports in the shapes that GLPI 11 writes, made for these tests.
enum GLPISamples {
    static func export(_ form: JSON) -> [UInt8] { (["version": 1, "forms": [form]] as JSON).bytes }

    static func form(
        _ questions: [JSON], sections: [JSON] = [section(1)], comments: [JSON] = [], others: [(String, JSON)] = []
    ) -> JSON {
        var members: [(String, JSON)] = [
            ("id", 7), ("uuid", "forme"), ("name", "Demander un accès"), ("header", "<p>Pour un <b>nouvel</b> accès.</p>"),
            ("description", .raw("null")), ("entity_name", "Mairie"), ("is_recursive", true), ("is_active", true),
            ("submit_button_visibility_strategy", "always_visible"), ("illustration", ""), ("submit_button_conditions", []),
            ("sections", .list(sections)), ("comments", .list(comments)), ("questions", .list(questions)),
            (
                "policies",
                [
                    [
                        "strategy": #"Glpi\Form\AccessControl\ControlType\AllowList"#,
                        "config": ["user_ids": ["all"], "group_ids": []], "is_active": true,
                    ]
                ]
            ),
            ("destinations", []), ("translations", []), ("data_requirements", []),
        ]
        for (name, value) in others {
            members.removeAll { member in member.0 == name }
            members.append((name, value))
        }
        return .object(members)
    }

    static func section(_ id: Int, rank: Int = 0, _ others: [(String, JSON)] = []) -> JSON {
        merged(
            [
                ("id", .raw(String(id))), ("uuid", .text("section-\(id)")), ("name", .text("Section \(id)")),
                ("description", .raw("null")), ("rank", .raw(String(rank))), ("visibility_strategy", ""), ("conditions", []),
            ], others)
    }

    static func question(_ id: Int, _ type: String, _ others: [(String, JSON)] = []) -> JSON {
        merged(
            [
                ("id", .raw(String(id))), ("uuid", .text("question-\(id)")), ("name", .text("Question \(id)")),
                ("type", .text(#"Glpi\Form\QuestionType\QuestionType"# + type)), ("is_mandatory", false),
                ("vertical_rank", .raw(String(id))), ("horizontal_rank", .raw("null")), ("description", ""),
                ("default_value", ""),
                ("extra_data", .raw("null")), ("section_id", 1), ("visibility_strategy", "always_visible"),
                ("validation_strategy", "no_validation"), ("conditions", []), ("validation_conditions", []),
            ], others)
    }

    static func comment(_ id: Int, rank: Int, _ others: [(String, JSON)] = []) -> JSON {
        merged(
            [
                ("id", .raw(String(id))), ("uuid", .text("comment-\(id)")), ("name", .text("Commentaire \(id)")),
                ("description", ""),
                ("vertical_rank", .raw(String(rank))), ("horizontal_rank", .raw("null")), ("section_id", 1),
                ("visibility_strategy", ""), ("conditions", []),
            ], others)
    }

    static func condition(_ item: String, _ comparator: String, _ value: JSON, _ logic: String = "and") -> JSON {
        [
            "item_uuid": .text(item), "item_type": .text(String(item.prefix { $0 != "-" })), "value_operator": .text(comparator),
            "logic_operator": .text(logic), "value": value,
        ]
    }

    static func shown(_ conditions: [JSON], _ strategy: String = "visible_if") -> [(String, JSON)] {
        [("visibility_strategy", .text(strategy)), ("conditions", .list(conditions))]
    }

    static let options: (String, JSON) = (
        "extra_data", ["options": ["10": "Lecture", "2": "Écriture", "4a-b": "Administration", "9": ""]]
    )

    private static func merged(_ members: [(String, JSON)], _ others: [(String, JSON)]) -> JSON {
        .object(members.filter { member in !others.contains { other in other.0 == member.0 } } + others)
    }

    static func read(_ bytes: [UInt8]) throws -> FormImport {
        let export = try GLPIExport(bytes)
        return try export.form(at: 0, frame: export.frame(at: 0))
    }

    static func read(_ form: JSON) throws -> FormImport { try read(export(form)) }
}
