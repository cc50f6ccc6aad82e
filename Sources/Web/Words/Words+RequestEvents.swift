import Application
import Domain

// What happened, in the words of a requester.
extension Words {
    /// « Prise en charge par Théo Marchand ».
    /// - Parameters:
    ///   - actor: who did it, nil for what time did.
    ///   - name: how a person is named on the page.
    func happened(_ event: Event, actor: String?, team: (TeamID) -> String?, name: (PersonID) -> String?) -> String {
        let by = actor.map { actor in say(" par \(actor)", " by \(actor)") } ?? ""
        switch event.kind {
        case .ticketCreated where event.reason?.utf8.starts(with: TicketMaking.afterStep.utf8) == true:
            return say("Action commencée, celle d’avant étant résolue", "Action begun, the one before being resolved")
        case .ticketCreated: return say("Demande envoyée\(by)", "Request sent\(by)")
        case .ticketAssigned:
            let person = event.after.flatMap { text in PersonID(text: text) }.flatMap(name)
            return person.map { person in say("Confiée à \(person)", "Given to \(person)") }
                ?? say("Remise à l’équipe", "Given back to the team")
        case .ticketTransferred:
            let name = event.after.flatMap { text in TeamID(text: text) }.flatMap(team)
            return name.map { name in say("Transmise à l’équipe \(name)", "Passed on to the team \(name)") }
                ?? say("Transmise à une autre équipe", "Passed on to another team")
        case .ticketStarted: return say("Prise en charge\(by)", "Taken up\(by)")
        case .ticketWaiting:
            let reason = event.after.flatMap { text in Waiting.Reason(rawValue: text) }
            return reason.map { reason in say("Mise en attente \(waiting(reason))", "On hold \(waiting(reason))") }
                ?? say("Mise en attente", "On hold")
        case .ticketResumed:
            return event.reason == "reply"
                ? say("Traitement repris après la réponse", "Work resumed after the answer")
                : say("Traitement repris", "Work resumed")
        case .ticketResolved: return say("Marquée comme résolue\(by)", "Marked as resolved\(by)")
        case .ticketReopened: return say("Rouverte\(by)", "Reopened\(by)")
        case .ticketConfirmed: return say("Solution confirmée\(by)", "Solution confirmed\(by)")
        case .ticketClosed:
            return say("Terminée, sans nouvelle depuis la résolution", "Closed, without news since it was resolved")
        case .ticketCancelled: return say("Annulée\(by)", "Cancelled\(by)")
        case .ticketStepMade:
            let number = event.after ?? ""
            return say("Action suivante commencée\(nnbsp): \(number)", "Next action begun: \(number)")
        case .ticketStepDropped:
            return say("L’action qui devait suivre est abandonnée", "The action that was to follow is dropped")
        default: return say("Demande modifiée\(by)", "Request changed\(by)")
        }
    }

    /// The icon beside it.
    static func icon(of kind: EventKind) -> String {
        switch kind {
        case .ticketCreated: "send"
        case .ticketAssigned, .ticketStarted: "user-check"
        case .ticketTransferred: "users"
        case .ticketWaiting: "pause"
        case .ticketResumed: "play"
        case .ticketResolved, .ticketConfirmed: "circle-check"
        case .ticketReopened: "rotate-ccw"
        case .ticketClosed: "check"
        case .ticketStepMade: "arrow-right"
        case .ticketCancelled, .ticketStepDropped: "circle-x"
        default: "info"
        }
    }
}
