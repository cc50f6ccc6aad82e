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

/// Texts that try to leave their place: half of them is made of what markup is made of.
enum HostileText {
    private static let special: [Unicode.Scalar] = Array(
        "\"'<>&;=/ !-#xamp3\u{301}\u{338}\u{200D}\u{FE0F}\r\n\t\u{0}\u{7F}\u{FFFD}\u{2028}é😀".unicodeScalars)

    static func scalars(_ count: Int, using generator: inout SeededGenerator) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<count {
            if Bool.random(using: &generator) {
                view.append(special.randomElement(using: &generator) ?? "<")
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
                view.append(scalar)
            }
        }
        return String(view)
    }

    static func bytes(_ count: Int, using generator: inout SeededGenerator) -> [UInt8] {
        let special: [UInt8] = [0x22, 0x26, 0x27, 0x3C, 0x3E, 0xC0, 0xBC, 0xE2, 0xED, 0xF0, 0x80, 0x0D, 0x0A]
        return (0..<count).map { _ in
            Bool.random(using: &generator)
                ? special.randomElement(using: &generator) ?? 0x3C : UInt8.random(in: 0...255, using: &generator)
        }
    }
}
