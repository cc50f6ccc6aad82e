#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that only its owner reads.
enum PrivateFile {
    static func write(_ text: String, to path: String) throws {
        let manager = FileManager.default
        _ = manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        try Data(text.utf8).write(to: URL(filePath: path))
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
