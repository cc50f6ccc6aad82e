import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Blobs as files in a folder, which is outside of what the web server shows.
public struct FileBlobStore: BlobStore {
    private static let chunkSize = 64 * 1_024

    private let folder: BlobFolder
    private let inspector: Inspector
    private let threads: NIOThreadPool

    /// Looking into a file takes memory of several times its size, so few are looked into at once,
    /// however many come.
    private static let inspections: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        return threads
    }()

    /// - Parameters:
    ///   - root: made when it is not there.
    ///   - threads: where files are read and written, since both block.
    /// - Throws: ``DiskError``, or what libmagic says when its rules cannot be loaded.
    public init(root: String, threads: NIOThreadPool = .singleton) throws {
        folder = try BlobFolder(root)
        inspector = try Inspector()
        self.threads = threads
    }

    public func receive<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, name: String, limit: Int
    ) async throws -> Blob where Chunks.Element == ByteBuffer {
        let folder = folder
        let inspector = inspector
        // Whatever throws from here on, the file goes away with its last reference.
        let file = try await threads.runIfActive { try IncomingFile(folder: folder.temporary, limit: limit) }
        for try await chunk in chunks {
            try await threads.runIfActive { try chunk.withUnsafeReadableBytes { bytes in try file.append(bytes) } }
        }
        // Cancelled, some sequences end as if they were complete.
        try Task.checkCancellation()
        return try await Self.inspections.runIfActive {
            guard file.size > 0 else { throw BlobRefusal.empty }
            let verdict = try inspector.inspect(file.path, name: name)
            var kept = file
            if let cleaned = verdict.cleaned {
                kept = try IncomingFile(folder: folder.temporary, limit: .max)
                try cleaned.withUnsafeBytes { bytes in try kept.append(bytes) }
            }
            let blob = Blob(sha256: kept.sha256, size: kept.size, mediaType: verdict.mediaType)
            try folder.keep(kept, as: blob.sha256)
            return blob
        }
    }

    public func read(_ sha256: [UInt8]) async throws -> BlobReading {
        let path = try folder.path(sha256)
        let threads = threads
        let file = try await threads.runIfActive { try OutgoingFile(path) }
        return BlobReading(
            size: file.size,
            // Pulled, so a slow browser keeps one chunk in memory and no more.
            chunks: AsyncThrowingStream { try await threads.runIfActive { try file.next(Self.chunkSize) } })
    }

    public func keys(writtenBefore seconds: Int64) async throws -> [[UInt8]] {
        try await threads.runIfActive { [folder] in try folder.keys(writtenBefore: seconds) }
    }

    public func remove(_ sha256: [UInt8], writtenBefore seconds: Int64) async throws {
        try await threads.runIfActive { [folder] in try folder.remove(sha256, writtenBefore: seconds) }
    }

    public func discardUnfinished(startedBefore seconds: Int64) async throws {
        try await threads.runIfActive { [folder] in try folder.discardUnfinished(startedBefore: seconds) }
    }
}
