@testable import Application
import HTTPTypes
import SQL
import Domain
import Testing

@testable import Web

@Suite("The page of a request")
struct RequestPageTests {
    @Test("a message is posted, and the next page says so")
    func reply() async throws {
        try await PortalWorld.with { world in
            let answer = try await world.post("\(world.path)/messages", ["body": "Voici <i>la</i> référence", "token": "t"])
            #expect(answer.status == 303)
            #expect(answer.headers[.location] == "\(world.path)?done=reply")
            let page = try await world.get("\(world.path)?done=reply")
            #expect(page.status == 200)
            #expect(page.text.contains("Message envoyé"))
            #expect(page.text.contains("Voici &lt;i&gt;la&lt;/i&gt; référence"))
            #expect(!page.text.contains("<i>la</i>"))
        }
    }

    @Test("a refused message comes back to the letter, with its error linked to its field")
    func refused() async throws {
        try await PortalWorld.with { world in
            let long = String(repeating: "x", count: MessageText.maximumLength + 1)
            let answer = try await world.post("\(world.path)/messages", ["body": "\n&\"' \(long)", "token": "keep-me"])
            #expect(answer.status == 422)
            #expect(answer.text.contains("<title>Erreur"))
            #expect(answer.text.contains("href=\"#body\""))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            #expect(answer.text.contains("\n\n&amp;&quot;&#39; \(long)</textarea>"))
            #expect(answer.text.contains("value=\"keep-me\""))
            #expect(try await world.messages().isEmpty)
            #expect(try await world.post("\(world.path)/messages", ["body": "  "]).status == 422)
        }
    }

    @Test("a stale command shows what is new and keeps the text")
    func stale() async throws {
        try await PortalWorld.with { world in
            let before = try await world.ticket()
            let seen = try await world.portal.database.read { tx in try EventStoreProbe.last(of: before.id, in: tx) }
            let technician = try #require(world.people[.team])
            let now = world.portal.clock.now
            try await world.change { ticket in try ticket.resolving(by: technician, message: nil, at: now) }
            // She has not seen that it was resolved, and cancels.
            let cancelled = try await world.post(
                "\(world.path)/cancellation", ["revision": String(before.revision), "seen": seen])
            #expect(cancelled.status == 422)
            #expect(cancelled.text.contains("Ce qui est nouveau"))
            #expect(cancelled.text.contains("Marquée comme résolue"))
            #expect(try await world.ticket().state == .resolved)
            // She reopens it from a page of another revision: her text stays.
            let reopened = try await world.post(
                "\(world.path)/reopening", ["revision": String(before.revision), "seen": seen, "body": "Toujours en panne"])
            #expect(reopened.status == 422)
            #expect(reopened.text.contains("Toujours en panne</textarea>"))
            #expect(try await world.messages().isEmpty)
        }
    }

    @Test("resolved: confirmed, or reopened with a message")
    func deciding() async throws {
        try await PortalWorld.with { world in
            let technician = try #require(world.people[.team])
            let now = world.portal.clock.now
            try await world.change { ticket in try ticket.resolving(by: technician, message: nil, at: now) }
            let page = try await world.get(world.path)
            #expect(page.text.contains("Confirmer que c’est réglé"))
            let answer = try await world.post(
                "\(world.path)/reopening", ["revision": String(try await world.ticket().revision), "body": "Encore"])
            #expect(answer.headers[.location] == "\(world.path)?done=reopened")
            #expect(try await world.ticket().state == .assigned)
            try await world.change { ticket in try ticket.resolving(by: technician, message: nil, at: now) }
            let confirmed = try await world.post(
                "\(world.path)/closing", ["revision": String(try await world.ticket().revision)], as: .beneficiary)
            #expect(confirmed.headers[.location] == "\(world.path)?done=confirmed")
            let closed = try await world.get(world.path)
            #expect(!closed.text.contains("name=\"body\""))
            // A message written while it was being closed is shown, to be copied.
            let late = try await world.post("\(world.path)/messages", ["body": "Trop tard"])
            #expect(late.status == 422)
            #expect(late.text.contains("Trop tard</textarea>"))
        }
    }

    @Test("cancelling is asked on a page of its own, once")
    func cancelling() async throws {
        try await PortalWorld.with { world in
            let asked = try await world.get("\(world.path)/cancellation")
            #expect(asked.text.contains("Annuler cette demande"))
            let revision = ["revision": String(try await world.ticket().revision)]
            #expect(
                try await world.post("\(world.path)/cancellation", revision).headers[.location] == "\(world.path)?done=cancelled")
            #expect(
                try await world.post("\(world.path)/cancellation", revision).headers[.location] == "\(world.path)?done=repeated")
            #expect(try await world.get("\(world.path)/cancellation").status == 303)
        }
    }

    @Test("a watcher may write, not decide; whoever may not see it finds nothing")
    func visibility() async throws {
        try await PortalWorld.with { world in
            #expect(try await world.get(world.path, as: .watcher).text.contains("name=\"body\""))
            #expect(try await world.get("\(world.path)/cancellation", as: .watcher).status == 403)
            let page = try await world.get(world.path, as: .team)
            #expect(page.status == 200)
            #expect(!page.text.contains("name=\"body\""))
            #expect(page.text.contains(Paths.deskTicket(world.target.reference.description)))
            for path in [
                world.path, "\(world.path)/cancellation", Paths.request("999999"), Paths.request("x"), Paths.request("-1"),
            ] {
                let answer = try await world.get(path, as: .otherSection)
                #expect(answer.status == 404, "\(path)")
                #expect(!answer.text.contains(world.target.title))
            }
            #expect(try await world.get(world.path, as: nil).status == 303)
        }
    }

    @Test("the header counts what reading has not read")
    func counting() async throws {
        try await PortalWorld.with { world in
            let (me, now, ticket) = (try #require(world.people[.requester]), world.portal.clock.now, try await world.ticket())
            let technician = try #require(world.people[.team])
            try await world.change { ticket in try ticket.resolving(by: technician, message: nil, at: now) }
            try await world.portal.database.write { tx in
                let last = try #require(EventID(text: try EventStoreProbe.last(of: ticket.id, in: tx)))
                try NotificationProbe.tell(me, of: last, ticket.id, at: now, in: tx)
            }
            #expect(try await world.get(Paths.requests).text.contains("class=\"counter\">1<span"))
            #expect(try await !world.get(world.path).text.contains("non lue"))
            #expect(try await !world.get(Paths.requests).text.contains("class=\"counter\">1<span"))
        }
    }
}
