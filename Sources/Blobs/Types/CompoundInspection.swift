/// The compound files (OLE) of Office before 2007 and of Outlook, known by the names of their streams.
enum CompoundInspection {
    /// - Returns: nil when it is none that is accepted.
    /// - Throws: ``BlobRefusal/macros``.
    static func mediaType(of bytes: [UInt8]) throws -> String? {
        if holdsMacros(bytes) { throw BlobRefusal.macros }
        let names = streamNames(bytes)
        if names.contains("EncryptedPackage") { return "application/encrypted" }
        if names.contains("WordDocument") { return "application/msword" }
        if names.contains("Workbook") || names.contains("Book") { return "application/vnd.ms-excel" }
        if names.contains("PowerPoint Document") { return "application/vnd.ms-powerpoint" }
        if names.contains("__properties_version1.0") { return "application/vnd.ms-outlook" }
        return nil
    }

    /// Directory entries are 128 bytes and lie at multiples of 128 in whichever sectors hold them, so
    /// none is missed by not following the chains, and no chain can lead astray.
    private static func streamNames(_ bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for offset in stride(from: 512, to: bytes.count, by: 128) {
            // The type of the entry: storage, stream or root; the length of its name, with a NUL.
            guard let kind = bytes.byte(at: offset + 66), kind == 1 || kind == 2 || kind == 5,
                let length = bytes.little16(at: offset + 64), (4...64).contains(length), length.isMultiple(of: 2),
                let name = bytes.slice(at: offset, count: length - 2)
            else { continue }
            let units = stride(from: name.startIndex, to: name.endIndex, by: 2).map { index in
                UInt16(name[index]) | UInt16(name[index + 1]) << 8
            }
            if units.allSatisfy({ unit in (0x20..<0x7F).contains(unit) }) {
                names.insert(String(decoding: units, as: UTF16.self))
            }
        }
        return names
    }

    private static let project: [UInt8] = Array("_VBA_PROJECT".utf8).flatMap { byte in [byte, 0] }
    /// The header of PowerPoint's VBAInfoAtom: its project is compressed, and shows no names.
    private static let slideProject: [UInt8] = [0x02, 0x00, 0x00, 0x04, 0x0C, 0x00, 0x00, 0x00]

    private static func holdsMacros(_ bytes: [UInt8]) -> Bool {
        if bytes.firstRange(of: project) != nil { return true }
        var start = 0
        while let found = bytes.firstRange(of: slideProject, from: start) {
            // fHasMacros
            if bytes.little32(at: found + 12) == 1 { return true }
            start = found + 1
        }
        return false
    }
}
