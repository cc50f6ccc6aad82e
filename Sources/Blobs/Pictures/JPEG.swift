/// JPEG without what it says of place, time and device. What draws it stays: tables, frames, scans,
/// the colour profile, and which way is up.
enum JPEG {
    /// - Returns: nil when it cannot be read as far as its first scan.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.has([0xFF, 0xD8], at: 0) else { return nil }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var orientation: UInt8?
        var hasScan = false
        var offset = 2
        while let segment = Segment(bytes, at: offset) {
            if segment.marker == 0xD9 {
                kept += [0xFF, 0xD9]
                break
            }
            if segment.marker == 0xE1, orientation == nil { orientation = Orientation.inEXIF(bytes[segment.body]) }
            if segment.isKept(bytes) { kept += bytes[segment.whole] }
            offset = segment.whole.upperBound
            if segment.marker == 0xDA {
                hasScan = true
                let end = endOfScan(bytes, from: offset)
                kept += bytes[offset..<end]
                offset = end
            }
        }
        // A picture cut short after its first scan is still a picture; what follows the damage is not read, so not kept.
        guard hasScan else { return nil }
        return head(kept, orientation)
    }

    /// The start, a JFIF header if there is one (it must come first), which way is up, and the rest.
    private static func head(_ kept: [UInt8], _ orientation: UInt8?) -> [UInt8] {
        guard let orientation, orientation > 1 else { return [0xFF, 0xD8] + kept }
        var first = 0
        if kept.has([0xFF, 0xE0], at: 0), let length = kept.big16(at: 2), length + 2 <= kept.count { first = length + 2 }
        return [0xFF, 0xD8] + kept[..<first] + Orientation.segment(orientation) + kept[first...]
    }

    /// Coded data ends at a marker that is neither a stuffed 0 nor a restart.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var offset = start
        while let next = bytes[offset...].firstIndex(of: 0xFF) {
            switch bytes.byte(at: next + 1) {
            case nil: return bytes.count
            case 0x00, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7: offset = next + 2
            case 0xFF: offset = next + 1
            default: return next
            }
        }
        return bytes.count
    }

    /// A marker and what belongs to it.
    private struct Segment {
        var marker: UInt8
        /// From its FF to its end.
        var whole: Range<Int>
        /// After its length.
        var body: Range<Int>

        init?(_ bytes: [UInt8], at start: Int) {
            var offset = start
            // Any number of FF may stand before a marker.
            while bytes.byte(at: offset) == 0xFF, bytes.byte(at: offset + 1) == 0xFF { offset += 1 }
            guard bytes.byte(at: offset) == 0xFF, let marker = bytes.byte(at: offset + 1), marker != 0 else { return nil }
            self.marker = marker
            // The end, restarts and TEM stand alone.
            if marker == 0x01 || (0xD0...0xD9).contains(marker) {
                whole = offset..<(offset + 2)
                body = (offset + 2)..<(offset + 2)
                return
            }
            guard let length = bytes.big16(at: offset + 2), length >= 2, offset + 2 + length <= bytes.count else { return nil }
            whole = offset..<(offset + 2 + length)
            body = (offset + 4)..<(offset + 2 + length)
        }

        func isKept(_ bytes: [UInt8]) -> Bool {
            switch marker {
            // Of what applications add, the JFIF header, the colour profile and Adobe's colour transform are needed to draw.
            case 0xE0: bytes.has("JFIF\0".utf8, at: body.lowerBound)
            case 0xE2: bytes.has("ICC_PROFILE\0".utf8, at: body.lowerBound)
            case 0xEE: bytes.has("Adobe".utf8, at: body.lowerBound)
            case 0xE1...0xEF, 0xFE: false
            // Of the rest: tables, frames, scans. A second start, the start of a hidden picture, is not.
            case 0xC0...0xCF, 0xDA...0xDF: true
            default: false
            }
        }
    }
}
