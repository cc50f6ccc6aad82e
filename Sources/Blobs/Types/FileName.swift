/// What the name of a file reveals: its ending, and nothing else.
struct FileName: Sendable {
    /// Without its point, in lower case; empty when there is none.
    let ending: String

    init(_ name: some StringProtocol) { self.init(bytes: name.utf8) }

    /// - Parameter bytes: of any encoding that has ASCII in it.
    init(bytes: some Sequence<UInt8>) {
        var name = bytes.split { byte in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }.last.map(Array.init) ?? []
        // What Windows passes over: `a.exe:stream`, `a.exe. .`, and what a NUL hides.
        if let colon = name.firstIndex(where: { byte in byte == UInt8(ascii: ":") || byte == 0 }) {
            name.removeSubrange(colon...)
        }
        while let last = name.last, last == UInt8(ascii: ".") || last <= UInt8(ascii: " ") { name.removeLast() }
        guard let point = name.lastIndex(of: UInt8(ascii: ".")) else {
            ending = ""
            return
        }
        ending = String(
            decoding: name[(point + 1)...].map { byte in (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }, as: UTF8.self)
    }

    /// - Throws: ``BlobRefusal`` when the ending alone is enough to refuse.
    func check() throws {
        if Self.executable.contains(ending) { throw BlobRefusal.executable }
        if Self.withMacros.contains(ending) { throw BlobRefusal.macros }
    }

    /// True when a file of this name may be of this family; a name without a known ending says nothing.
    func fits(_ family: MediaType.Family) -> Bool { Self.families[ending].map { families in families.contains(family) } ?? true }

    private static let executable: Set<String> = Set(
        """
        exe com bat cmd scr pif cpl dll sys drv ocx msi msp mst msix appx application appref-ms gadget lnk scf inf reg chm \
        js jse mjs vb vbs vbe ws wsf wsh wsc sct hta ps1 psm1 psd1 ps1xml psc1 msc jnlp xll \
        sh bash zsh csh ksh fish command py pyc pyw pyz pl rb php phar lua jar class war ear dex apk ipa dmg pkg deb rpm \
        run elf so dylib wasm desktop
        """.split(separator: " ").map(String.init))

    private static let withMacros: Set<String> = [
        "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam", "sldm",
    ]

    private static let families: [String: Set<MediaType.Family>] = [
        "pdf": [.pdf],
        "jpg": [.image], "jpeg": [.image], "jpe": [.image], "jfif": [.image], "png": [.image], "gif": [.image],
        "webp": [.image], "bmp": [.image], "tif": [.image], "tiff": [.image], "heic": [.image], "heif": [.image],
        "txt": [.text], "csv": [.text], "log": [.text], "md": [.text], "json": [.text],
        "doc": [.office], "docx": [.office], "dot": [.office], "dotx": [.office], "odt": [.office], "rtf": [.office],
        "xls": [.office], "xlsx": [.office], "xlt": [.office], "xltx": [.office], "ods": [.office],
        "ppt": [.office], "pptx": [.office], "pps": [.office], "ppsx": [.office], "odp": [.office], "odg": [.office],
        "zip": [.archive],
        // A message that begins with an unusual header is mere text to libmagic.
        "eml": [.mail, .text], "msg": [.mail],
        "mp3": [.audio], "m4a": [.audio, .video],
        "mp4": [.video, .audio], "m4v": [.video], "mov": [.video],
    ]
}
