@testable import Domain
import Testing

/// `/destinations` of a form: its rules, and which tickets it makes.
@Suite struct DestinationTests {
    private static let sample: JSON = FormSamples.complete.setting(
        "/destinations",
        [
            ["key": "compte", "name": ["fr": "Créer le compte", "en": "Create the account"]],
            [
                "key": "poste", "name": ["fr": "Préparer le poste"], "when": condition("motif", "equals", "arrivee"),
                "ticketTitle": "Poste : {texte}", "kind": "incident",
                "team": ["question": "motif", "keys": ["panne": "proximite", "arrivee": "reseau"]], "category": "materiel",
                "impact": "high", "urgency": ["question": "motif", "keys": ["panne": "high"]],
                "watchers": [["question": "agent"], ["person": "manager"]],
                "due": ["question": "jour", "workingDays": -2], "questions": ["texte", "pieces"], "after": "compte",
            ],
        ])

    private static func condition(_ key: String, _ comparator: String, _ value: JSON?) -> JSON {
        .object([("question", .text(key)), ("operator", .text(comparator))] + (value.map { value in [("value", value)] } ?? []))
    }

    private static func many(_ count: Int) -> JSON {
        .list((0..<count).map { index in ["key": .text("d-\(index)"), "name": ["fr": "Suite"]] })
    }

    private static let d = "/destinations/1"

    @Test(
        arguments: [
            ("/destinations", many(10), many(11), FormIssue("/destinations", .outOfRange("1…10"))),
            ("/destinations", many(1), [], FormIssue("/destinations", .outOfRange("1…10"))),
            ("\(d)/key", "p", "P", FormIssue("\(d)/key", .badKey)),
            (
                "/destinations", [["key": "a", "name": ["fr": "A"]], ["key": "b", "name": ["fr": "B"]]],
                [["key": "a", "name": ["fr": "A"]], ["key": "a", "name": ["fr": "B"]]],
                FormIssue("\(d)/key", .duplicateKey("a"))
            ),
            ("\(d)/name/fr", "x", " ", FormIssue("\(d)/name/fr", .empty)),
            (
                "\(d)/when", condition("suite", "isEmpty", nil), condition("absente", "isEmpty", nil),
                FormIssue("\(d)/when/question", .unknownQuestion("absente"))
            ),
            (
                "\(d)/when", condition("motif", "equals", "panne"), condition("motif", "equals", "vol"),
                FormIssue("\(d)/when/value", .unknownChoice("vol"))
            ),
            ("\(d)/ticketTitle", "{texte}", "{absente}", FormIssue("\(d)/ticketTitle", .unknownQuestion("absente"))),
            ("\(d)/ticketTitle", "{texte}", "{motif}", FormIssue("\(d)/ticketTitle", .notAllowed("its team is not given motif"))),
            ("\(d)/ticketTitle", "{texte}", "{recit}", FormIssue("\(d)/ticketTitle", .sensitiveInTitle("recit"))),
            (
                "\(d)/team", "proximite", ["question": "texte", "keys": ["a": "b"]],
                FormIssue("\(d)/team/question", .valueDoesNotFit)
            ),
            (
                "\(d)/team", "proximite", ["question": "absente", "keys": ["a": "b"]],
                FormIssue("\(d)/team/question", .unknownQuestion("absente"))
            ),
            (
                "\(d)/category", ["question": "motif", "keys": ["autre": "b"]], ["question": "motif", "keys": ["vol": "b"]],
                FormIssue("\(d)/category/keys/vol", .unknownChoice("vol"))
            ),
            ("\(d)/team/keys", ["panne": "b"], .object([]), FormIssue("\(d)/team/keys", .empty)),
            (
                "\(d)/team", "proximite", ["question": "motif", "keys": ["panne": "b"], "otherwise": "c"],
                FormIssue("\(d)/team/otherwise", .unknownMember)
            ),
            (
                "\(d)/urgency", "low", ["question": "sites", "keys": ["quai": "high"]],
                FormIssue("\(d)/urgency/question", .valueDoesNotFit)
            ),
            (
                "\(d)/impact", ["question": "motif", "keys": ["panne": "low"]], ["question": "motif", "keys": ["vol": "low"]],
                FormIssue("\(d)/impact/keys/vol", .unknownChoice("vol"))
            ),
            ("\(d)/watchers/0/question", "agent", "service", FormIssue("\(d)/watchers/0/question", .valueDoesNotFit)),
            (
                "\(d)/watchers", [["person": "manager"]], [["person": "manager"], ["person": "manager"]],
                FormIssue("\(d)/watchers", .notAllowed("named twice"))
            ),
            ("\(d)/due", ["workingDays": 60], ["workingDays": 61], FormIssue("\(d)/due/workingDays", .outOfRange("0…60"))),
            ("\(d)/due", ["workingDays": 0], ["workingDays": -1], FormIssue("\(d)/due/workingDays", .outOfRange("0…60"))),
            ("\(d)/due", ["question": "periode"], .object([]), FormIssue("\(d)/due", .missing("workingDays"))),
            ("\(d)/due/question", "moment", "heure", FormIssue("\(d)/due/question", .valueDoesNotFit)),
            ("\(d)/due/workingDays", 60, -61, FormIssue("\(d)/due/workingDays", .outOfRange("-60…60"))),
            ("\(d)/questions", ["suite", "texte"], [], FormIssue("\(d)/questions", .empty)),
            (
                "\(d)/questions", ["suite", "texte"], ["titre", "texte"], FormIssue("\(d)/questions/0", .unknownQuestion("titre"))
            ),
            ("\(d)/questions", ["suite", "texte"], ["texte", "texte"], FormIssue("\(d)/questions", .notAllowed("named twice"))),
            ("\(d)/after", "compte", "badge", FormIssue("\(d)/after", .unknownDestination("badge"))),
            ("\(d)/after", nil, "poste", FormIssue("\(d)/after", .cyclicOrder)),
        ] as [(String, JSON?, JSON?, FormIssue)])
    func `a rule lets the right pass and names the wrong by its place`(
        place: String, right: JSON?, wrong: JSON?, issue: FormIssue
    ) {
        #expect(issues(of: Self.sample.setting(place, right).bytes) == [], "passing")
        #expect(issues(of: Self.sample.setting(place, wrong).bytes) == [issue], "failing")
    }

