#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads form definitions: limits first, then JSON, then members, then rules.
public enum FormReader {
    /// Bytes of a document.
    public static let maximumSize = 512 * 1_024
    /// Levels of `[` and `{`.
    public static let maximumDepth = 32

    /// - Throws: ``FormRefusal`` with every issue found.
    public static func read(_ bytes: [UInt8]) throws(FormRefusal) -> FormDefinition {
        guard bytes.count <= maximumSize else { throw refusal("", .tooLarge(limit: maximumSize)) }
        // UTF-8 only: JSONDecoder also reads UTF-16 and UTF-32, where the depth could not be counted.
        // What of these is valid UTF-8 has zero bytes, which the scanner refuses.
        guard String(validating: bytes, as: UTF8.self) != nil else { throw refusal("", .notJSON) }
        guard depth(of: bytes) <= maximumDepth else { throw refusal("", .tooDeep(limit: maximumDepth)) }
        guard let (document, broken) = JSONScanner.scan(bytes) else { throw refusal("", .notJSON) }
        let strangers = broken + KnownMembers.strangers(in: document)
        guard strangers.isEmpty else { throw FormRefusal(issues: strangers) }
        let definition: FormDefinition
        do {
            definition = try JSONDecoder().decode(FormDefinition.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw FormRefusal(issues: [issue(of: error)])
        } catch {
            throw refusal("", .notJSON)
        }
        let issues = FormValidator.issues(in: definition)
        guard issues.isEmpty else { throw FormRefusal(issues: issues) }
        return definition
    }

    private static func refusal(_ pointer: String, _ problem: FormIssue.Problem) -> FormRefusal {
        FormRefusal(issues: [FormIssue(pointer, problem)])
    }

    /// How deep brackets nest, by a scan that never recurses: a parser may.
    static func depth(of bytes: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var inString = false
        var escaped = false
        for byte in bytes {
            if inString {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }

    private static func issue(of error: DecodingError) -> FormIssue {
        switch error {
        case .keyNotFound(let key, let context): FormIssue(pointer(context.codingPath), .missing(key.stringValue))
        case .typeMismatch(let type, let context): FormIssue(pointer(context.codingPath), .wrongType(expected: "\(type)"))
        case .valueNotFound(let type, let context): FormIssue(pointer(context.codingPath), .wrongType(expected: "\(type)"))
        case .dataCorrupted(let context): FormIssue(pointer(context.codingPath), .notAllowed(context.debugDescription))
        @unknown default: FormIssue("", .notJSON)
        }
    }

    static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in "/" + escaped(key.intValue.map(String.init) ?? key.stringValue) }.joined()
    }

    /// `~` and `/` in a member's name, RFC 6901 §3.
    static func escaped(_ name: String) -> String {
        // By scalar: a `/` with a combining accent is another Character.
        name.unicodeScalars.map { scalar in
            switch scalar {
            case "~": "~0"
            case "/": "~1"
            default: String(scalar)
            }
        }.joined()
    }
}
