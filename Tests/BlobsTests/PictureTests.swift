@testable import Blobs
import Testing

@Suite("Pictures without their place")
struct PictureTests {
    @Test("a JPEG keeps its orientation and loses its place", arguments: [2, 3, 6, 8])
    func jpegOrientation(_ orientation: Int) async throws {
        let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
        let secrets =
            segment(0xE1, exif(orientation: orientation)) + profile
            + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:GPSLatitude>".utf8))
            + segment(0xED, Array("Photoshop 3.0\0City".utf8)) + segment(0xFE, Array("Comment".utf8))
        let bytes = jpeg(secrets, tail: Array("hidden GPS".utf8))
        let expected = jpeg(Orientation.segment(UInt8(orientation)) + profile)
        #expect(JPEG.cleaned(bytes) == expected)
        #expect(Orientation.inEXIF(Orientation.segment(UInt8(orientation)).dropFirst(4)) == UInt8(orientation))
        // Cleaned once, clean for good.
        #expect(JPEG.cleaned(expected) == expected)
        try await withStore { store, _ in
            let blob = try await store.receive(bytes, name: "photo.jpg")
            #expect(blob == Blob(sha256: sha256(expected), size: expected.count, mediaType: "image/jpeg"))
            #expect(try await store.bytes(blob.sha256) == expected)
        }
    }

    @Test("a JPEG the right way up, or with a wrong orientation, has no EXIF at all", arguments: [0, 1, 9, 65_535])
    func jpegUpright(_ orientation: Int) {
        #expect(JPEG.cleaned(jpeg(segment(0xE1, exif(orientation: orientation)))) == jpeg([]))
    }

    @Test("a JPEG cut short after its first scan stays, without what follows")
    func jpegTruncated() {
        let whole = jpeg([])
        #expect(JPEG.cleaned(Array(whole.dropLast(2))) == Array(whole.dropLast(2)))
        let hidden = Array(whole.dropLast(2)) + [0xFF, 0xE1, 0xFF, 0xFF] + Array("GPS".utf8)
        #expect(JPEG.cleaned(hidden) == Array(whole.dropLast(2)))
        #expect(JPEG.cleaned([0xFF, 0xD8, 0xFF]) == nil)
    }

    @Test("a progressive JPEG keeps all its scans")
    func jpegScans() {
        let scan = segment(0xDA, [1, 1, 0, 0, 63, 0])
        let more = segment(0xC4, [1, 2, 3]) + scan + [0x77, 0xFF, 0x00] + [0xFF, 0xD9]
        let bytes = Array(jpeg([]).dropLast(2)) + more
        #expect(JPEG.cleaned(bytes) == bytes)
    }

    @Test("a PNG loses its texts and EXIF")
    func pngTexts() {
        let colours = chunk("gAMA", big(45_455, 4))
        let secrets =
            chunk("eXIf", Array(exif(orientation: 1).dropFirst(6))) + chunk("tEXt", Array("Place\0Paris".utf8))
            + chunk("iTXt", Array("XML:com.adobe.xmp\0GPS".utf8)) + chunk("zTXt", [1]) + chunk("tIME", [7]) + chunk("xyZz", [1])
        #expect(PNG.cleaned(png(secrets + colours, tail: Array("hidden".utf8))) == png(colours))
        let short = Array(png([]).dropLast(12))
        #expect(PNG.cleaned(short) == png([]))
        #expect(PNG.cleaned(Array(short.dropLast(3))) == nil)
    }

    @Test("a WebP loses EXIF and XMP, and says so")
    func webpMetadata() {
        let size: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
        let bytes = webp([
            ("VP8X", [0x3C] + size), ("ICCP", [1, 2, 3]), ("VP8L", [0x2F, 0, 0, 0, 0]), ("EXIF", exif(orientation: 3)),
            ("XMP ", Array("GPS".utf8)),
        ])
        #expect(WebP.cleaned(bytes) == webp([("VP8X", [0x30] + size), ("ICCP", [1, 2, 3]), ("VP8L", [0x2F, 0, 0, 0, 0])]))
    }

