import Domain
import HTML
import Storage

/// What a ticket follows and what follows it, as facts that lead there.
enum LinkedFacts {
    static func lines(_ visit: Visit, _ linked: LinkedTickets, path: (String) -> String) -> HTML {
        HTML {
            if let previous = linked.previous { line(visit.words.followsLabel, [previous], path) }
            if !linked.next.isEmpty { line(visit.words.followedByLabel, linked.next, path) }
        }
    }

    private static func line(_ name: String, _ links: [TicketLink], _ path: (String) -> String) -> HTML {
        div {
            dt { name }
            for link in links { dd { a(.href(path(link.reference.description))) { link.reference.text(link.kind) } } }
        }
    }
}
