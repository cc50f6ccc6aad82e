import Blobs
import Domain
import SQL
import Storage

/// Gives a file to whoever may read it.
public struct AttachmentService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// A file, about to be sent.
    public struct Download: Sendable {
        public var attachment: Attachment
        public var reading: BlobReading
    }

    /// - Throws: ``NotFound`` for a file that does not exist, or not for whoever asks.
    public func download(_ id: AttachmentID, for signedIn: SignedIn) async throws -> Download {
        let attachment = try await portal.database.read { tx in
            guard let attachment = try AttachmentStore.attachment(id, in: tx),
                try mayRead(attachment, signedIn, in: tx)
            else { throw NotFound() }
            return attachment
        }
        return Download(attachment: attachment, reading: try await portal.blobs.read(attachment.sha256))
    }

    /// A ticket's file follows the ticket, a note's file the notes; one of a form is read on each ticket whose team was
    /// given its question. What no ticket has is its draft's owner's, and theirs whom the request is for.
    private func mayRead(_ attachment: Attachment, _ signedIn: SignedIn, in tx: any ReadTransaction) throws -> Bool {
        guard let first = attachment.ticket else {
            guard let draft = attachment.draft else { return false }
            // Once it is sent, whoever filled it for a caller sees nothing more of it.
            if let own = try DraftStore.draft(draft, of: signedIn.person.id, in: tx), own.sentAt == nil { return true }
            return try SubmissionStore.isParty(signedIn.person.id, toDraft: draft, in: tx)
        }
        if try mayRead(attachment, on: first, signedIn, in: tx) { return true }
        for ticket in try AttachmentStore.shares(of: attachment.id, in: tx)
        where try mayRead(attachment, on: ticket, signedIn, in: tx) {
            return true
        }
        return false
    }

    private func mayRead(
        _ attachment: Attachment, on id: TicketID, _ signedIn: SignedIn, in tx: any ReadTransaction
    ) throws -> Bool {
        guard let reference = try TicketStore.ticket(id, in: tx)?.reference,
            let ticket = try TicketStore.ticket(reference, visibleTo: signedIn.actor, in: tx)
        else { return false }
        let facts = try TicketStore.facts(of: ticket, for: signedIn.actor, in: tx)
        if attachment.isPrivate { return signedIn.policy.canSeeAsTechnician(facts) }
        return !attachment.isSensitive || signedIn.policy.canSeeSensitive(of: facts)
    }
}
