import Domain
import SQL
import Storage

/// A message of either side with its files: its rows, what they tell and to whom, its words in the index.
/// The one place that posts; who may, and when, is said before.
struct MessagePosting {
    var ticket: TicketID
    var author: PersonID
    var side: Message.Side
    /// A note for the team: not told to the requester, nor found by her.
    var isPrivate = false
    var text: MessageText
    var files: [AttachmentStore.NewAttachment]
    /// What the page that sends it carries: sent twice, it is posted once.
    var token: String?

    /// What no message may be; each service says it in its own refusals.
    enum Refusal: Error, Hashable {
        case tooLong(maximum: Int)
        case tooManyFiles(maximum: Int)
    }

    /// A token counts for one person and one ticket: nobody can use up another's. One that no page of
    /// ours made counts for nothing.
    private var key: String? {
        guard let token, !token.isEmpty, token.utf8.count <= 64,
            token.utf8.allSatisfy({ byte in byte > 0x20 && byte < 0x7F })
        else { return nil }
        return "\(author).\(ticket).\(token)"
    }

    /// True when its page has been sent before.
    func isPosted(in tx: any ReadTransaction) throws -> Bool {
        guard let key else { return false }
        return try MessageStore.isPosted(token: key, in: tx)
    }

    /// - Returns: the message and its events, in order; nil when it was posted before.
    func post(
        at now: Instant, maximumFiles: Int, in tx: any Transaction
    ) throws -> (message: MessageID, events: [EventID])? {
        guard !text.isTooLong else { throw Refusal.tooLong(maximum: MessageText.maximumLength) }
        let message = try MessageStore.insert(
            on: ticket, by: author, isPrivate: isPrivate, side: side, body: text.text, token: key, at: now, in: tx)
        guard message.isNew else { return nil }
        if !files.isEmpty {
            let present = try AttachmentStore.attachments(ofTicket: ticket, includingPrivate: true, in: tx).count
            guard present + files.count <= maximumFiles else { throw Refusal.tooManyFiles(maximum: maximumFiles) }
        }
        var events = [
            Event(isPrivate ? .notePosted : .messagePosted, of: .ticket(ticket), by: author, at: now, message: message.id)
        ]
        for file in files {
            let id = try AttachmentStore.insert(
                file, ticket: ticket, message: message.id, isPrivate: isPrivate, by: author, at: now, in: tx)
            // The requester is not told of a file that only the team sees.
            guard !isPrivate else { continue }
            events.append(
                Event(.attachmentAdded, of: .ticket(ticket), by: author, at: now, message: message.id, attachment: id))
        }
        try TicketStore.touch(ticket, at: now, in: tx)
        if !isPrivate { try TicketIndexing.add(text.text, to: ticket, in: tx) }
        return (message.id, try Outbox.record(events, at: now, in: tx))
    }
}
