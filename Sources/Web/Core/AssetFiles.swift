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
        guard isFile(request.uri.path.utf8.dropFirst(prefix.utf8.count)) else { throw HTTPError(.notFound) }
        var response = try await files.handle(request, context: context, next: next)
        if response.status == .ok { response.headers[.cacheControl] = "public, max-age=31536000, immutable" }
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
