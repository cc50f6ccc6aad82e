/// Looks at a complete file: what it is, whether it is accepted, and what is to be kept of it.
struct Inspector: Sendable {
    /// What was found.
    struct Verdict {
        var mediaType: String
        /// What to store in its place, when something was taken out.
        var cleaned: [UInt8]?
    }

    private let magic: Magic

    init() throws { magic = try Magic() }

    /// - Throws: ``BlobRefusal``.
    func inspect(_ path: String, name: String) throws -> Verdict {
        let name = FileName(name)
        try name.check()
        let head = try Disk.load(path, atMost: 16)
        let sniffed = try magic.mediaType(ofFile: path)
        guard !MediaType.executable.contains(sniffed), !Signature.isProgram(head, isText: sniffed.utf8.starts(with: "text/".utf8))
        else { throw BlobRefusal.executable }

        let mediaType: String
        if head.starts(with: Signature.zip) || head.starts(with: Signature.emptyZip) {
            mediaType = try ZipInspection.mediaType(of: try Disk.load(path))
        } else if head.starts(with: Signature.compound) {
            mediaType = try CompoundInspection.mediaType(of: try Disk.load(path)) ?? sniffed
        } else {
            // libmagic says nothing of a byte or two.
            let isTiny =
                head.count < 4 && head.allSatisfy { byte in (0x20..<0x7F).contains(byte) || byte == 0x0A || byte == 0x0D }
            mediaType = isTiny ? "text/plain" : MediaType.plainText(sniffed)
        }
        guard let family = MediaType.accepted[mediaType] else { throw BlobRefusal.type(mediaType) }
        guard name.fits(family) else { throw BlobRefusal.lying(named: name.ending, found: mediaType) }
        return Verdict(mediaType: mediaType, cleaned: try cleaned(path, mediaType))
    }

    /// Takes out where and when and with what a picture was made.
    private func cleaned(_ path: String, _ mediaType: String) throws -> [UInt8]? {
        let clean: ([UInt8]) -> [UInt8]?
        switch mediaType {
        case "image/jpeg": clean = JPEG.cleaned
        case "image/png": clean = PNG.cleaned
        case "image/gif": clean = GIF.cleaned
        case "image/webp": clean = WebP.cleaned
        case "video/mp4", "video/quicktime", "audio/x-m4a": clean = MP4.cleaned
        default: return nil
        }
        let bytes = try Disk.load(path)
        // What cannot be read may hide what should be taken out.
        guard let cleaned = clean(bytes) else { throw BlobRefusal.type("application/octet-stream") }
        return cleaned == bytes ? nil : cleaned
    }
}

/// The first bytes of files.
enum Signature {
    static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    static let emptyZip: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    /// The compound files of Office before 2007, of messages of Outlook and of installers.
    static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let programs: [[UInt8]] = [
        [0x7F, 0x45, 0x4C, 0x46],
        // Mach-O of both widths and orders, and of several processors (or a class of Java).
        [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE], [0xBE, 0xBA, 0xFE, 0xCA],
        // A shortcut of Windows.
        [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
        Array("#!".utf8),
    ]

    /// libmagic needs more of a file than its loader does.
    static func isProgram(_ head: [UInt8], isText: Bool) -> Bool {
        programs.contains { program in head.starts(with: program) } || head.starts(with: "MZ".utf8) && !isText
    }
}
