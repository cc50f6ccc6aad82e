/// A piece of an HTML page: UTF-8 bytes that are already safe to send.
///
/// One concrete type for every element keeps type-checking fast, and bytes keep
/// rendering fast. Text and attribute values are escaped byte by byte on their
/// way in, so there is no comparison of `Character`s that a combining mark could
/// defeat. Raw markup enters only through ``TrustedMarkup``.
public struct HTML: Sendable, Equatable, CustomStringConvertible {
    /// The bytes of the markup, UTF-8.
    public internal(set) var bytes: [UInt8]

    /// Nothing: renders as no bytes at all.
    public static let empty = HTML(bytes: [])

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Text, escaped.
    public init(_ text: some StringProtocol) {
        bytes = [UInt8](unsafeUninitializedCapacity: Escaping.room(for: text)) { buffer, count in
            var output = Output(buffer)
            output.writeEscaped(text)
            count = output.count
        }
    }

    /// Text that arrives as bytes. Invalid UTF-8 becomes U+FFFD, then all is escaped.
    public init(textBytes: some Collection<UInt8>) {
        self.init(String(decoding: textBytes, as: UTF8.self))
    }

    /// Markup from a renderer that guarantees its safety.
    public init(_ markup: TrustedMarkup) { bytes = Array(markup.source.utf8) }

    /// The pieces, one after another.
    public init(joining pieces: some Sequence<HTML>) {
        let pieces = Array(pieces)
        bytes = []
        bytes.reserveCapacity(pieces.reduce(0) { sum, piece in sum + piece.bytes.count })
        for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// What the result builder made.
    public init(@HTMLBuilder content: () -> HTML) { self = content() }

    /// True when nothing would be rendered.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as a string; for tests and snapshots, pages send ``bytes``.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Markup whose safety is the business of whoever makes it. Only a renderer with an
/// allow-list (Markdown, the icon sprite) may create one; pages never do.
public struct TrustedMarkup: Sendable {
    let source: String

    /// - Parameter source: well-formed markup with no content of users left unescaped.
    package init(source: String) { self.source = source }
}
