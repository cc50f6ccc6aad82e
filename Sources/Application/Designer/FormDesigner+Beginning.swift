import Domain
import SQL
import Storage
import TextSearch

extension FormDesigner {
    /// A form to begin, as it was typed.
    public struct NewForm: Sendable, Hashable {
        public var title = ""
        public var service: ServiceID?
        public var kind = TicketKind.request
        public var team: TeamID?
        public var category: CategoryID?
        public var workingDays: Int? = 5

        public init() {}
    }

    /// What is wrong with it, by field.
    public struct NewFormRefusal: Error, Sendable, Hashable {
        public enum Field: String, Sendable, Hashable, CaseIterable { case title, service, team, category, workingDays }
        public enum Problem: Sendable, Hashable { case missing, tooLong(limit: Int), outOfRange }
        public var problems: [Field: Problem]
    }

    /// Begins a form that nobody has seen yet.
    /// - Throws: ``NewFormRefusal`` with every field that is wrong.
    public func begin(_ new: NewForm, by signedIn: SignedIn) async throws -> WorkingFormID {
        guard signedIn.policy.canEditSomeForms else { throw NotAllowed() }
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            var problems: [NewFormRefusal.Field: NewFormRefusal.Problem] = [:]
            if new.title.isEmpty { problems[.title] = .missing }
            if new.title.unicodeScalars.count > 90 { problems[.title] = .tooLong(limit: 90) }
            let service = new.service.flatMap { id in catalogue.service(id) }.flatMap { service in
                signedIn.policy.canEditForms(of: service.id) ? service : nil
            }
            let team = (new.team ?? service?.team).flatMap { id in catalogue.team(id) }
            let category = new.category.flatMap { id in catalogue.category(id) }
            if service == nil { problems[.service] = .missing }
            if team?.isActive != true, service != nil || new.team != nil { problems[.team] = .missing }
            if category?.isActive != true { problems[.category] = .missing }
            if !(0...60).contains(new.workingDays ?? -1) { problems[.workingDays] = .outOfRange }
            guard problems.isEmpty, let service, let team, let category, let days = new.workingDays else {
                throw NewFormRefusal(problems: problems)
            }
            let key = try Self.formKey(new.title, in: tx)
            let definition = FormDefinition(
                key: key,
                FormDescription(
                    service: service.key, kind: new.kind, title: LocalizedText(fr: new.title), workingDays: days,
                    team: team.key, category: category.key),
                firstPage: .init(key: "demande", title: LocalizedText(fr: "Votre demande", en: "Your request")))
            return try WorkingFormStore.insert(
                formKey: key, form: nil, service: service.id, json: try Work.json(definition), basedOn: nil,
                isPublished: false, by: signedIn.person.id, at: now, in: tx)
        }
    }

    /// The working version of a form: the one that exists, or one begun on what is published.
    public func begin(on form: FormID, by signedIn: SignedIn) async throws -> WorkingFormID {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            guard let row = try FormStore.form(form, in: tx), signedIn.policy.canEditForms(of: row.service) else {
                throw NotFound()
            }
            let version = row.publishedVersion ?? row.newestVersion
            guard let stored = try FormStore.definition(of: form, version: version, in: tx) else { throw NotFound() }
            let definition = try Work.definition(stored.json)
            if let known = try WorkingFormStore.working(formKey: row.key, in: tx) {
                guard !known.isOpen, known.basedOn != version else { return known.id }
                // A version came by another way: it is written on, and the step says so.
                let work = try Work(known.id, by: signedIn, portal, in: tx)
                let edit = FormEdit.replace(definition, version: version)
                let revision = try work.append(
                    definition, edit.kind, touched: [.everything], edit: try Work.text(edit), madeOn: known.revision,
                    undoes: nil, at: now, in: tx)
                try WorkingFormStore.setBase(known.id, version: version, publishedRevision: revision, in: tx)
                return known.id
            }
            return try WorkingFormStore.insert(
                formKey: row.key, form: form, service: row.service, json: try Work.json(definition), basedOn: version,
                isPublished: row.status == .published, by: signedIn.person.id, at: now, in: tx)
        }
    }

    private static func formKey(_ title: String, in tx: any ReadTransaction) throws -> String {
        var used: Set<String> = []
        while true {
            let key = KeyProposal.key(from: words(of: title), fallback: "formulaire", minimum: 3, avoiding: used)
            if try FormStore.form(key: key, in: tx) == nil, try WorkingFormStore.working(formKey: key, in: tx) == nil {
                return key
            }
            used.insert(key)
        }
    }

    /// The folded words of a label, all of them.
    static func words(of label: String) -> [String] {
        SortKey.of(label).split { character in !(character.isLetter || character.isNumber) }.map(String.init)
    }

    /// A key for a new question of this label, which no question of the form ever had.
    public func questionKey(_ label: String, in id: WorkingFormID, by signedIn: SignedIn) async throws -> QuestionKey {
        try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            return KeyProposal.key(
                from: Self.words(of: label), fallback: "question", avoiding: try Self.usedKeys(work, in: tx))
        }
    }

    /// A key for a new page.
    public func pageKey(_ title: String, in id: WorkingFormID, by signedIn: SignedIn) async throws -> String {
        try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            var used = Set(work.definition.pages.map(\.key))
            for case .page(let key) in try WorkingFormStore.touched(in: id, in: tx) { used.insert(key) }
            return KeyProposal.key(from: Self.words(of: title), fallback: "etape", avoiding: used)
        }
    }

    /// Keys that mean a question of this form, now, in a version, or in a step that was taken back.
    private static func usedKeys(_ work: Work, in tx: any ReadTransaction) throws -> Set<QuestionKey> {
        var used = Set(work.definition.questions.map(\.key))
        for case .question(let key) in try WorkingFormStore.touched(in: work.row.id, in: tx) { used.insert(key) }
        for (_, json) in try FormStore.definitions(ofFormKey: work.row.formKey, in: tx) {
            used.formUnion(try Work.definition(json).questions.map(\.key))
        }
        return used
    }
}
