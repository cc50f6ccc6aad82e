@testable import Application
import Domain
import FormTesting
import Foundation
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

/// Definitions of any shape through the pages: shown, filled, refused, sent. What a page shows and what a request
/// holds is what a second evaluator says.
@Suite struct GeneratedPagesTests {
    private static let seed: UInt64 = 7_301_130
    private static let count = 10_000

    @Test func `10,000 definitions are rendered, filled and sent`() async throws {
        try await WebDesk.with { desk in
            try await desk.portal.database.write { tx in
                try tx.run(
                    "INSERT INTO unit(id, key, name, parent_id) VALUES (3, 'siege', 'Siège', NULL), (1, 'eau', 'Eau', 3), (2, 'voirie', 'Voirie', 3)"
                )
                try tx.run(
                    "INSERT INTO place(id, key, kind, name) VALUES (1, 'quai', 'site', 'Quai'), (2, 'halle', 'site', 'Halle')")
                try tx.run("UPDATE person SET unit_id = 1, place_id = 1 WHERE id = 1")
            }
            var context = FormContext(
                requester: PersonFacts(unitPath: ["eau", "siege"], placePath: ["quai"]),
                beneficiary: PersonFacts(unitPath: ["eau", "siege"], placePath: ["quai"]), today: desk.portal.today)
            context.unitPaths = [UnitID(1): ["eau", "siege"], UnitID(2): ["voirie", "siege"], UnitID(3): ["siege"]]
            context.placePaths = [PlaceID(1): ["quai"], PlaceID(2): ["halle"]]
            var chance = Chance(seed: Self.seed)
            var seen = Seen()
            for number in 1...Self.count {
                let form = RandomForm.form(using: &chance)
                do {
                    try await Trial(desk: desk, form: form, number: number, context: context).run(&chance, &seen)
                } catch {
                    let document = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
                    Issue.record("form \(number) of seed \(Self.seed): \(error)\n\(document)")
                    return
                }
            }
            print(
                "generated pages, seed \(Self.seed): \(seen.pages) pages shown, \(seen.refusals) refused, \(seen.sent) requests sent"
            )
            #expect(seen.sent == Self.count)
            #expect(seen.refusals > Self.count / 20)
        }
    }
}

private struct Seen {
    var pages = 0
    var refusals = 0
    var sent = 0
}

private struct Unexpected: Error {
    let what: String
    init(_ what: String) { self.what = what }
}

/// One form, from its publication to the request that it makes.
private struct Trial {
    let desk: WebDesk
    let form: FormDefinition
    let number: Int
    let context: FormContext

    func run(_ chance: inout Chance, _ seen: inout Seen) async throws {
        let version = try await publish()
        let me = try await me()
        let draft = try await DraftService(desk.portal).begin(WebDesk.form, filling: Filling(me))
        // One in five page after page: anything first, shown as it is and refused where it is wrong, then what is right.
        let isPageByPage = number % 5 == 0
        let first = RandomInputs(form).any(using: &chance)
        if isPageByPage {
            try await keep(first, of: draft, me)
            try await show(first, [:], draft, &seen, sending: true)
        }
        var files: [QuestionKey: [AttachmentID]] = [:]
        guard let complete = RandomInputs(form).completed(first, files: &files, context: context, using: &chance) else {
            throw Unexpected("cannot be completed")
        }
        files = try await attach(Set(files.keys), to: draft, complete, me)
        if isPageByPage { try await fill(complete, draft) } else { try await keep(complete, of: draft, me) }
        try await show(complete, files, draft, &seen, sending: false)
        let naive = NaiveForm(form, inputs: complete, files: files, context: context)
        if isPageByPage {
            let check = try await desk.get("/drafts/\(draft)/check")
            guard check.status == .ok, check.text.contains("name=\"form-version\"") else { throw Unexpected("cannot be sent") }
        }
        let sent = try await desk.post("/drafts/\(draft)/submission", [("form-version", String(version))])
        guard sent.status == .seeOther, sent.location.hasSuffix("/confirmation") else { throw Unexpected("sent: \(sent.status)") }
        let answers = try await desk.portal.database.read { tx in
            let json: String = try tx.value("SELECT answers FROM submission WHERE draft_id = \(draft)") ?? ""
            return try JSONDecoder().decode(Answers.self, from: Data(json.utf8))
        }
        guard answers == naive.answers else {
            throw Unexpected("the request holds \(answers), and not \(naive.answers)")
        }
        seen.sent += 1
    }

    private func publish() async throws -> Int {
        let form = form
        let json = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
        let hash = Array("\(number)".utf8)
        return try await desk.portal.database.write { tx in
            let row = try FormStore.addVersion(
                key: WebDesk.form, service: ServiceID(1), json: json, sha256: hash, by: nil, at: WebDesk.now, in: tx)
            try FormStore.publish(row.form, version: row.version, service: ServiceID(1), at: WebDesk.now, in: tx)
            try SettingStore.touchCatalogue(at: WebDesk.now, in: tx)
            return row.version
        }
    }

