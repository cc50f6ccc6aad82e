import NIOCore
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A blob being read. It stays readable when it is removed in the meantime.
final class OutgoingFile: Sendable {
    private let file: Int32
    private let offset = Mutex(0)
    let size: Int

    /// - Throws: ``BlobRefusal/missing`` when there is none.
    init(_ path: String) throws {
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw errno == ENOENT ? BlobRefusal.missing : DiskError("open") }
        do {
            size = try Disk.status(file).size
        } catch {
            _ = close(file)
            throw error
        }
    }

    deinit { _ = close(file) }

    /// The next bytes, or nil at the end.
    func next(_ count: Int) throws -> ByteBuffer? {
        try offset.withLock { offset in
            var chunk = ByteBufferAllocator().buffer(capacity: min(count, max(size - offset, 0)))
            let read = try chunk.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { buffer in
                try Disk.read(file, at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)))
            }
            offset += read
            return read == 0 ? nil : chunk
        }
    }
}
