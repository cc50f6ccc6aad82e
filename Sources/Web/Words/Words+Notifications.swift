import Domain
import Storage

extension Words {
    var notificationsLead: String {
        say(
            "Ce qui s’est passé sur vos demandes. Lire une demande marque ses notifications comme lues.",
            "What happened to your requests. Reading a request marks its notifications as read.")
    }
    var markAllRead: String { say("Tout marquer comme lu", "Mark all as read") }
    var allRead: (title: String, text: String) {
        (
            say("Tout est marqué comme lu", "All marked as read"),
            say("Aucune notification ne vous attend.", "No notification awaits you.")
        )
    }
    var noNotification: (title: String, why: String) {
        (
            say("Aucune notification", "No notification"),
            say(
                "Une réponse, une question ou une résolution vous sera signalée ici.",
                "You will be told here of any answer, question or solution.")
        )
    }
    var older: String { say("Plus anciennes", "Older") }

    var toldNoLonger: String {
        say("Une demande que vous ne suivez plus a changé", "A request that you no longer follow has changed")
    }

    /// What a notification tells, before the title of its request.
    func told(_ notification: NotificationStore.Notification) -> String {
        let who = notification.actorName ?? say("L’équipe", "The team")
        switch notification.kind {
        case .ticketCreated: return say("Nouvelle demande que vous suivez", "New request that you follow")
        case .ticketAssigned: return say("\(who) vous confie un ticket", "\(who) has assigned a ticket to you")
        case .ticketTransferred: return say("\(who) vous transmet un ticket", "\(who) has passed a ticket on to you")
        case .ticketWaiting: return say("\(who) attend votre réponse", "\(who) awaits your answer")
        case .ticketResumed: return say("L’attente est terminée", "The wait is over")
        case .ticketResolved: return say("\(who) a résolu votre demande", "\(who) has resolved your request")
        case .ticketReopened: return say("\(who) a rouvert le ticket", "\(who) has reopened the ticket")
        case .ticketCancelled: return say("\(who) a annulé la demande", "\(who) has cancelled the request")
        case .messagePosted: return say("\(who) a écrit", "\(who) has written")
        case .notePosted: return say("\(who) a ajouté une note interne", "\(who) has added a private note")
        default: return say("La demande a changé", "The request has changed")
        }
    }
}
