extension Query {
    /// A ticket number as people write it: `24893`, `I-24893`, `D-24893`, `n° 24893`,
    /// `#24893`, and with the rank of a ticket in its submission, `24893-2`.
    public struct Number: Sendable, Equatable {
        /// The number of the submission or ticket. The letter before it is not needed: both
        /// kinds share one series.
        public let value: Int
        /// The rank behind the hyphen.
        public let rank: Int?

        public init(value: Int, rank: Int? = nil) {
            self.value = value
            self.rank = rank
        }

        /// The number at the beginning of a query, if there is one.
        ///
        /// Without a letter or sign before it, a number followed by words counts from four
        /// digits on: « 2 écrans en panne » is not about ticket 2. Numbers have no leading
        /// zero, so telephone numbers and most codes are left alone.
        init?(leading text: String) {
            var scanner = NumberScanner(text)
            scanner.skipSpaces()
            let isMarked = scanner.skipMark()
            guard let value = scanner.number(digits: 1...12) else { return nil }
            var rank: Int?
            if scanner.skipHyphen() {
                rank = scanner.number(digits: 1...3)
                if rank == nil { return nil }
            }
            guard scanner.isAtBoundary else { return nil }
            scanner.skipSpaces()
            guard isMarked || scanner.isAtEnd || value >= 1_000 else { return nil }
            self.init(value: value, rank: rank)
        }
    }
}

/// Reads the beginning of a query scalar by scalar.
private struct NumberScanner {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
        rest = Substring(text).unicodeScalars.prefix(64)
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// True where a number may end: not in the middle of a code or a date.
    var isAtBoundary: Bool {
        guard let scalar = rest.first else { return true }
        return scalar.properties.isWhitespace || [",", ";", ":", ".", "?", "!", "\"", "»", ")"].contains(scalar)
    }

    mutating func skipSpaces() {
        while let scalar = rest.first, scalar.properties.isWhitespace { rest.removeFirst() }
    }

    mutating func skipHyphen() -> Bool {
        guard let scalar = rest.first, scalar == "-" || (0x2010...0x2013).contains(scalar.value) else {
            return false
        }
        rest.removeFirst()
        return true
    }

    /// Skips `I-`, `D-`, `n°`, `nº`, `no`, `no.`, `#` and the spaces after them.
    mutating func skipMark() -> Bool {
        let start = rest
        guard let first = rest.popFirst() else { return false }
        switch first {
        case "#":
            skipSpaces()
            return true
        case "i", "I", "d", "D":
            // « d 3 » is no number: the letter must touch it.
            _ = skipHyphen()
        case "n", "N":
            guard let second = rest.popFirst(), ["°", "º", "o", "O"].contains(second) else { break }
            if rest.first == "." { rest.removeFirst() }
            skipSpaces()
        default: break
        }
        if let next = rest.first, ("0"..."9").contains(next), rest.startIndex != start.startIndex,
            ["i", "I", "d", "D", "n", "N"].contains(first)
        {
            return true
        }
        rest = start
        return false
    }

    /// Digits that make a number without leading zero, or nil, in which case none is consumed.
    mutating func number(digits allowed: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        var ahead = rest
        while let scalar = ahead.first, ("0"..."9").contains(scalar) {
            guard count < allowed.upperBound, !(count == 0 && scalar == "0") else { return nil }
            value = value * 10 + Int(scalar.value - 0x30)
            count += 1
            ahead.removeFirst()
        }
        guard allowed.contains(count) else { return nil }
        rest = ahead
        return value
    }
}
