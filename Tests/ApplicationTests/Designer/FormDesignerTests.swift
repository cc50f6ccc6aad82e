@testable import Application
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Working versions of forms")
struct FormDesignerTests {
    /// A form begun by the owner of its service, with two questions.
    private static func with(
        _ engine: Engine, _ body: (AdminSamples, FormDesigner, WorkingFormID) async throws -> Void
    ) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let owner = try await samples.signedIn(AdminSamples.owner)
            var new = FormDesigner.NewForm()
            new.title = "Demander une clé"
            new.service = ServiceID(1)
            new.category = CategoryID(1)
            let id = try await designer.begin(new, by: owner)
            for (index, key) in ["porte", "duree"].enumerated() {
                let question = Question(key: key, type: .shortText, label: LocalizedText(fr: key.uppercased()))
                _ = try await designer.save(
                    .add(question, at: .init(page: "demande", after: "porte")), to: id, madeOn: index + 1, by: owner)
            }
            try await body(samples, designer, id)
        }
    }

    private static func changed(_ key: String, _ label: String) -> FormEdit {
        .change(Question(key: key, type: .shortText, label: LocalizedText(fr: label)))
    }

    private static func labels(_ opened: FormDesigner.Opened) -> [String] { opened.definition.questions.map(\.label.fr) }

    @Test("every save is a step, and changes of two people to different questions are both kept", arguments: Engine.allCases)
    func merge(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            // Both saw revision 3.
            let first = try await designer.save(Self.changed("porte", "Quelle porte ?"), to: id, madeOn: 3, by: owner)
            #expect(first == .init(revision: 4, isMerged: false))
            let second = try await designer.save(Self.changed("duree", "Combien de temps ?"), to: id, madeOn: 3, by: admin)
            #expect(second == .init(revision: 5, isMerged: true))
            let opened = try await designer.open(id, by: owner)
            #expect(Self.labels(opened) == ["Quelle porte ?", "Combien de temps ?"])
            #expect(opened.steps.map(\.kind) == [.changed, .changed, .added, .added, .begun])
            #expect(opened.steps.first?.person == AdminSamples.administrator)
            // Sent twice, or nothing changed: no step more.
            _ = try await designer.save(Self.changed("duree", "Combien de temps ?"), to: id, madeOn: 3, by: admin)
            _ = try await designer.save(Self.changed("duree", "Combien de temps ?"), to: id, madeOn: 5, by: owner)
            #expect(try await designer.open(id, by: owner).row.revision == 5)
        }
    }

    @Test("a change to the same question is refused with what it is now, and nothing is lost", arguments: Engine.allCases)
    func conflict(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            _ = try await designer.save(Self.changed("porte", "Quelle porte ?"), to: id, madeOn: 3, by: admin)
            do {
                _ = try await designer.save(Self.changed("porte", "Où ?"), to: id, madeOn: 3, by: owner)
                Issue.record("overwritten")
            } catch FormDesigner.Refusal.conflict(let conflict) {
                #expect(conflict.person?.id == AdminSamples.administrator && conflict.revision == 4)
                #expect(conflict.current.question("porte")?.label.fr == "Quelle porte ?")
            }
            #expect(Self.labels(try await designer.open(id, by: owner)) == ["Quelle porte ?", "DUREE"])
            // Seen, and wanted all the same.
            _ = try await designer.save(Self.changed("porte", "Où ?"), to: id, madeOn: 4, by: owner)
            #expect(Self.labels(try await designer.open(id, by: owner)) == ["Où ?", "DUREE"])
            // Taken away meanwhile, or with its page.
            _ = try await designer.save(.remove("duree"), to: id, madeOn: 5, by: admin)
            await #expect(throws: FormDesigner.Refusal.self) {
                _ = try await designer.save(Self.changed("duree", "Quand ?"), to: id, madeOn: 5, by: owner)
            }
        }
    }

    @Test("two at the very same moment: both kept, or one refused", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            for round in 0..<8 {
                let revision = try await designer.open(id, by: owner).row.revision
                let isSame = round % 2 == 0
                async let one = Self.outcome(designer, id, "porte", "\(round) a", revision, owner)
                async let two = Self.outcome(designer, id, isSame ? "porte" : "duree", "\(round) b", revision, admin)
                let outcomes = [await one, await two]
                #expect(outcomes.filter { saved in saved }.count == (isSame ? 1 : 2), "\(round)")
                let labels = Self.labels(try await designer.open(id, by: owner))
                if !isSame { #expect(labels == ["\(round) a", "\(round) b"]) }
            }
        }
    }

    private static func outcome(
        _ designer: FormDesigner, _ id: WorkingFormID, _ key: String, _ label: String, _ revision: Int, _ me: SignedIn
    ) async -> Bool {
        do {
            _ = try await designer.save(changed(key, label), to: id, madeOn: revision, by: me)
            return true
        } catch {
            return false
        }
    }

    @Test("undo takes back my own last step, not another’s, and not over another’s", arguments: Engine.allCases)
    func undo(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            _ = try await designer.save(Self.changed("porte", "Quelle porte ?"), to: id, madeOn: 3, by: owner)
            _ = try await designer.save(Self.changed("duree", "Combien ?"), to: id, madeOn: 4, by: admin)
            let undone = try await designer.undo(id, madeOn: 5, by: owner)
            #expect(undone.revision == 6)
            #expect(Self.labels(try await designer.open(id, by: owner)) == ["PORTE", "Combien ?"])
            // The same press again, then the step before: the adding of « duree », which the other wrote on since.
            #expect(try await designer.undo(id, madeOn: 5, by: owner).revision == 6)
            do {
                _ = try await designer.undo(id, madeOn: 6, by: owner)
                Issue.record("taken back over another’s change")
            } catch FormDesigner.Refusal.undoTouched(let person) {
                #expect(person?.id == AdminSamples.administrator)
            }
            _ = try await designer.undo(id, madeOn: 6, by: admin)
            await #expect(throws: FormDesigner.Refusal.self) { _ = try await designer.undo(id, madeOn: 7, by: admin) }
            #expect(Self.labels(try await designer.open(id, by: owner)) == ["PORTE", "DUREE"])
        }
    }

    @Test("a removed question comes back where it was, with its conditions", arguments: Engine.allCases)
    func undoRemoval(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let owner = try await samples.signedIn(AdminSamples.owner)
            var question = Question(key: "duree", type: .number, label: LocalizedText(fr: "Durée"))
            question.show = .compare(.init(subject: .question("porte"), comparator: .equals, value: .text("A")))
            _ = try await designer.save(.change(question), to: id, madeOn: 3, by: owner)
            let before = try await designer.open(id, by: owner).definition
            _ = try await designer.save(.remove("duree"), to: id, madeOn: 4, by: owner)
            _ = try await designer.undo(id, madeOn: 5, by: owner)
            #expect(try await designer.open(id, by: owner).definition == before)
            // Its key is nobody else’s even while it is away.
            _ = try await designer.save(.remove("duree"), to: id, madeOn: 6, by: owner)
            #expect(try await designer.questionKey("Durée", in: id, by: owner) == "duree-2")
        }
    }

    @Test("who may not edit the forms of the service finds nothing", arguments: Engine.allCases)
    func rights(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let agent = try await samples.signedIn(AdminSamples.agent)
            await #expect(throws: NotFound()) { _ = try await designer.open(id, by: agent) }
            await #expect(throws: NotFound()) { _ = try await designer.save(.remove("porte"), to: id, madeOn: 3, by: agent) }
            await #expect(throws: NotFound()) { _ = try await designer.undo(id, madeOn: 3, by: agent) }
            await #expect(throws: NotAllowed()) { _ = try await designer.list(by: agent) }
            // An owner gives a form away to a service of theirs only.
            let owner = try await samples.signedIn(AdminSamples.owner)
            var description = FormDescription(try await designer.open(id, by: owner).definition)
            description.service = "paie"
            let away = description
            await #expect(throws: FormDesigner.Refusal.self) {
                _ = try await designer.save(.describe(away), to: id, madeOn: 3, by: owner)
            }
            _ = try await designer.save(.describe(away), to: id, madeOn: 3, by: try await samples.administrator)
            await #expect(throws: NotFound()) { _ = try await designer.open(id, by: owner) }
        }
    }

    @Test("people at one form see each other for a few minutes", arguments: Engine.allCases)
    func presence(_ engine: Engine) async throws {
        try await Self.with(engine) { samples, designer, id in
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            #expect(try await designer.open(id, by: owner).others.isEmpty)
            #expect(try await designer.open(id, by: admin).others.map(\.person.id) == [AdminSamples.owner])
            #expect(try await designer.open(id, by: owner).others.map(\.person.id) == [AdminSamples.administrator])
            let later = samples.portal.clock.now + .minutes(6)
            let portal = Portal(database: samples.portal.database, blobs: samples.portal.blobs, clock: Clock { later })
            #expect(try await FormDesigner(portal).open(id, by: owner).others.isEmpty)
        }
    }

    @Test("a form that is begun without what it needs says so, field by field", arguments: Engine.allCases)
    func beginning(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let owner = try await samples.signedIn(AdminSamples.owner)
            var new = FormDesigner.NewForm()
            new.service = ServiceID(2)
            new.workingDays = 61
            do {
                _ = try await designer.begin(new, by: owner)
                Issue.record("begun")
            } catch let refusal as FormDesigner.NewFormRefusal {
                #expect(
                    refusal.problems == [.title: .missing, .service: .missing, .category: .missing, .workingDays: .outOfRange])
            }
            #expect(try await designer.list(by: owner).entries.isEmpty)
            // The same title twice: two forms, two keys.
            (new.title, new.service, new.category, new.workingDays) = ("Clé", ServiceID(1), CategoryID(1), 2)
            let keys = [try await designer.begin(new, by: owner), try await designer.begin(new, by: owner)]
            var found: [String] = []
            for id in keys { found.append(try await designer.open(id, by: owner).definition.key) }
            #expect(found == ["cle", "cle-2"])
        }
    }
}
