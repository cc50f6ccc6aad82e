import Domain
import SQL
import Storage

/// A draft as its pages show it: its form, what was typed, what it comes to.
public struct OpenDraft: Sendable {
    public var draft: Draft
    public let catalogue: Catalogue
    public let standing: Standing
    /// The version that is filled now: the draft's own, or a newer one that takes over.
    public let version: Int
    public let definition: FormDefinition
    public let service: Service
    public let section: Section
    public let requester: Person
    /// For whom, when somebody else was named.
    public let beneficiary: Person?
    public let filled: FilledForm
    /// The tickets that it makes when it is sent as it is.
    public let plan: DestinationPlan
    /// What was typed; what names nobody and nothing is marked as not chosen (``SearchedText``).
    public let inputs: Inputs
    /// What fields hold that nobody typed, from the record of whom the request is for; empty where it says nothing.
    public let prefilled: [QuestionKey: String]
    public let files: [Attachment]
    public let persons: [PersonID: Person]
    /// What is offered for texts that name several things or none.
    public let matches: [QuestionKey: [LookupMatch]]
    /// The closed request that it follows, as long as its author sees it.
    public let previous: TicketLink?

    /// Where the form stands since the draft was begun.
    public enum Standing: Sendable {
        case current
        /// A newer version is published; this one is taken until then.
        case superseded(until: Instant)
        /// The answers are carried over to a newer version.
        case carriedOver(FormDifference)
        /// It can no longer be sent.
        case withdrawn(successor: PublishedForm?)
    }

    public var isWithdrawn: Bool { if case .withdrawn = standing { true } else { false } }

    /// « Pour une autre personne », and nobody is named yet.
    public var isBeneficiaryMissing: Bool { isForSomebodyElse && beneficiary == nil }

    /// The request is for another person than the requester.
    public var isForSomebodyElse: Bool { draft.inputs[BeneficiaryInput.choice]?.first == BeneficiaryInput.other }

    public var canBeSent: Bool { !isWithdrawn && filled.errors.isEmpty && !isBeneficiaryMissing }

    /// Pages on which something is asked.
    public var pages: [FormDefinition.Page] {
        definition.pages.filter { page in page == definition.pages.first || !filled.evaluation.questions(on: page).isEmpty }
    }

    public func files(of question: QuestionKey) -> [Attachment] {
        files.filter { file in file.question == question }
    }

    public func wording(_ language: Domain.Language) -> AnswerWording {
        AnswerWording(
            language, catalogue: catalogue, persons: persons,
            files: Dictionary(files.map { file in (file.id, file) }) { first, _ in first })
    }
}

/// Under which keys of a draft's inputs its beneficiary is kept; no question can have them.
enum BeneficiaryInput {
    static let choice = "@for"
    static let other = "other"
    static let person = "@person"
}

/// How a draft keeps what was typed in a search field as long as nothing is chosen: `?dupont`. It is
/// no key of anything, so the evaluator finds it not chosen.
public enum SearchedText {
    static func mark(_ text: String) -> String { "?" + text }

    /// The text, when this input is one.
    public static func text(_ input: String?) -> String? {
        guard let input, input.utf8.first == UInt8(ascii: "?") else { return nil }
        return String(input.dropFirst())
    }
}

extension OpenDraft {
    /// Opens a draft for whoever fills it.
    init(
        _ draft: Draft, for me: Person, catalogue: Catalogue, portal: Portal, in tx: any ReadTransaction
    ) throws {
        let form = try DraftForm(draft, catalogue: catalogue, at: portal.clock.now, in: tx)
        let entry = try DraftContent(draft, form.definition, me: me, catalogue: catalogue, in: tx)
        self.draft = draft
        self.catalogue = catalogue
        standing = form.standing
        version = form.version
        definition = form.definition
        service = form.service
        section = form.section
        requester = entry.requester
        beneficiary = entry.beneficiary
        inputs = entry.inputs
        prefilled = entry.prefilled
        files = entry.files
        persons = entry.persons
        previous = try draft.previous.flatMap { id in try TicketStore.link(id, forParty: me.id, in: tx) }
        let context = try entry.context(form.definition, catalogue: catalogue, today: portal.today, in: tx)
        filled = FilledForm(
            form.definition, inputs: entry.inputs,
            files: Dictionary(grouping: entry.files) { file in file.question ?? "" }.mapValues { files in files.map(\.id) },
            context: context)
        plan = DestinationPlan(
            form.definition, evaluator: ConditionEvaluator(answers: filled.evaluation.answers, context: context))
        var matches: [QuestionKey: [LookupMatch]] = [:]
        for question in form.definition.questions {
            guard let text = SearchedText.text(entry.inputs[question.key]?.first) else { continue }
            matches[question.key] = try Lookup.matches(text, for: question, in: catalogue, tx)
        }
        if let text = SearchedText.text(draft.inputs[BeneficiaryInput.person]?.first) {
            matches[BeneficiaryInput.person] = try Lookup.persons(text, limit: Lookup.limit, catalogue, in: tx)
        }
        self.matches = matches
    }

    /// What the page shows in the search field of the beneficiary.
    public var beneficiaryText: String {
        beneficiary?.name ?? SearchedText.text(draft.inputs[BeneficiaryInput.person]?.first) ?? ""
    }

    public var beneficiaryMatches: [LookupMatch]? { matches[BeneficiaryInput.person] }
}
