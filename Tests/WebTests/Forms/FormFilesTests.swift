import Application
import Domain
import Foundation
import HTTPTypes
import SQL
import Testing

@testable import Web

@Suite("Files of a form, and sessions that end", .serialized)
struct FormFilesTests {
    static let pdf = Array("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".utf8)
    static let recit = [("has-recit", "1"), ("q-recit", "L’écran reste noir."), ("has-pj", "1")]

    @Test("a file is kept in the draft, listed, and taken out")
    func keep() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            _ = try await desk.post("\(draft)/pages/besoin", FormPagesTests.first)
            let sent = try await desk.upload(
                "\(draft)/pages/details", Self.recit, files: [("q-pj", "C:\\x\\devis été.pdf", Self.pdf)])
            #expect(sent.location == "\(draft)/check")
            #expect(try await desk.get("\(draft)/check").text.contains("devis été.pdf"))
            let page = try await desk.get("\(draft)/pages/details")
            #expect(page.text.contains("value=\"remove:1\""))
            let removed = try await desk.upload("\(draft)/pages/details", Self.recit + [("intent", "remove:1")], files: [])
            #expect(removed.location == "\(draft)/pages/details?saved=1#q-pj")
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("a refused file is named, the others and the answers are kept")
    func refused() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let page = try await desk.upload(
                "\(draft)/pages/details", Self.recit,
                files: [
                    ("q-pj", "gros.pdf", Self.pdf + [UInt8](repeating: 0x20, count: 150_000)), ("q-pj", "bon.pdf", Self.pdf),
                    ("q-pj", "vide.pdf", []),
                ])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("gros.pdf") && page.text.contains("dépasse 100"))
            #expect(page.text.contains("est vide"))
            #expect(try await desk.count("attachment") == 1)
            #expect(try await desk.inputs().contains("L’écran reste noir."))
        }
    }

    @Test("a refused file is named on « Revenir » too, and the answers are kept")
    func refusedOnTheWayBack() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let back = Self.recit + [("intent", "back")]
            let page = try await desk.upload("\(draft)/pages/details", back, files: [("q-pj", "vide.pdf", [])])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("vide.pdf") && page.text.contains("est vide"))
            #expect(try await desk.inputs().contains("L’écran reste noir."))
            let kept = try await desk.upload("\(draft)/pages/details", back, files: [("q-pj", "bon.pdf", Self.pdf)])
            #expect(kept.location == "\(draft)/pages/besoin")
        }
    }

    @Test("more than a person may send in an hour is refused, with when to come back")
    func quota() async throws {
        try await WebDesk.with(maximumUploadPerHour: 1_000) { desk in
            let draft = try await desk.begin()
            let file = Self.pdf + [UInt8](repeating: 0x20, count: 600)
            #expect(
                try await desk.upload("\(draft)/pages/details", Self.recit, files: [("q-pj", "a.pdf", file)]).status == .seeOther)
            for _ in 1...2 {
                let refused = try await desk.upload("\(draft)/pages/details", Self.recit, files: [("q-pj", "b.pdf", file)])
                #expect(refused.status == .tooManyRequests && refused.text.contains("Trop de fichiers en une heure"))
                #expect(refused.headers[.retryAfter].flatMap { text in Int(text) }.map { (1...3_600).contains($0) } == true)
            }
            #expect(try await desk.count("attachment") == 1)
            // Pages without files go on.
            #expect(try await desk.get("\(draft)/check").status == .ok)
            #expect(try await desk.post("\(draft)/pages/besoin", FormPagesTests.first).status == .seeOther)
        }
    }

    @Test("what somebody sent is forgotten with the hour, and is nobody else's")
    func quotaOfTheHour() throws {
        let quota = UploadQuota(limit: 100)
        let hour = Instant(milliseconds: 1_700_000_000_000 / 3_600_000 * 3_600_000)
        try quota.count(100, from: PersonID(1), at: hour)
        #expect(throws: WebError.tooMuch(seconds: 1_800)) { try quota.count(1, from: PersonID(1), at: hour + .minutes(30)) }
        try quota.count(100, from: PersonID(2), at: hour + .minutes(30))
        try quota.count(100, from: PersonID(1), at: hour + .hours(1))
    }

    @Test("cut in the middle, nothing of it is kept")
    func truncated() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let body = MultipartSample.body(fields: Self.recit, files: [("q-pj", "a.pdf", Self.pdf)])
            for cut in stride(from: 3, to: body.count, by: 37) {
                let answer = try await desk.upload(
                    "\(draft)/pages/details", Self.recit, files: [("q-pj", "a.pdf", Self.pdf)], cutBy: cut)
                #expect([.badRequest, .forbidden].contains(answer.status), "cut by \(cut): \(answer.status)")
            }
            #expect(try await desk.inputs() == "{}")
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("a file before the secret is not kept")
    func fileFirst() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let answer = try await desk.upload(
                "\(draft)/pages/details", [], files: [("q-pj", "a.pdf", Self.pdf)], as: 2)
            #expect(answer.status == .notFound, "the secret is right, the draft somebody else's")
            #expect(try await desk.count("attachment") == 0)
        }
    }

    @Test("what was typed when the session ended rides through signing in")
    func ride() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let seal = try #require(try await desk.get("\(draft)/pages/details").field("seal"))
            let typed = Self.recit + [("seal", seal)]
            let gate = try await desk.upload(
                "\(draft)/pages/details", typed, files: [("q-pj", "devis.pdf", Self.pdf)], as: nil)
            #expect(gate.status == .ok)
            #expect(gate.field("kept-q-recit") == "L’écran reste noir." && gate.text.contains("devis.pdf"))
            #expect(try await desk.inputs() == "{}", "nobody has signed in yet")
            #expect(try await desk.count("attachment") == 0)
            // Back with a password, its author finds it all again; somebody else, nothing.
            try await desk.givePasswords()
            let kept = [
                ("kept_draft", String(draft.split(separator: "/")[1])), ("kept_page", "details"), ("kept_file", "devis.pdf"),
                ("kept-has-recit", "1"), ("kept-q-recit", "L’écran reste noir."), ("kept-seal", seal),
            ]
            #expect(try await desk.signIn("A-VASSEUR", kept).location == "/")
            #expect(try await desk.inputs() == "{}")
            let forged = kept.dropLast() + [("kept-seal", "x")]
            #expect(try await desk.signIn("A-BELKACEM", Array(forged)).location == "/")
            #expect(try await desk.inputs() == "{}")
            let back = try await desk.signIn("A-BELKACEM", kept)
            #expect(back.location == "\(draft)/pages/details?restored=1&file=devis.pdf")
            #expect(try await desk.inputs().contains("L’écran reste noir."))
            #expect(try await desk.get(back.location).text.contains("Vos réponses sont retrouvées"))
            // Scripts are told in their own words.
            let late = try await desk.post("\(draft)/pages/details", typed + [("intent", "autosave")], as: nil)
            #expect(late.status == .unauthorized && late.text.hasPrefix("{"))
            let sending = try await desk.post("\(draft)/submission", [("form-version", "1")], as: nil)
            #expect(sending.location.hasPrefix("/sign-in?next="))
        }
    }
}

