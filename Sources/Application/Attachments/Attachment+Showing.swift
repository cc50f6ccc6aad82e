import Blobs
import Storage

extension Attachment {
    /// A page may show it in place. By its content, never by its name; never SVG, which is a program.
    public var isShownInPlace: Bool { MediaType.isInlineImage(mediaType) }
}
