import Domain
import Testing

/// The tables of `docs/forms.md`: which operators and which limits fit which type, all of them.
@Suite struct FormTypeTableTests {
    private static let texts = "equals notEquals contains isEmpty"
    private static let numbers = "equals notEquals lessThan atMost greaterThan atLeast isEmpty"
    private static let days = "equals before onOrBefore after onOrAfter isEmpty"
    private static let places = "equals within isEmpty"

    static let operators: [(Question.Kind, String)] = [
        (.shortText, texts), (.longText, texts), (.email, texts), (.phone, texts), (.plate, texts),
        (.number, numbers), (.amount, numbers), (.rating, numbers),
        (.date, days), (.dateTime, days), (.time, days),
        (.period, "startsBefore startsAfter endsBefore endsAfter isEmpty"), (.yesNo, "equals isEmpty"),
        (.choice, "equals notEquals in isEmpty"),
        (.choices, "contains isEmpty"), (.unit, places), (.place, places), (.person, "isEmpty"), (.file, "isEmpty"),
        (.iban, "isEmpty"), (.heading, ""), (.text, ""), (.acknowledgement, "isEmpty"), (.address, "isEmpty"),
        (.block, "isEmpty"),
    ]

    static let limits: [(Question.Kind, String)] = [
        (.shortText, "minLength maxLength allowed mask message"), (.longText, "minLength maxLength allowed message"),
        (.number, "minimum maximum integer message"), (.amount, "minimum maximum message"), (.email, "message"),
        (.phone, "message"), (.iban, "message"), (.plate, "message"), (.rating, "message"), (.heading, ""), (.text, ""),
        (.block, "message"),
        (.acknowledgement, "message"), (.address, "message"),
        (.date, "earliest latest message"), (.dateTime, "earliest latest message"),
        (.time, "earliest latest message"), (.period, "earliest latest minimumDays maximumDays message"), (.yesNo, "message"),
        (.choice, "message"), (.choices, "minimum maximum message"), (.person, "message"), (.unit, "message"),
        (.place, "message"), (.file, "maximum message"),
    ]

    @Test func `the tables name every type`() {
        // A computed value stands on questions above it: `ComputationTests`.
        let types = Set(Question.Kind.allCases).subtracting([.computed])
        #expect(Set(Self.operators.map(\.0)) == types)
        #expect(Set(Self.limits.map(\.0)) == types)
    }

    private func value(for type: Question.Kind, _ comparator: Condition.Comparator) -> JSON? {
        if comparator == .isEmpty { return nil }
        if comparator == .in { return ["panne"] }
        return switch type {
        case .number, .amount, .rating: 3
        case .date, .dateTime, .period: "2026-06-13"
        case .time: "09:30"
        case .yesNo: true
        default: "panne"
        }
    }

    private func condition(_ subject: [(String, JSON)], _ comparator: Condition.Comparator, _ value: JSON?) -> JSON {
        .object(subject + [("operator", .text(comparator.rawValue))] + (value.map { value in [("value", value)] } ?? []))
    }

    private func issues(when condition: JSON, on subject: Question.Kind) -> [FormIssue] {
        let more = FormSamples.needed(by: subject)
        let document = FormSamples.document(questions: [
            FormSamples.question("sujet", subject.rawValue, more),
            FormSamples.question("suite", "shortText", [FormSamples.show(condition)]),
        ])
        return DomainTests.issues(of: document.bytes)
    }

    private let place = "/pages/0/questions/1/show"

    @Test(arguments: operators) func `an operator fits a type, or is refused at its place`(type: Question.Kind, fitting: String) {
        for comparator in Condition.Comparator.allCases {
            let condition = condition([("question", "sujet")], comparator, value(for: type, comparator))
            let fits = fitting.split(separator: " ").contains(Substring(comparator.rawValue))
            let expected: [FormIssue] = fits ? [] : [FormIssue("\(place)/operator", .operatorDoesNotFit(comparator.rawValue))]
            #expect(issues(when: condition, on: type) == expected, "\(type) \(comparator)")
        }
    }

    @Test(arguments: operators) func `a value of another kind is refused at its place`(type: Question.Kind, fitting: String)
        throws
    {
        let values: [JSON] = [3, true, "panne", ["panne"], "2026-06-13", "09:30"]
        for name in fitting.split(separator: " ") where name != "isEmpty" {
            let comparator = try #require(Condition.Comparator(rawValue: String(name)))
            for value in values {
                let found = issues(when: condition([("question", "sujet")], comparator, value), on: type)
                #expect(found.allSatisfy { issue in issue.pointer == "\(place)/value" }, "\(found)")
                #expect(found.isEmpty == fits(value, type, comparator), "\(type) \(comparator) \(value.string)")
            }
        }
    }

