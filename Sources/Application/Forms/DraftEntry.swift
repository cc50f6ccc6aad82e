import Domain
import SQL
import Storage

/// What a page of a form sent, for the questions it showed; the others keep what they had.
public struct DraftEntry: Sendable {
    public var values: [QuestionKey: [String]] = [:]
    /// What was typed and chosen in search fields.
    public var searches: [QuestionKey: SearchEntry] = [:]
    /// What fields of the page held before anybody typed in them.
    public var prefilled: [QuestionKey: String] = [:]
    /// « Pour qui ? », when the page asked.
    public var beneficiary: BeneficiaryEntry?
    public var files: [FileEntry] = []
    /// The page as it was drawn; nil for what is written whatever was answered elsewhere meanwhile.
    public var page: Page?

    public init() {}

    /// A page as it stands on a screen.
    public struct Page: Sendable, Hashable {
        /// The revision of the draft that it shows.
        public var revision: Int
        /// Its own, of this drawing of it: what it changed itself is no news to it, even where it never learnt that it
        /// was saved.
        public var name: String?

        public init(revision: Int, name: String?) {
            self.revision = revision
            self.name = name
        }

        /// It was changed elsewhere since.
        func ignores(_ change: Draft.Change) -> Bool {
            change.revision > revision && (name == nil || change.page != name)
        }
    }

    /// The rows that it says something in, and that a form written out does not hold.
    func rows(missingFrom definition: FormDefinition) -> [BlockRow] {
        let there = Set(
            definition.questions.compactMap { question in BlockRow(path: question.key) }.map { place in
                "\(place.block)__\(place.row)"
            })
        let told =
            values.filter { _, values in !values.allSatisfy(\.isEmpty) }.map(\.key)
            + searches.filter { _, search in search.text?.isEmpty == false }.map(\.key)
        var seen = there
        return told.sorted().compactMap { key in BlockRow(path: key) }.filter { place in
            BlockRow.isRow(place.row) && definition.question(place.block)?.type == .block
                && seen.insert("\(place.block)__\(place.row)").inserted
        }
    }

    /// What else the page sent.
    func without(_ questions: Set<QuestionKey>) -> DraftEntry {
        var rest = self
        for key in questions {
            rest.values[key] = nil
            rest.searches[key] = nil
            rest.prefilled[key] = nil
        }
        if questions.contains(BeneficiaryInput.choice) { rest.beneficiary = nil }
        return rest
    }

    /// A search field: what is typed in it, and what is chosen.
    public struct SearchEntry: Sendable, Hashable {
        public var text: String?
        public var chosen: String?
        /// The text for which the choices on the page were offered, if they were.
        public var offeredFor: String?

        public init(text: String?, chosen: String?, offeredFor: String? = nil) {
            self.text = text
            self.chosen = chosen
            self.offeredFor = offeredFor
        }
    }

    /// For whom, as a page says it.
    public struct BeneficiaryEntry: Sendable, Hashable {
        public var isOther: Bool
        public var search: SearchEntry?

        public init(isOther: Bool, search: SearchEntry?) {
            self.isOther = isOther
            self.search = search
        }
    }

    /// A file whose bytes are safe on disk.
    public struct FileEntry: Sendable, Hashable {
        public var question: QuestionKey
        public var file: AttachmentStore.NewAttachment

        public init(question: QuestionKey, file: AttachmentStore.NewAttachment) {
            self.question = question
            self.file = file
        }

        public static func == (left: FileEntry, right: FileEntry) -> Bool {
            left.question == right.question && left.file.sha256 == right.file.sha256 && left.file.name == right.file.name
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(question)
            hasher.combine(file.sha256)
        }
    }
}

extension Draft {
    /// The questions answered otherwise than in another state of it; `@for` for whom it is for.
    func differences(from other: Draft) -> [QuestionKey] {
        let keys = Set(inputs.keys).union(other.inputs.keys).filter { key in inputs[key] != other.inputs[key] }
        let isForAnother = beneficiary != other.beneficiary || keys.contains(where: { key in key.hasPrefix("@") })
        return keys.filter { key in !key.hasPrefix("@") }.sorted() + (isForAnother ? [BeneficiaryInput.choice] : [])
    }

    /// Counts what was changed since another state of it as one more revision, and notes where.
    mutating func note(since other: Draft, on page: DraftEntry.Page?) {
        guard self != other else { return }
        revision = other.revision + 1
        for key in differences(from: other) { changes[key] = Change(revision: revision, page: page?.name) }
    }
}

/// Writes what a page sent into a draft.
struct DraftWriting {
    let definition: FormDefinition
    /// The repeated blocks as the form has them, with their questions.
    let blocks: [Question]
    let catalogue: Catalogue

