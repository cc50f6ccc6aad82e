#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How blobs lie on disk: `ab/cd/<SHA-256 in hexadecimal>`, and `tmp` for what is being received.
/// Names come from hashes and chance alone, never from a sender.
struct BlobFolder: Sendable {
    let root: String

    init(_ root: String) throws {
        self.root = root
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try Disk.makeFolder(temporary)
        // The first blob is safe only if its root is.
        try Disk.syncFolder("\(root)/..")
    }

    var temporary: String { "\(root)/tmp" }

    func path(_ sha256: [UInt8]) throws -> String {
        guard sha256.count == 32 else { throw BlobRefusal.missing }
        let name = Hex.text(sha256)
        return "\(root)/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
    }

    /// Moves a received file to its place, and waits until every name on the way is on disk.
    ///
    /// A blob that was there is replaced by the same bytes, never merely kept: its time says that it was
    /// received again, and one that a failing disk spoiled is mended.
    func keep(_ file: IncomingFile, as sha256: [UInt8]) throws {
        let place = try path(sha256)
        let folder = String(place.dropLast(65))
        let parent = String(folder.dropLast(3))
        try locked(LOCK_SH) {
            try Disk.makeFolder(parent)
            try Disk.makeFolder(folder)
            try file.move(to: place)
        }
        // All three each time: another process may have made a folder, and not synced it yet.
        for path in [folder, parent, root] { try Disk.syncFolder(path) }
    }

    func remove(_ sha256: [UInt8], writtenBefore seconds: Int64) throws {
        let place = try path(sha256)
        try locked(LOCK_EX) {
            guard let writtenAt = try Disk.writtenAt(place), writtenAt < seconds else { return }
            guard unlink(place) == 0 else { throw DiskError("unlink") }
        }
    }

    /// Keeps `remove` from looking at the time of a blob just before `keep` renews it, and unlinking it
    /// just after; between processes too.
    private func locked(_ mode: Int32, _ body: () throws -> Void) throws {
        try Disk.with("\(root)/lock", O_RDWR | O_CREAT) { file in
            while flock(file, mode) != 0 {
                guard errno == EINTR else { throw DiskError("flock") }
            }
            try body()
        }
    }

    func keys(writtenBefore seconds: Int64) throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        for first in try names(in: root) where first.utf8.count == 2 {
            for second in try names(in: "\(root)/\(first)") where second.utf8.count == 2 {
                for name in try names(in: "\(root)/\(first)/\(second)") {
                    guard let key = Hex.bytes(name), key.count == 32,
                        let writtenAt = try Disk.writtenAt("\(root)/\(first)/\(second)/\(name)"), writtenAt < seconds
                    else { continue }
                    found.append(key)
                }
            }
        }
        return found
    }

    func discardUnfinished(startedBefore seconds: Int64) throws {
        for name in try names(in: temporary) {
            let path = "\(temporary)/\(name)"
            guard let writtenAt = try Disk.writtenAt(path), writtenAt < seconds else { continue }
            guard unlink(path) == 0 || errno == ENOENT else { throw DiskError("unlink") }
        }
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
    }
}

/// Bytes as lower-case hexadecimal digits.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let values = text.utf8.compactMap { digit in digits.firstIndex(of: digit) }
        guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { index in UInt8(values[index] << 4 | values[index + 1]) }
    }
}
