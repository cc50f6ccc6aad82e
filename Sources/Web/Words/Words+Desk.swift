import Application
import Domain

/// The workbench: frame, views, queue.
extension Words {
    // Frame
    var myViews: String { say("Mes vues", "My views") }
    func team(_ name: String) -> String { say("Équipe \(name)", "Team \(name)") }
    var tools: String { say("Outils", "Tools") }
    var today: String { say("Aujourd’hui", "Today") }
    var findTicket: String { say("Rechercher un ticket", "Find a ticket") }
    var portal: String { say("Portail", "Portal") }
    var skipToQueue: String { say("Aller à la file", "Skip to the queue") }
    var skipToTicket: String { say("Aller au ticket", "Skip to the ticket") }
    var myTeams: String { say("Mes équipes", "My teams") }

    // Views
    func view(_ view: DeskView, in catalogue: Catalogue) -> String {
        switch view {
        case .mine: say("À traiter", "To do")
        case .toTake: say("À prendre", "To take")
        case .waiting: say("En attente", "Waiting")
        case .dueToday: say("Échéance du jour", "Due today")
        case .watched: say("Suivis", "Watched")
        case .team(let id): catalogue.team(id)?.name ?? ""
        case .resolved(let id):
            say("Résolus à clore, \(catalogue.team(id)?.name ?? "")", "Resolved, \(catalogue.team(id)?.name ?? "")")
        }
    }
    var wholeTeam: String { say("Toute l’équipe", "Whole team") }
    var resolvedToClose: String { say("Résolus à clore", "Resolved, closing") }

    func emptyView(_ view: DeskView) -> (title: String, why: String) {
        switch view {
        case .mine:
            (
                say("Rien à traiter", "Nothing to do"),
                say("Aucun ticket ouvert ne vous est affecté.", "No open ticket is assigned to you.")
            )
        case .toTake:
            (
                say("Rien à prendre", "Nothing to take"),
                say("Tous les tickets de vos équipes sont affectés.", "Every ticket of your teams is assigned.")
            )
        case .waiting:
            (
                say("Rien en attente", "Nothing waiting"),
                say("Aucun de vos tickets n’attend quelqu’un.", "None of your tickets is waiting for somebody.")
            )
        case .dueToday:
            (
                say("Aucune échéance aujourd’hui", "Nothing due today"),
                say("Aucun de vos tickets n’est en retard ni dû aujourd’hui.", "None of your tickets is late or due today.")
            )
        case .watched:
            (
                say("Aucun ticket suivi", "No watched ticket"),
                say(
                    "Suivez un ticket depuis sa page pour le retrouver ici tant qu’il est ouvert.",
                    "Watch a ticket from its page to find it here as long as it is open.")
            )
        case .team:
            (say("Aucun ticket ouvert", "No open ticket"), say("L’équipe n’a rien en cours.", "The team has nothing open."))
        case .resolved:
            (
                say("Rien à clore", "Nothing to close"),
                say(
                    "Un ticket résolu se clôt de lui-même après 7\(nbsp)jours.",
                    "A resolved ticket closes by itself after 7 days.")
            )
        }
    }
    var nothingMatches: String { say("Aucun ticket ne correspond", "No ticket matches") }
    var nothingMatchesWhy: String {
        say(
            "Cette vue contient des tickets, mais aucun avec ces filtres.",
            "This view holds tickets, but none with these filters.")
    }
    var removeFilters: String { say("Retirer les filtres", "Remove the filters") }

