/// What files may be, by their media types.
public enum MediaType {
    /// True for images that a page may show in place; anything else is offered as a download.
    public static func isInlineImage(_ mediaType: String) -> Bool {
        switch mediaType {
        case "image/jpeg", "image/png", "image/gif", "image/webp": true
        default: false
        }
    }

    /// Kinds of content near enough to each other for a name to mix them up in good faith.
    enum Family: Sendable {
        case pdf, image, text, office, archive, mail, audio, video
    }

    /// Every type that is accepted.
    static let accepted: [String: Family] = [
        "application/pdf": .pdf,
        "image/jpeg": .image, "image/png": .image, "image/gif": .image, "image/webp": .image,
        "text/plain": .text, "text/csv": .text,
        wordDocument: .office, workbook: .office, presentation: .office,
        "application/msword": .office, "application/vnd.ms-excel": .office, "application/vnd.ms-powerpoint": .office,
        "\(openDocument)text": .office, "\(openDocument)spreadsheet": .office, "\(openDocument)presentation": .office,
        "\(openDocument)graphics": .office,
        "application/zip": .archive,
        "message/rfc822": .mail, "application/vnd.ms-outlook": .mail,
        "audio/mpeg": .audio, "audio/x-m4a": .audio,
        "video/mp4": .video, "video/quicktime": .video,
    ]

    static let wordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    static let presentation = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    static let openDocument = "application/vnd.oasis.opendocument."

    /// Programs and scripts, as libmagic calls them.
    static let executable: Set<String> = [
        "application/x-executable", "application/x-pie-executable", "application/x-sharedlib", "application/x-object",
        "application/x-dosexec", "application/vnd.microsoft.portable-executable", "application/x-mach-binary",
        "application/x-java-applet", "application/java-archive", "application/x-java-class",
        "application/vnd.android.package-archive", "application/x-msi", "application/x-ms-shortcut",
        "application/javascript", "text/javascript", "text/x-javascript", "text/x-shellscript", "text/x-msdos-batch",
        "text/x-python", "text/x-script.python", "text/x-perl", "text/x-php", "text/x-ruby", "text/x-lua", "text/x-tcl",
        "text/x-awk", "text/vbscript", "text/x-powershell", "application/x-ms-application", "application/wasm",
    ]

    /// Texts with a meaning of their own stay what they are, and are refused; any other text is plain:
    /// libmagic sees programs in logs.
    static func plainText(_ mediaType: String) -> String {
        switch mediaType {
        case "text/csv", "text/html", "text/xml", "text/rtf": mediaType
        case "application/json", "application/x-ndjson": "text/plain"
        case let text where text.utf8.starts(with: "text/".utf8): "text/plain"
        default: mediaType
        }
    }
}
