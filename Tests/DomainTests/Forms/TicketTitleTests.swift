@testable import Domain
import Testing

@Suite struct TicketTitleTests {
    private func title(_ template: String?, _ answers: Answers) throws -> String {
        let document = FormSamples.complete.setting("/ticketTitle", nil)
        var form = try FormSamples.form(document)
        // Past the reader on purpose: what it refuses must not leak either.
        form.ticketTitle = template
        let evaluation = FormEvaluation(form, answers: answers, context: FormSamples.context)
        return evaluation.ticketTitle { _, answer in
            switch answer {
            case .text(let text): text
            case .choice(let key): key
            case .number(let number): String(number)
            default: nil
            }
        }
    }

    @Test func `a template is cut in pieces`() {
        #expect(TitleTemplate("a {b} c{d}").pieces == [.literal("a "), .answer("b"), .literal(" c"), .answer("d")])
        #expect(TitleTemplate("").pieces == [])
        #expect(TitleTemplate("{a").pieces == [.literal("{a")])
        #expect(TitleTemplate("a}").pieces == [.literal("a}")])
        #expect(TitleTemplate("{}").pieces == [.answer("")])
        #expect(TitleTemplate("{{a}}").pieces == [.answer("{a"), .literal("}")])
        #expect(TitleTemplate("}{a}{").pieces == [.literal("}"), .answer("a"), .literal("{")])
    }

    @Test(arguments: [
        ("Panne : {texte}", "Panne : écran"), ("{texte} ({motif})", "écran (panne)"), ("Panne", "Panne"),
        // A missing answer leaves nothing, not even the mark before it.
        ("Panne : {adresse}", "Panne"), ("{adresse} : {texte}", "écran"), ("{texte} – {adresse} – ", "écran"),
        ("{adresse}", "Essayer"), ("", "Essayer"), (" : {adresse}-", "Essayer"), ("{absente}", "Essayer"),
        // What has no words leaves nothing.
        ("Accord {accord}", "Accord"),
        // The narrow no-break space of French typography stays; runs of others become one.
        ("Panne\u{202F}: {texte}", "Panne\u{202F}: écran"), ("Panne\u{202F}: {adresse}", "Panne"), ("a  \n b", "a b"),
    ])
    func `a title is made from answers`(template: String, title: String) throws {
        #expect(try self.title(template, ["texte": .text("écran"), "motif": .choice("panne"), "accord": .yesNo(true)]) == title)
    }

    @Test func `without a template the title is the form's`() throws {
        #expect(try title(nil, ["texte": .text("écran")]) == "Essayer")
    }

    @Test func `a sensitive answer never enters a title`() throws {
        #expect(try title("Note : {recit} {texte}", ["recit": .text("SECRET"), "texte": .text("écran")]) == "Note : écran")
        #expect(try title("{recit}", ["recit": .text("SECRET")]) == "Essayer")
    }

    @Test func `a hidden answer never enters a title`() throws {
        #expect(try title("{motif} {suite}", ["motif": .choice("arrivee"), "suite": .text("cachée")]) == "arrivee")
        #expect(
            try title("{motif} {suite}", ["motif": .choice("panne"), "sites": .choices(["quai"]), "suite": .text("vue")])
                == "panne vue")
    }

    @Test func `an answer cannot insert another answer, and the title is one short line`() throws {
        #expect(try title("{texte}", ["texte": .text("{recit}"), "recit": .text("SECRET")]) == "{recit}")
        #expect(try title("{texte}", ["texte": .text("deux\nlignes\t\u{A0}fin")]) == "deux lignes \u{A0}fin")
        #expect(try title("{texte}", ["texte": .text(String(repeating: "é", count: 500))]).count == 200)
    }
}
