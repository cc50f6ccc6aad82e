/// Room that is known to be enough, written from its beginning: an element is made in one go, where an
/// array that grows asks at each piece whether it is its own and large enough.
struct Output {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    /// Bytes written.
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    /// What `write` writes. A short piece is written on the stack and copied: the array is then exactly as
    /// long as it must be, and the standard library makes it in half the time (an array of room not yet
    /// filled looks its own type up each time).
    @inline(__always)
    static func bytes(room: Int, _ write: (inout Output) -> Void) -> [UInt8] {
        guard room <= longestOnStack else {
            return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                var output = Output(buffer)
                write(&output)
                count = output.count
            }
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
            var output = Output(buffer)
            write(&output)
            var bytes: [UInt8] = []
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<output.count]))
            return bytes
        }
    }

    /// Bytes that Swift puts on the stack; more would be asked from the heap.
    private static let longestOnStack = 1_024

    mutating func write(_ byte: UInt8) {
        precondition(count < buffer.count)
        buffer.initializeElement(at: count, to: byte)
        count += 1
    }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !bytes.isEmpty else { return }
        precondition(bytes.count <= buffer.count - count)
        _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).initialize(from: bytes)
        count += bytes.count
    }

    mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { bytes in write(bytes) } }

    /// Markup that is part of the program.
    mutating func write(_ literal: StaticString) {
        write(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Text so that it means itself, in element content and in quoted attributes alike.
    mutating func writeEscaped(_ text: some StringProtocol) {
        let written: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in writeEscaped(bytes) }
        if written == nil { Array(text.utf8).withUnsafeBufferPointer { bytes in writeEscaped(bytes) } }
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices where Escaping.isSpecial(text[index]) {
            write(UnsafeBufferPointer(rebasing: text[start..<index]))
            write(Escaping.replacement(of: text[index]))
            start = index + 1
        }
        write(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// A start tag.
    mutating func writeTag(_ name: StaticString, _ attributes: [Attribute]) {
        write(0x3C)
        write(name)
        for attribute in attributes { attribute.write(to: &self) }
        write(0x3E)
    }
}

extension [Attribute] {
    /// Bytes that are enough for them.
    var room: Int { reduce(0) { sum, attribute in sum + attribute.room } }
}
