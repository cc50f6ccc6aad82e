/// What a zip file is: an office document of either standard, or an archive; and what it may not hold.
enum ZipInspection {
    /// - Throws: ``BlobRefusal`` for programs and macros inside, and for what cannot be read.
    static func mediaType(of bytes: [UInt8]) throws -> String {
        guard let directory = ZipDirectory(bytes) else { throw BlobRefusal.type("application/octet-stream") }
        // Of files; a folder is named as it likes.
        let names = directory.entries.map(\.name).filter { name in name.last != UInt8(ascii: "/") }
        try check(names)
        // Names stand in clear in every header, also in those that the directory does not lead to.
        if holdsMacros(names) || bytes.firstRange(of: Array("vbaProject.bin".utf8)) != nil { throw BlobRefusal.macros }
        if names.contains(where: { name in name.elementsEqual("META-INF/MANIFEST.MF".utf8) }) { throw BlobRefusal.executable }
        if names.contains(where: { name in name.elementsEqual("[Content_Types].xml".utf8) }) { return openXML(names) }
        if let entry = directory.entries.first(where: { entry in entry.name.elementsEqual("mimetype".utf8) }),
            entry.size <= 100, let text = ZipDirectory.stored(entry, in: bytes)
        {
            // A type of the archive's own choice: only documents are known by it.
            let named = String(decoding: text, as: UTF8.self)
            return named.utf8.starts(with: MediaType.openDocument.utf8) ? named : "application/octet-stream"
        }
        return "application/zip"
    }

    private static func check(_ names: [[UInt8]]) throws {
        for name in names { try FileName(bytes: name).check() }
    }

    private static func holdsMacros(_ names: [[UInt8]]) -> Bool {
        names.contains { name in
            let path = String(decoding: name, as: UTF8.self).lowercased()
            // Office's projects under any case, its older macro sheets, and the libraries of OpenDocument.
            return path.hasSuffix("vbaproject.bin") || path.hasSuffix("vbadata.xml") || path.hasPrefix("xl/macrosheets/")
                || path.hasPrefix("basic/") || path.hasPrefix("scripts/")
        }
    }

    private static func openXML(_ names: [[UInt8]]) -> String {
        let parts: [(String, String)] = [
            ("word/document", MediaType.wordDocument), ("xl/workbook.xml", MediaType.workbook),
            ("ppt/presentation", MediaType.presentation),
        ]
        let found = parts.first { part, _ in names.contains { name in name.starts(with: part.utf8) } }
        return found?.1 ?? "application/vnd.openxmlformats-officedocument"
    }
}
