import Foundation
import HTTPTypes
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

    @Test("each visitor gets what the table says, and a refusal never shows the title")
    func theTableHolds() async throws {
        let lines = try Self.table()
        try await AccessWorld.with { world in
            let routes = Dictionary(
                uniqueKeysWithValues: world.routes.map { route in ("\(route.method.rawValue) \(route.pattern)", route) })
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
                        if mark != "O" { #expect(!answer.text.contains(title), "\(line.route) shows the title to \(visitor)") }
                    }
                }
            }
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
