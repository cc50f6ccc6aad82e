import Domain
import Testing

@Suite("Edits of a form being written")
struct FormEditTests {
    /// Two pages: a, b, c and d.
    static let form = FormDefinition(
        key: "essai",
        FormDescription(
            service: "poste", kind: .request, title: LocalizedText(fr: "Essai"), workingDays: 3, team: "proximite",
            category: "materiel"),
        firstPage: page("un", ["a", "b", "c"])
    ).with(.addPage(page("deux", ["d"]), after: "un"))

    static func page(_ key: String, _ keys: [String]) -> FormDefinition.Page {
        var page = FormDefinition.Page(key: key, title: LocalizedText(fr: "Page \(key)"))
        page.questions = keys.map { key in question(key) }
        return page
    }

    static func question(_ key: String, _ label: String = "Quoi ?") -> Question {
        Question(key: key, type: .shortText, label: LocalizedText(fr: label))
    }

    private static func order(_ form: FormDefinition) -> String {
        form.pages.map { page in "\(page.key): \(page.questions.map(\.key).joined(separator: " "))" }.joined(separator: ", ")
    }

    static let edits: [(FormEdit, String)] = [
        (.add(question("e"), at: .init(page: "un", after: "a")), "un: a e b c, deux: d"),
        (.add(question("e"), at: .init(page: "un", after: nil)), "un: e a b c, deux: d"),
        (.add(question("e"), at: .init(page: "deux", after: "gone")), "un: a b c, deux: d e"),
        (.change(question("b", "Autre ?")), "un: a b c, deux: d"),
        (.shift("b", .up), "un: b a c, deux: d"), (.shift("b", .down), "un: a c b, deux: d"),
        (.shift("c", .down), "un: a b, deux: c d"), (.shift("d", .up), "un: a b c d, deux: "),
        (.move("a", to: .init(page: "deux", after: "d")), "un: b c, deux: d a"),
        (.move("c", to: .init(page: "un", after: nil)), "un: c a b, deux: d"),
        (.remove("b"), "un: a c, deux: d"), (.remove("a"), "un: b c, deux: d"),
        (.addPage(page("trois", []), after: "un"), "un: a b c, trois: , deux: d"),
        (.renamePage("un", LocalizedText(fr: "Autre")), "un: a b c, deux: d"),
        (
            .setChecks(
                "un",
                [
                    .init(
                        .compare(.init(subject: .question("a"), comparator: .isEmpty, value: nil)), at: "a",
                        LocalizedText(fr: "Dites-le"))
                ]), "un: a b c, deux: d"
        ),
        (.shiftPage("deux", .up), "deux: d, un: a b c"), (.movePage("un", after: "deux"), "deux: d, un: a b c"),
        (.removePage("un"), "deux: d"), (.removePage("deux"), "un: a b c"),
        (.replace(form.with(.remove("a")), version: 2), "un: b c, deux: d"),
    ]

    @Test("each edit does what it says, and its inverse takes it back to the letter", arguments: edits)
    func edit(_ edit: FormEdit, _ expected: String) throws {
        let after = try edit.applied(to: Self.form)
        #expect(Self.order(after) == expected)
        #expect(after != Self.form)
        let inverse = try #require(edit.inverse(before: Self.form))
        #expect(try inverse.applied(to: after) == Self.form)
    }

    @Test("the description is changed and taken back without the questions")
    func description() throws {
        var description = FormDescription(Self.form)
        description.title = LocalizedText(fr: "Autre titre", en: "Another")
        description.keywords = ["mot"]
        description.workingDays = 9
        let edit = FormEdit.describe(description)
        let after = try edit.applied(to: Self.form)
        #expect(after.title.en == "Another" && after.delay.workingDays == 9 && after.pages == Self.form.pages)
        #expect(try #require(edit.inverse(before: Self.form)).applied(to: after) == Self.form)
    }

