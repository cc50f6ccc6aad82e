// Reading bytes of strangers: out of bounds is nil, never a trap.

extension [UInt8] {
    func byte(at offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }

    /// `count` bytes, or nil when there are fewer.
    func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else { return nil }
        return self[offset..<(offset + count)]
    }

    func little16(at offset: Int) -> Int? { little(at: offset, 2) }
    func little32(at offset: Int) -> Int? { little(at: offset, 4) }
    func big16(at offset: Int) -> Int? { big(at: offset, 2) }
    func big32(at offset: Int) -> Int? { big(at: offset, 4) }

    private func little(at offset: Int, _ count: Int) -> Int? {
        slice(at: offset, count: count)?.reversed().reduce(0) { number, byte in number << 8 | Int(byte) }
    }

    private func big(at offset: Int, _ count: Int) -> Int? {
        slice(at: offset, count: count)?.reduce(0) { number, byte in number << 8 | Int(byte) }
    }

    func has(_ bytes: some Collection<UInt8>, at offset: Int) -> Bool {
        slice(at: offset, count: bytes.count)?.elementsEqual(bytes) ?? false
    }

    /// Where `needle` first is, at or after `start`.
    func firstRange(of needle: [UInt8], from start: Int = 0) -> Int? {
        guard let first = needle.first, start >= 0 else { return nil }
        var offset = start
        while offset <= count - needle.count {
            guard let next = self[offset...].firstIndex(of: first) else { return nil }
            if has(needle, at: next) { return next }
            offset = next + 1
        }
        return nil
    }
}
