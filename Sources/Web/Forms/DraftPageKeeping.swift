import Application
import Blobs
import Domain
import HTML
import Hummingbird
import Storage

/// What a button of a page of a form does: all that was typed is kept first, and what was answered otherwise on another
/// screen meanwhile is shown before anything else happens.
enum DraftPageKeeping {
    static func goOn(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await keep(visit, form, also: wrong) { kept, page in
            let (id, pages) = (kept.open.draft.id.description, kept.open.pages)
            let next = (pages.firstIndex(of: page) ?? 0) + 1
            let isLast = next >= pages.count || form.value("from") == "check"
            return isLast ? Paths.draftCheck(id) : Paths.draftPage(id, pages[next].key)
        }
    }

    static func back(_ visit: Visit, _ form: FormBody) async throws -> Response {
        // A file that was not kept is said here: on the page before, nobody would look for it.
        try await keep(visit, form) { kept, page in
            let pages = kept.open.pages
            return Paths.draftPage(kept.open.draft.id.description, pages[max(0, (pages.firstIndex(of: page) ?? 0) - 1)].key)
        }
    }

    static func stay(_ visit: Visit, _ form: FormBody, at field: String) async throws -> Response {
        try await keep(visit, form) { kept, page in path(kept.open, page, form, at: field) }
    }

    static func remove(_ file: AttachmentID, _ visit: Visit, _ form: FormBody) async throws -> Response {
        try await keep(visit, form, along: .removing(file)) { kept, page in
            path(kept.open, page, form, at: kept.question.map { key in FieldNames.id(key) } ?? "contenu")
        }
    }

    static func change(_ change: RowChange, _ visit: Visit, _ form: FormBody) async throws -> Response {
        var number: Int?
        if case .remove(let block, let row) = change {
            let before = try await DraftService(visit.portal).draft(try visit.id("id"), of: try visit.me())
            number = before.rows(of: block).firstIndex(of: row).map { index in index + 1 }
        }
        let removed = number
        return try await keep(visit, form, along: .rows(change)) { kept, page in
            if case .remove(let block, let row) = change {
                // One that the block needs stays.
                guard let removed, !kept.open.rows(of: block).contains(row) else {
                    return path(kept.open, page, form, at: FieldNames.id(block))
                }
                return path(kept.open, page, form, at: nil, also: "&removed=\(block)__\(row)__\(removed)")
            }
            let row = kept.added?.row ?? change.row
            let first = kept.open.definition.questions.first { question in
                let place = BlockRow(path: question.key)
                return question.asks && place?.block == change.block && place?.row == row
            }
            return path(
                kept.open, page, form,
                at: first.map { question in FieldNames.firstControl(question) } ?? FieldNames.id(change.block))
        }
    }

    /// The answers are kept without the files.
    static func refuse(_ refusal: DraftService.TooManyFiles, _ visit: Visit, _ form: FormBody) async throws -> Response {
        var entry = DraftEntry(form)
        let keys = Set(entry.files.map(\.question))
        entry.files = []
        let kept = try await DraftService(visit.portal).keep(try visit.id("id"), entry, of: try visit.me())
        guard let page = try DraftPageController.page(visit, of: kept.open) else {
            return .seeOther(Paths.draft(kept.open.draft.id.description))
        }
        var errors = DraftCollisions.errors(visit, kept)
        for key in keys { errors[key] = visit.words.filesAtMost(refusal.maximum) }
        return again(visit, kept, page, errors, form)
    }

    /// Keeps what was sent, and says what is to be said of it on its page, or goes where `next` leads.
    private static func keep(
        _ visit: Visit, _ form: FormBody, along: DraftService.Along = .nothing,
        also wrong: (Visit, OpenDraft, FormDefinition.Page) -> [QuestionKey: String] = { _, _, _ in [:] },
        next: (DraftService.Kept, FormDefinition.Page) -> String
    ) async throws -> Response {
        let id: DraftID = try visit.id("id")
        let kept = try await DraftService(visit.portal).keep(id, DraftEntry(form), along: along, of: try visit.me())
        guard let page = try DraftPageController.page(visit, of: kept.open) else {
            return .seeOther(Paths.draft(id.description))
        }
        var errors = wrong(visit, kept.open, page)
        errors.merge(fileErrors(visit, form)) { _, refusal in refusal }
        errors.merge(DraftCollisions.errors(visit, kept)) { _, collision in collision }
        guard errors.isEmpty, DraftCollisions.gone(kept, after: along) == nil else {
            return again(visit, kept, page, errors, form, after: along)
        }
        return .seeOther(next(kept, page))
    }

    /// What is to be corrected before going on.
    private static func wrong(_ visit: Visit, _ open: OpenDraft, _ page: FormDefinition.Page) -> [QuestionKey: String] {
        var errors: [QuestionKey: String] = [:]
        for error in open.filled.errors(on: page) {
            guard let question = open.definition.question(error.question) else { continue }
            errors[error.question] = visit.words.problem(error, with: question)
        }
        if page == open.pages.first, open.isBeneficiaryMissing {
            errors[FieldNames.beneficiaryPerson] = visit.words.nameTheConcerned
        }
        return errors
    }

    private static func path(
        _ open: OpenDraft, _ page: FormDefinition.Page, _ form: FormBody, at field: String?, also query: String = ""
    ) -> String {
        let from = form.value("from") == "check" ? "?from=check&saved=1" : "?saved=1"
        let fragment = field.map { field in "#\(field)" } ?? ""
        return "\(Paths.draftPage(open.draft.id.description, page.key))\(from)\(query)\(fragment)"
    }

    private static func again(
        _ visit: Visit, _ kept: DraftService.Kept, _ page: FormDefinition.Page, _ errors: [QuestionKey: String],
        _ form: FormBody, after along: DraftService.Along = .nothing
    ) -> Response {
        var model = DraftPage.Model(
            open: kept.open, page: page, errors: errors, isFromCheck: form.value("from") == "check")
        if let gone = DraftCollisions.gone(kept, after: along), let block = kept.open.definition.question(gone.block) {
            model.notice = BlockFields.gone(block, row: gone.row, isFocused: errors.isEmpty, visit)
        }
        return .html(DraftPage.page(visit, model), status: .unprocessableContent)
    }

    /// What is said of files that were not kept, by question.
    private static func fileErrors(_ visit: Visit, _ form: FormBody) -> [QuestionKey: String] {
        var errors: [QuestionKey: String] = [:]
        for file in form.files {
            guard case .failure(let refusal) = file.outcome else { continue }
            let key = String(file.field.dropFirst(2))
            let text = visit.words.refusal(of: file.name, refusal)
            errors[key] = errors[key].map { known in "\(known). \(text)" } ?? text
        }
        return errors
    }
}

extension OpenDraft {
    /// The rows of a repeated block.
    fileprivate func rows(of block: QuestionKey) -> [String] {
        definition.question(block)?.rowIDs(in: draft.inputs) ?? []
    }
}