    /// The draft with what was sent; nothing else of it changes.
    func apply(_ entry: DraftEntry, to draft: Draft, in tx: any ReadTransaction) throws -> Draft {
        var draft = draft
        // Rows come and go by buttons of their own: a page loaded before would undo what was added since.
        for question in definition.questions where question.type != .block {
            let values: [String]?
            if let search = entry.searches[question.key] {
                values = try resolve(search, question, in: tx)
            } else if let sent = entry.values[question.key] {
                values = sent.allSatisfy { value in value.isEmpty } ? nil : sent
            } else {
                continue
            }
            if let held = entry.prefilled[question.key], values ?? [""] == [held] {
                // Nobody typed it: it goes on following the person.
                draft.inputs[question.key] = nil
            } else {
                // What was emptied stays so, and is not filled again.
                draft.inputs[question.key] = values ?? (question.prefill == nil ? nil : [""])
            }
        }
        keepGone(entry, in: &draft)
        if let beneficiary = entry.beneficiary { try apply(beneficiary, to: &draft, in: tx) }
        return draft
    }

    /// What is typed in a row that was taken out meanwhile comes back with it.
    private func keepGone(_ entry: DraftEntry, in draft: inout Draft) {
        for row in entry.rows(missingFrom: definition) {
            guard let block = blocks.first(where: { block in block.key == row.block }) else { continue }
            let start = "\(row.block)__\(row.row)__"
            // A page that shows the row saw it: more rows than a block may have are made up.
            let known = Set(
                draft.inputs.keys.compactMap { key in BlockRow(path: key) }.filter { $0.block == row.block }.map(\.row))
            guard known.contains(row.row) || known.count < Question.Rows.limit * 2 else { continue }
            for question in block.questions ?? [] {
                let path = start + question.key
                if let search = entry.searches[path] {
                    draft.inputs[path] =
                        search.chosen.flatMap { key in key.isEmpty ? nil : [key] }
                        ?? search.text.map { text in [SearchedText.mark(String(text.prefix(200)))] }
                } else if let values = entry.values[path], !values.allSatisfy(\.isEmpty) {
                    draft.inputs[path] = values
                }
            }
        }
    }

    private func apply(
        _ entry: DraftEntry.BeneficiaryEntry, to draft: inout Draft, in tx: any ReadTransaction
    ) throws {
        guard entry.isOther else {
            // Whoever was named stays in the field, in case it was a slip.
            draft.inputs[BeneficiaryInput.choice] = nil
            draft.beneficiary = nil
            return
        }
        draft.inputs[BeneficiaryInput.choice] = [BeneficiaryInput.other]
        guard let search = entry.search else { return }
        let input = try resolve(search, name: { id in try person(id, in: tx)?.name }) { text in
            try Lookup.persons(text, limit: Lookup.limit, catalogue, in: tx)
        }
        if let id = input?.first.flatMap({ text in PersonID(text: text) }) {
            draft.inputs[BeneficiaryInput.person] = nil
            draft.beneficiary = id
        } else {
            draft.inputs[BeneficiaryInput.person] = input
            draft.beneficiary = nil
        }
    }

    private func resolve(
        _ entry: DraftEntry.SearchEntry, _ question: Question, in tx: any ReadTransaction
    ) throws -> [String]? {
        try resolve(entry, name: { value in try name(of: value, question, in: tx) }) { text in
            try Lookup.matches(text, for: question, in: catalogue, tx)
        }
    }

    /// The key of what a search field names, or its text as long as it names nothing or several things.
    private func resolve(
        _ entry: DraftEntry.SearchEntry, name: (String) throws -> String?,
        search: (String) throws -> [LookupMatch]
    ) throws -> [String]? {
        let chosen = entry.chosen.flatMap { value in value.isEmpty ? nil : value }
        guard let text = entry.text else { return chosen.map { value in [value] } }
        let typed = text.trimmingSpaces()
        guard !typed.isEmpty else { return nil }
        if let chosen, let known = try name(chosen) {
            // What is typed may have been changed since it was chosen.
            if entry.offeredFor == text || known.unicodeScalars.elementsEqual(typed.unicodeScalars) { return [chosen] }
        }
        let capped = String(typed.prefix(200))
        if let only = Lookup.only(try search(capped), named: capped) { return [only.value] }
        return [SearchedText.mark(capped)]
    }

    private func name(of value: String, _ question: Question, in tx: any ReadTransaction) throws -> String? {
        switch question.type {
        case .person: try person(value, in: tx)?.name
        case .unit: UnitID(text: value).flatMap { id in catalogue.unit(id)?.name }
        case .place: PlaceID(text: value).flatMap { id in catalogue.place(id) == nil ? nil : catalogue.name(of: id) }
        case .choice: question.choice(value).map { choice in choice.label.fr }
        default: nil
        }
    }

    private func person(_ value: String, in tx: any ReadTransaction) throws -> Person? {
        guard let id = PersonID(text: value), let person = try PersonStore.person(id, in: tx), person.isActive else { return nil }
        return person
    }
}
