/// Which way is up, the one thing of EXIF that is kept.
enum Orientation {
    private static let tag = 0x0112

    /// - Parameter body: of a segment APP1, which may hold EXIF or something else.
    /// - Returns: from 1 to 8 as EXIF counts, or nil.
    static func inEXIF(_ body: ArraySlice<UInt8>) -> UInt8? {
        let bytes = Array(body)
        guard bytes.has("Exif\0\0".utf8, at: 0) else { return nil }
        let isLittle = bytes.has("II".utf8, at: 6)
        guard isLittle || bytes.has("MM".utf8, at: 6) else { return nil }
        func short(_ offset: Int) -> Int? { isLittle ? bytes.little16(at: offset) : bytes.big16(at: offset) }
        func long(_ offset: Int) -> Int? { isLittle ? bytes.little32(at: offset) : bytes.big32(at: offset) }
        // Offsets count from the header of TIFF.
        guard short(8) == 42, let directory = long(10), let count = short(6 + directory) else { return nil }
        for index in 0..<count {
            let entry = 6 + directory + 2 + 12 * index
            guard let name = short(entry) else { return nil }
            guard name == tag else { continue }
            // One value of type SHORT, in the field itself.
            guard short(entry + 2) == 3, long(entry + 4) == 1, let value = short(entry + 8), (1...8).contains(value)
            else { return nil }
            return UInt8(value)
        }
        return nil
    }

    /// A segment APP1 of EXIF that says this and nothing else.
    static func segment(_ orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08,  // big-endian, first directory at 8
            0x00, 0x01,  // one entry:
            0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00,
            0x00, 0x00, 0x00, 0x00,  // no other directory
        ]
        let body = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0x00, UInt8(body.count + 2)] + body
    }
}
