import NIOCore

extension BlobReading {
    /// All of it at once, for what is small and must be read whole.
    public func bytes() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        for try await chunk in chunks { bytes.append(contentsOf: chunk.readableBytesView) }
        return bytes
    }
}
