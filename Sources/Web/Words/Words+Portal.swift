import Domain

extension Words {
    func greeting(_ firstName: String) -> String {
        say("Bonjour \(firstName), de quoi avez-vous besoin\(nnbsp)?", "Hello \(firstName), what do you need?")
    }
    var searchLabel: String { say("Chercher une démarche ou une demande", "Search for a form or a request") }
    var searchExample: String { say("Par exemple\(nnbsp): connexion à distance", "For example: remote access") }
    var mostUsed: String { say("Les plus demandées", "Most used") }
    func allForms(_ count: Int) -> String { say("Les \(number(count)) démarches", "All \(number(count)) forms") }
    func formCount(_ count: Int) -> String {
        count > 1 ? say("\(number(count)) démarches", "\(number(count)) forms") : say("\(count) démarche", "\(count) form")
    }
    var myOpenRequests: String { say("Mes demandes en cours", "My open requests") }
    var allMyRequests: String { say("Toutes mes demandes", "All my requests") }
    var nothingInProgress: String {
        say(
            "Aucune demande en cours. Vos demandes apparaîtront ici dès leur envoi.",
            "No open request. Your requests will appear here as soon as you send them.")
    }
    var findAForm: String { say("Trouver une démarche", "Find a form") }
    var noFormYet: String { say("Aucune démarche n’est encore ouverte", "No form is open yet") }
    var noFormYetWhy: String {
        say("Les démarches apparaîtront ici dès leur publication.", "Forms will appear here as soon as they are published.")
    }
    var noFormYetPublish: String {
        say("Publiez un premier formulaire\(nnbsp): il apparaîtra ici.", "Publish a first form: it will appear here.")
    }
    var draft: String { say("Brouillon", "Draft") }
    func draftSaved(_ moment: String, keptUntil day: String) -> String {
        say("Brouillon enregistré \(moment), gardé jusqu’au \(day)", "Draft saved \(moment), kept until \(day)")
    }
    var allServices: String { say("Tous les services", "All services") }
    var indexOfForms: String { say("Index de A à Z", "Index from A to Z") }
    var unreadPrefix: String { say("Non lu\(nnbsp): ", "Unread: ") }
    var awaitsYou: String { say("Le service attend votre réponse.", "The service awaits your answer.") }
    var awaitsYourAnswer: String { say("Attend votre réponse", "Awaits your answer") }

    /// The indicative delay, as tiles and lists say it.
    func answerDelay(_ workingDays: Int) -> String {
        switch workingDays {
        case 0: say("Réponse dans la journée", "Answer within the day")
        case 1: say("Réponse sous 1 jour ouvré", "Answer within 1 working day")
        default: say("Réponse sous \(workingDays) jours ouvrés", "Answer within \(workingDays) working days")
        }
    }

    /// Where a ticket stands, in the workbench.
    func state(_ state: TicketState) -> String {
        switch state {
        case .new: say("Nouveau", "New")
        case .assigned: say("Affecté", "Assigned")
        case .inProgress: say("En cours", "In progress")
        case .waiting: say("En attente", "Waiting")
        case .resolved: say("Résolu", "Resolved")
        case .closed: say("Clos", "Closed")
        case .cancelled: say("Annulé", "Cancelled")
        }
    }

    /// The same for the requester, whose word is « demande ».
    func requesterState(_ state: TicketState) -> String {
        switch state {
        case .new: say("Envoyée", "Sent")
        case .assigned: say("Prise en compte", "Acknowledged")
        case .inProgress: say("En cours", "In progress")
        case .waiting: say("En attente", "On hold")
        case .resolved: say("Résolue", "Resolved")
        case .closed: say("Terminée", "Closed")
        case .cancelled: say("Annulée", "Cancelled")
        }
    }

    func priority(_ priority: Priority) -> String {
        switch priority {
        case .urgent: say("Urgent", "Urgent")
        case .high: say("Priorité haute", "High priority")
        case .normal: say("Priorité normale", "Normal priority")
        case .low: say("Priorité basse", "Low priority")
        }
    }

    func kind(_ kind: TicketKind) -> String {
        switch kind {
        case .request: say("demande", "request")
        case .incident: say("incident", "incident")
        }
    }
}
