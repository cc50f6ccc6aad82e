import Domain
import Storage

extension DesignSamples {
    /// What a draft holds.
    public enum Filling: String, Sendable, CaseIterable { case empty, filled, wrong }

    /// A draft of the form of the page, as its own pages would show it: what is wrong is found by the
    /// validator that every form passes.
    public func draft(_ filling: Filling, standing: OpenDraft.Standing = .current) -> OpenDraft {
        let today = calendar.date(now)
        let form = catalogue.forms[0]
        var inputs: Inputs =
            switch filling {
            case .empty: [:]
            case .filled:
                DesignForm.filled(
                    today: today, manager: Self.paul.id, unit: UnitID(Self.base + 1), place: PlaceID(Self.base + 2))
            case .wrong: DesignForm.wrong(today: today)
            }
        if filling == .wrong {
            inputs[BeneficiaryInput.choice] = [BeneficiaryInput.other]
            inputs[BeneficiaryInput.person] = [SearchedText.mark("marchand")]
        }
        let files = filling == .filled ? [quotation] : []
        let context = FormContext(requester: PersonFacts(), beneficiary: PersonFacts(), today: today)
        let filled = FilledForm(
            form.definition, inputs: inputs, files: files.isEmpty ? [:] : ["devis": files.map(\.id)],
            context: context)
        return OpenDraft(
            draft: Draft(
                id: DraftID(Self.base + 1), person: Self.nadia.id, requester: Self.nadia.id, form: form.id, version: 1,
                beneficiary: nil, channel: .portal, inputs: inputs, seal: [1], revision: 1, updatedAt: now - .hours(3),
                sentAt: nil),
            catalogue: catalogue, standing: standing, version: 1, definition: form.definition.unfolded(inputs),
            service: form.service,
            section: form.section, requester: Self.nadia, beneficiary: nil, filled: filled,
            plan: DestinationPlan(
                form.definition, evaluator: ConditionEvaluator(answers: filled.evaluation.answers, context: context)),
            inputs: inputs, prefilled: [:],
            files: files, persons: [Self.paul.id: Self.paul], matches: filling == .wrong ? matches : [:], previous: nil)
    }

    /// Where a form may stand when one comes back to a draft of it.
    public var standings: [OpenDraft.Standing] {
        var older = definition
        older.pages[0].questions.removeAll { question in question.key == "devis" }
        older.pages[0].questions[0].label = LocalizedText(fr: "Numéro de série", en: "Serial number")
        var gone = definition.pages[1].questions[0]
        gone.key = "fournisseur"
        gone.label = LocalizedText(fr: "Fournisseur", en: "Supplier")
        older.pages[1].questions.append(gone)
        return [.superseded(until: now + .days(5)), .carriedOver(FormDifference(from: older, to: definition))]
    }

    /// What searching a text offers: one person of two, nothing, and places.
    private var matches: [QuestionKey: [LookupMatch]] {
        [
            "responsable": [
                LookupMatch(value: Self.paul.id.description, label: "Paul Martin", detail: "Eau, B214"),
                LookupMatch(value: Self.theo.id.description, label: "Anne Martinez", detail: "Voirie"),
            ],
            "direction": [], "lieu": [LookupMatch(value: "\(Self.base + 2)", label: "Le Quai, B214", detail: nil)],
            "logiciel": [],
            BeneficiaryInput.person: [LookupMatch(value: Self.theo.id.description, label: "Théo Marchand", detail: "Proximité")],
        ]
    }

    var quotation: Attachment { file(1, "devis écran.pdf", "application/pdf", 412_000, question: "devis") }

    func file(_ number: Int64, _ name: String, _ type: String, _ size: Int, question: QuestionKey? = nil) -> Attachment {
        Attachment(
            id: AttachmentID(Self.base + number), sha256: [], name: name, mediaType: type, size: size, draft: nil,
            question: question, ticket: nil, message: nil, isPrivate: false, isSensitive: false, uploadedBy: Self.nadia.id,
            uploadedAt: now - .days(2))
    }
}
