/// SplitMix64 (Steele, Lea, Flood 2014): the same draws for the same seed, on every machine.
package struct Chance: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// True in this share of draws, of 100.
    package mutating func percent(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &self) < share }

    package mutating func from(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    package mutating func one<Element>(of elements: [Element]) -> Element { elements[from(0...(elements.count - 1))] }
}
