@testable import Domain
import Testing

private typealias Samples = GLPISamples

@Suite("Forms of GLPI")
struct GLPIReaderTests {
    @Test("each type of question comes in as one of ours, or says why not")
    func types() throws {
        let options = Samples.options
        let cases: [(String, [(String, JSON)], Question.Kind?, FormImportReason?)] = [
            ("ShortText", [], .shortText, nil), ("LongText", [], .longText, nil), ("Email", [], .email, nil),
            ("Number", [], .number, nil), ("File", [], .file, nil), ("Radio", [options], .choice, nil),
            ("Checkbox", [options], .choices, nil), ("Dropdown", [options], .choice, nil),
            (
                "Dropdown", [("extra_data", ["options": ["1": "A", "2": "B"], "is_multiple_dropdown": true])], .choices, nil
            ),
            ("Dropdown", [("extra_data", ["options": ["1": "A"]])], nil, .tooFewChoices),
            ("DateTime", [("extra_data", ["is_date_enabled": 1, "is_time_enabled": 0])], .date, nil),
            ("DateTime", [("extra_data", ["is_date_enabled": 0, "is_time_enabled": 1])], .time, nil),
            ("DateTime", [("extra_data", ["is_date_enabled": "1", "is_time_enabled": "1"])], .dateTime, nil),
            ("Urgency", [], .choice, .asChoices), ("RequestType", [], .choice, .asChoices),
            ("Requester", [("extra_data", ["is_multiple_actors": true])], .person, .onePerson),
            ("Observer", [("extra_data", ["enabled_types": ["User", "Group"]])], .person, .became(.person)),
            ("Assignee", [], .person, nil),
            ("Item", [("extra_data", ["itemtype": "Computer"])], .shortText, .freeText("Computer")),
            (
                "Item", [("extra_data", ["itemtype": #"Glpi\CustomAsset\MarteauAsset"#])], .shortText,
                .freeText(#"Glpi\CustomAsset\MarteauAsset"#)
            ),
            ("Item", [("extra_data", ["itemtype": "User"])], .person, nil),
            ("ItemDropdown", [("extra_data", ["itemtype": "Location"])], .place, nil),
            ("ItemDropdown", [("extra_data", ["itemtype": "ITILCategory"])], .shortText, .freeText("ITILCategory")),
            ("UserDevice", [("extra_data", ["is_multiple_devices": true])], .shortText, .freeText("UserDevice")),
            ("Chiffré", [("type", #"GlpiPlugin\Chiffres\Couleur"#)], nil, .unknownType(#"GlpiPlugin\Chiffres\Couleur"#)),
        ]
        for (type, others, kind, reason) in cases {
            let imported = try Samples.read(
                Samples.form([Samples.question(1, type, others), Samples.question(2, "ShortText")]))
            let entry = try #require(imported.entries.first { entry in entry.place == .member("/forms/0/questions/0") })
            #expect(imported.definition.question("question-1")?.type == kind, "\(type)")
            if let reason {
                #expect(entry.remarks.contains { remark in remark.reason == reason }, "\(type): \(entry.remarks)")
                #expect(entry.outcome == (kind == nil ? .left : .changed), "\(type)")
            }
        }
    }

    @Test("choices keep their order; an empty one is left and said")
    func choices() throws {
        let imported = try Samples.read(Samples.form([Samples.question(1, "Radio", [Samples.options])]))
        #expect(
            imported.definition.question("question-1")?.choices?.map(\.label.fr) == ["Lecture", "Écriture", "Administration"])
        #expect(
            imported.entries.first { entry in entry.subject == "Question 1" }?.remarks == [.init(.choice, .left, .emptyChoice)])
    }

    @Test("sections are pages, comments are read between questions, all in the order of their ranks")
    func structure() throws {
        let form = Samples.form(
            [
                Samples.question(2, "ShortText"),
                Samples.question(1, "ShortText", [("is_mandatory", true), ("description", "<p>Une&nbsp;aide</p>")]),
                Samples.question(3, "ShortText", [("section_id", 2)]), Samples.question(4, "ShortText", [("section_id", 99)]),
            ],
            sections: [
                Samples.section(2, rank: 1), Samples.section(1, rank: 0, [("description", "À lire.")]),
                Samples.section(3, rank: 2),
            ],
            comments: [
                Samples.comment(8, rank: 1), Samples.comment(9, rank: 2, [("description", "<ul><li>Un</li><li>Deux</li></ul>")]),
            ])
        let imported = try Samples.read(form)
        #expect(imported.definition.title.fr == "Demander un accès" && imported.definition.summary.fr == "Pour un nouvel accès.")
        #expect(imported.definition.pages.map(\.title.fr) == ["Section 1", "Section 2"])
        let first = imported.definition.pages[0].questions
        #expect(first.map(\.type) == [.text, .shortText, .heading, .shortText, .text])
        #expect(first[1].isRequired && first[1].help?.fr == "Une\u{A0}aide" && first[4].body?.fr == "Un\nDeux")
        func outcome(_ pointer: String) -> FormImport.Entry? {
            imported.entries.first { entry in entry.place == .member("/forms/0/\(pointer)") }
        }
        #expect(outcome("questions/3")?.remarks == [.init(.whole, .left, .outsideForm)])
        #expect(outcome("sections/2")?.remarks == [.init(.whole, .left, .emptyGroup)])
        #expect(outcome("sections/1")?.outcome == .taken)
    }

    /// What is asked of the condition, and the answers for which GLPI shows the question.
    private static let table: [(String, [JSON], String, [Answers], [Answers])] = [
        (
            "equals", [Samples.condition("question-1", "equals", "Oui")], "visible_if", [["question-1": .text("oui")]],
            [["question-1": .text("non")], [:]]
        ),
        (
            "not equals", [Samples.condition("question-1", "not_equals", "Oui")], "visible_if", [["question-1": .text("non")]],
            [["question-1": .text("oui")], [:]]
        ),
        (
            "hidden", [Samples.condition("question-1", "equals", "Oui")], "hidden_if", [["question-1": .text("non")], [:]],
            [["question-1": .text("oui")]]
        ),
        (
            "contains", [Samples.condition("question-1", "not_contains", "x")], "visible_if", [["question-1": .text("abc")]],
            [["question-1": .text("axc")], [:]]
        ),
        (
            "radio", [Samples.condition("question-2", "equals", 2)], "visible_if", [["question-2": .choice("ecriture")]],
            [["question-2": .choice("lecture")], [:]]
        ),
        (
            "radio not", [Samples.condition("question-2", "not_equals", "4a-b")], "visible_if",
            [["question-2": .choice("lecture")]], [["question-2": .choice("administration")]]
        ),
        (
            "boxes are exactly", [Samples.condition("question-3", "equals", [10, 2])], "visible_if",
            [["question-3": .choices(["lecture", "ecriture"])]],
            [["question-3": .choices(["lecture", "ecriture", "administration"])], ["question-3": .choices(["lecture"])], [:]]
        ),
        (
            "boxes hold", [Samples.condition("question-3", "contains", ["10"])], "visible_if",
            [["question-3": .choices(["lecture", "ecriture"])]], [["question-3": .choices(["ecriture"])], [:]]
        ),
        (
            "numbers", [Samples.condition("question-4", "greater_than_or_equals", "5")], "visible_if",
            [["question-4": .number(5)]], [["question-4": .number(4)], [:]]
        ),
        ("empty", [Samples.condition("question-4", "empty", nil)], "visible_if", [[:]], [["question-4": .number(0)]]),
        (
            "urgency", [Samples.condition("question-5", "greater_than", 3)], "visible_if", [["question-5": .choice("haute")]],
            [["question-5": .choice("moyenne")], [:]]
        ),
        (
            "one after the other",
            [
                Samples.condition("question-1", "equals", "a"), Samples.condition("question-4", "equals", 1, "or"),
                Samples.condition("question-2", "equals", 10, "and"),
            ], "visible_if", [["question-4": .number(1), "question-2": .choice("lecture")]], [["question-1": .text("a")]]
        ),
        (
            "visible", [Samples.condition("question-6", "visible", nil)], "visible_if", [["question-4": .number(9)]],
            [["question-4": .number(1)], [:]]
        ),
        (
            "not visible", [Samples.condition("question-6", "not_visible", nil)], "visible_if",
            [["question-4": .number(1)], [:]], [["question-4": .number(9)]]
        ),
    ]

    @Test("conditions show what GLPI shows", arguments: table.indices)
    func conditions(index: Int) throws {
        let (name, conditions, strategy, yes, no) = Self.table[index]
        let form = Samples.form([
            Samples.question(1, "ShortText"), Samples.question(2, "Radio", [Samples.options]),
            Samples.question(3, "Checkbox", [Samples.options]), Samples.question(4, "Number"), Samples.question(5, "Urgency"),
            Samples.question(6, "ShortText", Samples.shown([Samples.condition("question-4", "equals", 9)])),
            Samples.question(7, "ShortText", Samples.shown(conditions, strategy)),
        ])
        let definition = try Samples.read(form).definition
        let show = try #require(definition.question("question-7")?.show, "\(name)")
        let context = FormContext(requester: .init(), beneficiary: .init(), today: try #require(CalendarDate(iso: "2026-11-30")))
        for answers in yes { #expect(ConditionEvaluator(answers: answers, context: context).holds(show), "\(name): \(answers)") }
        for answers in no { #expect(!ConditionEvaluator(answers: answers, context: context).holds(show), "\(name): \(answers)") }
    }

    @Test("a section shown under a condition shows its questions; one that shows another is written out")
    func sections() throws {
        let condition = Samples.condition("question-1", "equals", "Oui")
        let form = Samples.form(
            [
                Samples.question(1, "ShortText"), Samples.question(2, "ShortText", [("section_id", 2)]),
                Samples.question(3, "ShortText", [("section_id", 3)]),
            ],
            sections: [
                Samples.section(1, rank: 0, Samples.shown([condition])), Samples.section(2, rank: 1, Samples.shown([condition])),
                Samples.section(3, rank: 2, Samples.shown([Samples.condition("section-2", "visible", "")])),
            ])
        let definition = try Samples.read(form).definition
        let shown = Condition.compare(.init(subject: .question("question-1"), comparator: .equals, value: .text("Oui")))
        #expect(definition.question("question-1")?.show == nil, "the first section is always seen")
        #expect(definition.question("question-2")?.show == shown && definition.question("question-3")?.show == shown)
    }

    @Test("what has no counterpart is left, with its pointer and why; the question comes in")
    func left() throws {
        let cases: [(JSON, FormImportReason)] = [
            (Samples.condition("question-1", "match_regex", "/^(a+)+$/"), .regularExpression),
            (Samples.condition("question-3", "equals", "x"), .askedLater("Question 3")),
            (Samples.condition("question-1", "length_greater_than", 3), .lengthInCondition),
            (Samples.condition("question-0", "equals", "x"), .unknownName("question-0")),
            (Samples.condition("question-1", "equals", ["itemtype": "Computer", "items_id": "PC"]), .valueDoesNotFit("")),
            (Samples.condition("question-1", "is_itemtype", "Computer"), .noComparison("is_itemtype")),
        ]
        for (condition, reason) in cases {
            let imported = try Samples.read(
                Samples.form([
                    Samples.question(1, "ShortText"), Samples.question(2, "ShortText", Samples.shown([condition])),
                    Samples.question(3, "ShortText"),
                ]))
            #expect(imported.definition.question("question-2")?.show == nil)
            let entry = imported.entries.first { entry in entry.place == .member("/forms/0/questions/1") }
            #expect(entry?.remarks == [.init(.condition, .left, reason)])
        }
    }

    @Test("validations are limits; a regular expression is reported, not taken")
    func validation() throws {
        func validated(_ type: String, _ conditions: [JSON], _ strategy: String = "valid_if") throws -> (
            Question?, FormDefinition.Check?, [FormImport.Remark]
        ) {
            let imported = try Samples.read(
                Samples.form([
                    Samples.question(
                        1, type, [("validation_strategy", .text(strategy)), ("validation_conditions", .list(conditions))])
                ]))
            return (
                imported.definition.question("question-1"), imported.definition.pages[0].checks?.first,
                imported.entries.first { entry in entry.subject == "Question 1" }?.remarks ?? []
            )
        }
        #expect(
            try validated("ShortText", [Samples.condition("question-1", "length_greater_than", 5)]).0?.validation
                == .init(minLength: 6))
        #expect(
            try validated(
                "Number",
                [
                    Samples.condition("question-1", "greater_than_or_equals", 1),
                    Samples.condition("question-1", "less_than_or_equals", "9"),
                ]
            ).0?.validation == .init(minimum: 1, maximum: 9))
        #expect(
            try validated("Number", [Samples.condition("question-1", "less_than", 1)], "invalid_if").0?.validation
                == .init(minimum: 1))
        #expect(try validated("Number", [Samples.condition("question-1", "greater_than", 1)]).1?.at == "question-1")
        let expression = try validated("ShortText", [Samples.condition("question-1", "match_regex", "/^(a+)+$/")])
        #expect(expression.0?.validation == nil && expression.2 == [.init(.constraint, .left, .regularExpression)])
    }

    @Test("the button that sends is a check; destinations, access and the rest say what is left")
    func rest() throws {
        let title =
            #"<span data-form-tag="true" data-form-tag-value="7" data-form-tag-provider="Glpi\Form\Tag\FormTagProvider">#Form name: Accès</span> de <span data-form-tag="true" data-form-tag-value="1" data-form-tag-provider="Glpi\Form\Tag\AnswerTagProvider">#Answer: Question 1</span>"#
        let ticket = #"Glpi\Form\Destination\FormDestinationTicket"#
        let form = Samples.form(
            [Samples.question(1, "ShortText", [("default_value", "x")])],
            others: [
                ("submit_button_visibility_strategy", "visible_if"),
                ("submit_button_conditions", [Samples.condition("question-1", "equals", "Oui")]),
                (
                    "policies",
                    [
                        [
                            "strategy": #"Glpi\Form\AccessControl\ControlType\DirectAccess"#,
                            "config": ["token": "x", "allow_unauthenticated": true], "is_active": true,
                        ],
                        [
                            "strategy": #"Glpi\Form\AccessControl\ControlType\AllowList"#, "config": ["user_ids": ["all"]],
                            "is_active": false,
                        ],
                    ]
                ),
                (
                    "destinations",
                    [
                        [
                            "id": 1, "itemtype": .text(ticket), "name": "Ticket", "creation_strategy": "always_created",
                            "conditions": [],
                            "config": [
                                "glpi-form-destination-commonitilfield-titlefield": ["value": .text(title)],
                                "glpi-form-destination-commonitilfield-itilcategoryfield": [
                                    "strategy": "specific_value", "specific_itilcategory_id": 3,
                                ],
                                "glpi-form-destination-commonitilfield-statusfield": ["value": "default_status"],
                            ],
                        ],
                        [
                            "id": 2, "itemtype": .text(ticket), "name": "Second", "creation_strategy": "created_if", "config": [],
                            "conditions": [Samples.condition("question-1", "equals", "Oui")],
                        ],
                    ]
                ),
                (
                    "translations",
                    [
                        [
                            "itemtype": #"Glpi\Form\Form"#, "items_id": "7", "key": "form_name", "language": "en_GB",
                            "translations": ["one": "Ask for access"],
                        ],
                        [
                            "itemtype": #"Glpi\Form\Form"#, "items_id": "7", "key": "form_name", "language": "es_ES",
                            "translations": ["one": "Acceso"],
                        ],
                    ]
                ),
                ("plugin_requirements", [["key": "Couleurs"]]),
            ])
        let imported = try Samples.read(form)
        let check = try #require(imported.definition.pages[0].checks?.first)
        let equals = Condition.compare(.init(subject: .question("question-1"), comparator: .equals, value: .text("Oui")))
        #expect(check.at == "question-1" && check.when == .any([ImportedLogic.isEmpty("question-1"), .not(equals)]))
        #expect(imported.definition.ticketTitle == "Accès de {question-1}")
        #expect(imported.definition.title == LocalizedText(fr: "Demander un accès", en: "Ask for access"))
        func remarks(_ pointer: String) -> [FormImport.Remark]? {
            imported.entries.first { entry in entry.place == .member("/forms/0/\(pointer)") }?.remarks
        }
        #expect(remarks("questions/0") == [.init(.defaultValue, .left, .notSupported)])
        #expect(
            remarks("destinations/0") == [
                .init(.destination, .taken, .oneTicket), .init(.destination, .left, .settings(["itilcategoryfield"])),
            ])
        #expect(remarks("destinations/1") == [.init(.condition, .left, .notSupported), .init(.whole, .left, .notSupported)])
        #expect(remarks("policies/0")?.contains(.init(.access, .left, .notSupported)) == true)
        #expect(remarks("policies/1") == nil)
        #expect(remarks("translations") == [.init(.translation, .left, .unknownColumns(["es_ES"]))])
        #expect(remarks("plugin_requirements") != nil && remarks("entity_name") != nil)
    }

    @Test("what is cut, huge, deep, cyclic or of another version is refused whole, with its place")
    func refused() throws {
        func refusal(_ text: String) -> FormImportRefusal? {
            do {
                _ = try Samples.read(Array(text.utf8))
                return nil
            } catch { return error as? FormImportRefusal }
        }
        #expect(refusal("") == .init(.line(1), .empty))
        #expect(refusal("{\n\"version\": 1,\n\"forms\": [{\"id\": 1,") == .init(.line(3), .notJSON(column: 20)))
        #expect(refusal("[]") == .init(.member(""), .wrongType))
        #expect(refusal(#"{"version": 2, "forms": []}"#) == .init(.member("/version"), .version("2")))
        #expect(refusal(#"{"forms": []}"#) == .init(.member(""), .missing("version")))
        #expect(refusal(#"{"version": 1, "forms": []}"#) == .init(.member("/forms"), .noForm))
        #expect(refusal(#"{"version": 1, "forms": [{"questions": []}]}"#) == .init(.member("/forms/0"), .missing("sections")))
        #expect(refusal(#"{"version": 1, "version": 1}"#) == .init(.member("/version"), .twice("version")))
        #expect(refusal(String(repeating: "[", count: 100_000)) == .init(.line(1), .tooDeep(limit: 32)))
        #expect(
            refusal(String(repeating: " ", count: GLPIExport.maximumSize) + "{}")
                == .init(.line(1), .tooLarge(limit: GLPIExport.maximumSize)))
        let cyclic = Samples.form([
            Samples.question(1, "ShortText", Samples.shown([Samples.condition("question-2", "visible", nil)])),
            Samples.question(2, "ShortText", Samples.shown([Samples.condition("question-1", "equals", "x")])),
        ])
        #expect(
            refusal(String(decoding: Samples.export(cyclic), as: UTF8.self))?.issues
                == [.init(.member("/forms/0/questions/0/conditions"), .cycle(["Question 1", "Question 2"]))])
        let twins = Samples.form([Samples.question(1, "ShortText"), Samples.question(2, "ShortText", [("uuid", "question-1")])])
        #expect(
            refusal(String(decoding: Samples.export(twins), as: UTF8.self))
                == .init(.member("/forms/0/questions/1/uuid"), .twice("question-1")))
        let silent = refusal(String(decoding: Samples.export(Samples.form([Samples.question(1, "Couleur")])), as: UTF8.self))
        #expect(silent?.issues.map(\.problem) == [.noQuestion] && silent?.entries.isEmpty == false)
    }

    @Test("cut anywhere, or a byte changed anywhere, it is refused or a form that the validator accepts")
    func mutations() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("exports of GLPI, seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let original = Samples.export(
            Samples.form(
                [
                    Samples.question(1, "Radio", [Samples.options]), Samples.question(2, "Number"),
                    Samples.question(
                        3, "ShortText",
                        Samples.shown([
                            Samples.condition("question-1", "equals", 2),
                            Samples.condition("question-2", "greater_than", 3, "or"),
                        ])),
                ],
                comments: [
                    Samples.comment(1, rank: 2, Samples.shown([Samples.condition("question-3", "visible", nil)], "hidden_if"))
                ]))
        #expect((try? Samples.read(original)) != nil)
        for length in stride(from: 0, to: original.count, by: 7) {
            #expect(throws: FormImportRefusal.self) { _ = try Samples.read(Array(original[..<length])) }
        }
        var read = 0
        for _ in 0..<3_000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = generator.one(of: Array(#"0123 aé{}[]",:\nq-"#.utf8))
            }
            guard let imported = try? Samples.read(bytes) else { continue }
            #expect(FormValidator.issues(in: imported.definition).isEmpty)
            read += 1
        }
        #expect(read > 100)
    }

    @Test("items that show each other many times over are left, not written out without end")
    func wide() throws {
        var questions = [Samples.question(1, "ShortText")]
        for id in 2...14 {
            let before = Samples.condition("question-\(id - 1)", "visible", nil)
            let first = Samples.condition("question-1", "equals", "x")
            questions.append(Samples.question(id, "ShortText", Samples.shown([first] + Array(repeating: before, count: 8))))
        }
        let imported = try Samples.read(Samples.form(questions))
        #expect(imported.definition.questions.count == 14)
        #expect(imported.entries.contains { entry in entry.remarks.contains { remark in remark.reason == .tooLong(limit: 100) } })
    }
}