    // Queue
    func workbenchView(_ name: String) -> String { say("Poste technicien, \(name)", "Workbench, \(name)") }
    /// « 24 tickets », « plus de 1 000 tickets ».
    func ticketCount(_ count: Int) -> String {
        switch count {
        case 0: say("aucun ticket", "no ticket")
        case 1: say("1 ticket", "1 ticket")
        case 2...1_000: say("\(number(count)) tickets", "\(number(count)) tickets")
        default: say("plus de \(number(1_000)) tickets", "more than \(number(1_000)) tickets")
        }
    }
    var newTicket: String { say("Nouveau", "New") }
    var filterQueue: String { say("Filtrer cette file", "Filter this queue") }
    var filters: String { say("Filtres", "Filters") }
    var highPriority: String { say("Haute", "High") }
    var incidents: String { say("Incidents", "Incidents") }
    var requests: String { say("Demandes", "Requests") }
    var moreFilters: String { say("Plus", "More") }
    var all: String { say("Toutes", "All") }
    var allKinds: String { say("Tous", "All") }
    var kindLabel: String { say("Type", "Kind") }
    var priorityAtLeast: String { say("Priorité minimale", "Minimum priority") }
    var categoryLabel: String { say("Catégorie", "Category") }
    var sortLabel: String { say("Tri", "Sort by") }
    func sorted(by order: String) -> String {
        let name = sort(order)
        return say("Tri\(nnbsp): \(name.lowercased())", "Sorted by: \(name.lowercased())")
    }
    var seeWholeTeam: String { say("Voir toute l’équipe", "See the whole team") }
    var applyFilters: String { say("Appliquer", "Apply") }
    var exportQueue: String { say("Exporter en CSV", "Export as CSV") }
    func sort(_ order: String) -> String {
        switch order {
        case "due": say("Échéance la plus proche", "Due first")
        case "priority": say("Priorité la plus haute", "Highest priority")
        case "newest": say("Les plus récents", "Newest")
        default: say("Derniers modifiés", "Last changed")
        }
    }
    func selectTicket(_ reference: String) -> String { say("Sélectionner \(reference)", "Select \(reference)") }
    var selectedCount: String { say("Sélection\(nnbsp): {n}", "Selected: {n}") }
    var batchLegend: String { say("Agir sur les tickets cochés", "Act on the ticked tickets") }
    var take: String { say("Prendre", "Take") }
    var assignTo: String { say("Affecter", "Assign") }
    var transfer: String { say("Transférer", "Transfer") }
    var noTicketOpen: String { say("Aucun ticket ouvert", "No ticket open") }
    var noTicketOpenWhy: String {
        say("Choisissez un ticket de la file pour le lire ici.", "Choose a ticket of the queue to read it here.")
    }

    // Time
    /// « 38 min », « 6 h », « 2 jours »: as exact as it matters.
    func span(_ span: Span) -> String {
        let minutes = max(1, Int(abs(span.milliseconds) / 60_000))
        switch minutes {
        case ..<60: return "\(minutes)\(nbsp)min"
        case ..<(24 * 60): return "\(minutes / 60)\(nbsp)h"
        default:
            let days = minutes / (24 * 60)
            return days == 1
                ? say("1\(nbsp)jour", "1\(nbsp)day") : say("\(number(days))\(nbsp)jours", "\(number(days))\(nbsp)days")
        }
    }
    func left(_ span: Span) -> String { say("Reste \(self.span(span))", "\(self.span(span)) left") }
    func late(_ span: Span) -> String { say("Dépassé de \(self.span(span))", "Late by \(self.span(span))") }
    var paused: String { say("En pause", "Paused") }

