import Application
import Blobs
import Domain
import Storage

/// The names and ids of the fields of a question. Keys hold `a-z 0-9 -` only, so a prefix and an
/// underscore keep them from meeting names of ours.
enum FieldNames {
    static func id(_ key: QuestionKey) -> String { "q-\(key)" }
    static func id(_ key: QuestionKey, choice number: Int) -> String { "q-\(key)_\(number)" }
    /// One of several controls of a question.
    static func part(_ key: QuestionKey, _ index: Int) -> String { index == 0 ? id(key) : "\(id(key))_part\(index + 1)" }
    static func hint(_ key: QuestionKey) -> String { "q-\(key)_hint" }
    static func error(_ key: QuestionKey) -> String { "q-\(key)_error" }
    static func count(_ key: QuestionKey) -> String { "q-\(key)_count" }
    static func slot(_ key: QuestionKey) -> String { "slot-\(key)" }

    static func value(_ key: QuestionKey) -> String { "q-\(key)" }
    /// What is typed in a search field.
    static func text(_ key: QuestionKey) -> String { "t-\(key)" }
    /// The text for which choices are offered.
    static func offered(_ key: QuestionKey) -> String { "s-\(key)" }
    /// Says that the question is on the page: ticks and radios left alone send nothing.
    static func shown(_ key: QuestionKey) -> String { shownPrefix + key }

    /// What the field holds that nobody typed.
    static func prefilled(_ key: QuestionKey) -> String { "p-\(key)" }

    static let shownPrefix = "has-"
    /// « Pour qui ? »
    static let beneficiary = "_for"
    static let beneficiaryPerson = "_person"

    /// The control that an error leads to: the part that is wrong, else the first of a group.
    static func firstControl(_ question: Question, wrongPart: Int? = nil) -> String {
        switch question.type {
        case .address, .period: part(question.key, wrongPart ?? 0)
        case .yesNo, .choices, .rating: id(question.key, choice: 1)
        case .choice: question.choiceStyle == .radios ? id(question.key, choice: 1) : id(question.key)
        default: id(question.key)
        }
    }
}

extension DraftEntry {
    /// What a page of a form sent.
    init(_ form: FormBody) {
        self.init()
        page = form.integer("version").map { revision in
            Page(revision: revision, name: form.value("screen").flatMap { name in name.utf8.count <= 40 ? name : nil })
        }
        for field in form.fields where field.name.utf8.starts(with: FieldNames.shownPrefix.utf8) {
            let key = String(field.name.dropFirst(FieldNames.shownPrefix.count))
            if key == FieldNames.beneficiary {
                beneficiary = BeneficiaryEntry(
                    isOther: form.value(FieldNames.value(key)) == "other",
                    search: Self.search(FieldNames.beneficiaryPerson, form))
            } else if let search = Self.search(key, form) {
                searches[key] = search
            } else {
                values[key] = form.values(FieldNames.value(key)).map(SentBytes.printable)
            }
            prefilled[key] = form.value(FieldNames.prefilled(key)).map(SentBytes.printable)
        }
        for file in form.files {
            guard file.field.utf8.starts(with: "q-".utf8), case .success(let blob) = file.outcome else { continue }
            files.append(
                FileEntry(
                    question: String(file.field.dropFirst(2)),
                    file: .init(sha256: blob.sha256, name: file.name, mediaType: blob.mediaType, size: blob.size)))
        }
    }

    private static func search(_ key: QuestionKey, _ form: FormBody) -> SearchEntry? {
        guard let text = form.value(FieldNames.text(key)) else { return nil }
        return SearchEntry(
            text: SentBytes.printable(text), chosen: form.value(FieldNames.value(key)),
            offeredFor: form.value(FieldNames.offered(key)).map(SentBytes.printable))
    }
}
