import Application
import Domain
import HTML
import Hummingbird

/// What a page of a form sent after the session had ended. It rides through the sign-in page in hidden
/// fields; nothing of it is kept here. Back with its author, it is saved if the draft is theirs, and if
/// it carries the draft's seal, which only pages shown to that person do.
struct KeptAnswers {
    let draft: DraftID
    let page: String
    /// Answers and seal.
    let fields: [FormBody.Field]
    /// Files that could not be kept.
    let files: [String]

    private static let prefix = "kept-"
    private static let draftField = "kept_draft"
    private static let pageField = "kept_page"
    private static let fileField = "kept_file"

    /// From the page of the form.
    init(draft: DraftID, page: String, _ form: FormBody) {
        self.draft = draft
        self.page = page
        // Without the age of the page: what comes back through signing in is what its author has just typed.
        let own: Set = ["csrf", "intent", "version", "screen"]
        fields = form.fields.filter { field in !own.contains(field.name) }
        files = form.files.map(\.name)
    }

    /// From the sign-in page.
    init?(_ form: FormBody) {
        guard let draft = form.value(Self.draftField).flatMap({ text in DraftID(text: text) }),
            let page = form.value(Self.pageField)
        else { return nil }
        self.draft = draft
        self.page = page
        fields = form.fields.filter { field in field.name.utf8.starts(with: Self.prefix.utf8) }.map { field in
            FormBody.Field(name: String(field.name.dropFirst(Self.prefix.count)), value: field.value)
        }
        files = form.values(Self.fileField)
    }

    var path: String { Paths.draftPage(draft.description, percentEncoded(page)) }

    /// The same in hidden fields of the sign-in page.
    var hiddenFields: [FormBody.Field] {
        [
            FormBody.Field(name: Self.draftField, value: draft.description),
            FormBody.Field(name: Self.pageField, value: page),
        ] + files.map { name in FormBody.Field(name: Self.fileField, value: name) }
            + fields.map { field in FormBody.Field(name: Self.prefix + field.name, value: field.value) }
    }

    /// Saves the answers in the draft of whoever signed in.
    /// - Returns: where to go on; nil when the draft is somebody else's, who keeps what they had.
    func restore(_ visit: Visit, token: [UInt8]) async throws -> String? {
        guard let me = try await SessionService(visit.portal).signedIn(token: token) else { return nil }
        let form = FormBody(fields: fields)
        let seal = form.value("seal") ?? ""
        do {
            try await DraftService(visit.portal).restore(draft, DraftEntry(form), of: me) { secret in
                Secrets.matches(seal, secret: secret)
            }
        } catch is NotFound {
            return nil
        } catch let sent as DraftService.Sent {
            return Paths.confirmation(sent.reference.description)
        }
        let names = files.prefix(10).map { name in "&file=\(percentEncoded(name))" }.joined()
        return "\(path)?restored=1\(names)"
    }
}

enum KeptAnswersView {
    static func fields(_ kept: KeptAnswers) -> HTML {
        HTML {
            for field in kept.hiddenFields { input(.type("hidden"), .name(field.name), .value(field.value)) }
        }
    }

    /// On the sign-in page.
    static func note(_ kept: KeptAnswers, _ visit: Visit) -> HTML {
        div(.class("note note--warning"), .role("status")) {
            Icon.icon("clock", visit)
            div {
                p { visit.words.keptThroughSignIn }
                if !kept.files.isEmpty { p { visit.words.filesToChooseAgain(kept.files) } }
            }
        }
    }

    /// Back on the page of the form.
    static func restored(files: [String], _ visit: Visit) -> HTML {
        div(
            .class("flash flash--success"), .tabindex(-1), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon("circle-check", visit)
            h2(.id("flash-t")) { visit.words.answersRestored }
            p { visit.words.answersRestoredDetail }
            if !files.isEmpty { p { visit.words.filesToChooseAgain(files) } }
        }
    }
}