    // Batch
    func batchTitle(_ intent: String, _ count: Int) -> String {
        let tickets = count > 1 ? say("\(count) tickets", "\(count) tickets") : say("1 ticket", "1 ticket")
        return intent == "transfer"
            ? say("Transférer \(tickets)", "Transfer \(tickets)") : say("Affecter \(tickets)", "Assign \(tickets)")
    }
    var batchResult: String { say("Résultat", "Result") }
    func batchDone(_ count: Int) -> String {
        count > 1
            ? say("\(count) tickets traités", "\(count) tickets done") : say("\(count) ticket traité", "\(count) ticket done")
    }
    func batchNotDone(_ count: Int) -> String {
        count > 1
            ? say("\(count) tickets n’ont pas changé", "\(count) tickets were left unchanged")
            : say("1 ticket n’a pas changé", "1 ticket was left unchanged")
    }
    func batchFailure(_ failure: DeskService.BatchFailure) -> String {
        switch failure {
        case .notFound:
            say("Introuvable, ou transféré à une équipe que vous ne voyez pas.", "Not found, or given to a team you do not see.")
        case .notAllowed: say("Vos droits ne permettent pas cette action.", "Your rights do not allow it.")
        case .taken: say("Une autre personne l’a pris en charge.", "Somebody else has taken it.")
        case .notOpen: say("Il n’est plus ouvert.", "It is no longer open.")
        case .nothingChanges: say("Rien à changer\(nnbsp): c’était déjà fait.", "Nothing to change: it was done already.")
        case .notOfTeam:
            say(
                "La personne ne travaille pas dans l’équipe de ce ticket.", "The person does not work in the team of this ticket."
            )
        case .unknownTeam: say("Cette équipe n’est plus en service.", "This team is no longer in use.")
        case .changed: say("Il a changé au même moment. Réessayez.", "It changed at the same moment. Try again.")
        }
    }
    var nothingSelected: String { say("Cochez au moins un ticket.", "Tick at least one ticket.") }
    var backToQueue: String { say("Retour à la file", "Back to the queue") }
    var unassigned: String { say("À prendre", "To take") }
    var nobody: String { say("Personne", "Nobody") }

    // Today
    var seeAll: String { say("Tout voir", "See all") }
    var unreadTickets: String { say("Non lus", "Unread") }
    var nothingUnread: String { say("Rien de nouveau sur vos tickets.", "Nothing new on your tickets.") }
    var emptyLoad: String { say("Aucun ticket ouvert dans cette équipe.", "No open ticket in this team.") }
    var teamLoad: String { say("Charge de l’équipe", "Team load") }
    var openColumn: String { say("Ouverts", "Open") }
    var waitingColumn: String { say("En attente", "Waiting") }
    var lateColumn: String { say("En retard", "Late") }
    var personColumn: String { say("Personne", "Person") }

    // Shortcuts
    var shortcutsTitle: String { say("Raccourcis clavier", "Keyboard shortcuts") }
    var shortcutsAreOn: String { say("Ces touches sont actives.", "These keys are active.") }
    var shortcutsAreOff: String { say("Ces touches sont désactivées.", "These keys are turned off.") }
    var changeThem: String { say("Changer dans Mon compte", "Change in My account") }
    var close: String { say("Fermer", "Close") }
    var shortcutList: [(keys: [String], meaning: String)] {
        [
            (["/"], say("Filtrer la file", "Filter the queue")), (["j"], say("Ligne suivante", "Next row")),
            (["k"], say("Ligne précédente", "Previous row")), (["x"], say("Cocher la ligne", "Tick the row")),
            ([say("Entrée", "Enter")], say("Ouvrir le ticket", "Open the ticket")),
            (["r"], say("Répondre", "Reply")), (["n"], say("Note interne", "Private note")),
            (["a"], say("Prendre en charge", "Take")), (["t"], say("Transférer", "Transfer")),
            (["e"], say("Qualifier", "Qualify")), (["s"], say("Résoudre", "Resolve")),
            (["w"], say("Mettre en attente", "Set waiting")),
            (["c"], say("Nouveau ticket", "New ticket")),
            (["g", "a"], say("Aller à «\u{202F}Aujourd’hui\u{202F}»", "Go to “Today”")),
            (["g", "t"], say("Aller à «\u{202F}À traiter\u{202F}»", "Go to “To do”")),
            (["g", "p"], say("Aller à «\u{202F}À prendre\u{202F}»", "Go to “To take”")),
            (["g", "r"], say("Rechercher un ticket", "Find a ticket")),
            (["Ctrl", say("Entrée", "Enter")], say("Envoyer", "Send")),
            ([say("Échap", "Esc")], say("Revenir à la file", "Back to the queue")),
        ]
    }
}
