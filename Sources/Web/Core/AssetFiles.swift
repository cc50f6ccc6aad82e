import HTTPTypes
import Hummingbird

/// Our CSS, JavaScript, fonts and icons, under a version that changes with them.
struct AssetFiles: RouterMiddleware {
    private let files: FileMiddleware<WebContext, LocalFileSystem>
    private let prefix: String

    init(site: Site) {
        prefix = "/assets/\(site.assets.version)"
        files = FileMiddleware(site.settings.publicFolder, urlBasePath: prefix)
    }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.utf8.starts(with: prefix.utf8) else { return try await next(request, context) }
        var response = try await files.handle(request, context: context, next: next)
        if response.status == .ok { response.headers[.cacheControl] = "public, max-age=31536000, immutable" }
        return response
    }
}
