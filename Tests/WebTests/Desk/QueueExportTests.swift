@testable import Application
import Domain
import Storage
import Testing

@testable import Web

@Suite("Export of a queue")
struct QueueExportTests {
    @Test(
        "cells are quoted as RFC 4180 says, and never computed",
        arguments: [
            ("plain", "plain"), ("a;b", "\"a;b\""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"), ("+33", "'+33"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("=\"a;b\"", "\"'=\"\"a;b\"\"\""), ("", ""), ("é", "é"),
        ])
    func cells(_ value: String, _ expected: String) { #expect(QueueExport.cell(value) == expected) }

    @Test("the file has a mark, a header and a line for each ticket of the view")
    func file() async throws {
        try await DeskSite.with { site in
            _ = try await site.ticket(title: "=cmd|' /C calc'!A0")
            let reference = try await site.ticket(title: "Écran; noir")
            let answer = try await site.get("/desk/queue.csv?view=team&team=support")
            #expect(answer.status == 200)
            #expect(answer.type == "text/csv; charset=utf-8")
            #expect(answer.text.unicodeScalars.first == "\u{FEFF}")
            let lines = answer.text.split(separator: "\r\n")
            #expect(lines.count == 3)
            #expect(lines[1].contains(";'=cmd|' /C calc'!A0;"))
            #expect(lines[2].hasPrefix("I-\(reference);incident;\"Écran; noir\";Nouveau;Basse;Impression;Proximité;;Nadia Test;"))
            #expect(try await site.get("/desk/queue.csv?view=team&team=network").status == 404)
        }
    }

    @Test("an address of a queue reads back as the query it was written from")
    func addresses() async throws {
        try await DeskSite.with { site in
            let catalogue = try await site.portal.currentCatalogue()
            let team = try #require(catalogue.team(key: "support")).id
            let query = QueueQuery(
                view: .resolved(team), kind: .incident, priority: .high, category: catalogue.category(key: "printing")?.id,
                order: .newest, text: "été & l’hiver=1", after: ListPosition(value: -3, id: TicketID(7)),
                ticket: TicketReference(number: 12, part: 2))
            #expect(
                QueueAddress.path(query, catalogue)
                    == "/desk/queue?view=resolved&team=support&f=%C3%A9t%C3%A9%20%26%20l%E2%80%99hiver%3D1&kind=incident&priority=2&category=printing&sort=newest&after=-3.7&ticket=12-2"
            )
        }
    }
}

@Suite("Time left")
struct TimeLeftTests {
    private let words = Words(.french)

    @Test(
        "is as exact as it matters",
        arguments: [
            (Span.seconds(10), "1\u{A0}min"), (.minutes(38), "38\u{A0}min"), (.minutes(60), "1\u{A0}h"),
            (.hours(23), "23\u{A0}h"),
            (.hours(24), "1\u{A0}jour"), (.days(2), "2\u{A0}jours"), (.minutes(-12), "12\u{A0}min"),
        ])
    func spans(_ span: Span, _ expected: String) { #expect(words.span(span) == expected) }
}
