import NIOCore

/// Where the bytes of attachments live, outside the web root, each under its SHA-256.
public protocol BlobStore: Sendable {
    /// Receives bytes as they come: hashes, counts, sniffs the type. When it returns, the bytes and
    /// their folder are synced to disk, so the transaction that names them may commit.
    /// - Parameters:
    ///   - limit: the largest size accepted, in bytes.
    ///   - name: what the sender calls the file; decides nothing but what a lying name reveals.
    /// - Throws: ``BlobRefusal``, or the error of `chunks`; nothing is left behind then.
    func receive<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, name: String, limit: Int
    ) async throws -> Blob where Chunks.Element == ByteBuffer

    /// The bytes of a blob, in order.
    /// - Throws: ``BlobRefusal/missing`` when there is none.
    func read(_ sha256: [UInt8]) async throws -> BlobReading

    /// The keys of blobs written before a moment (seconds since 1970), for the sweep of orphans. A blob
    /// received again is written again.
    func keys(writtenBefore seconds: Int64) async throws -> [[UInt8]]

    /// Removes a blob, unless it was received again since the moment: the sweep that saw that nothing
    /// names it then knows nothing of who is about to.
    func remove(_ sha256: [UInt8], writtenBefore seconds: Int64) async throws

    /// Removes what uploads that were broken off before a moment left, when a process was killed.
    func discardUnfinished(startedBefore seconds: Int64) async throws
}

/// What is known of bytes that were received.
public struct Blob: Sendable, Hashable {
    public var sha256: [UInt8]
    public var size: Int
    /// The type by content (libmagic), never what the sender says.
    public var mediaType: String

    public init(sha256: [UInt8], size: Int, mediaType: String) {
        self.sha256 = sha256
        self.size = size
        self.mediaType = mediaType
    }
}

/// A blob being read, chunk by chunk.
public struct BlobReading: Sendable {
    public var size: Int
    public var chunks: AsyncThrowingStream<ByteBuffer, any Error>

    public init(size: Int, chunks: AsyncThrowingStream<ByteBuffer, any Error>) {
        self.size = size
        self.chunks = chunks
    }
}

/// Why bytes are refused.
public enum BlobRefusal: Error, Sendable, Hashable {
    case empty
    case tooLarge(limit: Int)
    /// Executables and scripts.
    case executable
    /// Documents with macros.
    case macros
    /// The content is not of the type that the name says.
    case lying(named: String, found: String)
    /// A type that is not accepted.
    case type(String)
    case missing
}
