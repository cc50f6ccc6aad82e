import Domain
import SQL
import Storage

extension RequestService.Reply {
    func posting(on ticket: Ticket, by me: PersonID) -> MessagePosting {
        MessagePosting(ticket: ticket.id, author: me, side: .requester, text: message, files: files, token: token)
    }
}

extension RequestService {
    func post(_ posting: MessagePosting, at now: Instant, in tx: any Transaction) throws {
        do {
            _ = try posting.post(at: now, maximumFiles: portal.rules.maximumFilesPerTicket, in: tx)
        } catch let refusal as MessagePosting.Refusal {
            switch refusal {
            case .tooLong(let maximum): throw Refusal.longMessage(maximum: maximum)
            case .tooManyFiles(let maximum): throw Refusal.tooManyFiles(maximum: maximum)
            }
        }
    }
}
