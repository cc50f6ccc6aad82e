import Application
import Blobs
import Foundation
import HTTPTypes
import SQL
import Testing

@testable import Web

@Suite("What strangers send")
struct StrangerTests {
    static let pdf = FormFilesTests.pdf

    /// Files under the store, whole or not.
    private static func kept(_ desk: WebDesk) -> Int {
        let found = FileManager.default.enumerator(at: URL(filePath: desk.filesFolder), includingPropertiesForKeys: nil)
        return found?.compactMap { file in file as? URL }.filter { file in
            !file.hasDirectoryPath && file.lastPathComponent != "lock"
        }.count ?? 0
    }

    @Test("nobody's files are kept, and what a form without files asks is done")
    func filesOfStrangers() async throws {
        try await WebDesk.with { desk in
            let files = (0..<3).map { number in (field: "files", name: "\(number).pdf", bytes: Self.pdf + [UInt8(number)]) }
            let language = try await desk.uploadAsStranger("/preferences/language", [("language", "en")], files: files)
            #expect(language.status == .seeOther)
            _ = try await desk.uploadAsStranger("/sign-in", [("login", "x"), ("password", "x")], files: files)
            _ = try await desk.uploadAsStranger("/first-run", [], files: files)
            #expect(Self.kept(desk) == 0)
            // Nor those of people signed in, where no page asks for any.
            let sent = try await desk.upload("/account/preferences", [("language", "fr")], files: files)
            #expect(sent.status == .seeOther)
            #expect(Self.kept(desk) == 0)
            let draft = try await desk.begin()
            _ = try await desk.upload("\(draft)/pages/details", FormFilesTests.recit, files: [("q-pj", "a.pdf", Self.pdf)])
            #expect(Self.kept(desk) == 1)
        }
    }

    @Test("a form without files is refused as soon as it is long")
    func longForms() async throws {
        try await WebDesk.with { desk in
            let files = [(field: "files", name: "a.pdf", bytes: [UInt8](repeating: 0x20, count: 2_500_000))]
            let answer = try await desk.uploadAsStranger("/preferences/language", [("language", "en")], files: files)
            #expect(answer.status == .contentTooLarge)
        }
    }

    @Test("these routes take files, and no other")
    func routes() async throws {
        try await AccessWorld.with { world in
            let taking = world.routes.filter(\.takesFiles)
            #expect(
                taking.map(\.pattern).sorted() == [
                    "/admin/forms/import", "/admin/forms/loading", "/admin/import/{kind}/check",
                    "/desk/tickets/{reference}/messages",
                    "/drafts/{id}/pages/{page}", "/requests/{reference}/messages", "/requests/{reference}/reopening",
                ])
            #expect(taking.allSatisfy { route in route.access.needsSession })
        }
    }

    @Test("U+0000 is bad input, wherever it is")
    func zero() async throws {
        try await WebDesk.with { desk in
            for fields in [
                [("login", "\u{0}"), ("password", "x")], [("login", "x"), ("password", "a\u{0}b")], [("\u{0}", "x")],
            ] {
                let answer = try await desk.uploadAsStranger("/sign-in", fields)
                #expect(answer.status == .badRequest, "\(fields)")
            }
            let draft = try await desk.begin()
            let typed = try await desk.post("\(draft)/pages/details", [("has-recit", "1"), ("q-recit", "noir\u{0}")])
            #expect(typed.status == .badRequest)
            for name in ["a\u{0}.pdf", "\u{0}"] {
                let sent = try await desk.upload(
                    "\(draft)/pages/details", FormFilesTests.recit, files: [("q-pj", name, Self.pdf)])
                #expect(sent.status == .badRequest)
            }
            #expect(Self.kept(desk) == 0)
            for path in ["/services/a%00b", "/forms/%00", "/requests/%00", "/statements/%00"] {
                let answer = try await desk.get(path)
                #expect(answer.status == .notFound, "\(path): \(answer.status)")
            }
            #expect(try await desk.get("/search?q=%00").status == .ok)
        }
    }

    @Test("a page of many questions has as many fields with files as without")
    func manyFields() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let many = (0..<1_990).map { number in ("has-x\(number)", "1") }
            let sent = try await desk.upload(
                "\(draft)/pages/details", many + FormFilesTests.recit, files: [("q-pj", "a.pdf", Self.pdf)])
            #expect(sent.status == .seeOther)
            #expect(try await desk.inputs().contains("L’écran reste noir."))
            let tooMany = try await desk.upload("\(draft)/pages/details", many + many, files: [])
            #expect(tooMany.status == .badRequest)
            let files = (0..<201).map { number in (field: "q-pj", name: "\(number).txt", bytes: Array("\(number)".utf8)) }
            #expect(try await desk.upload("\(draft)/pages/details", [], files: files).status == .badRequest)
        }
    }

    @Test("a name of file is its last part, on one line, not too long")
    func names() async throws {
        for (sent, name) in [
            ("C:\\x\\devis.pdf", "devis.pdf"), ("../../etc/passwd", "passwd"), ("a\r\nb.txt", "a b.txt"), ("a\u{2028}b", "a b"),
            ("\u{1}a\u{7F}", "a"), ("/", "document"), ("é\u{301}.png", "é\u{301}.png"),
            (
                String(repeating: "x", count: 500) + ".tar.gz",
                String(repeating: "x", count: 120) + "…" + String(repeating: "x", count: 13) + ".tar.gz"
            ),
        ] {
            #expect(FormBody.File(field: "files", name: sent, outcome: .failure(.missing)).name == name, "\(sent)")
        }
        try await PortalWorld.with { world in
            let answer = try await world.upload(
                "\(world.path)/messages", [("body", "Voici."), ("token", "t1")],
                files: [("files", "C:\\bureau\\écran%0Anoir.txt", Array("noir".utf8))])
            #expect(answer.status == 303)
            let names: [String] = try await world.portal.database.read { tx in
                try tx.values("SELECT name FROM attachment WHERE message_id IS NOT NULL")
            }
            #expect(names.contains("écran noir.txt"), "\(names)")
        }
    }
}
