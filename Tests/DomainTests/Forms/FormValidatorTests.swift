import Domain
import Testing

/// Each rule of `docs/forms.md`: a case that passes beside one that fails, and where it is said.
@Suite struct FormValidatorTests {
    struct Rule: CustomTestStringConvertible, Sendable {
        let name: String
        /// Changes to ``FormSamples/complete``.
        let passing: [(String, JSON?)]
        let failing: [(String, JSON?)]
        let issues: [FormIssue]
        var testDescription: String { name }

        init(_ name: String, passing: [(String, JSON?)], failing: [(String, JSON?)], _ issues: FormIssue...) {
            self.init(name, passing: passing, failing: failing, issues)
        }

        private init(_ name: String, passing: [(String, JSON?)], failing: [(String, JSON?)], _ issues: [FormIssue]) {
            (self.name, self.passing, self.failing, self.issues) = (name, passing, failing, issues)
        }

        /// One value at one place.
        init(
            _ name: String, _ pointer: String, _ good: JSON?, _ bad: JSON?, _ problem: FormIssue.Problem, at place: String? = nil
        ) {
            self.init(name, passing: [(pointer, good)], failing: [(pointer, bad)], FormIssue(place ?? pointer, problem))
        }

        /// The same with another member.
        func with(_ pointer: String, _ value: JSON) -> Rule {
            Rule(name, passing: passing + [(pointer, value)], failing: failing + [(pointer, value)], issues)
        }

        /// The same without a member that the change would make wrong.
        func without(_ pointer: String) -> Rule {
            Rule(name, passing: passing + [(pointer, nil)], failing: failing + [(pointer, nil)], issues)
        }

        /// The condition of the sample refers to the choices that are changed.
        var withoutShow: Rule { without("/pages/1/questions/0/show") }
    }

    static func text(_ count: Int) -> JSON { .text(String(repeating: "é", count: count)) }
    static func questions(_ count: Int) -> JSON {
        .list((0..<count).map { index in FormSamples.question("q\(index)", "shortText") })
    }
    static func pages(_ count: Int) -> JSON {
        .list(
            (0..<count).map { index in
                [
                    "key": .text("p\(index)"), "title": ["fr": "Page"],
                    "questions": [FormSamples.question("q\(index)", "shortText")],
                ]
            })
    }
    static func choices(_ count: Int) -> JSON {
        .list((0..<count).map { index in ["key": .text("c\(index)"), "label": ["fr": "Choix"]] })
    }
    static func condition(_ key: String, _ comparator: String, _ value: JSON?) -> JSON {
        .object([("question", .text(key)), ("operator", .text(comparator))] + (value.map { value in [("value", value)] } ?? []))
    }

    static let q = "/pages/0/questions"
    static let show = "/pages/1/questions/0/show"

