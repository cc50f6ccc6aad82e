/// The central directory of a zip file: the names in it, and where they begin.
struct ZipDirectory {
    struct Entry {
        var name: [UInt8]
        var method: Int
        var size: Int
        /// Of its local header.
        var offset: Int
    }

    /// More than any document has; a directory that says more is not read.
    static let maximumEntries = 20_000

    var entries: [Entry]

    /// - Returns: nil for a directory that cannot be read in full.
    init?(_ bytes: [UInt8]) {
        guard let end = Self.endRecord(bytes), let count = bytes.little16(at: end + 10),
            let size = bytes.little32(at: end + 12), let start = bytes.little32(at: end + 16),
            count <= Self.maximumEntries, start + size <= end
        else { return nil }
        entries = []
        entries.reserveCapacity(count)
        var offset = start
        for _ in 0..<count {
            guard bytes.has([0x50, 0x4B, 0x01, 0x02], at: offset), let method = bytes.little16(at: offset + 10),
                let size = bytes.little32(at: offset + 24), let nameLength = bytes.little16(at: offset + 28),
                let extraLength = bytes.little16(at: offset + 30), let commentLength = bytes.little16(at: offset + 32),
                let local = bytes.little32(at: offset + 42), let name = bytes.slice(at: offset + 46, count: nameLength)
            else { return nil }
            entries.append(Entry(name: Array(name), method: method, size: size, offset: local))
            offset += 46 + nameLength + extraLength + commentLength
        }
        // Entries that the count leaves out would be seen by some readers and not by us.
        guard offset == start + size else { return nil }
    }

    /// The record that ends the file, before a comment of at most 65,535 bytes.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        var offset = bytes.count - 22
        let last = max(0, offset - 65_535)
        while offset >= last {
            if bytes.has(Signature.emptyZip, at: offset), let comment = bytes.little16(at: offset + 20),
                offset + 22 + comment == bytes.count
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    /// The bytes of an entry that is not compressed.
    static func stored(_ entry: Entry, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard entry.method == 0, bytes.has(Signature.zip, at: entry.offset),
            let nameLength = bytes.little16(at: entry.offset + 26), let extraLength = bytes.little16(at: entry.offset + 28)
        else { return nil }
        return bytes.slice(at: entry.offset + 30 + nameLength + extraLength, count: entry.size)
    }
}
