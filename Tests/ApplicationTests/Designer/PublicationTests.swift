@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("From a working version to a published one")
struct PublicationTests {
    private static func begun(_ samples: AdminSamples, by me: SignedIn) async throws -> WorkingFormID {
        var new = FormDesigner.NewForm()
        (new.title, new.service, new.category) = ("Demander une clé", ServiceID(1), CategoryID(1))
        let designer = FormDesigner(samples.portal)
        let id = try await designer.begin(new, by: me)
        var description = FormDescription(try await designer.open(id, by: me).definition)
        description.summary = LocalizedText(fr: "Une clé de plus.")
        _ = try await designer.save(.describe(description), to: id, madeOn: 1, by: me)
        _ = try await designer.save(add("porte"), to: id, madeOn: 2, by: me)
        return id
    }

    private static func add(_ key: String, type: Question.Kind = .shortText) -> FormEdit {
        .add(
            Question(key: key, type: type, label: LocalizedText(fr: "Question \(key)")),
            at: .init(page: "demande", after: "porte"))
    }

    @Test(
        "what is published went through the library; a version on the way is not overwritten unseen", arguments: Engine.allCases)
    func publication(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let owner = try await samples.signedIn(AdminSamples.owner)
            let id = try await Self.begun(samples, by: owner)
            #expect(try await designer.list(by: owner).entries.map(\.title.fr) == ["Demander une clé"])
            let first = try await designer.publish(id, revision: 3, publishedVersion: nil, by: owner)
            #expect(try await samples.portal.currentCatalogue().form(key: "demander-une-cle")?.version == 1)
            #expect(try await samples.events(.formLoaded) == 1)
            #expect(try await samples.events(.formPublished) == 1)
            #expect(try await designer.list(by: owner).entries.isEmpty, "nothing waits")
            // Sent twice.
            #expect(try await designer.publish(id, revision: 3, publishedVersion: nil, by: owner) == first)
            #expect(try await samples.events(.formPublished) == 1)
            // A step, then a version by another way: the working one is published only once that was seen.
            _ = try await designer.save(Self.add("duree"), to: id, madeOn: 3, by: owner)
            await #expect(throws: FormDesigner.PublicationRefusal.changedSince) {
                _ = try await designer.publish(id, revision: 3, publishedVersion: 1, by: owner)
            }
            let library = FormLibrary(samples.portal)
            let loaded = try await library.load(samples.form(key: "demander-une-cle"), by: owner)
            try await library.publish(loaded.form, version: loaded.version, by: owner)
            await #expect(throws: FormDesigner.PublicationRefusal.publishedSince) {
                _ = try await designer.publish(id, revision: 4, publishedVersion: 1, by: owner)
            }
            #expect(try await designer.begin(on: first.form, by: owner) == id)
            #expect(try await designer.publish(id, revision: 4, publishedVersion: 2, by: owner).version == 3)
            let published = try #require(try await samples.portal.currentCatalogue().form(key: "demander-une-cle"))
            #expect(published.definition.questions.map(\.key) == ["porte", "duree"])
        }
    }

    @Test("what the validator refuses is not published, and says where", arguments: Engine.allCases)
    func invalid(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let owner = try await samples.signedIn(AdminSamples.owner)
            let id = try await Self.begun(samples, by: owner)
            _ = try await designer.save(Self.add("genre", type: .choice), to: id, madeOn: 3, by: owner)
            let issues = try await designer.open(id, by: owner).issues
            #expect(issues.map(\.pointer) == ["/pages/0/questions/1/choices"])
            do {
                _ = try await designer.publish(id, revision: 4, publishedVersion: nil, by: owner)
                Issue.record("published")
            } catch let refusal as FormRefusal {
                #expect(refusal.issues == issues)
            }
            #expect(try await samples.count("form") == 0)
            // A type that a version asks is fixed; that of a question nobody has seen is not.
            _ = try await designer.save(.remove("genre"), to: id, madeOn: 4, by: owner)
            _ = try await designer.publish(id, revision: 5, publishedVersion: nil, by: owner)
            let number = Question(key: "porte", type: .number, label: LocalizedText(fr: "Combien ?"))
            await #expect(throws: FormDesigner.Refusal.self) {
                _ = try await designer.save(.change(number), to: id, madeOn: 5, by: owner)
            }
        }
    }

    @Test("where a service wants two people, nobody publishes what they wrote a part of", arguments: Engine.allCases)
    func secondPerson(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            let catalogue = try await samples.portal.currentCatalogue()
            var draft = CatalogueAdministration.ServiceDraft(try #require(catalogue.service(ServiceID(1))))
            let text = LocalizedText(fr: "Oui")
            draft.privacy = .init(purpose: text, legalBasis: text, recipients: text, retention: text, contact: text)
            draft.needsSecondPerson = true
            _ = try await CatalogueAdministration(samples.portal).save(draft, by: admin)
            let id = try await Self.begun(samples, by: owner)
            #expect(try await designer.open(id, by: owner).mustAskSecondPerson)
            await #expect(throws: FormDesigner.PublicationRefusal.secondPersonNeeded) {
                _ = try await designer.publish(id, revision: 3, publishedVersion: nil, by: owner)
            }
            #expect(try await samples.count("form") == 0, "nothing is half published")
            try await designer.askReview(id, revision: 3, by: owner)
            try await designer.askReview(id, revision: 3, by: owner)
            #expect(try await samples.events(.formReviewAsked) == 1)
            #expect(try await designer.open(id, by: admin).row.awaitsReview)
            // Whoever wrote any of it is its author.
            _ = try await designer.save(Self.add("duree"), to: id, madeOn: 3, by: admin)
            #expect(try await designer.open(id, by: admin).row.awaitsReview == false)
            await #expect(throws: FormDesigner.PublicationRefusal.secondPersonNeeded) {
                _ = try await designer.publish(id, revision: 4, publishedVersion: nil, by: admin)
            }
            await #expect(throws: FormDesigner.PublicationRefusal.secondPersonNeeded) {
                _ = try await designer.publish(id, revision: 4, publishedVersion: nil, by: owner)
            }
            // What is taken back is nobody’s.
            _ = try await designer.undo(id, madeOn: 4, by: admin)
            let published = try await designer.publish(id, revision: 5, publishedVersion: nil, by: admin)
            // A version that came as a document is held to the same.
            let library = FormLibrary(samples.portal)
            let loaded = try await library.load(samples.form(key: "demander-une-cle"), by: owner)
            await #expect(throws: FormLibrary.SecondPersonNeeded()) {
                try await library.publish(published.form, version: loaded.version, by: owner)
            }
            try await library.publish(published.form, version: loaded.version, by: admin)
        }
    }

    @Test("an older version is taken as the working one, and what stood can come back", arguments: Engine.allCases)
    func restoring(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let owner = try await samples.signedIn(AdminSamples.owner)
            let id = try await Self.begun(samples, by: owner)
            _ = try await designer.publish(id, revision: 3, publishedVersion: nil, by: owner)
            _ = try await designer.save(Self.add("duree"), to: id, madeOn: 3, by: owner)
            _ = try await designer.publish(id, revision: 4, publishedVersion: 1, by: owner)
            _ = try await designer.restore(1, in: id, madeOn: 4, by: owner)
            #expect(try await designer.open(id, by: owner).definition.questions.map(\.key) == ["porte"])
            _ = try await designer.undo(id, madeOn: 5, by: owner)
            #expect(try await designer.open(id, by: owner).definition.questions.map(\.key) == ["porte", "duree"])
            await #expect(throws: NotFound()) { _ = try await designer.restore(9, in: id, madeOn: 6, by: owner) }
        }
    }

    @Test("what is planned happens at its moment, in the name of whoever asked, as long as they may", arguments: Engine.allCases)
    func scheduling(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let designer = FormDesigner(samples.portal)
            let library = FormLibrary(samples.portal)
            let (owner, admin) = (try await samples.signedIn(AdminSamples.owner), try await samples.administrator)
            let id = try await Self.begun(samples, by: owner)
            let now = samples.portal.clock.now
            for moment in [nil, now, now + .days(800)] {
                await #expect(throws: FormLibrary.ScheduleRefusal.badMoment) {
                    _ = try await designer.schedule(id, revision: 3, publishedVersion: nil, at: moment, by: owner)
                }
            }
            let planned = try await designer.schedule(
                id, revision: 3, publishedVersion: nil, at: now + .hours(2), by: owner)
            // Written on meanwhile: what is planned stays as it was read.
            _ = try await designer.save(Self.add("duree"), to: id, madeOn: 3, by: owner)
            try await Self.run(samples, at: now + .hours(1))
            #expect(try await samples.portal.currentCatalogue().forms.isEmpty, "not before its moment")
            try await Self.run(samples, at: now + .hours(2))
            try await Self.run(samples, at: now + .hours(3))
            let published = try #require(try await samples.portal.currentCatalogue().form(planned.form))
            #expect(published.version == 1 && published.definition.questions.map(\.key) == ["porte"])
            #expect(try await samples.events(.formPublished) == 1)
            #expect(try await designer.list(by: owner).entries.count == 1, "the newer change waits")

            // Published by hand before: the plan is overtaken, and the older version never comes back by itself.
            _ = try await designer.schedule(id, revision: 4, publishedVersion: 1, at: now + .hours(4), by: owner)
            _ = try await designer.save(Self.add("couleur"), to: id, madeOn: 4, by: owner)
            _ = try await designer.publish(id, revision: 5, publishedVersion: 1, by: owner)
            try await Self.run(samples, at: now + .hours(5))
            #expect(try await samples.portal.currentCatalogue().form(planned.form)?.version == 3)

            // Whoever asked has lost the right: it stays, with why.
            try await library.scheduleWithdrawal(planned.form, successorKey: nil, at: now + .hours(6), by: owner)
            try await samples.portal.database.write { tx in
                for right in try RightStore.rights(of: AdminSamples.owner, in: tx) { _ = try RightStore.revoke(right.id, in: tx) }
            }
            try await Self.run(samples, at: now + .hours(7))
            let sheet = try await library.sheet(planned.form, version: nil, by: admin)
            #expect(sheet.row.status == .published && sheet.planned.first?.failure == .notAllowed)
            try await library.unschedule(.withdrawal, of: planned.form, by: admin)
            try await library.scheduleWithdrawal(planned.form, successorKey: nil, at: now + .hours(8), by: admin)
            try await Self.run(samples, at: now + .hours(9))
            let withdrawn = try await library.sheet(planned.form, version: nil, by: admin)
            #expect(withdrawn.row.status == .withdrawn && withdrawn.planned.isEmpty)
        }
    }

    private static func run(_ samples: AdminSamples, at moment: Instant) async throws {
        try await samples.portal.database.write { tx in
            try FormLibrary.runSchedules(samples.portal, at: moment, in: tx)
        }
    }
}