    private func me() async throws -> SignedIn {
        try await desk.portal.database.read { tx in
            guard let person = try PersonStore.person(PersonID(1), in: tx) else { throw Unexpected("nobody") }
            return SignedIn(
                person: person, actor: try RightStore.actor(for: person.id, in: tx), csrf: [], tokenHash: [], isShared: false,
                expiresAt: WebDesk.now, endsAt: WebDesk.now, unreadCount: 0)
        }
    }

    private func keep(_ inputs: Inputs, of id: DraftID, _ me: SignedIn) async throws {
        try await desk.portal.database.write { tx in
            guard var draft = try DraftStore.draft(id, of: me.person.id, in: tx) else { throw Unexpected("no draft") }
            draft.inputs = inputs
            draft.revision += 1
            try DraftStore.save(draft, at: WebDesk.now, in: tx)
        }
    }

    /// The pages as they are asked now: the fields of each are the questions that are shown, and no other.
    private func show(
        _ inputs: Inputs, _ files: [QuestionKey: [AttachmentID]], _ draft: DraftID, _ seen: inout Seen,
        sending: Bool
    ) async throws {
        let shown = NaiveForm(form, inputs: inputs, files: files, context: context).shown
        for page in form.unfolded(inputs).pages {
            let expected = Set(page.questions.filter { question in question.asks && shown.contains(question.key) }.map(\.key))
            guard page.key == "page-1" || !expected.isEmpty else { continue }
            let answer = try await desk.get("/drafts/\(draft)/pages/\(page.key)")
            guard answer.status == .ok else { throw Unexpected("\(page.key): \(answer.status)") }
            let fields = Self.fields(answer.text)
            guard fields == expected else {
                throw Unexpected("\(page.key) shows \(fields.symmetricDifference(expected)) or not, for \(inputs)")
            }
            seen.pages += 1
            guard sending else { continue }
            let refused = try await desk.post("/drafts/\(draft)/pages/\(page.key)", Self.sent(expected, inputs))
            guard refused.status == .seeOther || refused.status == .unprocessableContent else {
                throw Unexpected("\(page.key), sent: \(refused.status)")
            }
            if refused.status == .unprocessableContent { seen.refusals += 1 }
        }
    }

    /// Page after page with what is right. A page that an answer brings later is filled too.
    private func fill(_ inputs: Inputs, _ draft: DraftID) async throws {
        let rows = inputs.filter { key, _ in form.question(key)?.type == .block }
        let me = try await me()
        // Rows have buttons of their own.
        let open = try await DraftService(desk.portal).draft(draft, of: me)
        try await keep(open.draft.inputs.merging(rows) { _, new in new }, of: draft, me)
        for page in form.unfolded(inputs).pages {
            let keys = Set(page.questions.filter { question in question.asks && question.type != .block }.map(\.key))
            let answer = try await desk.post("/drafts/\(draft)/pages/\(page.key)", Self.sent(keys, inputs))
            guard answer.status == .seeOther || answer.status == .unprocessableContent else {
                throw Unexpected("\(page.key), filled: \(answer.status)")
            }
        }
    }

    private func attach(
        _ places: Set<QuestionKey>, to draft: DraftID, _ inputs: Inputs, _ me: SignedIn
    ) async throws -> [QuestionKey: [AttachmentID]] {
        guard !places.isEmpty else { return [:] }
        return try await desk.portal.database.write { tx in
            for place in places.sorted() {
                _ = try AttachmentStore.insert(
                    .init(sha256: [UInt8](repeating: 1, count: 32), name: "note.txt", mediaType: "text/plain", size: 4),
                    draft: draft, question: place, isSensitive: false, by: me.person.id, at: WebDesk.now, in: tx)
            }
            let files = try AttachmentStore.attachments(ofDraft: draft, in: tx)
            return Dictionary(grouping: files) { file in file.question ?? "" }.mapValues { files in files.map(\.id) }
        }
    }

    private static func sent(_ keys: Set<QuestionKey>, _ inputs: Inputs) -> [(String, String)] {
        keys.sorted().flatMap { key in
            [(FieldNames.shown(key), "1")] + (inputs[key] ?? []).map { value in (FieldNames.value(key), value) }
        } + [("_for", "self"), ("intent", "continue")]
    }

    /// The questions whose fields are on a page.
    private static func fields(_ page: String) -> Set<QuestionKey> {
        var keys: Set<QuestionKey> = []
        for part in page.components(separatedBy: "name=\"\(FieldNames.shownPrefix)").dropFirst() {
            keys.insert(String(part.prefix { character in character != "\"" }))
        }
        return keys.subtracting([FieldNames.beneficiary])
    }
}
