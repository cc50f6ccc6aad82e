/// WebP without EXIF and XMP: only chunks that draw it stay.
enum WebP {
    private static let pictures = Set(["VP8 ", "VP8L", "ANMF"].map { name in Array(name.utf8) })
    private static let kept = pictures.union(["VP8X", "ALPH", "ANIM", "ICCP"].map { name in Array(name.utf8) })
    /// In VP8X: there is EXIF, there is XMP.
    private static let flags: UInt8 = 0x08 | 0x04

    /// - Returns: nil when there is no picture to be read.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.has("RIFF".utf8, at: 0), bytes.has("WEBP".utf8, at: 8), let size = bytes.little32(at: 4) else { return nil }
        var body: [UInt8] = Array("WEBP".utf8)
        body.reserveCapacity(bytes.count)
        var hasData = false
        var offset = 12
        let last = min(bytes.count, 8 + size)
        while offset < last, let name = bytes.slice(at: offset, count: 4), let length = bytes.little32(at: offset + 4),
            let whole = bytes.slice(at: offset, count: 8 + length)
        {
            if kept.contains(Array(name)) {
                let start = body.count
                body += whole
                if name.elementsEqual("VP8X".utf8), length > 0 { body[start + 8] &= ~flags }
                if !length.isMultiple(of: 2) { body.append(0) }
            }
            if pictures.contains(Array(name)) { hasData = true }
            offset += 8 + length + length % 2
        }
        guard hasData else { return nil }
        let count = UInt32(truncatingIfNeeded: body.count)
        return Array("RIFF".utf8) + (0..<4).map { index in UInt8(truncatingIfNeeded: count >> (8 * index)) } + body
    }
}
