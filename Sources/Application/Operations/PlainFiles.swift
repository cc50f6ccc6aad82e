import Crypto

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

/// What backups do with files. All of it blocks.
enum PlainFiles {
    struct Failure: Error, CustomStringConvertible {
        let description: String

        /// Reads `errno`, so it is made right after the call.
        init(_ what: String, _ path: String) { description = "\(what) \(path): \(String(cString: strerror(errno)))" }
    }

    /// A new file that only its owner reads.
    static func write(_ text: String, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw Failure("cannot write", path) }
    }

    static func size(_ path: String) throws -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Failure("cannot read", path) }
        return Int(status.st_size)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The SHA-256 of a file in hexadecimal, read in pieces.
    static func sha256(_ path: String) throws -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure("cannot open", path) }
        defer { _ = close(file) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 256 * 1_024)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure("cannot read", path) }
            if count == 0 { break }
            buffer.withUnsafeBytes { bytes in hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: hash.finalize().flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }, as: UTF8.self)
    }

    /// - Returns: false when the file is gone.
    static func linkOrCopyIfThere(_ source: String, to target: String) throws -> Bool {
        do {
            try linkOrCopy(source, to: target)
            return true
        } catch  where !exists(source) {
            return false
        }
    }

    /// The same bytes under another name: one file with two names where the disk allows it, a copy
    /// elsewhere. Attachments are never written in place, so a shared file stays what it is.
    static func linkOrCopy(_ source: String, to target: String) throws {
        if link(source, target) == 0 { return }
        guard errno == EXDEV || errno == EPERM || errno == EMLINK || errno == ENOTSUP else {
            throw Failure("cannot copy to", target)
        }
        try copy(source, to: target)
    }

    static func copy(_ source: String, to target: String) throws {
        try FileManager.default.copyItem(atPath: source, toPath: target)
        try sync(target)
    }

    /// Moves over whatever is there, at once or not at all.
    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw Failure("cannot rename to", target) }
    }

    /// Waits until a file, or the names in a folder, have reached the disk.
    static func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure("cannot open", path) }
        defer { _ = close(file) }
        guard fsync(file) == 0 else { throw Failure("cannot sync", path) }
    }

    static func remove(_ path: String) throws {
        if exists(path) { try FileManager.default.removeItem(atPath: path) }
    }

    static func parent(_ path: String) -> String {
        let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        return parent.isEmpty ? "." : parent
    }

    /// Every file under a folder, by its path there, in order.
    static func files(in folder: String) throws -> [String] {
        guard exists(folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    }
}