    static let document: [Rule] = [
        Rule("schema is 1", "/schema", 1, 2, .unsupportedSchema),
        Rule("a key has 3 characters", "/key", "abc", "ab", .badKey),
        Rule(
            "a key has at most 60", "/key", .text(String(repeating: "a", count: 60)), .text(String(repeating: "a", count: 61)),
            .badKey),
        Rule("a key starts with a letter", "/key", "a-1", "1-a", .badKey),
        Rule("a key has no capital", "/key", "poste", "Poste", .badKey),
        Rule("a key has no accent", "/key", "poste-2", "posté", .badKey),
        Rule("a key has no underscore", "/key", "a-b-c", "a_b_c", .badKey),
        Rule("a title has 90 characters", "/title/fr", text(90), text(91), .tooLong(limit: 90)),
        Rule("a title is not empty", "/title/fr", "x", "\u{A0} ", .empty),
        Rule("an English title is limited too", "/title/en", text(90), text(91), .tooLong(limit: 90)),
        Rule("an English title is not empty", "/title/en", "x", "", .empty),
        Rule("a summary has 200 characters", "/summary/fr", text(200), text(201), .tooLong(limit: 200)),
        Rule("an audience is not empty", "/audience", ["fr": "Tous"], ["fr": ""], .empty, at: "/audience/fr"),
        Rule(
            "what to have at hand is not empty", "/atHand", [["fr": "a"], ["fr": "b"]], [["fr": "a"], ["fr": " "]], .empty,
            at: "/atHand/1/fr"),
        Rule("a keyword is not empty", "/keywords", ["pc"], ["pc", ""], .empty, at: "/keywords/1"),
        Rule("a keyword has 60 characters", "/keywords", [text(60)], [text(61)], .tooLong(limit: 60), at: "/keywords/0"),
        Rule(
            "a keyword is in lower case", "/keywords", ["pc", "téléphone ip"], ["PC"], .notAllowed("capital letters"),
            at: "/keywords/0"),
        Rule("a delay is not negative", "/delay/workingDays", 0, -1, .outOfRange("0…60")),
        Rule("a delay is at most 60 days", "/delay/workingDays", 60, 61, .outOfRange("0…60")),
        Rule("a form has a page", "/pages", pages(1), [], .outOfRange("1…8"), at: "/pages").without("/ticketTitle"),
        Rule("a form has at most 8 pages", "/pages", pages(8), pages(9), .outOfRange("1…8")).without("/ticketTitle"),
        Rule("a page has a question", "/pages/1/questions", questions(1), [], .outOfRange("1…40")),
        Rule("a page has at most 40 questions", "/pages/1/questions", questions(40), questions(41), .outOfRange("1…40")),
        Rule("page keys are unique", "/pages/1/key", "autre", "premiere", .duplicateKey("premiere")),
        Rule("a page key is a key", "/pages/1/key", "p", "P", .badKey),
        Rule("a page title is not empty", "/pages/1/title/fr", "x", "", .empty),
        Rule("a ticket title names a question", "/ticketTitle", "{motif}", "{absente}", .unknownQuestion("absente")),
        Rule(
            "a ticket title never names a sensitive question", "/ticketTitle", "{texte}", "Note : {recit}",
            .sensitiveInTitle("recit")),
        Rule("a ticket title is limited", "/ticketTitle", text(200), text(201), .tooLong(limit: 200)),
    ]

