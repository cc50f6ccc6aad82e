/// MP4 and QuickTime without what the camera says of place and device. Nothing moves, since tables
/// of a film count from its beginning: the boxes become free space of the same size.
enum MP4 {
    /// - Returns: nil when its boxes cannot be read.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
        var result = bytes
        guard bytes.has("ftyp".utf8, at: 4), clean(&result, 0..<bytes.count, depth: 0) else { return nil }
        return result
    }

    private static func clean(_ bytes: inout [UInt8], _ range: Range<Int>, depth: Int) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard let box = Box(bytes, at: offset, end: range.upperBound) else { return false }
            switch box.name {
            case "moov", "trak":
                guard depth < 4, clean(&bytes, box.body, depth: depth + 1) else { return false }
            // User data, its modern form, and XMP.
            case "udta", "meta", "uuid":
                bytes.replaceSubrange((offset + 4)..<(offset + 8), with: "free".utf8)
                bytes.replaceSubrange(box.body, with: repeatElement(0, count: box.body.count))
            default: break
            }
            offset = box.body.upperBound
        }
        return true
    }

    private struct Box {
        var name: String
        var body: Range<Int>

        init?(_ bytes: [UInt8], at offset: Int, end: Int) {
            guard let size = bytes.big32(at: offset), let name = bytes.slice(at: offset + 4, count: 4) else {
                // QuickTime may end a list with four zeros.
                guard end - offset == 4, bytes.has([0, 0, 0, 0], at: offset) else { return nil }
                self.name = ""
                body = end..<end
                return
            }
            self.name = String(decoding: name, as: UTF8.self)
            switch size {
            // To the end of the file.
            case 0: body = (offset + 8)..<end
            case 1:
                // A size of 64 bits, of which a file that fits in memory needs 32.
                guard bytes.big32(at: offset + 8) == 0, let large = bytes.big32(at: offset + 12), large >= 16,
                    offset + large <= end
                else { return nil }
                body = (offset + 16)..<(offset + large)
            default:
                guard size >= 8, offset + size <= end else { return nil }
                body = (offset + 8)..<(offset + size)
            }
        }
    }
}
