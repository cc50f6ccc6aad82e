@testable import Application
import Domain
import Foundation
import HTTPTypes
import Logging
import SQL
import Testing

@testable import Web

/// What comes from outside and is wrong: each gets an answer with the right status, a page or JSON, one line in
/// the log with its number, and leaves nothing behind. Routes come from the router.
@Suite("Bad input")
struct BadInputTests {
    /// A body that no command may take, and what it is answered.
    private struct Body: Sendable {
        let name: String
        let headers: HTTPFields
        let bytes: [UInt8]
        let status: Int

        init(
            _ name: String, _ status: Int, _ bytes: [UInt8], type: String = "application/x-www-form-urlencoded",
            _ more: HTTPFields = [:]
        ) {
            self.name = name
            self.status = status
            self.bytes = bytes
            var headers = more
            headers[.contentType] = type
            self.headers = headers
        }
    }

    private static func bodies(secret: String) -> [Body] {
        let right = Array("csrf=\(secret)".utf8)
        let part = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(secret)\r\n"
        let file = part + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4 cut"
        let multipart = "multipart/form-data; boundary=x"
        return [
            Body("no secret", 403, Array("body=Bonjour".utf8)),
            Body("nothing at all", 403, []),
            Body("a secret of somebody else", 403, Array("csrf=\(Secrets.masked([UInt8](repeating: 9, count: 32)))".utf8)),
            Body("a secret that is none", 403, Array("csrf=x".utf8)),
            Body("from another site", 403, right, [.secFetchSite: "cross-site"]),
            Body("an escape cut short", 400, right + Array("&body=%4".utf8)),
            Body("an escape that is none", 400, right + Array("&body=%ZZ".utf8)),
            Body("invalid UTF-8, escaped", 400, right + Array("&body=%C3%28".utf8)),
            Body("invalid UTF-8", 400, right + Array("&body=".utf8) + [0xC3, 0x28]),
            Body("the character U+0000", 400, right + Array("&body=a%00b".utf8)),
            Body("too many fields", 400, right + Array(String(repeating: "&a=1", count: 2_001).utf8)),
            Body("JSON", 415, Array("{\"csrf\":\"\(secret)\"}".utf8), type: "application/json"),
            Body("plain text", 415, right, type: "text/plain"),
            Body("multipart without boundary", 400, Array(part.utf8), type: "multipart/form-data"),
            Body("multipart cut in a field", 400, Array(part.dropLast(8).utf8), type: multipart),
            Body("multipart cut in a file", 400, Array(file.utf8), type: multipart),
            Body("multipart without its end", 400, Array(part.utf8), type: multipart),
            Body(
                "multipart with U+0000", 400,
                Array("\(part)--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\na\u{0}b\r\n--x--\r\n".utf8),
                type: multipart),
        ]
    }

    @Test("a body that cannot be read, or that no page of ours sent, changes nothing, whatever the command")
    func bodies() async throws {
        try await AccessWorld.with { world in
            for route in world.routes where route.method == .post && route.access != .anyone {
                let visitor = Self.visitor(of: route)
                let path = try world.path(route)
                let before = try await world.snapshot()
                for body in Self.bodies(secret: world.secret(visitor)) {
                    let name = "\(route.pattern), \(body.name)"
                    try await Self.check(world, name, status: body.status) {
                        try await world.send(.post, path, body.headers, body: body.bytes, as: visitor)
                    }
                }
                #expect(try await world.snapshot() == before, "\(route.pattern)")
            }
        }
    }

    @Test("a form of more than a mebibyte is refused before it is read to its end")
    func oversized() async throws {
        try await AccessWorld.with { world in
            let large = [UInt8](repeating: UInt8(ascii: "a"), count: 1_024 * 1_024)
            // Loading a form and importing take documents; they have limits of their own.
            let taken = ["/admin/forms/loading", "/admin/forms/import", "/admin/import/"]
            for route in world.routes where route.method == .post && route.access != .anyone {
                guard !taken.contains(where: { start in route.pattern.hasPrefix(start) }) else { continue }
                let visitor = Self.visitor(of: route)
                let body = Array("csrf=\(world.secret(visitor))&body=".utf8) + large
                let path = try world.path(route)
                try await Self.check(world, route.pattern, status: 413) {
                    try await world.send(
                        .post, path, [.contentType: "application/x-www-form-urlencoded"], body: body, as: visitor)
                }
            }
        }
    }

