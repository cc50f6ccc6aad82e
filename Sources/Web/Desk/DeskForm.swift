import Application
import Domain
import HTTPTypes
import Hummingbird

/// What the forms of the workbench have in common: what they carry, and what they answer.
enum DeskForm {
    static func revision(_ form: FormBody) throws(WebError) -> Int {
        guard let revision = form.integer("revision") else { throw .badRequest(.missingField) }
        return revision
    }

    /// The last event that the page showed.
    static func event(_ form: FormBody) -> EventID? { form.text("event").flatMap { text in EventID(text: text) } }

    /// What makes a message sent twice one message.
    static func token(_ form: FormBody) -> String? {
        form.text("token").flatMap { token in token.utf8.count <= 64 ? token : nil }
    }

    static func backPath(_ form: FormBody) -> String {
        guard let back = form.text("back"), back.utf8.starts(with: Paths.desk.utf8) else { return Paths.deskQueue }
        return SignInController.destination(back)
    }

    /// Back to where the command was asked, which says what was done.
    /// - Parameter path: elsewhere, when what was shown there has gone.
    static func back(_ form: FormBody, _ done: DeskDone, to path: String? = nil) -> Response {
        let path = path ?? backPath(form)
        let since = event(form).map { event in "&since=\(event)" } ?? ""
        return .seeOther("\(path)\(path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")done=\(done.rawValue)\(since)")
    }

    /// Why a command was not done, in words.
    struct Refusal {
        var title: String
        var text: String
        var isStale = false
        /// The field of the text is at fault.
        var isAboutText = false
        /// The field at fault, by its id; nil when it is the ticket that refuses.
        var field: String?

        /// What is wrong with this field.
        func error(at field: String) -> String? { self.field == field ? text : nil }

        var status: HTTPResponse.Status { isStale ? .conflict : .unprocessableContent }

        func notice(in ticket: DeskTicket, since event: EventID?, _ visit: Visit) -> DeskNotice {
            .refused(title: title, text: text, changes: isStale ? DeskNotice.changes(in: ticket, since: event, visit) : [])
        }
    }

    private static func field(of refusal: DeskRefusal) -> String? {
        switch refusal {
        case .emptyMessage, .tooLong, .noteCannotTell: "q-body"
        case .longTitle, .emptyTitle: "q-title"
        case .emptyDescription: "q-description"
        case .notOfTeam: "q-person"
        case .unknownTeam: "q-team"
        case .unknownPerson: "q-beneficiary"
        case .unknownCategory: "q-category"
        case .unknownService: "q-service"
        case .dateNotAhead: "q-until"
        case .tooManyFiles: nil
        }
    }

    /// - Throws: the error itself when it is not a refusal of a command.
    static func refusal(of error: any Error, _ visit: Visit) throws -> Refusal {
        let words = visit.words
        switch error {
        case TicketError.stale: return Refusal(title: words.staleTitle, text: words.staleText, isStale: true)
        case let error as TicketError: return Refusal(title: words.notDoneTitle, text: words.deskRefusal(error))
        case let refusal as DeskRefusal:
            let isAboutText =
                switch refusal {
                case .emptyMessage, .tooLong, .noteCannotTell: true
                default: false
                }
            return Refusal(
                title: words.notDoneTitle, text: words.refusal(refusal), isAboutText: isAboutText, field: field(of: refusal))
        case let refused as SentFiles.Refused:
            let lines = refused.files.map { file in words.refusal(of: file.name, file.refusal) }
            return Refusal(title: words.notDoneTitle, text: lines.joined(separator: " "))
        default: throw error
        }
    }
}
