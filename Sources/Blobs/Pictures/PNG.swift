/// PNG without texts, times and EXIF: only chunks that draw it stay.
enum PNG {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let end: [UInt8] = [0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

    /// The picture, its colours and its animation. A list of what stays, so that what is invented later goes.
    private static let kept: Set<[UInt8]> = Set(
        [
            "IHDR", "PLTE", "IDAT", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs", "cICP", "mDCV", "cLLI",
            "acTL", "fcTL", "fdAT",
        ].map { name in Array(name.utf8) })

    /// - Returns: nil when there is no picture to be read.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.has(signature, at: 0), bytes.has("IHDR".utf8, at: 12) else { return nil }
        var result = signature
        result.reserveCapacity(bytes.count)
        var hasData = false
        var offset = signature.count
        // Cut short, a picture ends with its last whole chunk.
        while let length = bytes.big32(at: offset), let name = bytes.slice(at: offset + 4, count: 4),
            let whole = bytes.slice(at: offset, count: 12 + length), !name.elementsEqual("IEND".utf8)
        {
            if kept.contains(Array(name)) { result += whole }
            if name.elementsEqual("IDAT".utf8) { hasData = true }
            offset += whole.count
        }
        guard hasData else { return nil }
        return result + end
    }
}