    @Test("a GIF loses its comments and XMP, and keeps its animation")
    func gifComments() async throws {
        let loop = gifExtension(0xFF, Array("NETSCAPE2.0".utf8), [1, 0, 0])
        let control = gifExtension(0xF9, [4, 10, 0, 0])
        let secrets =
            gifExtension(0xFE, Array("Paris, 48.8566".utf8)) + gifExtension(0xFF, Array("XMP DataXMP".utf8), Array("GPS".utf8))
            + gifExtension(0x01, Array(repeating: 0, count: 12), Array("Texte".utf8)) + gifExtension(0xCE, Array("nom".utf8))
        let bytes = gif(loop + secrets + control, tail: Array("hidden".utf8))
        #expect(GIF.cleaned(bytes) == gif(loop + control))
        #expect(GIF.cleaned(gif(loop + control)) == gif(loop + control))
        // Cut inside of its only picture.
        #expect(GIF.cleaned(Array(gif([]).dropLast(2))) == nil)
        try await withStore { store, _ in
            let blob = try await store.receive(bytes, name: "a.gif")
            #expect(try await store.bytes(blob.sha256) == gif(loop + control))
        }
    }

    @Test("an MP4 forgets where it was filmed, and nothing moves")
    func mp4Place() throws {
        func film(_ name: String, _ place: [UInt8]) -> [UInt8] {
            box("ftyp", Array("mp42".utf8) + big(0, 4) + Array("mp42".utf8))
                + box("moov", box("mvhd", [1, 2, 3]) + box("trak", box(name, place)) + box(name, place)) + box("mdat", [9, 9, 9])
        }
        let place = Array("+48.8566+002.3522/".utf8)
        #expect(MP4.cleaned(film("udta", place)) == film("free", Array(repeating: 0, count: place.count)))
        #expect(MP4.cleaned(film("tkhd", place)) == film("tkhd", place))
    }

    private static let subjects: [(@Sendable ([UInt8]) -> [UInt8]?, [UInt8])] = [
        ({ bytes in JPEG.cleaned(bytes) }, jpeg(segment(0xE1, exif(orientation: 6)) + segment(0xFE, [1, 2]))),
        ({ bytes in PNG.cleaned(bytes) }, png(chunk("tEXt", [1, 2, 3]))),
        (
            { bytes in WebP.cleaned(bytes) },
            webp([("VP8X", Array(repeating: 0x0C, count: 10)), ("VP8 ", [1, 2, 3]), ("EXIF", [1])])
        ),
        (
            { bytes in MP4.cleaned(bytes) },
            box("ftyp", Array("mp42".utf8)) + box("moov", box("trak", box("udta", [1])) + box("meta", [2]))
        ),
        ({ bytes in GIF.cleaned(bytes) }, gif(gifExtension(0xF9, [4, 10, 0, 0]) + gifExtension(0xFE, [1, 2, 3]))),
        ({ bytes in (try? ZipInspection.mediaType(of: bytes)).map { text in Array(text.utf8) } }, document("word/document.xml")),
        (
            { bytes in (try? ZipInspection.mediaType(of: bytes)).map { text in Array(text.utf8) } },
            zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))])
        ),
        (
            { bytes in (try? CompoundInspection.mediaType(of: bytes)).flatMap { text in text.map { Array($0.utf8) } } },
            compound(["WordDocument", "x"], more: [2, 0, 0, 4, 12, 0, 0, 0])
        ),
    ]

    @Test("damage of any sort never stops the program, and what comes out stays as it is", arguments: subjects.indices)
    func mutations(_ index: Int) {
        let seed: UInt64 = 20_260_101
        print("seed of the mutations: \(seed)")
        var random = SeededGenerator(seed)
        let (clean, original) = Self.subjects[index]
        let isPicture = index < 5
        for length in 0...original.count { _ = clean(Array(original.prefix(length))) }
        for _ in 0..<20_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                guard !bytes.isEmpty else { break }
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random)!
                case 2: bytes.remove(at: place)
                case 3: bytes.insert(.random(in: 0...255, using: &random), at: place)
                default: bytes.removeSubrange(place..<min(place + 9, bytes.count))
                }
            }
            let result = clean(bytes)
            if isPicture, let result, clean(result) != result {
                Issue.record("not the same when cleaned twice: \(bytes)")
                return
            }
        }
    }
}