    @Test func `of a circle each one is named`() {
        let circle = Self.sample.setting("/destinations/0/after", "poste")
        #expect(issues(of: circle.bytes) == [0, 1].map { index in FormIssue("/destinations/\(index)/after", .cyclicOrder) })
    }

    @Test(arguments: [
        (#"[{"question":"agent","person":"manager"}]"#, false), (#"[{"person":"boss"}]"#, false), (#"[{}]"#, false),
        (#"[{"person":"manager"}]"#, true),
    ])
    func `a watcher is one thing`(json: String, isTaken: Bool) {
        let document = Self.sample.setting("\(Self.d)/watchers", .raw(json))
        #expect(issues(of: document.bytes).isEmpty == isTaken)
    }

    @Test(arguments: [JSON.text("huge"), 3, ["question": "motif", "keys": ["panne": "huge"]], ["question": "motif"]])
    func `a level is one of three`(level: JSON) throws {
        let found = issues(of: Self.sample.setting("\(Self.d)/impact", level).bytes)
        #expect(found.count == 1 && found[0].pointer.hasPrefix("\(Self.d)/impact"))
    }

    @Test func `a document is read as it is written`() throws {
        let form = try FormSamples.form(Self.sample)
        let again = try decoded(FormDefinition.self, try encoded(form))
        #expect(again == form)
        #expect(
            form.teams.map(\.pointer) == ["/route/team", "/destinations/1/team/keys/arrivee", "/destinations/1/team/keys/panne"])
        #expect(form.teams.map(\.key) == ["proximite", "reseau", "proximite"])
        #expect(form.categories.map(\.pointer) == ["/route/category", "/destinations/1/category"])
        #expect(form.conditions.contains { condition in condition.questions == ["motif"] && condition.size == 1 })
    }

    // MARK: What is made

    /// `a` to `e`, each with whom it comes after; those of `held` have a condition that is true.
    private func plan(_ chain: [(String, String?)], held: Set<String>) throws -> [String] {
        let destinations = chain.map { key, after -> JSON in
            .object(
                [
                    ("key", .text(key)), ("name", ["fr": .text(key)]),
                    ("when", Self.condition("nombre", held.contains(key) ? "equals" : "lessThan", 1)),
                ] + (after.map { after in [("after", .text(after))] } ?? []))
        }
        let form = try FormSamples.form(FormSamples.complete.setting("/destinations", .list(destinations)))
        let evaluator = ConditionEvaluator(answers: ["nombre": .number(1)], context: FormSamples.context)
        return DestinationPlan(form, evaluator: evaluator).steps.map { step in
            "\(step.part) \(step.destination?.key ?? "route")" + (step.after.map { part in " after \(part)" } ?? "")
        }
    }

    @Test func `what holds is made, in order, and what waits is numbered after what begins`() throws {
        let chain: [(String, String?)] = [("a", nil), ("b", "a"), ("c", nil), ("d", "b"), ("e", "d")]
        #expect(
            try plan(chain, held: ["a", "b", "c", "d", "e"])
                == ["1 a", "2 c", "3 b after 1", "4 d after 3", "5 e after 4"])
        #expect(try plan(chain, held: ["c"]) == ["1 c"])
        // What is not needed is not waited for: the one before it is.
        #expect(try plan(chain, held: ["a", "d"]) == ["1 a", "2 d after 1"])
        #expect(try plan(chain, held: ["d", "e"]) == ["1 d", "2 e after 1"])
        #expect(try plan([("z", "y"), ("y", nil)], held: ["y", "z"]) == ["1 y", "2 z after 1"])
        #expect(
            try plan([("c", "b"), ("d", "a"), ("b", "a"), ("a", nil)], held: ["a", "b", "c", "d"])
                == ["1 a", "2 d after 1", "3 b after 1", "4 c after 3"])
    }

    @Test func `whatever the order and the answers, each that holds is made once and waits for one made before it`() throws {
        let seed: UInt64 = 240
        var generator = SeededGenerator(seed: seed)
        var waits = 0
        for _ in 0..<300 {
            let count = Int.random(in: 1...10, using: &generator)
            let keys = (0..<count).map { index in "d\(index)" }.shuffled(using: &generator)
            // Of a forest: each comes after one of those drawn before it, then they are written in another order.
            let after = keys.indices.map { index in
                index > 0 && Int.random(in: 0..<3, using: &generator) > 0
                    ? keys[Int.random(in: 0..<index, using: &generator)] : nil
            }
            let chain = Array(zip(keys, after)).shuffled(using: &generator)
            let held = Set(keys.filter { _ in Bool.random(using: &generator) })
            let made = try plan(chain.map { key, after in (key, after) }, held: held).map { line in line.split(separator: " ") }
            guard !held.isEmpty else {
                #expect(made.count == 1 && made[0][1] == "route")
                continue
            }
            #expect(Set(made.map { words in String(words[1]) }) == held && made.count == held.count)
            #expect(made.map { words in Int(words[0]) } == Array(1...held.count))
            for words in made {
                // The naive way up: the first of its ancestors that holds.
                var next = after[try #require(keys.firstIndex(of: String(words[1])))]
                while let key = next, !held.contains(key) { next = after[try #require(keys.firstIndex(of: key))] }
                let waited =
                    words.count > 2 ? made.first { other in other[0] == words[3] }.map { other in String(other[1]) } : nil
                #expect(waited == next)
                if words.count > 2 {
                    waits += 1
                    #expect(try #require(Int(words[3])) < (try #require(Int(words[0]))))
                }
            }
        }
        print("destinations drawn with seed \(seed): \(waits) wait for another")
        #expect(waits > 200)
    }

    @Test func `when none holds, or a condition is unknown, the route makes one ticket`() throws {
        #expect(try plan([("a", nil), ("b", "a")], held: []) == ["1 route"])
        let form = try FormSamples.form(
            FormSamples.complete.setting(
                "/destinations", [["key": "a", "name": ["fr": "A"], "when": Self.condition("nombre", "equals", 1)]]))
        let steps = DestinationPlan(form, evaluator: ConditionEvaluator(answers: [:], context: FormSamples.context)).steps
        #expect(steps == [DestinationPlan.Step(destination: nil, part: 1, after: nil)])
        let without = try FormSamples.form(FormSamples.complete)
        #expect(
            DestinationPlan(without, evaluator: ConditionEvaluator(answers: [:], context: FormSamples.context)).steps == steps)
    }

    @Test func `a team follows the answer, or the route`() {
        let team = Destination.Routed.chosen("motif", ["panne": "proximite"])
        #expect(team.value(["motif": .choice("panne")]) == "proximite")
        #expect(team.value(["motif": .choice("autre")]) == nil)
        #expect(team.value([:]) == nil)
        #expect(Destination.Routed<Level>.chosen("motif", ["panne": .high]).value(["motif": .choice("panne")]) == .high)
        #expect(Destination.Routed.fixed("reseau").value([:]) == "reseau")
    }

    @Test func `a title is the destination's own, or its name before the request's`() throws {
        let form = try FormSamples.form(Self.sample)
        let evaluation = FormEvaluation(
            form, answers: ["texte": .text("Jeanne"), "motif": .choice("arrivee")], context: FormSamples.context)
        let words = { (_: Question, answer: Answer) -> String? in if case .text(let text) = answer { text } else { "arrivée" } }
        let titles = try #require(form.destinations).map { destination in evaluation.title(of: destination, words: words) }
        #expect(titles == ["Créer le compte\u{202F}: Essai : arrivée", "Poste : Jeanne"])
    }

    @Test(arguments: [
        // Monday 2026-06-15, due that Friday; two working days before; a Sunday; a holiday (14 July); the past; far away.
        ("2026-06-19", 0, "2026-06-19"), ("2026-06-19", -2, "2026-06-17"), ("2026-06-19", 1, "2026-06-22"),
        ("2026-06-21", 0, "2026-06-19"), ("2026-07-14", 0, "2026-07-13"), ("2026-07-14", -1, "2026-07-10"),
        ("2026-06-01", 0, "2026-06-15"), ("2026-06-16", -5, "2026-06-15"), ("2026-06-13", 0, "2026-06-15"),
    ])
    func `a ticket is due by the day that was answered, never before the day it is made`(
        day: String, shift: Int, expected: String
    ) throws {
        let calendar = LocalCalendar.paris
        let monday = try #require(CalendarDate(iso: "2026-06-15"))
        let now = calendar.instant(try #require(LocalDateTime(date: monday, minute: 600)))
        let due = calendar.due(on: try #require(CalendarDate(iso: day)), shiftedBy: shift, notBefore: now)
        #expect(calendar.local(due).description.hasPrefix(expected))
        #expect(calendar.local(due).minute == 18 * 60)
    }
}
