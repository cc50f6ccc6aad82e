import Blobs
import Crypto
import Foundation
import NIOCore

/// Gives `body` a store in a folder of its own.
func withStore<T>(_ body: (FileBlobStore, String) async throws -> T) async throws -> T {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("guichet_blobs_\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: root) }
    return try await body(try FileBlobStore(root: root.path), root.path)
}

/// Every file below a folder, except the lock.
func files(in root: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { name in name as? String } ?? []
    return all.filter { name in
        var isFolder: ObjCBool = false
        return name != "lock" && FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
            && !isFolder.boolValue
    }
}

/// Bytes in chunks of a size, with an error after them if one is given.
struct Chunks: AsyncSequence, Sendable {
    var bytes: [UInt8]
    var size = 1_000
    var error: (any Error)?

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let size: Int
        let error: (any Error)?

        mutating func next() async throws -> ByteBuffer? {
            guard !rest.isEmpty else {
                if let error { throw error }
                return nil
            }
            let chunk = rest.prefix(size)
            rest = rest.dropFirst(size)
            return ByteBuffer(bytes: chunk)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...], size: size, error: error) }
}

extension FileBlobStore {
    @discardableResult
    func receive(_ bytes: [UInt8], name: String, limit: Int = 1 << 20) async throws -> Blob {
        try await receive(Chunks(bytes: bytes), name: name, limit: limit)
    }

    func bytes(_ sha256: [UInt8]) async throws -> [UInt8] {
        var all: [UInt8] = []
        for try await chunk in try await read(sha256).chunks { all += chunk.readableBytesView }
        return all
    }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// The same numbers each time for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

// MARK: files made by hand

let text = Array("Bonjour,\nl’imprimante du deuxième étage ne répond plus.\n".utf8)
let pdf = Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".utf8)

func big(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).reversed().map { index in UInt8(number >> (8 * index) & 255) } }
func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

/// A zip file of entries that are not compressed.
func zip(_ entries: [(String, [UInt8])]) -> [UInt8] {
    var files: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in entries {
        let sizes = little(0, 4) + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
        let common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + sizes
        directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
        directory += little(files.count, 4) + Array(name.utf8)
        files += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
    }
    let count = little(entries.count, 2)
    return files + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + count + count + little(directory.count, 4)
        + little(files.count, 4) + little(0, 2)
}

func document(_ main: String, _ more: [(String, [UInt8])] = []) -> [UInt8] {
    zip([("[Content_Types].xml", Array("<Types/>".utf8)), ("_rels/.rels", []), (main, Array("<x/>".utf8))] + more)
}

/// A compound file: a header and one sector of directory.
func compound(_ names: [String], more: [UInt8] = []) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
    for (index, name) in (["Root Entry"] + names).enumerated() {
        let units = Array(name.utf8).flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] } + [0, 0]
        bytes += units + Array(repeating: 0, count: 64 - units.count) + little(units.count, 2) + [index == 0 ? 5 : 2]
        bytes += Array(repeating: 0, count: 61)
    }
    return bytes + more + Array(repeating: 0, count: 1_024)
}

/// EXIF with an orientation and a place, little-endian as cameras write it.
func exif(orientation: Int) -> [UInt8] {
    let directory =
        little(2, 2)
        + little(0x0112, 2) + little(3, 2) + little(1, 4) + little(orientation, 2) + little(0, 2)
        + little(0x8825, 2) + little(4, 2) + little(1, 4) + little(38, 4)
        + little(0, 4)
    let place = little(1, 2) + little(1, 2) + little(2, 2) + little(2, 4) + Array("N\0\0\0".utf8) + little(0, 4)
    return Array("Exif\0\0II*\0".utf8) + little(8, 4) + directory + place + Array("GPS 48.8566".utf8)
}

func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] { [0xFF, marker] + big(body.count + 2, 2) + body }

let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])

func jpeg(_ segments: [UInt8], tail: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + jfif + segments + segment(0xDB, Array(repeating: 1, count: 65))
        + segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]) + segment(0xC4, Array(repeating: 0, count: 20))
        + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9] + tail
}

/// Cyclic redundancy as PNG has it.
func crc(_ bytes: [UInt8]) -> [UInt8] {
    var value: UInt32 = .max
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
    return big(Int(~value), 4)
}

func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    big(body.count, 4) + Array(name.utf8) + body + crc(Array(name.utf8) + body)
}

func png(_ chunks: [UInt8], tail: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", big(1, 4) + big(1, 4) + [8, 0, 0, 0, 0]) + chunks
        + chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1]) + chunk("IEND", []) + tail
}

func webp(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    for (name, bytes) in chunks {
        body += Array(name.utf8) + little(bytes.count, 4) + bytes
        if !bytes.count.isMultiple(of: 2) { body.append(0) }
    }
    return Array("RIFF".utf8) + little(body.count + 4, 4) + Array("WEBP".utf8) + body
}

func box(_ name: String, _ body: [UInt8]) -> [UInt8] { big(body.count + 8, 4) + Array(name.utf8) + body }

extension Array where Element: Equatable {
    func contains(run needle: some StringProtocol) -> Bool where Element == UInt8 {
        let wanted = Array(needle.utf8)
        return wanted.count <= count
            && (0...(count - wanted.count)).contains { start in self[start..<(start + wanted.count)].elementsEqual(wanted) }
    }
}

/// A GIF of one picture, with what is written before it.
func gif(_ before: [UInt8], tail: [UInt8] = []) -> [UInt8] {
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + before
        + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0] + [0x3B] + tail
}

/// An extension of a GIF, in one part.
func gifExtension(_ label: UInt8, _ part: [UInt8], _ more: [UInt8] = []) -> [UInt8] {
    [0x21, label, UInt8(part.count)] + part + (more.isEmpty ? [] : [UInt8(more.count)] + more) + [0]
}
