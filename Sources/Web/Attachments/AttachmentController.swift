import Application
import Blobs
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Files, for those who may read them. They are saved, never opened as pages of ours; four types of
/// image are shown.
enum AttachmentController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.attachment("{attachment}"), .person, download)
        routes.get(Paths.attachmentImage("{attachment}"), .person, image)
    }

    @Sendable static func download(_ visit: Visit) async throws -> Response {
        let download = try await AttachmentService(visit.portal).download(try visit.id("attachment"), for: try visit.me())
        return response(download, type: "application/octet-stream", isInline: false)
    }

    @Sendable static func image(_ visit: Visit) async throws -> Response {
        let download = try await AttachmentService(visit.portal).download(try visit.id("attachment"), for: try visit.me())
        guard download.attachment.isShownInPlace else { throw NotFound() }
        return response(download, type: download.attachment.mediaType, isInline: true)
    }

    private static func response(_ download: AttachmentService.Download, type: String, isInline: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: type, .contentLength: String(download.reading.size), .cacheControl: "private, no-store",
            // Whatever a browser makes of it has no rights here.
            .contentSecurityPolicy: "default-src 'none'; sandbox", .xContentTypeOptions: "nosniff",
        ]
        headers[.contentDisposition] = ContentDisposition.text(download.attachment.name, isInline: isInline)
        return Response(status: .ok, headers: headers, body: ResponseBody(asyncSequence: download.reading.chunks))
    }
}

/// How a browser is told the name of a file (RFC 6266; RFC 8187 for what is not ASCII).
enum ContentDisposition {
    static func text(_ name: String, isInline: Bool) -> String {
        let kind = isInline ? "inline" : "attachment"
        return "\(kind); filename=\"\(plain(name))\"; filename*=UTF-8''\(percentEncoded(bare(name)))"
    }

    /// For browsers that know ASCII only.
    private static func plain(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                bare(name).unicodeScalars.map { scalar in
                    // A per cent sign would be decoded by some.
                    scalar.isASCII && scalar != "\"" && scalar != "\\" && scalar != "%" ? scalar : "_"
                }))
    }

    /// Without folders and control characters, which a name has no use for.
    private static func bare(_ name: String) -> String {
        let last = name.unicodeScalars.split { scalar in scalar == "/" || scalar == "\\" }.last.map(String.init) ?? ""
        let clean = String(
            String.UnicodeScalarView(
                last.unicodeScalars.filter { scalar in
                    scalar.value >= 0x20 && scalar.value != 0x7F && scalar.properties.generalCategory != .format
                }))
        return clean.isEmpty ? "fichier" : clean
    }
}
