/// What is read of the expressions of an XLSForm (XPath): comparisons, `selected`, `and`, `or`, `not`.
indirect enum XLSFormExpression: Equatable {
    case and([XLSFormExpression])
    case or([XLSFormExpression])
    case not(XLSFormExpression)
    case truth(Bool)
    case compare(Operand, Operator, Operand, column: Int)
    case selected(Reference, String, column: Int)
    case contains(Reference, String, column: Int)

    enum Operator: String { case equals = "=", differs = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">=" }

    /// Another question by its name, or the one that the expression belongs to.
    enum Reference: Equatable {
        case question(String)
        case current
    }

    enum Operand: Equatable {
        case answer(Reference)
        case text(String)
        case number(Double)
        /// `today()`, and so many days later.
        case today(plus: Int)
        case length(Reference)
        /// How many choices are ticked.
        case ticked(Reference)
        /// How many rows a repeat has.
        case rows(String)
    }

    /// Why an expression is not taken, and where.
    struct Problem: Error, Equatable {
        let reason: FormImportReason
        let column: Int
    }

    static let maximumLength = 4_000
    static let maximumDepth = 32
}

/// The words of an expression, each with the column it begins at.
struct XLSFormLexer {
    enum Token: Equatable {
        case name(String)
        case question(String)
        case text(String)
        case number(Double)
        case sign(String)
        case end
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    static func tokens(of text: String) throws(XLSFormExpression.Problem) -> [(token: Token, column: Int)] {
        guard text.utf8.count <= XLSFormExpression.maximumLength else {
            throw .init(reason: .tooLong(limit: XLSFormExpression.maximumLength), column: 1)
        }
        var lexer = XLSFormLexer(scalars: Array(text.unicodeScalars))
        var tokens: [(token: Token, column: Int)] = []
        while true {
            lexer.skipSpace()
            let column = lexer.position + 1
            let token = try lexer.next()
            tokens.append((token, column))
            if token == .end { return tokens }
        }
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipSpace() {
        while let scalar = current, scalar.properties.isWhitespace { position += 1 }
    }

    private mutating func next() throws(XLSFormExpression.Problem) -> Token {
        let start = position
        guard let scalar = current else { return .end }
        position += 1
        switch scalar {
        case "(", ")", ",", "+", "-", "*", "=": return .sign(String(scalar))
        case "<", ">":
            guard current == "=" else { return .sign(String(scalar)) }
            position += 1
            return .sign("\(scalar)=")
        case "!":
            guard current == "=" else { throw .init(reason: .syntax, column: start + 1) }
            position += 1
            return .sign("!=")
        // Those that a word processor makes of straight ones are no quotes of XPath, and still what was meant.
        case "'", "\"", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": return .text(try quoted(by: scalar, from: start))
        case "$":
            guard current == "{", let close = scalars[position...].firstIndex(of: "}") else {
                throw .init(reason: .syntax, column: start + 1)
            }
            let name = ImportedText.trimmed(text(position + 1..<close))
            position = close + 1
            guard !name.isEmpty else { throw .init(reason: .syntax, column: start + 1) }
            return .question(name)
        case "." where !(current.map(Self.isDigit) ?? false): return .sign(".")
        default: break
        }
        position = start
        if Self.isDigit(scalar) || scalar == "." { return try number(from: start) }
        while let scalar = current, Self.isNamePart(scalar) { position += 1 }
        guard position > start else { throw .init(reason: .syntax, column: start + 1) }
        return .name(text(start..<position))
    }

    private mutating func quoted(by mark: Unicode.Scalar, from start: Int) throws(XLSFormExpression.Problem) -> String {
        let closing: Set<Unicode.Scalar> =
            switch mark {
            case "\u{2018}", "\u{2019}": ["\u{2018}", "\u{2019}"]
            case "\u{201C}", "\u{201D}": ["\u{201C}", "\u{201D}"]
            default: [mark]
            }
        guard let close = scalars[position...].firstIndex(where: closing.contains) else {
            throw .init(reason: .syntax, column: start + 1)
        }
        let text = text(position..<close)
        position = close + 1
        return text
    }

    private mutating func number(from start: Int) throws(XLSFormExpression.Problem) -> Token {
        while let scalar = current, Self.isDigit(scalar) || scalar == "." { position += 1 }
        guard let value = Double(text(start..<position)), value.isFinite else { throw .init(reason: .syntax, column: start + 1) }
        return .number(value)
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar) || "-_:".unicodeScalars.contains(scalar)
    }
}
