import Application
import Domain

/// What commands of the workbench answer: done, refused, changed meanwhile.
extension Words {
    func done(_ done: DeskDone) -> String {
        switch done {
        case .taken: say("Vous avez pris le ticket en charge", "You have taken the ticket")
        case .assigned: say("Ticket affecté", "Ticket assigned")
        case .unassigned: say("Ticket remis à prendre", "Ticket returned to the queue")
        case .transferred: say("Ticket transféré", "Ticket transferred")
        case .waiting: say("Ticket mis en attente", "Ticket set waiting")
        case .resumed: say("Ticket repris", "Ticket resumed")
        case .qualified: say("Qualification enregistrée", "Qualification saved")
        case .resolved: say("Ticket résolu", "Ticket resolved")
        case .replied: say("Réponse envoyée", "Reply sent")
        case .noted: say("Note ajoutée", "Note added")
        case .watched: say("Vous suivez ce ticket", "You watch this ticket")
        case .unwatched: say("Vous ne suivez plus ce ticket", "You no longer watch this ticket")
        case .created: say("Ticket créé", "Ticket created")
        case .batch: say("Les tickets cochés sont à jour", "The ticked tickets are up to date")
        }
    }
    var meanwhile: String { say("Pendant ce temps\(nnbsp):", "Meanwhile:") }
    func newMessages(_ names: [String]) -> String {
        say("nouveau message de \(names.joined(separator: ", "))", "new message by \(names.joined(separator: ", "))")
    }
    var staleTitle: String { say("Le ticket a changé entre-temps", "The ticket has changed meanwhile") }
    var staleText: String {
        say(
            "Rien n’a été enregistré, votre texte est gardé. Vérifiez ce qui a changé, puis recommencez si besoin.",
            "Nothing was saved, your text is kept. Check what has changed, then try again if needed.")
    }
    var notDoneTitle: String { say("L’action n’a pas abouti", "This was not done") }

    func deskRefusal(_ error: TicketError) -> String {
        switch error {
        case .stale: staleText
        case .notOpen(let state), .notAllowed(let state, _):
            say(
                "Le ticket est «\(nnbsp)\(self.state(state).lowercased())\(nnbsp)»\(nnbsp): cette action ne s’y applique plus.",
                "The ticket is “\(self.state(state).lowercased())”: this can no longer be done to it.")
        case .alreadyBegun: say("Le traitement a déjà commencé.", "Work has already begun.")
        case .closed: say("Le ticket est clos.", "The ticket is closed.")
        case .nothingChanges: say("Rien n’a changé\(nnbsp): c’était déjà ainsi.", "Nothing changed: it was so already.")
        }
    }

    func refusal(_ refusal: DeskRefusal) -> String {
        switch refusal {
        case .emptyMessage: say("Écrivez votre message.", "Write your message.")
        case .tooLong(let limit), .longTitle(let limit):
            say(
                "Le texte dépasse \(number(limit)) caractères\(nnbsp): raccourcissez-le.",
                "The text is longer than \(number(limit)) characters: shorten it.")
        case .noteCannotTell:
            say(
                "La personne qui demande ne lit pas les notes internes. Choisissez «\(nnbsp)Répondre\(nnbsp)» pour mettre en attente ou résoudre.",
                "The requester does not read a private note. Choose “Reply” to set waiting or to resolve.")
        case .notOfTeam: say("Choisissez une personne de l’équipe du ticket.", "Choose a person of the team of the ticket.")
        case .unknownTeam: say("Choisissez une équipe.", "Choose a team.")
        case .unknownPerson: say("Choisissez une personne en activité.", "Choose an active person.")
        case .unknownCategory: say("Choisissez une catégorie de la section.", "Choose a category of the section.")
        case .unknownService: say("Choisissez un service.", "Choose a service.")
        case .emptyTitle: say("Donnez un objet au ticket.", "Give the ticket a subject.")
        case .emptyDescription: say("Décrivez la demande ou le problème.", "Describe the request or the problem.")
        case .dateNotAhead: say("Choisissez une date à venir.", "Choose a date to come.")
        case .tooManyFiles(let maximum):
            say("Un ticket porte \(maximum) fichiers au plus.", "A ticket holds \(maximum) files at most.")
        }
    }

    // Forms of commands
    var backToTicket: String { say("Retour au ticket", "Back to the ticket") }
    var assignTitle: String { say("Affecter", "Assign") }
    var assignLegend: String { say("Personne de l’équipe", "Person of the team") }
    var otherTeamHint: String { say("Une autre équipe\(nnbsp)? Transférez le ticket.", "Another team? Transfer the ticket.") }
    var transferTitle: String { say("Transférer à une autre équipe", "Transfer to another team") }
    var transferNote: String { say("Note pour l’équipe", "Note for the team") }
    var transferNoteHint: String {
        say("Note interne\(nnbsp): la personne qui demande ne la lit pas.", "Private note: the requester does not read it.")
    }
    var chooseTeam: String { say("Choisir une équipe", "Choose a team") }
    var waitingTitle: String { say("Mettre en attente", "Set waiting") }
    var waitingReason: String { say("Motif", "Reason") }
    var waitingUntil: String { say("Reprendre le", "Resume on") }
    var waitingUntilHint: String {
        say(
            "Le ticket revient de lui-même ce jour-là à 8\(nbsp)h. Sans date, il attend qu’on le reprenne ou que la personne réponde.",
            "The ticket comes back by itself that day at 8:00. Without a date it waits to be resumed, or for the requester to answer."
        )
    }
    var messageToRequester: String { say("Message à la personne qui demande", "Message to the requester") }
    var resolveTitle: String { say("Résoudre", "Resolve") }
    var solution: String { say("Solution, lue par la personne qui demande", "Solution, read by the requester") }
    var solutionHint: String {
        say(
            "Elle peut confirmer ou rouvrir pendant 7\(nbsp)jours, puis le ticket se clôt.",
            "The requester can confirm or reopen for 7 days, then the ticket closes.")
    }
    var qualifyTitle: String { say("Qualifier", "Qualify") }
    var beneficiaryHint: String { say("Nom, prénom, matricule ou téléphone", "Name, staff number or phone") }
    func personMatches(_ count: Int) -> String {
        switch count {
        case 0: say("Personne ne correspond. Vérifiez l’orthographe.", "Nobody matches. Check the spelling.")
        case 1: say("1 personne trouvée", "1 person found")
        default: say("\(count) personnes trouvées", "\(count) people found")
        }
    }
    func priorityFollows() -> String {
        say("La priorité se déduit de l’impact et de l’urgence.", "Priority follows from impact and urgency.")
    }
}

/// What a command has done, as the next page says it.
enum DeskDone: String, Sendable, CaseIterable {
    case taken, assigned, unassigned, transferred, waiting, resumed, qualified, resolved, replied, noted, watched, unwatched,
        created, batch
}
