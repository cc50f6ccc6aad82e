import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Addresses of our CSS and JavaScript. They are versioned by folder, since modules import each
/// other by relative paths: `/assets/3f2a91/js/main.js` is cached for a year.
struct Assets: Sendable {
    /// Changes whenever what a file of ours holds changes, and only then: two nodes that serve the
    /// same files give them the same addresses, whenever each was installed.
    let version: String

    init(folder: String) {
        var hash = SHA256()
        for name in ["css", "js", "vendor"] {
            let root = "\(folder)/\(name)"
            let paths = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).sorted()
            for path in paths {
                // Folders cannot be read; nothing is served of them.
                guard let bytes = try? Data(contentsOf: URL(filePath: "\(root)/\(path)")) else { continue }
                hash.update(data: Array("\(name)/\(path) \(bytes.count)\n".utf8))
                hash.update(data: bytes)
            }
        }
        version = hash.finalize().prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    func path(_ file: StaticString) -> String { "/assets/\(version)/\(file)" }
}
