/// GIF without comments, XMP and whatever programs wrote beside: only blocks that draw it stay.
enum GIF {
    private static let image: UInt8 = 0x2C
    private static let extensionMark: UInt8 = 0x21
    private static let trailer: UInt8 = 0x3B
    /// Labels of extensions: how the next picture is drawn; text drawn over it, which no browser draws.
    private static let control: UInt8 = 0xF9
    private static let plainText: UInt8 = 0x01
    /// How often an animation is played: a block of 11 bytes, then one of 3.
    private static let looping = ["NETSCAPE2.0", "ANIMEXTS1.0"].map { name in
        [extensionMark, 0xFF, 11] + Array(name.utf8) + [3, 1]
    }

    /// - Returns: nil when there is no picture to be read.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.has("GIF87a".utf8, at: 0) || bytes.has("GIF89a".utf8, at: 0),
            let head = bytes.slice(at: 0, count: 13), let colours = bytes.slice(at: 13, count: coloursSize(head[10]))
        else { return nil }
        var result = Array(head + colours)
        result.reserveCapacity(bytes.count)
        var offset = result.count
        var pending: ArraySlice<UInt8> = []
        var hasPicture = false
        // Cut short, a picture ends with its last whole block.
        while let mark = bytes.slice(at: offset, count: 1)?.first, mark != trailer, let end = end(of: mark, at: offset, bytes) {
            let block = bytes[offset..<end]
            if mark == image {
                result += pending + block
                pending = []
                hasPicture = true
            } else if bytes[offset + 1] == control {
                pending = block.count == 8 ? block : []
            } else if bytes[offset + 1] == plainText {
                pending = []
            } else if block.count == 19, looping.contains(where: { start in block.starts(with: start) }) {
                result += block
            }
            offset = end
        }
        guard hasPicture else { return nil }
        return result + [trailer]
    }

    /// Where a block ends; nil for what is none, or is not whole.
    private static func end(of mark: UInt8, at offset: Int, _ bytes: [UInt8]) -> Int? {
        switch mark {
        case image:
            guard let descriptor = bytes.slice(at: offset, count: 10) else { return nil }
            // Its own colours, then the size of codes.
            return endOfParts(bytes, from: offset + 11 + coloursSize(descriptor[offset + 9]))
        case extensionMark: return endOfParts(bytes, from: offset + 2)
        default: return nil
        }
    }

    /// Parts of up to 255 bytes, each after its length; an empty one is the last.
    private static func endOfParts(_ bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        while let length = bytes.slice(at: offset, count: 1)?.first {
            offset += 1 + Int(length)
            if length == 0 { return offset }
        }
        return nil
    }

    private static func coloursSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 0x07) + 1) }
}
