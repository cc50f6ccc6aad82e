import Application
import Domain
import Foundation
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

/// Every route × every visitor × both kinds of service. The routes come from the router itself; what
/// is expected comes from `access.txt`, written by hand from the rules.
@Suite("Who may call what")
struct AccessTableTests {
    /// `L` sign-in asked, `O` let in, `F` forbidden (403), `N` not found (404).
    private struct Line {
        let route: String
        let kinds: [Confidentiality]
        let expected: [Visitor: Character]
    }

    private static func table() throws -> [Line] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "access.txt").path()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").filter { line in !line.hasPrefix("#") }.map { line in
            let words = line.split(separator: " ")
            try #require(words.count == 3 + Visitor.allCases.count, "a line of access.txt has \(words.count) words: \(line)")
            let kinds =
                words[2] == "both" ? Confidentiality.allCases : [try #require(Confidentiality(rawValue: String(words[2])))]
            let marks = try zip(Visitor.allCases, words.dropFirst(3)).map { visitor, mark in (visitor, try #require(mark.first)) }
            return Line(
                route: "\(words[0]) \(words[1])", kinds: kinds, expected: Dictionary(uniqueKeysWithValues: marks))
        }
    }

    @Test("every route has its line, and every line its route")
    func theTableIsWhole() async throws {
        let lines = try Self.table()
        try await AccessWorld.with { world in
            let routes = Set(world.routes.map { route in "\(route.method.rawValue) \(route.pattern)" })
            for kind in Confidentiality.allCases {
                let covered = lines.filter { line in line.kinds.contains(kind) }.map(\.route)
                #expect(Set(covered) == routes, "\(kind): \(routes.symmetricDifference(covered).sorted())")
                #expect(covered.count == Set(covered).count, "\(kind): a route has two lines")
            }
        }
    }

    @Test("every command is given on a page, to which signing in again or another language comes back")
    func everyCommandHasAPage() async throws {
        try await AccessWorld.with { world in
            let pages = Set(world.routes.filter { route in route.method == .get }.map(\.pattern))
            for route in world.routes where route.method == .post {
                #expect(pages.contains(Paths.page(of: route.pattern)), "\(route.pattern): \(Paths.page(of: route.pattern))")
            }
            for page in pages where !page.hasPrefix("/drafts") && !page.hasPrefix("/lookups") {
                let back = Paths.page(of: page)
                #expect(back == page || back == Paths.deskNew || back == Paths.Admin.jobs, "\(page): \(back)")
            }
        }
    }

    @Test("each visitor gets what the table says; neither a refusal nor any page of the blind shows the title")
    func theTableHolds() async throws {
        let lines = try Self.table()
        try await AccessWorld.with { world in
            let routes = Dictionary(
                uniqueKeysWithValues: world.routes.map { route in ("\(route.method.rawValue) \(route.pattern)", route) })
            try await world.tellEverybody()
            // Who cannot open the ticket reads its title nowhere: not in lists, searches, notifications, exports.
            func isBlind(_ visitor: Visitor, to kind: Confidentiality) -> Bool {
                lines.contains { line in
                    line.route == "GET /requests/{reference}" && line.kinds.contains(kind) && line.expected[visitor] != "O"
                }
            }
            var shown: [Visitor: Set<String>] = [:]
            for line in lines {
                guard let route = routes[line.route] else { continue }
                for kind in line.kinds {
                    for visitor in Visitor.allCases {
                        let answer = try await world.call(route, as: visitor, on: kind)
                        let mark = Self.mark(of: answer, on: route.pattern)
                        #expect(
                            mark == line.expected[visitor],
                            "\(line.route), \(visitor) on \(kind): \(mark) (status \(answer.status) \(answer.location))")
                        let title = try #require(world.targets[kind]).title
                        // Searches mark the words they found.
                        let text = answer.text.replacingOccurrences(of: "<mark>", with: "")
                            .replacingOccurrences(of: "</mark>", with: "")
                        if mark != "O" || isBlind(visitor, to: kind) {
                            #expect(!text.contains(title), "\(line.route) shows the title to \(visitor)")
                        } else if text.contains(title) {
                            shown[visitor, default: []].insert(line.route)
                        }
                    }
                }
            }
            // The pages that could show it do show it to those who may: else nothing was proved.
            let inTheWorkbench: Set = [
                "GET /desk", "GET /desk/queue", "GET /desk/queue.csv", "GET /desk/search", "GET /notifications",
            ]
            #expect(shown[.team]?.isSuperset(of: inTheWorkbench) == true, "\(shown[.team] ?? [])")
            let inThePortal: Set = ["GET /", "GET /requests", "GET /search", "GET /notifications"]
            #expect(shown[.requester]?.isSuperset(of: inThePortal) == true, "\(shown[.requester] ?? [])")
        }
    }

    private static func mark(of answer: AccessWorld.Answer, on pattern: String) -> Character {
        // A draft's page keeps what was typed, and answers with the sign-in page itself.
        if pattern != "/sign-in", answer.text.contains("action=\"/sign-in\"") { return "L" }
        return switch answer.status {
        case 303 where answer.location.hasPrefix("/sign-in"), 401: "L"
        case 200...299, 303, 409, 410, 422: "O"
        case 400: "O"
        case 403: "F"
        case 404: "N"
        default: "?"
        }
    }
}

extension AccessWorld {
    /// Everybody was told of both tickets once, whatever they may see by now.
    func tellEverybody() async throws {
        let now = portal.clock.now
        for (kind, target) in targets {
            let told = Set(try Visitor.allCases.filter { visitor in visitor != .anonymous }.map { try person($0, on: kind) })
            try await portal.database.write { tx in
                let ticket: TicketID = try #require(
                    try tx.value("SELECT id FROM ticket WHERE number = \(target.reference.number)"))
                let event = try #require(try EventStore.events(of: ticket, in: tx).first).id
                for person in told {
                    try NotificationStore.tell(person, of: event, ticket: ticket, kind: .ticketCreated, at: now, in: tx)
                }
            }
        }
    }
}
