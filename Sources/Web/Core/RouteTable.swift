import Blobs
import HTTPTypes
import Hummingbird

/// Every route of the site, as it is registered: the table test and the 405 answers are made from it.
struct RouteTable {
    struct Entry: Sendable, Hashable {
        let method: HTTPRequest.Method
        /// `/requests/{reference}`.
        let pattern: String
        let access: Access
    }

    typealias Getting = @Sendable (Visit) async throws -> Response
    typealias Posting = @Sendable (Visit, FormBody) async throws -> Response

    private(set) var entries: [Entry] = []
    private let router: Router<WebContext>
    private let door: Door

    init(router: Router<WebContext>, door: Door) {
        self.router = router
        self.door = door
    }

    /// A page, or a part of one.
    mutating func get(_ pattern: String, _ access: Access, _ handler: @escaping Getting) {
        entries.append(Entry(method: .get, pattern: pattern, access: access))
        let door = self.door
        router.get(RouterPath(pattern)) { request, context in
            try await door.open(request, context, access, pattern: pattern) { visit in try await handler(visit) }
        }
    }

    /// A command. Its form is read, and its secret checked, before the handler runs.
    /// - Parameters:
    ///   - maximumFormSize: bytes of the form without its files, where the usual ones do not do.
    ///   - withoutSession: what becomes of a form that comes after the session has ended. Nothing says who
    ///     sent it: it may only be handed back.
    mutating func post(
        _ pattern: String, _ access: Access, maximumFormSize: Int? = nil, withoutSession: Posting? = nil,
        _ handler: @escaping Posting
    ) {
        entries.append(Entry(method: .post, pattern: pattern, access: access))
        let door = self.door
        let orphan = withoutSession.map { orphan in
            { @Sendable (visit: Visit) in
                try await orphan(visit, try await door.form(of: visit, maximumSize: maximumFormSize, isSessionOver: true))
            }
        }
        router.post(RouterPath(pattern)) { request, context in
            try await door.open(request, context, access, pattern: pattern, withoutSession: orphan) { visit in
                try await handler(visit, try await door.form(of: visit, maximumSize: maximumFormSize))
            }
        }
    }

    /// The methods that a path answers to, when it answers to any.
    static func methods(for path: String, in entries: [Entry]) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let matching = entries.filter { entry in
            let pattern = entry.pattern.split(separator: "/", omittingEmptySubsequences: true)
            return pattern.count == parts.count
                && zip(pattern, parts).allSatisfy { expected, actual in
                    expected.first == "{" || expected.utf8.elementsEqual(actual.utf8)
                }
        }
        // `/admin/teams/new` is not `/admin/teams/{team}`: the router follows what is written out first.
        let closest = matching.map(\.pattern).min { left, right in
            placeholders(left).lexicographicallyPrecedes(placeholders(right))
        }
        return matching.filter { entry in entry.pattern == closest }.map(\.method)
    }

    /// 1 for each part that stands for anything, in order.
    private static func placeholders(_ pattern: String) -> [Int] {
        pattern.split(separator: "/").map { part in part.first == "{" ? 1 : 0 }
    }
}
