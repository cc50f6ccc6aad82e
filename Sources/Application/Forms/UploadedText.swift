import Blobs

/// The bytes of a file that a page sent, which is in the store already: a spreadsheet to import, a form to load.
/// No row names it, so it is swept with the orphans of the day.
public struct UploadedText: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// - Throws: ``BlobRefusal/tooLarge(limit:)``.
    public func bytes(of blob: Blob, limit: Int) async throws -> [UInt8] {
        guard blob.size <= limit else { throw BlobRefusal.tooLarge(limit: limit) }
        return try await portal.blobs.read(blob.sha256).bytes()
    }
}
