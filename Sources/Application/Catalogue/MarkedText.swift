import TextSearch

/// A text whose found words a page marks.
public struct MarkedText: Sendable {
    /// A run of text that was found whole, or not at all.
    public struct Piece: Sendable {
        public var text: String
        public var isMatch: Bool
    }

    public var pieces: [Piece]
    public var isCutAtStart: Bool
    public var isCutAtEnd: Bool

    init(_ snippet: Snippet) {
        pieces = snippet.pieces.map { piece in Piece(text: piece.text, isMatch: piece.isMatch) }
        isCutAtStart = snippet.isCutAtStart
        isCutAtEnd = snippet.isCutAtEnd
    }
}