    @Test(
        "what cannot be done is refused",
        arguments: [
            (FormEdit.add(question("d"), at: .init(page: "un", after: nil)), FormEdit.Refusal.keyTaken("d")),
            (.add(question("e"), at: .init(page: "zero", after: nil)), .gone), (.change(question("z")), .gone),
            (.shift("a", .up), .nowhere), (.shift("d", .down), .nowhere), (.shift("z", .up), .gone),
            (.move("a", to: .init(page: "zero", after: nil)), .gone), (.remove("z"), .gone),
            (.addPage(page("un", []), after: nil), .keyTaken("un")), (.addPage(page("trois", ["a"]), after: nil), .keyTaken("a")),
            (.shiftPage("un", .up), .nowhere), (.shiftPage("deux", .down), .nowhere), (.removePage("zero"), .gone),
        ])
    func refusals(_ edit: FormEdit, _ refusal: FormEdit.Refusal) {
        #expect(throws: refusal) { try edit.applied(to: Self.form) }
    }

    @Test("the only page stays")
    func lastPage() throws {
        let one = try FormEdit.removePage("deux").applied(to: Self.form)
        #expect(throws: FormEdit.Refusal.lastPage) { try FormEdit.removePage("un").applied(to: one) }
    }

    @Test("edits of different questions give the same in either order; a page taken away collides with its questions")
    func independence() throws {
        let edits = Self.edits.map(\.0).filter { edit in edit.kind != .moved && edit.kind != .pageMoved }
        var independent = 0
        for left in edits {
            for right in edits where !left.touched(in: Self.form).collides(with: right.touched(in: Self.form)) {
                guard let one = try? left.applied(to: Self.form), let first = try? right.applied(to: one),
                    let other = try? right.applied(to: Self.form), let second = try? left.applied(to: other)
                else { continue }
                let (a, b) = (Set(first.questions), Set(second.questions))
                #expect(a == b, "\(left) and \(right)")
                independent += 1
            }
        }
        #expect(independent > 30)
        let page = FormEdit.removePage("un").touched(in: Self.form)
        #expect(page.collides(with: FormEdit.change(Self.question("b")).touched(in: Self.form)))
        #expect(!page.collides(with: FormEdit.change(Self.question("d")).touched(in: Self.form)))
        #expect(!Set<FormEdit.Part>().collides(with: [.everything]))
        #expect(Set<FormEdit.Part>([.description]).collides(with: [.everything]))
    }

    @Test("what an edit touched is kept as a text, and read again")
    func codes() {
        for part: FormEdit.Part in [.question("a-b"), .page("un"), .description, .everything] {
            #expect(FormEdit.Part(code: part.code) == part)
        }
        #expect(FormEdit.Part(code: "x") == nil)
    }

    @Test("another type keeps what both have, and nothing that would be refused")
    func types() throws {
        var full = Self.question("a")
        full.required = true
        full.prefill = .name
        var limits = Question.Validation.none
        limits.minLength = 3
        limits.message = LocalizedText(fr: "Dites tout")
        full.validation = limits
        for type in Question.Kind.allCases {
            var changed = full.changed(to: type)
            if type == .choice || type == .choices {
                changed.choices = [.init("x", .init(fr: "X")), .init("y", .init(fr: "Y"))]
            }
            if type == .text { changed.body = .init(fr: "Un texte") }
            var form = Self.form
            form.summary = .init(fr: "Un essai")
            form.pages[0].questions[0] = changed
            #expect(FormValidator.issues(in: form).isEmpty, "\(type): \(FormValidator.issues(in: form))")
            #expect(changed.isRequired == changed.asks)
        }
    }

    @Test(
        "a key comes from the words, begins with a letter, and was never used",
        arguments: [
            (["date", "d", "arrivee"], "date-d-arrivee"), ([], "question"), (["2", "ecrans"], "question-2-ecrans"),
            (["nom"], "nom-3"), (["日本"], "question"), ([String(repeating: "a", count: 80)], String(repeating: "a", count: 40)),
            (["mot", String(repeating: "b", count: 40)], "mot"),
        ])
    func keys(_ words: [String], _ expected: String) {
        let key = KeyProposal.key(from: words, fallback: "question", avoiding: ["nom", "nom-2"])
        #expect(key == expected && FormValidator.isKey(key))
    }
}

extension FormDefinition {
    fileprivate func with(_ edit: FormEdit) -> FormDefinition { (try? edit.applied(to: self)) ?? self }
}
