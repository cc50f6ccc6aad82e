import Application
import Domain
import Storage

/// The lines of a conversation that tell what happened.
extension Words {
    /// - Parameters:
    ///   - name: of a person by key, as the ticket knows them.
    func line(of event: Event, in ticket: DeskTicket) -> String {
        let actor = event.actor.map { person in ticket.name(of: person) } ?? ""
        let before = event.before.flatMap { text in PersonID(text: text) }
        let after = event.after.flatMap { text in PersonID(text: text) }
        switch event.kind {
        case .ticketAssigned:
            guard let after else { return say("Remis à prendre par \(actor)", "Returned to the queue by \(actor)") }
            if after == event.actor { return say("Pris en charge par \(actor)", "Taken by \(actor)") }
            return say("Affecté à \(ticket.name(of: after)) par \(actor)", "Assigned to \(ticket.name(of: after)) by \(actor)")
        case .ticketTransferred:
            let from = teamName(event.before, ticket)
            let to = teamName(event.after, ticket)
            return say("Transféré de \(from) à \(to) par \(actor)", "Transferred from \(from) to \(to) by \(actor)")
        case .ticketMoved:
            let section = event.after.flatMap { text in SectionID(text: text) }.flatMap { id in ticket.catalogue.section(id) }
            let name = section.map { section in text(section.name) } ?? ""
            return say("Passé avec son équipe dans la section \(name)", "Moved with its team to the section \(name)")
        case .ticketProtected:
            return say("Devenu confidentiel avec son service", "Became confidential with its service")
        case .ticketStarted: return say("Traitement commencé par \(actor)", "Work started by \(actor)")
        case .ticketWaiting:
            let why = event.after.flatMap(Waiting.Reason.init(rawValue:)).map { reason in self.reason(reason).lowercased() } ?? ""
            return say("Mis en attente par \(actor)\(nnbsp): \(why)", "Set waiting by \(actor): \(why)")
        case .ticketResumed:
            if event.reason == "reply" { return say("Repris\(nnbsp): réponse de \(actor)", "Resumed: answer by \(actor)") }
            if event.actor == nil {
                return say("Repris\(nnbsp): la date d’attente est passée", "Resumed: the waiting date has come")
            }
            return say("Repris par \(actor)", "Resumed by \(actor)")
        case .ticketRequalified: return requalified(event, actor, ticket, before, after)
        case .ticketResolved: return say("Résolu par \(actor)", "Resolved by \(actor)")
        case .ticketReopened: return say("Rouvert par \(actor)", "Reopened by \(actor)")
        case .ticketConfirmed: return say("Solution confirmée par \(actor)", "Solution confirmed by \(actor)")
        case .ticketClosed: return say("Clos automatiquement", "Closed automatically")
        case .ticketCancelled: return say("Annulé par \(actor)", "Cancelled by \(actor)")
        case .ticketStepMade:
            let number = event.after ?? ""
            return say("Action suivante commencée\(nnbsp): \(number)", "Next action begun: \(number)")
        case .ticketStepDropped:
            return say("L’action qui devait suivre est abandonnée", "The action that was to follow is dropped")
        case .watcherAdded:
            guard let after, after != event.actor else { return say("\(actor) suit le ticket", "\(actor) watches the ticket") }
            return say("\(ticket.name(of: after)) suit le ticket", "\(ticket.name(of: after)) watches the ticket")
        case .watcherRemoved:
            let name = before.map { person in ticket.name(of: person) } ?? actor
            return say("\(name) ne suit plus le ticket", "\(name) no longer watches the ticket")
        default: return ""
        }
    }

    private func requalified(_ event: Event, _ actor: String, _ ticket: DeskTicket, _ before: PersonID?, _ after: PersonID?)
        -> String
    {
        func change(_ what: String, _ from: String, _ to: String) -> String {
            say("\(what)\(nnbsp): \(from) devient \(to), par \(actor)", "\(what): from \(from) to \(to), by \(actor)")
        }
        let old = event.before ?? ""
        let new = event.after ?? ""
        switch event.reason {
        case "kind":
            return change(kindLabel, TicketKind(rawValue: old).map(kind) ?? old, TicketKind(rawValue: new).map(kind) ?? new)
        case "category": return change(categoryLabel, categoryName(old, ticket), categoryName(new, ticket))
        case "priority": return change(priorityLabel, priorityName(old), priorityName(new))
        case "impact": return change(impactLabel, levelName(old), levelName(new))
        case "urgency": return change(urgencyLabel, levelName(old), levelName(new))
        case "beneficiary":
            return change(
                beneficiary, before.map { person in ticket.name(of: person) } ?? "",
                after.map { person in ticket.name(of: person) } ?? "")
        default: return say("Qualification modifiée par \(actor)", "Qualification changed by \(actor)")
        }
    }

    private func teamName(_ key: String?, _ ticket: DeskTicket) -> String {
        key.flatMap { text in TeamID(text: text) }.flatMap { id in ticket.catalogue.team(id)?.name } ?? ""
    }
    private func categoryName(_ key: String, _ ticket: DeskTicket) -> String {
        CategoryID(text: key).flatMap { id in ticket.catalogue.category(id)?.name } ?? key
    }
    private func priorityName(_ text: String) -> String {
        Int(text).flatMap(Priority.init(rawValue:)).map { priority in plainPriority(priority).lowercased() } ?? text
    }
    private func levelName(_ text: String) -> String {
        Level(rawValue: text).map { level in self.level(level).lowercased() } ?? text
    }

    /// The icon of a line.
    func icon(of kind: EventKind) -> String {
        switch kind {
        case .ticketAssigned: "user-check"
        case .ticketTransferred, .ticketMoved: "arrow-right"
        case .ticketStarted: "play"
        case .ticketWaiting: "pause"
        case .ticketResumed: "play"
        case .ticketRequalified: "tag"
        case .ticketResolved, .ticketConfirmed: "circle-check"
        case .ticketReopened: "rotate-ccw"
        case .ticketClosed, .ticketCancelled, .ticketProtected: "lock"
        case .ticketStepMade: "arrow-right"
        case .ticketStepDropped: "circle-x"
        case .watcherAdded, .watcherRemoved: "eye"
        default: "info"
        }
    }
}