    private func fits(_ value: JSON, _ type: Question.Kind, _ comparator: Condition.Comparator) -> Bool {
        switch (type, value) {
        case (.choice, .list): comparator == .in
        case (.choice, .text("panne")), (.choices, .text("panne")): comparator != .in
        case (.number, .raw("3")), (.amount, .raw("3")), (.rating, .raw("3")), (.yesNo, .raw("true")),
            (.date, .text("2026-06-13")), (.dateTime, .text("2026-06-13")), (.time, .text("09:30")),
            (.period, .text("2026-06-13")):
            true
        case (.shortText, .text), (.longText, .text), (.email, .text), (.phone, .text), (.plate, .text), (.unit, .text),
            (.place, .text):
            true
        default: false
        }
    }

    @Test(arguments: [("unit", places), ("site", places), ("groups", "contains isEmpty")])
    func `an operator fits an attribute of a person, or is refused`(attribute: String, fitting: String) {
        for comparator in Condition.Comparator.allCases {
            let subject: [(String, JSON)] = [("person", "beneficiary"), ("attribute", .text(attribute))]
            let value: JSON? = comparator == .isEmpty ? nil : comparator == .in ? ["x"] : "x"
            let isRefused = !issues(when: condition(subject, comparator, value), on: .yesNo).isEmpty
            #expect(isRefused != fitting.split(separator: " ").contains(Substring(comparator.rawValue)), "\(comparator)")
        }
    }

    @Test func `today compares as a day, and is never empty`() {
        let fitting = "before onOrBefore equals onOrAfter after".split(separator: " ")
        for comparator in Condition.Comparator.allCases {
            let value: JSON? = comparator == .isEmpty ? nil : comparator == .in ? ["today"] : "today"
            let found = issues(when: condition([("date", "today")], comparator, value), on: .yesNo)
            #expect(found.isEmpty == fitting.contains(Substring(comparator.rawValue)), "\(comparator)")
        }
    }

    @Test(arguments: limits) func `a limit fits a type, or is refused at its place`(type: Question.Kind, fitting: String) {
        let all: [(String, JSON)] = [
            ("minLength", 1), ("maxLength", 2), ("allowed", ["digits"]), ("mask", "AA-99"), ("minimum", 1), ("maximum", 2),
            ("integer", true), ("earliest", "today"),
            ("latest", "today+1"), ("minimumDays", 1), ("maximumDays", 2), ("message", ["fr": "Non"]),
        ]
        let more = FormSamples.needed(by: type)
        for (name, day) in all {
            // A bound is a day, or a time of the day.
            let value = type == .time && (name == "earliest" || name == "latest") ? "09:30" : day
            let document = FormSamples.document(questions: [
                FormSamples.question("a", type.rawValue, more + [("validation", .object([(name, value)]))]),
                FormSamples.question("b", "yesNo"),
            ])
            let fits = fitting.split(separator: " ").contains(Substring(name))
            let expected: [FormIssue] = fits ? [] : [FormIssue("/pages/0/questions/0/validation/\(name)", .unknownMember)]
            #expect(DomainTests.issues(of: document.bytes) == expected, "\(type) \(name)")
        }
    }

    @Test(arguments: Question.Kind.allCases.filter { type in type != .computed }) func `choices are for choice and choices alone`(
        type: Question.Kind
    ) {
        let more = type == .text || type == .block ? FormSamples.needed(by: type) : []
        let document = FormSamples.document(questions: [
            FormSamples.question("a", type.rawValue, more + [FormSamples.choices("x", "y")]), FormSamples.question("b", "yesNo"),
        ])
        let found = DomainTests.issues(of: document.bytes)
        #expect(found == (type == .choice || type == .choices ? [] : [FormIssue("/pages/0/questions/0/choices", .unknownMember)]))
    }

    @Test(arguments: Question.Kind.allCases.filter { type in type != .computed }) func `a currency is of an amount alone`(
        type: Question.Kind
    ) {
        let more = FormSamples.needed(by: type)
        let document = FormSamples.document(questions: [
            FormSamples.question("a", type.rawValue, more + [("currency", "CHF")]), FormSamples.question("b", "yesNo"),
        ])
        let found = DomainTests.issues(of: document.bytes)
        #expect(found == (type == .amount ? [] : [FormIssue("/pages/0/questions/0/currency", .unknownMember)]))
    }

    @Test func `every issue of a document is said at once`() {
        let document = FormSamples.complete.setting("/key", "X").setting("/delay/workingDays", 99)
            .setting("/pages/0/questions/0/label/fr", "").setting("/ticketTitle", "{recit} {absente}")
        #expect(
            DomainTests.issues(of: document.bytes).map(\.pointer) == [
                "/key", "/delay/workingDays", "/pages/0/questions/0/label/fr", "/ticketTitle", "/ticketTitle",
            ])
    }

    @Test(arguments: [(2, Question.ChoiceStyle.radios), (7, .radios), (8, .list), (20, .list), (21, .search), (200, .search)])
    func `choices are shown by their number`(count: Int, style: Question.ChoiceStyle) throws {
        let form = try FormSamples.form(questions: [
            FormSamples.question("a", "choice", [("choices", FormValidatorTests.choices(count))])
        ])
        #expect(form.question("a")?.choiceStyle == style)
    }
}