    static let questions: [Rule] = [
        Rule("a question key is a key", "\(q)/4/key", "a", "A b", .badKey),
        Rule("question keys are unique in the form", "/pages/1/questions/0/key", "fin", "texte", .duplicateKey("texte")),
        Rule("a label has 200 characters", "\(q)/0/label/fr", text(200), text(201), .tooLong(limit: 200)),
        Rule("a label is not empty", "\(q)/0/label/fr", "x", "", .empty),
        Rule("a choice has two choices", "\(q)/8/choices", choices(2), choices(1), .outOfRange("2…200")).withoutShow,
        Rule("a choice has at most 200 choices", "\(q)/8/choices", choices(200), choices(201), .outOfRange("2…200")).withoutShow,
        Rule("a choice needs its choices", "\(q)/8/choices", choices(2), nil, .outOfRange("2…200")).withoutShow,
        Rule("choices are for choices", "\(q)/0/choices", nil, choices(2), .unknownMember),
        Rule("choice keys are unique", "\(q)/8/choices/2/key", "tiers", "panne", .duplicateKey("panne")).withoutShow,
        Rule("a choice key is a key", "\(q)/8/choices/2/key", "x", "é", .badKey).withoutShow,
        Rule("a choice label is not empty", "\(q)/8/choices/2/label/fr", "x", "", .empty),
        Rule(
            "a message is not empty", "\(q)/0/validation/message", ["fr": "x"], ["fr": ""], .empty,
            at: "\(q)/0/validation/message/fr"),
        Rule("minLength is not above maxLength", "\(q)/0/validation/minLength", 20, 21, .valueDoesNotFit),
        Rule(
            "minLength is not above the 200 of a short text", passing: [("\(q)/0/validation", ["minLength": 200])],
            failing: [("\(q)/0/validation", ["minLength": 201])], FormIssue("\(q)/0/validation/minLength", .valueDoesNotFit)),
        Rule(
            "minLength is not above the 4,000 of a long text", passing: [("\(q)/1/validation", ["minLength": 4000])],
            failing: [("\(q)/1/validation", ["minLength": 4001])], FormIssue("\(q)/1/validation/minLength", .valueDoesNotFit)),
        Rule("minLength is not negative", "\(q)/0/validation/minLength", 0, -1, .outOfRange("0…20000")),
        Rule(
            "maxLength is at most 20,000", "\(q)/1/validation", ["maxLength": 20_000], ["maxLength": 20_001],
            .outOfRange("1…20000"), at: "\(q)/1/validation/maxLength"),
        Rule("minimum is not above maximum", "\(q)/2/validation/minimum", 9, 9.5, .valueDoesNotFit),
        Rule("earliest is not after latest", "\(q)/5/validation/earliest", "today+30", "today+31", .valueDoesNotFit),
        Rule(
            "a fixed earliest is not after a fixed latest",
            passing: [("\(q)/5/validation", ["earliest": "2026-01-01", "latest": "2026-01-01"])],
            failing: [("\(q)/5/validation", ["earliest": "2026-01-02", "latest": "2026-01-01"])],
            FormIssue("\(q)/5/validation/earliest", .valueDoesNotFit)),
        Rule("a day has no time as bound", "\(q)/5/validation/earliest", "today", "09:30", .valueDoesNotFit),
        Rule("a time has no day as bound", "\(q)/14/validation/earliest", "09:30", "today", .valueDoesNotFit),
        Rule("an earliest time is not after the latest", "\(q)/14/validation/earliest", "18:00", "18:01", .valueDoesNotFit),
        Rule("a period holds a day", "\(q)/15/validation/minimumDays", 1, 0, .outOfRange("1…3660")),
        Rule("a period is ten years at most", "\(q)/15/validation/maximumDays", 3_660, 3_661, .outOfRange("1…3660")),
        Rule("a shortest period is not longer than the longest", "\(q)/15/validation/minimumDays", 60, 61, .valueDoesNotFit),
        Rule(
            "a period fits the days it may lie in",
            passing: [("\(q)/15/validation", ["earliest": "today+1", "latest": "today+5", "minimumDays": 5])],
            failing: [("\(q)/15/validation", ["earliest": "today+1", "latest": "today+5", "minimumDays": 6])],
            FormIssue("\(q)/15/validation/minimumDays", .valueDoesNotFit)),
        Rule(
            "an IBAN is sensitive", passing: [("\(q)/17/sensitive", true)], failing: [("\(q)/17/sensitive", false)],
            FormIssue("\(q)/17/sensitive", .notAllowed("an IBAN is always sensitive"))),
        Rule("a ticket title never names an IBAN", "/ticketTitle", "{texte}", "{compte}", .sensitiveInTitle("compte")),
        Rule(
            "other countries are of a plate", passing: [("\(q)/18/foreign", true)], failing: [("\(q)/0/foreign", true)],
            FormIssue("\(q)/0/foreign", .unknownMember)),
        Rule("an end of a rating is not empty", "\(q)/20/ends/low/fr", "Mal", " ", .empty),
        Rule("an end of a rating is short", "\(q)/20/ends/high/en", text(40), text(41), .tooLong(limit: 40)),
        Rule(
            "ends are of a rating", passing: [], failing: [("\(q)/2/ends", ["low": ["fr": "a"], "high": ["fr": "b"]])],
            FormIssue("\(q)/2/ends", .unknownMember)),
        Rule(
            "a link has a label", "\(q)/23/link/label/fr", "La charte", "", .empty),
        Rule(
            "a link is of an acknowledgement", passing: [],
            failing: [("\(q)/0/link", ["href": "https://a.example", "label": ["fr": "a"]])],
            FormIssue("\(q)/0/link", .unknownMember)),
        Rule("a text has paragraphs", "\(q)/22/body/fr", text(2_000), text(2_001), .tooLong(limit: 2_000)),
        Rule(
            "a text needs its paragraphs", passing: [], failing: [("\(q)/22/body", nil)],
            FormIssue("\(q)/22", .missing("body"))),
        Rule(
            "paragraphs are of a text", passing: [], failing: [("\(q)/21/body", ["fr": "a"])],
            FormIssue("\(q)/21/body", .unknownMember)),
        Rule(
            "a heading is not required", passing: [], failing: [("\(q)/21/required", true)],
            FormIssue("\(q)/21/required", .unknownMember)),
        Rule(
            "a page asks something", passing: [],
            failing: [("/pages/1/questions", [FormSamples.question("seul", "heading")])], FormIssue("/pages/1/questions", .empty)),
        Rule("a ticket title names no heading", "/ticketTitle", "{texte}", "{titre}", .unknownQuestion("titre")),
        Rule("a mask has something to fill in", "\(q)/24/validation/mask", "A", "-", .valueDoesNotFit),
        Rule("a mask is printed ASCII", "\(q)/24/validation/mask", "N 9", "N° 9", .valueDoesNotFit),
        Rule("a mask is not blank at an end", "\(q)/24/validation/mask", "9 9", "9 ", .valueDoesNotFit),
        Rule(
            "a mask is at most 60 long", "\(q)/24/validation/mask", .text(String(repeating: "9", count: 60)),
            .text(String(repeating: "9", count: 61)), .valueDoesNotFit),
        Rule(
            "a mask says the length", passing: [], failing: [("\(q)/24/validation/maxLength", 7)],
            FormIssue("\(q)/24/validation/maxLength", .notAllowed("the mask says it already"))),
        Rule(
            "a mask says the characters", passing: [], failing: [("\(q)/24/validation/allowed", ["digits"])],
            FormIssue("\(q)/24/validation/allowed", .notAllowed("the mask says it already"))),
        Rule(
            "characters are named", "\(q)/1/validation", ["allowed": ["letters"]], ["allowed": []], .empty,
            at: "\(q)/1/validation/allowed"),
        Rule(
            "characters are named once", "\(q)/1/validation", ["allowed": ["letters", "digits"]],
            ["allowed": ["letters", "letters"]], .notAllowed("named twice"), at: "\(q)/1/validation/allowed"),
        Rule("a prefilled value fits its question", "\(q)/3/prefill", "email", "phone", .valueDoesNotFit),
        Rule("a site is prefilled in a place", "\(q)/12/prefill", "site", "unit", .valueDoesNotFit),
        Rule("a limit of an amount has its decimals", "\(q)/16/validation/maximum", 10.25, 10.255, .valueDoesNotFit),
        Rule("a limit of an amount is counted exactly", "\(q)/16/validation/maximum", 9_999_999_999, 1e16, .valueDoesNotFit),
        Rule("an amount of yen has no decimals", "\(q)/16/validation/minimum", 2, 0.5, .valueDoesNotFit)
            .with("\(q)/16/currency", "JPY"),
        Rule(
            "a currency is one of ISO 4217", "\(q)/16/currency", "XPF", "FRF",
            .notAllowed("no currency of ISO 4217 with two decimals or none")),
        Rule("a count of choices is whole", "\(q)/9/validation/minimum", 1, 1.5, .outOfRange("0…3")),
        Rule("a count of choices can be reached", "\(q)/9/validation/maximum", 3, 4, .outOfRange("0…3")),
        Rule("a file is at least one", "\(q)/13/validation/maximum", 1, 0, .outOfRange("1…20")),
        Rule("files are at most 20", "\(q)/13/validation/maximum", 20, 21, .outOfRange("1…20")),
    ]

