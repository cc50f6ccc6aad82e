import Blobs
import Testing

@Suite("What is accepted")
struct AcceptanceTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var mediaType = ""
        var refusal: BlobRefusal?

        var testDescription: String { "\(name) \(mediaType)" }
    }

    static let accepted: [Sample] = [
        Sample(name: "a.pdf", bytes: pdf, mediaType: "application/pdf"),
        Sample(name: "a.PDF", bytes: pdf, mediaType: "application/pdf"),
        Sample(name: "sans extension", bytes: pdf, mediaType: "application/pdf"),
        Sample(name: "a.inconnu", bytes: pdf, mediaType: "application/pdf"),
        Sample(name: "a.csv", bytes: Array("a,b,c\n1,2,3\n4,5,6\n".utf8), mediaType: "text/csv"),
        Sample(name: "a.csv", bytes: Array("nom;âge\nLéa;31\n".utf8), mediaType: "text/plain"),
        Sample(name: "a.txt", bytes: Array("Bonjour \u{E9}t\u{E9}".utf16.map { unit in UInt8(unit) }), mediaType: "text/plain"),
        Sample(name: "a.json", bytes: Array(#"{"a": 1}"#.utf8), mediaType: "text/plain"),
        Sample(name: "MZ.txt", bytes: Array("MZ 42, le bus du soir.".utf8), mediaType: "text/plain"),
        Sample(name: "a.jpg", bytes: jpeg([]), mediaType: "image/jpeg"),
        // A picture under the name of another picture is a mistake, not a lie.
        Sample(name: "a.jpg", bytes: png([]), mediaType: "image/png"),
        Sample(name: "a.gif", bytes: gif([]), mediaType: "image/gif"),
        Sample(name: "a.webp", bytes: webp([("VP8L", [0x2F, 0, 0, 0, 0, 8])]), mediaType: "image/webp"),
        Sample(
            name: "a.docx", bytes: document("word/document.xml"),
            mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        Sample(
            name: "a.xlsx", bytes: document("xl/workbook.xml"),
            mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Sample(
            name: "a.pptx", bytes: document("ppt/presentation.xml"),
            mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        Sample(
            name: "a.odt",
            bytes: zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", [])]),
            mediaType: "application/vnd.oasis.opendocument.text"),
        Sample(name: "a.doc", bytes: compound(["WordDocument"]), mediaType: "application/msword"),
        Sample(name: "a.xls", bytes: compound(["Workbook"]), mediaType: "application/vnd.ms-excel"),
        Sample(name: "a.ppt", bytes: compound(["PowerPoint Document"]), mediaType: "application/vnd.ms-powerpoint"),
        Sample(name: "a.msg", bytes: compound(["__properties_version1.0"]), mediaType: "application/vnd.ms-outlook"),
        Sample(
            name: "a.zip", bytes: zip([("plan.pdf", pdf), ("photos.com/1.jpg", []), ("x.com/", [])]), mediaType: "application/zip"
        ),
        Sample(
            name: "a.eml", bytes: Array("From: a@b.fr\nTo: c@d.fr\nSubject: x\n\nBonjour\n".utf8), mediaType: "message/rfc822"),
        Sample(name: "a.eml", bytes: Array("X-Odd: yes\n\nBonjour\n".utf8), mediaType: "text/plain"),
    ]

    @Test("by its content", arguments: accepted)
    func accepts(_ sample: Sample) async throws {
        try await withStore { store, _ in
            let blob = try await store.receive(sample.bytes, name: sample.name)
            #expect(blob.mediaType == sample.mediaType)
        }
    }

    private static let elf: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + Array(repeating: 0, count: 60)
    private static let svg = Array(#"<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>"#.utf8)
    private static let slides: [UInt8] = [2, 0, 0, 4, 12, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0]
    private static let projectName: [UInt8] = Array("_VBA_PROJECT".utf8).flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }

    static let refused: [Sample] = [
        // Programs, under any name.
        Sample(name: "a.txt", bytes: elf, refusal: .executable),
        Sample(name: "a", bytes: Array("MZ".utf8) + Array(repeating: 0, count: 300), refusal: .executable),
        Sample(
            name: "a.jpg", bytes: [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1] + Array(repeating: 0, count: 40), refusal: .executable),
        Sample(name: "a.txt", bytes: Array("#!/bin/sh\nrm -rf /\n".utf8), refusal: .executable),
        Sample(name: "a.txt", bytes: Array("@echo off\r\ndel *.*\r\n".utf8), refusal: .executable),
        // Names that a double click runs, whatever the content.
        Sample(name: "facture.pdf.exe", bytes: pdf, refusal: .executable),
        Sample(name: "a.BAT", bytes: text, refusal: .executable),
        Sample(name: "a.js", bytes: text, refusal: .executable),
        Sample(name: "a.hta", bytes: text, refusal: .executable),
        Sample(name: "a.exe. .", bytes: text, refusal: .executable),
        Sample(name: "a.exe:$DATA", bytes: text, refusal: .executable),
        Sample(name: "C:\\temp\\a.vbs", bytes: text, refusal: .executable),
        Sample(name: "a.zip", bytes: zip([("x/setup.EXE", [])]), refusal: .executable),
        Sample(name: "a.zip", bytes: zip([("META-INF/MANIFEST.MF", []), ("x.txt", [])]), refusal: .executable),
        // Macros.
        Sample(name: "a.docm", bytes: document("word/document.xml"), refusal: .macros),
        Sample(name: "a.docx", bytes: document("word/document.xml", [("word/vbaProject.bin", [1])]), refusal: .macros),
        Sample(name: "a.xlsx", bytes: document("xl/workbook.xml", [("xl/VBAPROJECT.BIN", [1])]), refusal: .macros),
        Sample(name: "a.xlsx", bytes: document("xl/workbook.xml", [("xl/macrosheets/sheet1.xml", [])]), refusal: .macros),
        Sample(name: "a.xlsx", bytes: document("xl/workbook.xml", [("xl/embeddings/x.xlsm", [])]), refusal: .macros),
        Sample(name: "a", bytes: document("word/document.xml", [("word/vbaProject.bin", [1])]), refusal: .macros),
        // In an entry that the directory does not name.
        Sample(
            name: "a.docx", bytes: document("word/document.xml", [("x", zip([("word/vbaProject.bin", [1])]))]), refusal: .macros),
        Sample(
            name: "a.odt",
            bytes: zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("Basic/Standard/M.xml", [])]),
            refusal: .macros),
        Sample(name: "a.doc", bytes: compound(["WordDocument", "_VBA_PROJECT"]), refusal: .macros),
        Sample(name: "a.xls", bytes: compound(["Workbook"], more: [7] + projectName), refusal: .macros),
        Sample(name: "a.ppt", bytes: compound(["PowerPoint Document"], more: slides), refusal: .macros),
        // Lies.
        Sample(name: "a.pdf", bytes: png([]), refusal: .lying(named: "pdf", found: "image/png")),
        Sample(name: "a.jpg", bytes: pdf, refusal: .lying(named: "jpg", found: "application/pdf")),
        Sample(name: "a.pdf", bytes: zip([("a.txt", text)]), refusal: .lying(named: "pdf", found: "application/zip")),
        Sample(name: "a.docx", bytes: zip([("a.txt", text)]), refusal: .lying(named: "docx", found: "application/zip")),
        Sample(name: "a.xlsx", bytes: text, refusal: .lying(named: "xlsx", found: "text/plain")),
        // Types that are not accepted.
        Sample(name: "a.svg", bytes: svg, refusal: .type("image/svg+xml")),
        Sample(name: "a.png", bytes: svg, refusal: .type("image/svg+xml")),
        Sample(name: "a.html", bytes: Array("<html><script>1</script></html>".utf8), refusal: .type("text/html")),
        Sample(name: "a.txt", bytes: Array("<!DOCTYPE html><html></html>".utf8), refusal: .type("text/html")),
        Sample(name: "a.docx", bytes: compound(["EncryptedPackage"]), refusal: .type("application/encrypted")),
        Sample(name: "a.bin", bytes: [0, 1, 2, 3, 4, 5, 6, 7], refusal: .type("application/octet-stream")),
        Sample(name: "a.zip", bytes: Array(zip([("a.txt", text)]).dropLast(5)), refusal: .type("application/octet-stream")),
        Sample(
            name: "a.epub", bytes: zip([("mimetype", Array("application/epub+zip".utf8))]),
            refusal: .type("application/octet-stream")),
        Sample(name: "a.jpg", bytes: Array(jpeg([]).prefix(60)), refusal: .type("application/octet-stream")),
    ]

    @Test("refused, with the reason, and nothing left", arguments: refused)
    func refuses(_ sample: Sample) async throws {
        try await withStore { store, root in
            let refusal = try #require(sample.refusal)
            await #expect(throws: refusal) { try await store.receive(sample.bytes, name: sample.name) }
            #expect(files(in: root).isEmpty)
        }
    }

    @Test("only four types are shown in a page")
    func inline() {
        let shown = ["image/jpeg", "image/png", "image/gif", "image/webp"]
        #expect(shown.allSatisfy(MediaType.isInlineImage))
        #expect(!["image/svg+xml", "image/heic", "text/html", "IMAGE/PNG", ""].contains(where: MediaType.isInlineImage))
    }
}
