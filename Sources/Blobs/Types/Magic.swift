import CMagic
import Synchronization

/// libmagic could not be used.
public struct MagicError: Error, Sendable, CustomStringConvertible {
    public let description: String
}

/// libmagic: what a file is, by its content.
final class Magic: Sendable {
    /// Its state is not safe for threads, so one file is looked at at a time: a millisecond or so.
    private struct Cookie: ~Copyable {
        let pointer: magic_t

        init(_ pointer: magic_t) { self.pointer = pointer }
        deinit { magic_close(pointer) }

        var message: String { magic_error(pointer).map { text in String(cString: text) } ?? "no message" }
    }

    private let cookie: Mutex<Cookie>

    init() throws {
        guard let pointer = magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR) else {
            throw MagicError(description: "magic_open failed")
        }
        let cookie = Cookie(pointer)
        guard magic_load(pointer, nil) == 0 else { throw MagicError(description: cookie.message) }
        self.cookie = Mutex(cookie)
    }

    func mediaType(ofFile path: String) throws -> String {
        try cookie.withLock { cookie in
            guard let text = magic_file(cookie.pointer, path) else {
                throw MagicError(description: cookie.message)
            }
            // For some broken files a remark follows the type.
            return String(String(cString: text).prefix { character in character != "," && character != ";" })
        }
    }
}
