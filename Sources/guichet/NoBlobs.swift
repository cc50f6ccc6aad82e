import Blobs
import NIOCore
struct NoBlobs: BlobStore {
    func receive<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, name: String, limit: Int) async throws -> Blob where Chunks.Element == ByteBuffer { throw BlobRefusal.missing }
    func read(_ sha256: [UInt8]) async throws -> BlobReading { throw BlobRefusal.missing }
    func keys(writtenBefore seconds: Int64) async throws -> [[UInt8]] { [] }
    func remove(_ sha256: [UInt8], writtenBefore seconds: Int64) async throws {}
    func discardUnfinished(startedBefore seconds: Int64) async throws {}
}
