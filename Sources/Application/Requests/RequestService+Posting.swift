import Domain
import SQL
import Storage

extension RequestService {
    /// Adds the message, its files, their events and their words in the index.
    func post(
        _ reply: Reply, on ticket: Ticket, by me: PersonID, at now: Instant, in tx: any Transaction
    ) throws {
        guard !reply.message.isTooLong else { throw Refusal.longMessage(maximum: MessageText.maximumLength) }
        let maximum = portal.rules.maximumFilesPerTicket
        if !reply.files.isEmpty {
            let present = try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: true, in: tx).count
            guard present + reply.files.count <= maximum else { throw Refusal.tooManyFiles(maximum: maximum) }
        }
        let message = try MessageStore.insert(
            on: ticket.id, by: me, isPrivate: false, side: .requester, body: reply.message.text,
            token: Self.token(reply.token, on: ticket.id, by: me), at: now, in: tx
        ).id
        var events = [Event(.messagePosted, of: .ticket(ticket.id), by: me, at: now, message: message)]
        for file in reply.files {
            let id = try AttachmentStore.insert(file, ticket: ticket.id, message: message, by: me, at: now, in: tx)
            events.append(
                Event(.attachmentAdded, of: .ticket(ticket.id), by: me, at: now, message: message, attachment: id))
        }
        try TicketStore.touch(ticket.id, at: now, in: tx)
        try TicketIndexing.add(reply.message.text, to: ticket.id, in: tx)
        try Outbox.record(events, at: now, in: tx)
    }

    /// True when the page of this message has been sent before.
    func isSent(_ reply: Reply, on ticket: Ticket, by me: PersonID, in tx: any ReadTransaction) throws -> Bool {
        guard let token = Self.token(reply.token, on: ticket.id, by: me) else { return false }
        return try MessageStore.isPosted(token: token, in: tx)
    }

    /// A token counts for one person and one ticket: nobody can use up another's.
    private static func token(_ sent: String?, on ticket: TicketID, by me: PersonID) -> String? {
        guard let sent, !sent.isEmpty, sent.utf8.count <= 64, sent.utf8.allSatisfy({ byte in byte > 0x20 && byte < 0x7F })
        else { return nil }
        return "\(me).\(ticket).\(sent)"
    }
}
