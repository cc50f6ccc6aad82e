/// Reads an expression by descent: total, and never deeper than ``XLSFormExpression/maximumDepth``.
struct XLSFormParser {
    private typealias Problem = XLSFormExpression.Problem
    private typealias Token = XLSFormLexer.Token

    private let tokens: [(token: XLSFormLexer.Token, column: Int)]
    private var position = 0
    private var depth = 0

    static func parse(_ text: String) throws(XLSFormExpression.Problem) -> XLSFormExpression {
        var parser = XLSFormParser(tokens: try XLSFormLexer.tokens(of: text))
        let expression = try parser.disjunction()
        guard parser.token == .end else { throw parser.problem(.syntax) }
        return expression
    }

    /// The questions that an expression names, readable or not.
    static func names(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = Array(text.unicodeScalars.prefix(XLSFormExpression.maximumLength))[...]
        while let dollar = rest.firstIndex(of: "$") {
            rest = rest[(dollar + 1)...]
            guard rest.first == "{", let close = rest.firstIndex(of: "}") else { continue }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: rest[(dollar + 2)..<close])
            names.insert(ImportedText.trimmed(String(view)))
            rest = rest[(close + 1)...]
        }
        return names
    }

    private init(tokens: [(token: XLSFormLexer.Token, column: Int)]) { self.tokens = tokens }

    private var token: Token { tokens[position].token }
    private var column: Int { tokens[position].column }

    private func problem(_ reason: FormImportReason, at column: Int? = nil) -> Problem {
        Problem(reason: reason, column: column ?? self.column)
    }

    /// The last token is the end, and is never passed.
    private mutating func advance() { if position < tokens.count - 1 { position += 1 } }

    private mutating func take(_ wanted: XLSFormLexer.Token) -> Bool {
        guard token == wanted else { return false }
        advance()
        return true
    }

    private mutating func need(_ sign: String) throws(XLSFormExpression.Problem) {
        guard take(.sign(sign)) else { throw problem(.syntax) }
    }

    private mutating func disjunction() throws(XLSFormExpression.Problem) -> XLSFormExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= XLSFormExpression.maximumDepth else { throw problem(.tooLong(limit: XLSFormExpression.maximumDepth)) }
        var parts = [try conjunction()]
        while take(.name("or")) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(XLSFormExpression.Problem) -> XLSFormExpression {
        var parts = [try comparison()]
        while take(.name("and")) { parts.append(try comparison()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func comparison() throws(XLSFormExpression.Problem) -> XLSFormExpression {
        if take(.sign("(")) {
            let inner = try disjunction()
            try need(")")
            return inner
        }
        let start = column
        if case .name(let name) = token, let test = try test(name) { return test }
        let left = try operand()
        guard case .sign(let sign) = token, let comparator = XLSFormExpression.Operator(rawValue: sign) else {
            throw problem(.syntax)
        }
        advance()
        return .compare(left, comparator, try operand(), column: start)
    }

    /// A function that is true or false; nil for one that gives a value.
    private mutating func test(_ name: String) throws(XLSFormExpression.Problem) -> XLSFormExpression? {
        let start = column
        switch name {
        case "not":
            advance()
            try need("(")
            let inner = try disjunction()
            try need(")")
            return .not(inner)
        case "true", "false":
            advance()
            try need("(")
            try need(")")
            return .truth(name == "true")
        case "selected", "contains":
            advance()
            try need("(")
            let reference = try reference()
            try need(",")
            guard case .text(let text) = token else { throw problem(.syntax) }
            advance()
            try need(")")
            return name == "selected"
                ? .selected(reference, text, column: start) : .contains(reference, text, column: start)
        case "regex", "matches": throw problem(.regularExpression)
        default: return nil
        }
    }

    private mutating func reference() throws(XLSFormExpression.Problem) -> XLSFormExpression.Reference {
        switch token {
        case .question(let name):
            advance()
            return .question(name)
        case .sign("."):
            advance()
            return .current
        default: throw problem(.syntax)
        }
    }

    private mutating func operand() throws(XLSFormExpression.Problem) -> XLSFormExpression.Operand {
        let start = column
        switch token {
        case .text(let text):
            advance()
            return .text(text)
        case .number(let number):
            advance()
            return .number(number)
        case .sign("-"):
            advance()
            guard case .number(let number) = token else { throw problem(.syntax) }
            advance()
            return .number(-number)
        case .name(let name):
            advance()
            return try value(of: name, at: start)
        default: return .answer(try reference())
        }
    }

    private mutating func value(of name: String, at start: Int) throws(XLSFormExpression.Problem)
        -> XLSFormExpression.Operand
    {
        guard take(.sign("(")) else { throw problem(.syntax, at: start) }
        switch name {
        case "today":
            try need(")")
            return .today(plus: try days())
        case "date":
            guard case .text(let text) = token else { throw problem(.syntax) }
            advance()
            try need(")")
            return .text(text)
        case "string-length":
            let reference = try reference()
            try need(")")
            return .length(reference)
        case "count-selected":
            let reference = try reference()
            try need(")")
            return .ticked(reference)
        case "count":
            guard case .question(let block) = token else { throw problem(.syntax) }
            advance()
            try need(")")
            return .rows(block)
        default: throw problem(.unknownFunction(String(name.prefix(40))), at: start)
        }
    }

    /// « + 7 » after `today()`.
    private mutating func days() throws(XLSFormExpression.Problem) -> Int {
        let sign: Int
        switch token {
        case .sign("+"): sign = 1
        case .sign("-"): sign = -1
        default: return 0
        }
        advance()
        guard case .number(let number) = token, let days = Int(exactly: number), (0...36_500).contains(days) else {
            throw problem(.syntax)
        }
        advance()
        return sign * days
    }
}
