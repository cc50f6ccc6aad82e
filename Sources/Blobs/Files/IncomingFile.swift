import Crypto
import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file being received under a temporary name: hashed and counted as it is written. It removes
/// itself unless it was moved to its place.
final class IncomingFile: Sendable {
    private struct State: ~Copyable {
        let file: Int32
        var hash = SHA256()
        var size = 0

        init(file: Int32) { self.file = file }
        deinit { _ = close(file) }
    }

    /// Where it is until it has its place.
    let path: String
    private let limit: Int
    private let state: Mutex<State>

    init(folder: String, limit: Int) throws {
        let name = (0..<2).map { _ in String(UInt64.random(in: 0...UInt64.max), radix: 36) }.joined()
        path = "\(folder)/\(name)"
        self.limit = limit
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DiskError("open") }
        state = Mutex(State(file: file))
    }

    // After a move nothing has this name any more, and nothing else ever had it.
    deinit { _ = unlink(path) }

    var size: Int { state.withLock { state in state.size } }
    var sha256: [UInt8] { state.withLock { state in Array(state.hash.finalize()) } }

    /// - Throws: ``BlobRefusal/tooLarge(limit:)`` at the first byte too many.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            guard state.size + bytes.count <= limit else { throw BlobRefusal.tooLarge(limit: limit) }
            state.size += bytes.count
            state.hash.update(bufferPointer: bytes)
            try Disk.write(bytes, to: state.file)
        }
    }

    /// Waits until the bytes are on disk, then gives them their name.
    func move(to place: String) throws {
        try state.withLock { state in
            try Disk.sync(state.file)
            guard rename(path, place) == 0 else { throw DiskError("rename") }
        }
    }
}
