import Domain
import SQL
import Storage

/// A request as its parties see it.
public struct RequestDetail: Sendable {
    public var catalogue: Catalogue
    public var ticket: Ticket
    /// Everybody who is named on the page.
    public var persons: [PersonID: Person]
    /// What was said and what happened, the oldest first.
    public var timeline: [Entry]
    /// Files that came with the request itself.
    public var files: [Attachment]
    public var answers: AnsweredForm?
    /// The last event of the request; a command carries it back.
    public var lastEvent: EventID?
    /// Where the page of the conversation before this one ends, when there is one.
    public var older: EventID?
    /// Nothing newer was left out.
    public var isNewest: Bool
    public var mayReply: Bool
    public var mayDecide: Bool
    public var maySeeInWorkbench: Bool
    /// Notifications that reading this page has read.
    public var readNotifications: Int
    /// The request that it follows, and those that follow it.
    public var linked = LinkedTickets()
    /// The tickets of the same request; nil when it is one ticket.
    public var steps: RequestSteps?
    /// Whom the form lets follow this ticket; told to those it is for.
    public var followers: [PersonID] = []

    /// A line of the conversation.
    public struct Entry: Sendable {
        public var content: Content
        public var at: Instant
        /// Somebody else did it since the reader last looked.
        public var isNew: Bool
    }

    /// What a line tells: what was said, or what happened.
    public enum Content: Sendable {
        case message(Message, files: [Attachment])
        case event(Event)
    }

    /// A resolved request closes by itself then.
    public var closesAt: Instant? {
        guard ticket.state == .resolved else { return nil }
        return ticket.resolvedAt.map { resolved in resolved + Ticket.closingDelay }
    }

    public var isAwaitingRequester: Bool { ticket.state == .waiting && ticket.waiting?.reason == .requester }

    /// The requester may still give it up.
    public var isCancellable: Bool { ticket.state == .new || ticket.state == .assigned }
}

/// The form that was sent, with its answers in the order they were asked.
public struct AnsweredForm: Sendable {
    public var title: LocalizedText
    public var key: String
    /// The form can still be filled.
    public var isPublished: Bool
    /// The form that a request following this one is made with: the same, or the one that replaced it.
    public var followingKey: String?
    public var submittedAt: Instant
    public var submittedBy: PersonID
    public var answers: [Answered]
    /// The names of the destinations of the form, by key.
    public var destinationNames: [String: LocalizedText] = [:]

    /// A question with its answer.
    public struct Answered: Sendable {
        public var question: Question
        public var answer: Answer
        /// The reader may not read it.
        public var isWithheld: Bool
    }
}

extension RequestService {
    /// The page of a request. Reading it marks what is new as seen, in a write of its own, made only
    /// when something is new.
    /// - Parameter since: the last event that the reader had before her when a command was refused;
    ///   nil for what she last saw.
    /// - Parameter end: shows the conversation before this event, and marks nothing as seen.
    public func page(
        _ reference: TicketReference, since: EventID? = nil, before end: EventID? = nil, for signedIn: SignedIn
    ) async throws -> RequestDetail {
        let me = signedIn.person.id
        let (detail, isNew) = try await portal.database.read { tx in
            let (ticket, facts) = try load(reference, for: signedIn, in: tx)
            let seen = try NotificationStore.lastSeen(ticket.id, by: me, in: tx)
            let detail = try self.detail(ticket, facts, since: since ?? seen, before: end, for: signedIn, in: tx)
            let isNew = detail.lastEvent.map { last in last > (seen ?? EventID(0)) } ?? false
            return (detail, end == nil && (isNew || detail.readNotifications > 0))
        }
        if isNew { try await markSeen(detail, by: me) }
        return detail
    }