@Suite("The order of fields")
struct FieldTreeTests {
    private func tree(_ json: String) throws -> [String] {
        let questions = try JSONDecoder().decode([Question].self, from: Data(json.utf8))
        func names(_ node: FieldTree.Node) -> String {
            node.question.key + (node.opener.map { opener in "@\(opener)" } ?? "")
                + (node.children.isEmpty ? "" : "(\(node.children.map(names).joined(separator: " ")))")
        }
        return FieldTree(questions).nodes.map(names)
    }

    private func question(_ key: String, _ type: String = "shortText", show: String? = nil) -> String {
        let choices = type == "choice" ? #","choices":[{"key":"a","label":{"fr":"A"}},{"key":"b","label":{"fr":"B"}}]"# : ""
        let condition = show.map { show in ",\"show\":\(show)" } ?? ""
        return #"{"key":"\#(key)","type":"\#(type)","label":{"fr":"?"}\#(choices)\#(condition)}"#
    }

    private func when(_ key: String, _ value: String) -> String {
        #"{"question":"\#(key)","operator":"equals","value":"\#(value)"}"#
    }

    @Test("a question stands under the choice that opens it")
    func nesting() throws {
        let json = [
            question("m", "choice"), question("x", "choice", show: when("m", "a")), question("y", show: when("x", "b")),
            question("z", show: when("m", "b")), question("after"), question("far", show: when("m", "a")),
        ]
        #expect(try tree("[\(json.joined(separator: ","))]") == ["m(x@a(y@b) z@b)", "after", "far"])
    }

    @Test("one that several choices open stands after them")
    func several() throws {
        let either = #"{"question":"m","operator":"in","value":["a","b"]}"#
        let json = [question("m", "choice"), question("e", show: either), question("x", show: when("m", "a"))]
        #expect(try tree("[\(json.joined(separator: ","))]") == ["m(x@a)", "e"])
    }
}
