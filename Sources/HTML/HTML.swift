/// A piece of an HTML page, safe to send.
///
/// One concrete type for every element keeps type-checking fast, and bytes keep
/// rendering fast. Text and attribute values are escaped byte by byte as they are
/// written, so there is no comparison of `Character`s that a combining mark could
/// defeat. Raw markup enters only through ``TrustedMarkup``.
public struct HTML: Sendable, Equatable, CustomStringConvertible {
    private let content: Content

    /// Most pieces are the text of an element: it is escaped where the element is written, not before.
    private enum Content: Sendable {
        case text(String)
        /// UTF-8, safe to send.
        case markup([UInt8])
    }

    /// Nothing: renders as no bytes at all.
    public static let empty = HTML(markup: [])

    init(markup: [UInt8]) { content = .markup(markup) }

    /// Text, escaped.
    public init(_ text: some StringProtocol) { content = .text(String(text)) }

    /// Text that arrives as bytes. Invalid UTF-8 becomes U+FFFD, then all is escaped.
    public init(textBytes: some Collection<UInt8>) { self.init(String(decoding: textBytes, as: UTF8.self)) }

    /// Markup from a renderer that guarantees its safety.
    public init(_ markup: TrustedMarkup) { self.init(markup: Array(markup.source.utf8)) }

    /// The pieces, one after another.
    public init(joining pieces: some Sequence<HTML>) {
        let pieces = Array(pieces)
        self.init(room: pieces.reduce(0) { sum, piece in sum + piece.room }) { output in
            for piece in pieces { piece.write(to: &output) }
        }
    }

    /// What the result builder made.
    public init(@HTMLBuilder content: () -> HTML) { self = content() }

    /// What `write` writes.
    /// - Parameter room: bytes that are enough.
    @inline(__always)
    init(room: Int, _ write: (inout Output) -> Void) {
        self.init(markup: Output.bytes(room: room, write))
    }

    /// The bytes of the markup, UTF-8.
    public var bytes: [UInt8] {
        switch content {
        case .markup(let bytes): bytes
        case .text: Output.bytes(room: room) { output in write(to: &output) }
        }
    }

    /// Bytes that are enough for it.
    var room: Int {
        switch content {
        case .markup(let bytes): bytes.count
        case .text(let text): Escaping.room(for: text)
        }
    }

    func write(to output: inout Output) {
        switch content {
        case .markup(let bytes): output.write(bytes)
        case .text(let text): output.writeEscaped(text)
        }
    }

    /// True when nothing would be rendered.
    public var isEmpty: Bool { room == 0 }

    /// The markup as a string; for tests and snapshots, pages send ``bytes``.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    public static func == (one: HTML, other: HTML) -> Bool { one.bytes == other.bytes }
}

/// Markup whose safety is the business of whoever makes it. Only a renderer with an
/// allow-list (Markdown, the icon sprite) may create one; pages never do.
public struct TrustedMarkup: Sendable {
    let source: String

    /// - Parameter source: well-formed markup with no content of users left unescaped.
    package init(source: String) { self.source = source }
}