    private func markSeen(_ detail: RequestDetail, by me: PersonID) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            if let last = detail.lastEvent { try NotificationStore.markSeen(detail.ticket.id, upTo: last, by: me, in: tx) }
            try NotificationStore.markRead(of: me, ticket: detail.ticket.id, at: now, in: tx)
        }
    }

    private func detail(
        _ ticket: Ticket, _ facts: Policy.TicketFacts, since: EventID?, before end: EventID?, for signedIn: SignedIn,
        in tx: any ReadTransaction
    ) throws -> RequestDetail {
        let policy = signedIn.policy
        let me = signedIn.person.id
        let catalogue = try portal.catalogue.catalogue(in: tx)
        let history = try TicketHistory(of: ticket.id, before: end, includingPrivate: false, in: tx)
        let maySeeSensitive = policy.canSeeSensitive(of: facts)
        let submission = try ticket.submission.flatMap { id in try SubmissionStore.submission(id, in: tx) }
        // Whoever sent it, and whom it is for, read the whole of it; others what the team of the ticket is given.
        let isWhole = submission.map { sent in sent.requester == me || sent.beneficiary == me } ?? false
        let joined = try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: false, in: tx)
        let draft = isWhole && ticket.destination != nil ? submission?.draft : nil
        let ofForm = try draft.map { draft in try AttachmentStore.attachments(ofDraft: draft, in: tx) } ?? []
        let known = Set(joined.map(\.id))
        let files = (joined + ofForm.filter { file in !known.contains(file.id) })
            .filter { file in maySeeSensitive || !file.isSensitive }
        let timeline = RequestTimeline(
            ticket, events: history.events, messages: history.messages, files: files, reader: me, since: since ?? EventID(0))
        let answers = try submission.flatMap { submission in
            try self.answers(
                of: submission, given: isWhole ? nil : ticket.destination, catalogue, includingSensitive: maySeeSensitive, in: tx)
        }
        var named: Set<PersonID> = [ticket.requester, ticket.beneficiary]
        named.formUnion(timeline.actors)
        named.formUnion(answers?.persons ?? [])
        if let assignee = ticket.assignee { named.insert(assignee) }
        // Only a destination lets anybody follow.
        let tellsFollowers = ticket.destination != nil && policy.canDecideAsRequester(on: facts)
        let followers = tellsFollowers ? try WatcherStore.parties(of: ticket.id, in: tx) : []
        named.formUnion(followers)
        return RequestDetail(
            catalogue: catalogue, ticket: ticket, persons: try PersonStore.persons(named, in: tx),
            timeline: timeline.entries, files: files.filter { file in file.message == nil }, answers: answers,
            lastEvent: history.last, older: history.older, isNewest: end == nil,
            mayReply: policy.canReplyAsRequester(to: facts),
            mayDecide: policy.canDecideAsRequester(on: facts), maySeeInWorkbench: policy.canSeeAsTechnician(facts),
            readNotifications: end != nil ? 0 : try NotificationStore.unreadCount(of: me, ticket: ticket.id, in: tx),
            linked: try TicketStore.linked(to: ticket, visibility: TicketStore.visible(to: signedIn.actor), in: tx),
            steps: try RequestSteps(
                of: ticket, title: isWhole ? submission?.title : nil, names: answers?.destinationNames ?? [:],
                visibility: TicketStore.visible(to: signedIn.actor), plannedVisibility: isWhole ? "1 = 1" : "1 = 0", in: tx),
            followers: followers)
    }

    /// - Parameter key: the destination of whose questions alone the answers are read.
    private func answers(
        of submission: Submission, given key: String?, _ catalogue: Catalogue, includingSensitive: Bool,
        in tx: any ReadTransaction
    ) throws -> AnsweredForm? {
        let published = catalogue.form(submission.form)
        let definition =
            published?.version == submission.version
            ? published?.definition : try StoredForm.definition(submission.form, version: submission.version, in: tx)
        guard let definition else { return nil }
        let destination = key.flatMap { key in definition.destination(key) }
        return AnsweredForm(
            title: definition.title, key: definition.key, isPublished: published != nil,
            followingKey: try published?.definition.key
                ?? FormStore.form(submission.form, in: tx)?.successor.flatMap { id in catalogue.form(id)?.definition.key },
            submittedAt: submission.submittedAt, submittedBy: submission.submittedBy,
            answers: definition.unfolded(submission.answers).questions.filter { question in
                destination?.isGiven(question.key) ?? true
            }.compactMap { question in
                submission.answers[question.key].map { answer in
                    .init(question: question, answer: answer, isWithheld: question.isSensitive && !includingSensitive)
                }
            }, destinationNames: definition.destinationNames)
    }
}

extension AnsweredForm {
    /// The persons that answers name.
    var persons: Set<PersonID> {
        var persons: Set<PersonID> = [submittedBy]
        for case .person(let id) in answers.map(\.answer) { persons.insert(id) }
        return persons
    }
}
