/// What somebody writes on a ticket: plain text, without what no keyboard sends.
public struct MessageText: Sendable, Hashable {
    /// The longest message, in Unicode scalars.
    public static let maximumLength = 10_000

    /// Lines end with a line feed, whatever the browser sent; no spaces around.
    public let text: String

    public init(_ typed: String) {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in typed.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n": if !afterReturn { scalars.append("\n") }
            // PostgreSQL stores no U+0000, and pages show no control character.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": break
            default: scalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        var view = Substring(String(scalars)).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        text = String(view)
    }

    public var isEmpty: Bool { text.isEmpty }
    public var isTooLong: Bool { text.unicodeScalars.count > Self.maximumLength }
}
