/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Texts made to hurt: any scalar, and often those that the scanner treats specially.
enum RandomText {
    private static let special: [Unicode.Scalar] = Array(
        "aeést lqudn09'’`-‐.–_/ß œÆİıŉſﬀﬃ²Ω\u{301}\u{308}\u{AD}\u{200D}\u{FEFF}\u{FFFD}\u{0}\n«»°日本क्षК".unicodeScalars)

    static func text(scalars: Int, using generator: inout SeededGenerator) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<scalars {
            if Int.random(in: 0..<4, using: &generator) > 0 {
                view.append(special.randomElement(using: &generator) ?? "x")
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
                view.append(scalar)
            }
        }
        return String(view)
    }

    /// Arbitrary bytes, repaired by `String` as the server does.
    static func bytes(_ count: Int, using generator: inout SeededGenerator) -> String {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
