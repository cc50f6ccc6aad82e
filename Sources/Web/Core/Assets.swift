import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Addresses of our CSS and JavaScript. They are versioned by folder, since modules import each
/// other by relative paths: `/assets/3f2a91/js/main.js` is cached for a year.
struct Assets: Sendable {
    /// Changes whenever a file of ours changes.
    let version: String

    init(folder: String) {
        var hash = SHA256()
        for name in ["css", "js", "vendor"] {
            let root = "\(folder)/\(name)"
            let paths = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).sorted()
            for path in paths {
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)") else { continue }
                let size = attributes[.size] as? Int ?? 0
                let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                hash.update(data: Array("\(name)/\(path) \(size) \(date)\n".utf8))
            }
        }
        version = hash.finalize().prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    func path(_ file: StaticString) -> String { "/assets/\(version)/\(file)" }
}
