import Application
import Blobs
import Domain
import HTML
import HTTPTypes
import Hummingbird
import Storage

/// A page of a form: shown, saved, refreshed, left for the next.
enum DraftPageController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.draftPage("{id}", "{page}"), .person, show)
        routes.post(Paths.draftPage("{id}", "{page}"), .person, takesFiles: true, withoutSession: keep, save)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        try await DraftController.following(visit) {
            let open = try await DraftService(visit.portal).draft(try visit.id("id"), of: try visit.me())
            guard let page = try page(visit, of: open) else { return .seeOther(Paths.draft(open.draft.id.description)) }
            var model = DraftPage.Model(open: open, page: page, isFromCheck: visit.query("from") == "check")
            model.isSaved = visit.query("saved") != nil
            if let removed = visit.query("removed").flatMap({ path in BlockRow(path: path) }),
                let number = Int(removed.question), (1...100).contains(number),
                let block = page.questions.first(where: { $0.key == removed.block })
            {
                model.notice = BlockFields.removed(block, row: removed.row, number: number, visit)
            }
            if visit.query("restored") != nil {
                model.notice = KeptAnswersView.restored(files: visit.queryValues("file"), visit)
            }
            return .html(DraftPage.page(visit, model))
        }
    }

    /// The session ended while somebody typed: the answers ride through signing in.
    @Sendable static func keep(_ visit: Visit, _ form: FormBody) async throws -> Response {
        switch Intent(form.value("intent")) {
        case .autosave:
            return .json(#"{"message":\#(JSONText.quoted(visit.words.sessionClosedUnsaved))}"#, status: .unauthorized)
        case .refresh: return Response(status: .unauthorized)
        default:
            let kept = KeptAnswers(
                draft: try visit.id("id"), page: try visit.parameter("page"), form)
            return try await SignInController.page(keeping: kept, visit)
        }
    }

    @Sendable static func save(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await DraftController.following(visit) {
            do {
                return switch Intent(form.value("intent")) {
                case .autosave: try await autosave(visit, form)
                case .refresh: try await refresh(visit, form)
                case .goOn: try await goOn(visit, form)
                case .back: try await back(visit, form)
                case .search(let key): try await saveAndStay(visit, form, at: FieldNames.id(key))
                case .remove(let file): try await remove(file, visit, form)
                case .row(let change): try await self.change(change, visit, form)
                }
            } catch let refusal as DraftService.TooManyFiles {
                return try await refuse(refusal, visit, form)
            }
        }
    }

    /// Which button was pressed, or which script asks.
    private enum Intent {
        case goOn, back, autosave, refresh
        case search(QuestionKey)
        case remove(AttachmentID)
        case row(RowChange)

        init(_ text: String?) {
            switch text {
            case "back": self = .back
            case "autosave": self = .autosave
            case "refresh": self = .refresh
            case let text? where text.utf8.starts(with: "search:".utf8): self = .search(String(text.dropFirst(7)))
            case let text? where text.utf8.starts(with: "remove:".utf8):
                self = AttachmentID(text: text.dropFirst(7)).map(Intent.remove) ?? .goOn
            case let text?: self = RowChange(intent: text).map(Intent.row) ?? .goOn
            default: self = .goOn
            }
        }
    }

    /// The page of the address, nil when it is not asked (any more), or nothing can be.
    private static func page(_ visit: Visit, of open: OpenDraft) throws -> FormDefinition.Page? {
        let key = try visit.parameter("page")
        if open.isWithdrawn { return nil }
        return open.pages.first { page in page.key == key }
    }

    private static func autosave(_ visit: Visit, _ form: FormBody) async throws -> Response {
        do {
            let open = try await DraftService(visit.portal).save(
                try visit.id("id"), DraftEntry(form), ifRevision: form.integer("version"), of: try visit.me())
            let time = visit.words.time(visit.portal.calendar.local(visit.now))
            return .json(
                #"{"message":\#(JSONText.quoted(visit.words.draftSavedAt(time))),"version":\#(open.draft.revision)}"#)
        } catch is DraftService.Stale {
            return .json(#"{"message":\#(JSONText.quoted(visit.words.savedElsewhere))}"#, status: .conflict)
        }
    }

    /// The questions that come and go with what is typed, which is saved.
    private static func refresh(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let entry = DraftEntry(form)
        let id: DraftID = try visit.id("id")
        let drafts = DraftService(visit.portal)
        var isSaved = true
        let open: OpenDraft
        do {
            open = try await drafts.save(id, entry, ifRevision: form.integer("version"), of: try visit.me())
        } catch is DraftService.Stale {
            // What is asked is shown all the same; « Continuer » says what was answered otherwise elsewhere.
            isSaved = false
            open = try await drafts.preview(id, with: entry, of: try visit.me())
        }
        guard let page = try page(visit, of: open) else { return Response(status: .noContent) }
        let before = Set(entry.values.keys).union(entry.searches.keys)
        var response = Response.html(DraftRefresh.slots(visit, open, page, shownBefore: before, isSaved: isSaved))
        if isSaved { response.headers[.draftRevision] = String(open.draft.revision) }
        return response
    }

    private static func goOn(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: DraftID = try visit.id("id")
        var typed: Inputs = [:]
        let open: OpenDraft
        do {
            open = try await DraftService(visit.portal).goOn(
                id, DraftEntry(form), from: form.integer("version"), of: try visit.me())
        } catch let collision as DraftService.Collision {
            (open, typed) = (collision.open, collision.typed)
        }
        guard let page = try page(visit, of: open) else { return .seeOther(Paths.draft(id.description)) }
        var errors: [QuestionKey: String] = [:]
        for error in open.filled.errors(on: page) {
            guard let question = open.definition.question(error.question) else { continue }
            errors[error.question] = visit.words.problem(error, with: question)
        }
        if page == open.pages.first, open.isBeneficiaryMissing {
            errors[FieldNames.beneficiaryPerson] = visit.words.nameTheConcerned
        }
        errors.merge(fileErrors(visit, form)) { _, refusal in refusal }
        errors.merge(collisions(visit, open, typed)) { _, collision in collision }
        guard errors.isEmpty else { return again(visit, open, page, errors, form) }
        let pages = open.pages
        let next = (pages.firstIndex(of: page) ?? 0) + 1
        let isLast = next >= pages.count || form.value("from") == "check"
        return .seeOther(
            isLast ? Paths.draftCheck(id.description) : Paths.draftPage(id.description, pages[next].key))
    }

    /// What is said where another page answered otherwise: what is shown is the later answer, and what was typed here is
    /// not lost.
    private static func collisions(_ visit: Visit, _ open: OpenDraft, _ typed: Inputs) -> [QuestionKey: String] {
        typed.reduce(into: [:]) { errors, entry in
            guard let question = open.definition.question(entry.key) else {
                errors[FieldNames.beneficiaryPerson] = visit.words.answeredElsewhere(nil)
                return
            }
            let words = entry.value.filter { text in !text.isEmpty }.map { text in
                question.choice(text).map { choice in visit.words.text(choice.label) } ?? text
            }
            let isReadable = question.type != .person && question.type != .unit && question.type != .place
            errors[entry.key] = visit.words.answeredElsewhere(
                question.isSensitive || !isReadable && words.allSatisfy { Int($0) != nil } ? nil : words.joined(separator: ", "))
        }
    }

    private static func back(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let open = try await DraftService(visit.portal).save(try visit.id("id"), DraftEntry(form), of: try visit.me())
        let id = open.draft.id.description
        guard let page = try page(visit, of: open), let index = open.pages.firstIndex(of: page) else {
            return .seeOther(Paths.draft(id))
        }
        // A file that was not kept is said here: on the page before, nobody would look for it.
        let errors = fileErrors(visit, form)
        guard errors.isEmpty else { return again(visit, open, page, errors, form) }
        return .seeOther(Paths.draftPage(id, open.pages[max(0, index - 1)].key))
    }

    private static func saveAndStay(_ visit: Visit, _ form: FormBody, at field: String) async throws -> Response {
        let open = try await DraftService(visit.portal).save(try visit.id("id"), DraftEntry(form), of: try visit.me())
        return try stay(visit, form, on: open, at: field)
    }

    private static func stay(_ visit: Visit, _ form: FormBody, on open: OpenDraft, at field: String?, also query: String = "")
        throws -> Response
    {
        guard let page = try page(visit, of: open) else { return .seeOther(Paths.draft(open.draft.id.description)) }
        let errors = fileErrors(visit, form)
        if !errors.isEmpty { return again(visit, open, page, errors, form) }
        let from = form.value("from") == "check" ? "?from=check&saved=1" : "?saved=1"
        return .seeOther(
            "\(Paths.draftPage(open.draft.id.description, page.key))\(from)\(query)\(field.map { field in "#\(field)" } ?? "")")
    }

    private static func remove(_ file: AttachmentID, _ visit: Visit, _ form: FormBody) async throws -> Response {
        let (open, question) = try await DraftService(visit.portal).save(
            try visit.id("id"), DraftEntry(form), removing: file, of: try visit.me())
        return try stay(visit, form, on: open, at: question.map { key in FieldNames.id(key) } ?? "contenu")
    }

    private static func change(_ change: RowChange, _ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: DraftID = try visit.id("id")
        if case .remove(let block, let row) = change {
            let before = try await DraftService(visit.portal).draft(id, of: try visit.me())
            let number = before.definition.questions.first { question in
                BlockRow(path: question.key).map { place in place.block == block && place.row == row } ?? false
            }?.row?.number
            let (open, _) = try await DraftService(visit.portal).save(id, DraftEntry(form), change, of: try visit.me())
            guard let number else { return try stay(visit, form, on: open, at: FieldNames.id(block)) }
            return try stay(visit, form, on: open, at: nil, also: "&removed=\(block)__\(row)__\(number)")
        }
        let (open, added) = try await DraftService(visit.portal).save(id, DraftEntry(form), change, of: try visit.me())
        let first = open.definition.questions.first { question in
            let place = BlockRow(path: question.key)
            return question.asks && place?.block == (added?.block ?? change.block) && place?.row == (added?.row ?? change.row)
        }
        return try stay(
            visit, form, on: open,
            at: first.map { question in FieldNames.firstControl(question) } ?? FieldNames.id(change.block))
    }

    private static func again(
        _ visit: Visit, _ open: OpenDraft, _ page: FormDefinition.Page, _ errors: [QuestionKey: String], _ form: FormBody
    ) -> Response {
        let model = DraftPage.Model(
            open: open, page: page, errors: errors, isFromCheck: form.value("from") == "check")
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

    /// The answers are saved without the files.
    private static func refuse(_ refusal: DraftService.TooManyFiles, _ visit: Visit, _ form: FormBody) async throws -> Response {
        var entry = DraftEntry(form)
        let keys = Set(entry.files.map(\.question))
        entry.files = []
        let open = try await DraftService(visit.portal).save(try visit.id("id"), entry, of: try visit.me())
        guard let page = try page(visit, of: open) else { return .seeOther(Paths.draft(open.draft.id.description)) }
        let text = visit.words.filesAtMost(refusal.maximum)
        return again(visit, open, page, Dictionary(uniqueKeysWithValues: keys.map { key in (key, text) }), form)
    }
}