    @Test("values of the wrong type are answered by their page, never by a failure of ours")
    func wrongTypes() async throws {
        let names = [
            "revision", "version", "form-version", "person", "beneficiary", "requester", "team", "assignee", "category",
            "service",
            "impact", "urgency", "kind", "reason", "until", "body", "intent", "ticket", "holder", "role", "language", "theme",
            "next",
            "successor", "place", "unit", "level", "section", "low-low", "name", "title", "text", "json", "csv", "q",
            "staffNumber",
        ]
        let values = [
            "", "x", "-1", "99999999999999999999", "é\u{301}\u{202E}<script>", "2026-13-45", String(repeating: "9", count: 5_000),
        ]
        try await AccessWorld.with { world in
            for route in world.routes where route.method == .post && route.access != .anyone {
                let visitor = Self.visitor(of: route)
                let path = try world.path(route)
                for value in values {
                    let fields = names.map { name in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
                    let before = try await world.snapshot()
                    let (answer, _) = try await world.send(
                        .post, path, [.contentType: "application/x-www-form-urlencoded"],
                        body: Array("csrf=\(world.secret(visitor))&\(fields)".utf8), as: visitor)
                    #expect((200..<500).contains(answer.status), "\(route.pattern), \(value.prefix(20)): \(answer.status)")
                    #expect(!answer.text.contains("<script>\u{202E}") && !answer.text.contains("\u{202E}<script>"))
                    if answer.status >= 400, answer.status != 422 {
                        #expect(try await world.snapshot() == before, "\(route.pattern), \(value.prefix(20)): \(answer.status)")
                    }
                }
            }
            #expect(world.log.lines.filter { line in line.level >= .error }.map(\.metadata).isEmpty)
        }
    }

    @Test("what a path names and does not exist is not found; what it may not hold neither")
    func unknownNames() async throws {
        let names = [
            "0", "-1", "99999999999999999999", "nulle-part", "%00", "%FF", "%C3%28", "..%2F..%2Fetc%2Fpasswd", "%2e%2e",
            "a%0d%0ab",
            String(repeating: "a", count: 3_000),
        ]
        try await AccessWorld.with { world in
            for route in world.routes where route.pattern.contains("{") && route.method == .get {
                for name in names {
                    var path = route.pattern
                    while let start = path.firstIndex(of: "{"), let end = path.firstIndex(of: "}") {
                        path.replaceSubrange(start...end, with: name)
                    }
                    let visitor = Self.visitor(of: route)
                    let (answer, _) = try await world.send(.get, path, as: visitor)
                    #expect(
                        [303, 400, 404].contains(answer.status), "\(route.pattern) with \(name.prefix(30)): \(answer.status)")
                }
            }
            for line in world.log.lines where line.level >= .error { Issue.record("\(line.metadata)") }
        }
    }

    @Test("a query that means nothing asks for nothing")
    func queries() async throws {
        let queries = [
            "after=x&before=-1&page=-1", "page=99999999999999999999&ticket=x", "q=%00", "q=%FF%C3%28",
            "view=x&order=x&kind=x&tab=x",
            "after=99999999999999999999.1", "before=0&page=0", "letter=%00&section=%00", "next=https://elsewhere.example",
            "q=\(String(repeating: "%C3%A9", count: 1_000))", "&&==&%&", "person=-1&q=%27%22--",
            "count=x&failures=x.y.z&back=//x",
        ]
        try await AccessWorld.with { world in
            for route in world.routes where route.method == .get {
                let visitor = Self.visitor(of: route)
                let path = try world.path(route)
                for query in queries {
                    let (answer, _) = try await world.send(.get, "\(path)?\(query)", as: visitor)
                    #expect((200..<500).contains(answer.status), "\(path)?\(query.prefix(40)): \(answer.status)")
                    if answer.status == 303 {
                        #expect(!answer.location.contains("elsewhere") && !answer.location.hasPrefix("//"))
                    }
                }
            }
            for line in world.log.lines where line.level >= .error { Issue.record("\(line.metadata)") }
        }
    }

