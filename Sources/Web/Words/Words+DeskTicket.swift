import Application
import Domain

/// The workbench: a ticket and what is done to it.
extension Words {
    func kindAfterNumber(_ kind: TicketKind) -> String { ", \(self.kind(kind))" }
    var conversationOf: String { say("Échanges du ticket", "Conversation of ticket") }
    var ticketSheet: String { say("Fiche du ticket", "Properties of the ticket") }
    var sheet: String { say("Fiche", "Properties") }
    var print: String { say("Imprimer", "Print") }
    var otherActions: String { say("Autres actions", "Other actions") }

    // Actions
    var setWaiting: String { say("Mettre en attente", "Set waiting") }
    var resume: String { say("Reprendre", "Resume") }
    var resolve: String { say("Résoudre", "Resolve") }
    var qualify: String { say("Qualifier", "Qualify") }
    var watch: String { say("Suivre", "Watch") }
    var unwatch: String { say("Ne plus suivre", "Stop watching") }

    // Composer
    var messageKind: String { say("Type de message", "Kind of message") }
    var reply: String { say("Répondre", "Reply") }
    var privateNote: String { say("Note interne", "Private note") }
    func replyTo(_ name: String) -> String { say("Réponse à \(name)", "Reply to \(name)") }
    func noteHiddenFrom(_ name: String) -> String {
        say("Note interne, invisible de \(name)", "Private note, not shown to \(name)")
    }
    var sendReply: String { say("Envoyer la réponse", "Send the reply") }
    var addNote: String { say("Ajouter la note", "Add the note") }
    var sendAndWait: String { say("Envoyer et mettre en attente", "Send and set waiting") }
    var sendAndResolve: String { say("Envoyer et résoudre", "Send and resolve") }
    var otherWaysToSend: String { say("Autres façons d’envoyer", "Other ways to send") }
    var sends: String { say("envoie", "sends") }
    var readOnlyTicket: String {
        say(
            "Ce ticket n’est plus à votre équipe\(nnbsp): vous pouvez le lire, sans y répondre.",
            "This ticket is no longer your team’s: you can read it, not reply.")
    }
    func overForReplies(_ state: TicketState) -> String {
        state == .cancelled
            ? say(
                "Ticket annulé\(nnbsp): seules des notes internes s’y ajoutent.",
                "Cancelled ticket: only private notes can be added.")
            : say(
                "Ticket clos\(nnbsp): seules des notes internes s’y ajoutent.", "Closed ticket: only private notes can be added.")
    }
    func formOrigin(_ title: String) -> String { say("Démarche «\(nnbsp)\(title)\(nnbsp)»", "Form “\(title)”") }
    func openedBy(_ name: String, _ channel: Channel) -> String {
        say("Saisi par \(name), \(self.channel(channel))", "Entered by \(name), \(self.channel(channel))")
    }
    func noteOf(_ name: String) -> String { say("Note interne de \(name)", "Private note by \(name)") }
    var answerKind: String { say("Réponse", "Reply") }

    // Properties
    var requester: String { say("Demandé par", "Requested by") }
    var beneficiary: String { say("Bénéficiaire", "Beneficiary") }
    var handlingTitle: String { say("Traitement", "Handling") }
    var teamLabel: String { say("Équipe", "Team") }
    var assignedTo: String { say("Affecté à", "Assigned to") }
    var stateLabel: String { say("État", "State") }
    var priorityLabel: String { say("Priorité", "Priority") }
    var impactLabel: String { say("Impact", "Impact") }
    var urgencyLabel: String { say("Urgence", "Urgency") }
    var dueLabel: String { say("Échéance", "Due") }
    var waitingSince: String { say("Attente", "Waiting for") }
    var resumesOn: String { say("Reprise", "Resumes") }
    var serviceLabel: String { say("Service", "Service") }
    var channelLabel: String { say("Canal", "Channel") }
    var ticketPlaceLabel: String { say("Lieu", "Place") }
    var createdLabel: String { say("Créé", "Created") }
    var resolvedLabel: String { say("Résolu", "Resolved") }
    var watchers: String { say("Suivi par", "Watched by") }
    var answersTitle: String { say("Réponses à la démarche", "Answers to the form") }
    var filesTitle: String { say("Pièces jointes", "Files") }
    var extensionLabel: String { say("Poste", "Extension") }
    func requestCount(_ count: Int) -> String {
        switch count {
        case ..<2: say("1 ticket", "1 ticket")
        case ..<100: say("\(count) tickets", "\(count) tickets")
        default: say("plus de 100 tickets", "more than 100 tickets")
        }
    }
    var confidential: String { say("Confidentiel", "Confidential") }
    var confidentialHint: String { say("Seule l’équipe qui le traite le voit.", "Only the team that handles it sees it.") }

    func channel(_ channel: Channel) -> String {
        switch channel {
        case .portal: say("portail", "portal")
        case .phone: say("téléphone", "phone")
        case .counter: say("guichet", "counter")
        case .mail: say("e-mail", "e-mail")
        case .assistant: say("assistant", "assistant")
        }
    }
    func level(_ level: Level) -> String {
        switch level {
        case .low: say("Faible", "Low")
        case .medium: say("Moyen", "Medium")
        case .high: say("Fort", "High")
        }
    }
    func urgency(_ level: Level) -> String {
        switch level {
        case .low: say("Faible", "Low")
        case .medium: say("Moyenne", "Medium")
        case .high: say("Forte", "High")
        }
    }
    func impactHint(_ level: Level) -> String {
        switch level {
        case .low: say("une personne", "one person")
        case .medium: say("un service ou une équipe", "a team or department")
        case .high: say("toute la collectivité ou le public", "the whole authority or the public")
        }
    }
    func urgencyHint(_ level: Level) -> String {
        switch level {
        case .low: say("le travail continue", "work goes on")
        case .medium: say("le travail est gêné", "work is hampered")
        case .high: say("le travail est arrêté", "work is stopped")
        }
    }
    func plainPriority(_ priority: Priority) -> String {
        switch priority {
        case .urgent: say("Urgente", "Urgent")
        case .high: say("Haute", "High")
        case .normal: say("Normale", "Normal")
        case .low: say("Basse", "Low")
        }
    }
    func reason(_ reason: Waiting.Reason) -> String {
        switch reason {
        case .requester: say("Réponse de la personne qui demande", "The requester’s answer")
        case .supplier: say("Fournisseur", "Supplier")
        case .delivery: say("Livraison", "Delivery")
        case .appointment: say("Rendez-vous", "Appointment")
        case .change: say("Changement planifié", "Planned change")
        }
    }
}
