import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses texts of more than a kilobyte for whoever accepts gzip (RFC 9110, §8.4.1.3). Forms
/// carry a secret that changes its look in every response (``Secrets/masked(_:)``), so the length
/// of a compressed page tells nothing of it (BREACH).
struct Compression: RouterMiddleware {
    private static let smallest = 1_024
    /// Faster than the default level by half, a few per cent larger.
    private static let level: Int32 = 4

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.headers[.contentEncoding] == nil, isText(response.headers[.contentType]),
            let length = response.body.contentLength, length >= Self.smallest
        else { return response }
        response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap { $0 }.joined(separator: ", ")
        guard request.method == .get || request.method == .post, accepts(request.headers[.acceptEncoding]) else {
            return response
        }
        let plain = try await Self.collect(response.body)
        guard let packed = Self.gzip(plain) else {
            response.body = .init(byteBuffer: plain)
            return response
        }
        response.body = .init(byteBuffer: packed)
        response.headers[.contentLength] = String(packed.readableBytes)
        response.headers[.contentEncoding] = "gzip"
        if let tag = response.headers[.eTag], !tag.utf8.starts(with: "W/".utf8) { response.headers[.eTag] = "W/\(tag)" }
        return response
    }

    /// The bytes of a body whose length is known: a page, or a small file of ours.
    private static func collect(_ body: consuming ResponseBody) async throws -> ByteBuffer {
        let writer = CollectingWriter()
        try await body.write(writer)
        return writer.collected
    }

    private func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return [
            "text/html", "text/css", "text/plain", "text/csv", "text/javascript", "application/javascript", "application/json",
            "image/svg+xml",
        ]
        .contains { known in type.utf8.starts(with: known.utf8) }
    }

    /// gzip, unless it is refused with `q=0`.
    private func accepts(_ encodings: String?) -> Bool {
        (encodings ?? "").split(separator: ",").contains { encoding in
            let parts = encoding.split(separator: ";").map { part in part.filter { character in character != " " } }
            return parts.first == "gzip" && !parts.dropFirst().contains { part in part == "q=0" || part == "q=0.0" }
        }
    }

    /// - Returns: nil when zlib refuses, and the plain text is sent.
    static func gzip(_ plain: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        // 15 bits of window; 16 more ask for a gzip header.
        guard
            deflateInit2_(&stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var packed = ByteBuffer()
        let bound = Int(deflateBound(&stream, UInt(plain.readableBytes)))
        let status = plain.withUnsafeReadableBytes { source in
            packed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
                // zlib only reads what it is given, whatever its C type says.
                stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return status > 0 ? packed : nil
    }
}

/// Gathers what a body writes. Used by one task, from start to end.
private final class CollectingWriter: ResponseBodyWriter {
    private(set) var collected = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { collected.writeImmutableBuffer(buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
