import HTTPTypes
import Hummingbird

/// Our CSS, JavaScript, fonts and icons, under a version that changes with them.
///
/// A page may ask a node for another's version, while one of two runs the next release: it gets what
/// this node has, rather than no style at all, and asks again soon.
struct AssetFiles: RouterMiddleware {
    private let files: FileMiddleware<WebContext, LocalFileSystem>
    private let version: String

    private static let root = "/assets/"

    init(site: Site) {
        version = site.assets.version
        files = FileMiddleware(site.settings.publicFolder, urlBasePath: Self.root + version)
    }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let parts = request.uri.path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: true)
        guard request.uri.path.utf8.starts(with: Self.root.utf8), parts.count == 3 else {
            return try await next(request, context)
        }
        guard isFile(parts[2]) else { throw HTTPError(.notFound) }
        let isOurs = parts[1].elementsEqual(version.utf8)
        var request = request
        if !isOurs {
            var head = request.head
            head.path = "\(Self.root)\(version)/\(Substring(parts[2]))"
            request = Request(head: head, body: request.body)
        }
        var response = try await files.handle(request, context: context, next: next)
        if response.status == .ok {
            response.headers[.cacheControl] = isOurs ? "public, max-age=31536000, immutable" : "no-cache"
        }
        return response
    }

    /// What our files are called. Anything else (`..`, an escape, a folder) is no file of ours.
    private func isFile(_ path: Substring.UTF8View) -> Bool {
        let names = path.split(separator: UInt8(ascii: "/"))
        return names.last?.contains(UInt8(ascii: ".")) == true
            && names.allSatisfy { name in
                name.first != UInt8(ascii: ".")
                    && name.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                            true
                        default: false
                        }
                    }
            }
    }
}