    static let checks = "/pages/0/checks"
    static let conditions: [Rule] = [
        Rule(
            "a check refers to questions of its page or before", "\(checks)/0/when", condition("bon", "isEmpty", nil),
            condition("suite", "isEmpty", nil), .forwardReference("suite"), at: "\(checks)/0/when/question"),
        Rule(
            "a check has at most 100 comparisons", "\(checks)/0/when",
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 100))],
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 101))], .outOfRange("1…100")),
        Rule("a check is said at a question of its page", "\(checks)/0/at", "texte", "suite", .unknownQuestion("suite")),
        Rule("a check is not said at a heading", "\(checks)/0/at", "texte", "titre", .unknownQuestion("titre")),
        Rule("a check has a message", "\(checks)/0/message/fr", text(200), text(201), .tooLong(limit: 200)),
        Rule(
            "checks are some", passing: [("/pages/0/checks", nil)], failing: [("/pages/0/checks", [])],
            FormIssue("/pages/0/checks", .outOfRange("1…20"))),
        Rule(
            "a question is required always or under a condition",
            passing: [("\(q)/3/require", condition("texte", "isEmpty", nil))],
            failing: [("\(q)/3/require", condition("texte", "isEmpty", nil)), ("\(q)/3/required", true)],
            FormIssue("\(q)/3/require", .notAllowed("required already"))),
        Rule(
            "a requirement refers to a question above", "\(q)/3/require", condition("texte", "isEmpty", nil),
            condition("appel", "isEmpty", nil), .forwardReference("appel"), at: "\(q)/3/require/question"),
        Rule(
            "a requirement has at most 100 comparisons", "\(q)/3/require",
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 100))],
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 101))], .outOfRange("1…100")),
        Rule(
            "a text has no requirement", passing: [], failing: [("\(q)/22/require", condition("texte", "isEmpty", nil))],
            FormIssue("\(q)/22/require", .unknownMember)),
        Rule(
            "a condition refers to a question of the form", show, condition("texte", "isEmpty", nil),
            condition("absente", "isEmpty", nil),
            .unknownQuestion("absente"), at: "\(show)/question"),
        Rule(
            "a condition refers to a question above", "\(q)/3/show", condition("nombre", "isEmpty", nil),
            condition("appel", "isEmpty", nil),
            .forwardReference("appel"), at: "\(q)/3/show/question"),
        Rule(
            "a condition does not refer to its own question", "\(q)/3/show", condition("recit", "isEmpty", nil),
            condition("adresse", "isEmpty", nil), .forwardReference("adresse"), at: "\(q)/3/show/question"),
        Rule(
            "a condition does not refer to a later page", "\(q)/3/show", condition("texte", "isEmpty", nil),
            condition("suite", "isEmpty", nil), .forwardReference("suite"), at: "\(q)/3/show/question"),
        Rule("all has parts", "\(show)/all", [condition("texte", "isEmpty", nil)], [], .empty),
        Rule("any has parts", "\(show)/all/1/any", [condition("texte", "isEmpty", nil)], [], .empty),
        Rule(
            "a condition has at most 100 comparisons", show,
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 100))],
            ["any": .list(Array(repeating: condition("texte", "isEmpty", nil), count: 101))], .outOfRange("1…100")),
        Rule(
            "a choice is one of the question's", show, condition("motif", "equals", "panne"), condition("motif", "equals", "vol"),
            .unknownChoice("vol"), at: "\(show)/value"),
        Rule(
            "every choice of a list is one of the question's", show, condition("motif", "in", ["panne", "autre"]),
            condition("motif", "in", ["panne", "vol"]), .unknownChoice("vol"), at: "\(show)/value"),
        Rule(
            "a list of choices is not empty", show, condition("motif", "in", ["panne"]), condition("motif", "in", []), .empty,
            at: "\(show)/value"),
        Rule(
            "in wants a list", show, condition("motif", "in", ["panne"]), condition("motif", "in", "panne"), .valueDoesNotFit,
            at: "\(show)/value"),
        Rule(
            "equals wants one choice", show, condition("motif", "equals", "panne"), condition("motif", "equals", ["panne"]),
            .valueDoesNotFit, at: "\(show)/value"),
        Rule("the place of a wrong part is exact", "\(show)/all/1/any/0/value", "pont", "lune", .unknownChoice("lune")),
        Rule(
            "a day is one", show, condition("jour", "after", "today-3"), condition("jour", "after", "soon"), .valueDoesNotFit,
            at: "\(show)/value"),
        Rule("today compares with a day", "\(show)/all/2/value", "today+1", "Monday", .valueDoesNotFit),
        Rule("an attribute compares with a key", "\(show)/all/1/any/1/not/value", "x", 3, .valueDoesNotFit),
    ]

    @Test(arguments: [
        ("https://intranet.example/charte?v=2#art-3", true), ("https://a.b:8443", true), ("http://a.example", false),
        ("HTTPS://a.example", false), ("https://", false), ("https://localhost", false), ("https://.example", false),
        ("https://me@a.example", false), ("https://a.example/ b", false), ("https://a.example/\u{E9}", false),
        ("https://a.example/\"><b>", false), ("https://a.exa\u{200B}mple", false),
        ("javascript:alert(1)//https://a.example", false),
        ("//a.example", false), ("https://a.example/" + String(repeating: "a", count: 500), false),
    ])
    func `a link says where it leads`(href: String, isTaken: Bool) {
        let place = "\(Self.q)/23/link/href"
        let found = issues(of: FormSamples.complete.setting(place, .text(href)).bytes)
        #expect(found == (isTaken ? [] : [FormIssue(place, .notAllowed("not an address that starts with https://"))]))
    }

    @Test(arguments: document + questions + conditions)
    func `a rule lets the right pass and names the wrong by its place`(rule: Rule) {
        let apply = { (changes: [(String, JSON?)]) in
            changes.reduce(FormSamples.complete) { document, change in document.setting(change.0, change.1) }
        }
        #expect(issues(of: apply(rule.passing).bytes) == [], "passing")
        #expect(issues(of: apply(rule.failing).bytes) == rule.issues, "failing")
    }
}
