import Application
import Domain

extension AdminWords {
    var giveRight: String { say("Donner un droit", "Give a right") }
    var giveThisRight: String { say("Donner ce droit", "Give this right") }
    var revoke: String { say("Retirer", "Remove") }
    var revokeThisRight: String { say("Retirer ce droit", "Remove this right") }
    var revokeQuestion: String { say("Retirer ce droit\(nnbsp)?", "Remove this right?") }
    var holder: String { say("Personne ou groupe", "Person or group") }
    var right: String { say("Droit", "Right") }
    var team: String { say("Équipe", "Team") }
    var service: String { say("Service", "Service") }
    var toWhom: String { say("À qui", "To whom") }
    var whichRight: String { say("Quel droit", "Which right") }
    var forTechnicians: String { say("Pour traiter des tickets.", "To handle tickets.") }
    var forOwners: String { say("Pour gérer un service.", "To own a service.") }
    var nobodyHas: String { say("Personne n’a ce droit.", "Nobody has this right.") }
    var holderSearch: String { say("Nom de la personne ou du groupe", "Name of the person or group") }
    var noRightMatches: String { say("Aucun droit ne correspond.", "No right matches.") }
    var chooseHolder: String {
        say("cherchez, puis choisissez une personne ou un groupe", "search, then choose a person or a group")
    }
    var chooseRole: String { say("choisissez un droit", "choose a right") }
    var chooseTeam: String { say("choisissez l’équipe où elle travaillera", "choose the team to work in") }
    var chooseService: String { say("choisissez le service à gérer", "choose the service to own") }

    func group(named name: String) -> String { say("Groupe \(name)", "Group \(name)") }

    func role(_ role: Role) -> String {
        switch role {
        case .technician: say("Traiter les tickets d’une équipe", "Handle the tickets of a team")
        case .owner: say("Gérer un service", "Own a service")
        case .administrator: say("Administrer le portail", "Administer the portal")
        }
    }

    func roles(_ role: Role) -> String {
        switch role {
        case .technician: say("Traitement des tickets", "Handling tickets")
        case .owner: say("Gestion des services", "Owning services")
        case .administrator: say("Administration du portail", "Administering the portal")
        }
    }

    func explanation(_ role: Role) -> String {
        switch role {
        case .technician:
            say(
                "Voit et traite les tickets de la section de l’équipe\(nnbsp); dans un service confidentiel, ceux de l’équipe seulement.",
                "Sees and handles the tickets of the team’s section; in a confidential service, the team’s own only.")
        case .owner:
            say("Charge, publie et retire les formulaires du service.", "Loads, publishes and withdraws the service’s forms.")
        case .administrator:
            say(
                "Ouvre toute l’administration, sans lire le contenu des tickets.",
                "Opens the whole administration, without reading the content of tickets.")
        }
    }

    func revokeConsequence(_ role: Role) -> String {
        switch role {
        case .technician:
            say(
                "Les tickets en cours que ce droit permettait de traiter reviennent à leur équipe, à prendre.",
                "Open tickets that this right allowed to handle go back to their team, to be taken.")
        case .owner: say("Les formulaires restent tels quels.", "Forms stay as they are.")
        case .administrator:
            say(
                "L’administration se ferme aussitôt pour cette personne ou ce groupe.",
                "The administration closes at once for this person or group.")
        }
    }

    func found(_ count: Int, hasMore: Bool, search: String) -> String {
        if search.isEmpty {
            return say("Cherchez une personne, ou choisissez un groupe.", "Search for a person, or choose a group.")
        }
        if hasMore {
            return say(
                "Plus de \(count) personnes correspondent, les premières sont là\(nnbsp): précisez la recherche.",
                "More than \(count) people match, the first are here: narrow the search.")
        }
        switch count {
        case 0: return say("Aucune personne active ne correspond.", "No active person matches.")
        case 1: return say("1 personne trouvée", "1 person found")
        default: return say("\(count) personnes trouvées", "\(count) people found")
        }
    }

    func refusal(_ refusal: RightAdministration.Refusal) -> String {
        switch refusal {
        case .lastAdministrator:
            say(
                "C’est le dernier droit d’administration\(nnbsp): donnez-le d’abord à quelqu’un d’autre.",
                "This is the last right to administer: give it to somebody else first.")
        case .already: say("ce droit est déjà donné", "this right is given already")
        case .incomplete: say("précisez l’équipe ou le service", "say which team or service")
        }
    }
}
