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
        let isOurs = parts[1].elementsEqual(version.utf8)
        var request = request
        if !isOurs {
            var head = request.head
            head.path = "\(Self.root)\(version)/\(Substring(parts[2]))"
            request = Request(head: head, body: request.body)
        }
        var response: Response
        do {
            response = try await files.handle(request, context: context, next: next)
        } catch let error as HTTPError where error.status == .badRequest {
            // A path that climbs out of the folder.
            throw WebError.notFound
        }
        if response.status == .ok {
            response.headers[.cacheControl] = isOurs ? "public, max-age=31536000, immutable" : "no-cache"
        }
        return response
    }
}
