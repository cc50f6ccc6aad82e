import HTTPTypes
import Logging
import SQL
import SQLTesting
import Synchronization
import Testing

@testable import Application
@testable import Web

@Suite("When something is away")
struct UnavailableTests {
    @Test("without a database every page is a page, with a reason, a number and its headers", arguments: Engine.allCases)
    func closedDatabase(_ engine: Engine) async throws {
        try await SignInSite.with(engine) { site in
            let (_, cookie) = try await site.signIn()
            #expect(try await site.get("/", cookie: cookie).status == 200)
            try await site.portal.database.close()
            for path in ["/", "/admin", "/desk", "/requests/1", "/search?q=x", "/sign-in"] {
                let page = try await site.get(path, cookie: cookie)
                #expect(page.status == 503, "\(path)")
                #expect(page.headers[.retryAfter] != nil && page.headers[.contentSecurityPolicy] != nil)
                let number = try #require(page.headers[.requestID])
                #expect(page.text.contains("Service indisponible") && page.text.contains(number))
            }
            let json = try await site.get("/", cookie: cookie, accept: "application/json")
            #expect(json.status == 503 && json.text.hasPrefix("{"))
            let sent = try await site.post("/account/preferences", [("csrf", "x")], cookie: cookie)
            #expect(sent.status == 503)
            // What needs no database is what it was.
            #expect(try await site.get("/nowhere", cookie: cookie).status == 404)
            #expect(try await site.get("/account/preferences", cookie: cookie).status == 405)
            #expect(try await site.get("/healthz").status == 200)
        }
    }

    @Test("the reason is in the log, under the number that the page shows")
    func logged() async throws {
        let log = Lines()
        try await SignInSite.with(log: Logger(label: "test") { _ in log }) { site in
            let (_, cookie) = try await site.signIn()
            try await site.portal.database.close()
            let number = try #require(try await site.get("/", cookie: cookie).headers[.requestID])
            #expect(log.lines.contains { line in line.contains(number) && line.contains("the database is closed") })
        }
    }

    @Test("a refused sign-in is in the log, without the name that was typed")
    func refusedSignIn() async throws {
        let book = LogBook()
        try await SignInSite.with(log: Logger(label: "test") { _ in LogBook.Handler(book: book) }) { site in
            func told() -> [LogBook.Line] { book.lines.filter { line in line.message == "sign-in refused" } }
            let page = try await site.get(Paths.signIn)
            let cookie = try #require(page.cookie("visitor")?.split(separator: ";").first).description
            let answer = try await site.post(
                Paths.signIn, [("csrf", page.secret), ("login", "Mon-secret-2026"), ("password", "faux")], cookie: cookie)
            let number = try #require(answer.headers[.requestID])
            #expect(told().map(\.metadata) == [["id": number, "reason": "wrong"]])
            #expect(!book.lines.contains { line in "\(line)".contains("Mon-secret-2026") })
            _ = try await site.signIn()
            #expect(told().count == 1)
        }
    }

    @Test("the message of a database, which may quote data, is in the log of debugging only")
    func withoutData() {
        let errors: [any Error] = [
            DatabaseError.engine("Key (email)=(nadia@exemple.fr)"), DatabaseError.uniqueViolation("nadia@exemple.fr"),
            DatabaseError.foreignKeyViolation("nadia@exemple.fr"), DatabaseError.constraintViolation("nadia@exemple.fr"),
        ]
        for error in errors {
            #expect(
                !loggable(error, withData: false).contains("nadia") && loggable(error, withData: false).contains("DatabaseError"))
            #expect(loggable(error, withData: true).contains("nadia"))
        }
        #expect(loggable(DatabaseError.unavailable("the database is closed"), withData: false).contains("closed"))
    }

    @Test("too many at once are told when to come back, and keep what they were sending")
    func busy() async throws {
        let full = PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1), places: 0)
        try await SignInSite.with(passwords: full) { site in
            let (answer, cookie) = try await site.signIn(next: "/requests")
            #expect(answer.status == 503 && cookie.isEmpty && answer.headers[.retryAfter] == "5")
            #expect(answer.text.contains("value=\"M-041877\"") && answer.text.contains("name=\"next\" value=\"/requests\""))
            #expect(answer.text.contains("Trop de personnes"))
        }
    }

    @Test("a broken cookie of a visitor is replaced, not kept for ever")
    func brokenCookie() async throws {
        try await SignInSite.with { site in
            for broken in [
                "visitor=", "visitor=%%%", "visitor=AAAA", "visitor=\(Secrets.text([UInt8](repeating: 1, count: 23)))",
            ] {
                let page = try await site.get(Paths.signIn, cookie: broken)
                let made = try #require(page.cookie("visitor")?.split(separator: ";").first).description
                #expect(made != broken)
                let answer = try await site.post(
                    Paths.signIn, [("csrf", page.secret), ("login", "M-041877"), ("password", SignInSite.password)], cookie: made)
                #expect(answer.status == 303, "\(broken)")
            }
            // A good one stays: two tabs of the same browser sign in.
            let first = try await site.get(Paths.signIn)
            let cookie = try #require(first.cookie("visitor")?.split(separator: ";").first).description
            #expect(try await site.get(Paths.signIn, cookie: cookie).cookie("visitor")?.hasPrefix(cookie) == true)
        }
    }

    @Test("https is remembered by browsers, http is not spoken of")
    func strictTransport() async throws {
        try await SignInSite.with { site in
            for path in ["/sign-in", "/nowhere", "/healthz"] {
                let (secure, plain) = (try await site.get(path, isSecure: true), try await site.get(path))
                #expect(secure.headers[.strictTransportSecurity] == "max-age=31536000", "\(path)")
                #expect(plain.headers[.strictTransportSecurity] == nil, "\(path)")
            }
        }
        // Whoever is not trusted says nothing of it.
        try await SignInSite.with(trusting: []) { site in
            let page = try await site.get("/sign-in", isSecure: true)
            #expect(page.headers[.strictTransportSecurity] == nil)
        }
    }

    @Test(
        "a request is local when nobody on its way is elsewhere, trusted or not",
        arguments: [
            ("127.0.0.1", "", true), ("::1", "", true), ("::ffff:127.0.0.1", "127.0.0.1", true), ("10.0.0.1", "", false),
            ("127.0.0.1", "10.0.0.7", false), ("127.0.0.1", "127.0.0.1, 10.0.0.7", false),
            ("127.0.0.1", "10.0.0.7, 127.0.0.1", false), ("10.0.0.1", "127.0.0.1", false),
        ])
    func local(_ peer: String, _ forwarded: String, _ expected: Bool) {
        for proxies in [[], ["127.0.0.1", "10.0.0.1"]] as [Set<String>] {
            #expect(Origin(peer: peer, forwardedFor: forwarded, proto: nil, trusting: proxies).isLocal == expected)
        }
    }

    @Test("a demonstration account is refused through a proxy, by the page")
    func demonstration() async throws {
        try await SignInSite.with(isDemo: true) { site in
            let answer = try await site.signIn().answer
            #expect(answer.status == 422 && answer.text.contains("que depuis cette machine"))
        }
    }
}

/// What a log was told.
private final class Lines: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { lines in lines } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .error }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { lines in lines.append("\(event.message) \(event.metadata ?? [:])") }
    }
}