    @Test("a script that asks for JSON gets it, with the number of the request")
    func json() async throws {
        try await AccessWorld.with { world in
            let form = HTTPFields([
                .init(name: .accept, value: "application/json"),
                .init(name: .contentType, value: "application/x-www-form-urlencoded"),
            ])
            for (method, path, body, status) in [
                (HTTPRequest.Method.get, "/nulle-part", "", 404), (.get, "/desk", "", 403), (.put, "/forms", "", 405),
                (.post, Paths.preferences, "theme=dark", 403),
                (.post, Paths.preferences, "csrf=\(world.secret(.requester))&theme=%FF", 400),
            ] {
                let (answer, headers) = try await world.send(
                    method, path, form, body: method == .post ? Array(body.utf8) : nil, as: .requester)
                #expect(answer.status == status && headers[.contentType]?.hasPrefix("application/json") == true, "\(path)")
                let members = try JSONDecoder().decode([String: String].self, from: Data(answer.text.utf8))
                #expect(
                    Set(members.keys) == ["error", "message", "request"] && members["request"] == headers[.requestID], "\(path)")
            }
        }
    }

    @Test("a method that a path does not know is 405, with those it knows")
    func methods() async throws {
        try await AccessWorld.with { world in
            for (pattern, routes) in Dictionary(grouping: world.routes, by: \.pattern) {
                let known = Set(routes.map(\.method))
                let path = try world.path(routes[0])
                for method in [HTTPRequest.Method.put, .delete, .patch, .get, .post] where !known.contains(method) {
                    let headers = try await Self.check(world, "\(method) \(pattern)", status: 405) {
                        try await world.send(method, path, as: .administrator)
                    }
                    let allowed = Set((headers[.allow] ?? "").split(separator: ",").map { word in word.filter { $0 != " " } })
                    #expect(
                        allowed.isSuperset(of: known.map(\.rawValue)) && !allowed.contains(method.rawValue),
                        "\(pattern): \(allowed)")
                }
            }
        }
    }

    @Test(
        "no path leads out of the site",
        arguments: [
            "/../Package.swift", "/..%2FPackage.swift", "/%2e%2e/Package.swift", "//etc/passwd", "/assets/../Package.swift",
            "/assets/VERSION/../../Package.swift", "/assets/VERSION/..%2F..%2FPackage.swift",
            "/assets/VERSION/%2e%2e/%2e%2e/Package.swift",
            "/assets/VERSION/css/../../../Package.swift", "/assets/VERSION//etc/passwd", "/assets/VERSION/%00",
            "/assets/VERSION/%FF",
            "/assets/VERSION/css", "/assets/VERSION/", "/nulle-part", "/forms//x", "/requests/1/../../admin", "/%",
        ])
    func paths(_ path: String) async throws {
        try await AccessWorld.with { world in
            let assets = Assets(folder: "Public")
            let path = path.replacingOccurrences(of: "VERSION", with: assets.version)
            let (answer, _) = try await world.send(.get, path, as: .requester)
            #expect([400, 404].contains(answer.status), "\(path): \(answer.status)")
            #expect(!answer.text.contains("swift-tools-version") && !answer.text.contains("root:"))
        }
    }

    /// Whoever a route lets in.
    private static func visitor(of route: RouteTable.Entry) -> Visitor {
        switch route.access {
        case .open, .anyone, .session, .person: .requester
        case .workbench: .team
        case .forms, .administration: .administrator
        }
    }

    /// A refusal is a page with the number of the request and, to who asks for it, JSON; one line of the log holds
    /// the number, the status, and nothing of what was sent.
    @discardableResult
    private static func check(
        _ world: AccessWorld, _ name: String, status: Int,
        _ call: () async throws -> (answer: AccessWorld.Answer, headers: HTTPFields)
    ) async throws -> HTTPFields {
        world.log.forget()
        let (answer, headers) = try await call()
        #expect(answer.status == status, "\(name): \(answer.status)")
        let number = headers[.requestID] ?? ""
        #expect(!number.isEmpty && answer.text.contains(number), "\(name): the page says no number")
        #expect(headers[.contentType]?.hasPrefix("text/html") == true && answer.text.contains("<h1"), "\(name)")
        let lines = world.log.lines
        #expect(lines.count == 1 && lines.first?.metadata["id"] == number, "\(name): \(lines)")
        #expect(lines.first?.metadata["status"] == String(status), "\(name): \(lines)")
        return headers
    }
}

extension AccessWorld {
    /// How much of everything there is, and how often tickets and drafts were changed. Sessions come and go.
    func snapshot() async throws -> [Int] {
        try await portal.database.read { tx in
            let tables: [SQL] = [
                "person", "people_group", "group_member", "unit", "place", "section", "team", "service", "category", "role_right",
                "form",
                "form_version", "draft", "submission", "ticket", "ticket_number", "watcher", "message", "attachment", "event",
                "job",
                "notification", "setting",
            ]
            var counts = try tables.map { table in try tx.value("SELECT COUNT(*) FROM \(table)", as: Int.self) ?? 0 }
            counts.append(try tx.value("SELECT COALESCE(SUM(revision), 0) FROM ticket") ?? 0)
            counts.append(try tx.value("SELECT COALESCE(SUM(revision), 0) FROM draft") ?? 0)
            return counts
        }
    }
}
