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
                case .goOn: try await DraftPageKeeping.goOn(visit, form)
                case .back: try await DraftPageKeeping.back(visit, form)
                case .search(let key): try await DraftPageKeeping.stay(visit, form, at: FieldNames.id(key))
                case .remove(let file): try await DraftPageKeeping.remove(file, visit, form)
                case .row(let change): try await DraftPageKeeping.change(change, visit, form)
                }
            } catch let refusal as DraftService.TooManyFiles {
                return try await DraftPageKeeping.refuse(refusal, visit, form)
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
    static func page(_ visit: Visit, of open: OpenDraft) throws -> FormDefinition.Page? {
        let key = try visit.parameter("page")
        if open.isWithdrawn { return nil }
        return open.pages.first { page in page.key == key }
    }

    private static func autosave(_ visit: Visit, _ form: FormBody) async throws -> Response {
        do {
            let open = try await DraftService(visit.portal).save(
                try visit.id("id"), DraftEntry(form), of: try visit.me())
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
            open = try await drafts.save(id, entry, of: try visit.me())
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
}
