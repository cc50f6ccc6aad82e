import Application
import Domain

/// The workbench: search, persons, new tickets, print.
extension Words {
    // Search
    var searchTickets: String { say("Mots ou numéro de ticket", "Words or ticket number") }
    var searchTicketsHint: String {
        say(
            "La recherche porte sur l’objet, la description et les messages publics des tickets que vous voyez. Les accents et les pluriels sont pardonnés.",
            "Search looks at the subject, the description and the public messages of the tickets you see. Accents and plurals are forgiven."
        )
    }
    func noTicketFound(_ text: String) -> String {
        say("Aucun ticket pour «\(nnbsp)\(text)\(nnbsp)»", "No ticket for “\(text)”")
    }
    var nothingFoundWhy: String {
        say("Essayez avec moins de mots, ou un autre mot.", "Try fewer words, or another word.")
    }
    func hitCount(_ count: Int, hasMore: Bool) -> String {
        hasMore
            ? say("Les \(count) premiers tickets", "The first \(count) tickets")
            : count > 1 ? say("\(count) tickets trouvés", "\(count) tickets found") : say("1 ticket trouvé", "1 ticket found")
    }
    var openTickets: String { say("Ouverts", "Open") }
    var overTickets: String { say("Résolus, clos, annulés", "Resolved, closed, cancelled") }
    var byRelevance: String { say("Pertinence", "Relevance") }
    var nobodyFoundAdvice: String {
        say(
            "Vérifiez l’orthographe, ou cherchez par matricule. Qui vient d’arriver manque peut-être à l’annuaire.",
            "Check the spelling, or search by staff number. A newcomer may be missing from the directory.")
    }
    var searchAgain: String { say("Nouvelle recherche", "New search") }
    func numberSign(_ number: String) -> String { say("n°\(nbsp)\(number)", "no. \(number)") }

    // Persons
    var identity: String { say("Identité", "Identity") }
    var staffNumber: String { say("Matricule", "Staff number") }
    var emailLabel: String { say("E-mail", "E-mail") }
    var groupsLabel: String { say("Groupes", "Groups") }
    var lastTickets: String { say("Derniers tickets", "Last tickets") }
    var noTicketVisible: String { say("Aucun ticket que vous puissiez voir.", "No ticket that you can see.") }
    var inactivePerson: String { say("Cette personne n’est plus en activité.", "This person is no longer active.") }
    var newTicketFor: String { say("Nouveau ticket pour cette personne", "New ticket for this person") }
    var choosePerson: String { say("Choisir une personne", "Choose a person") }

    // New
    var newTicketTitle: String { say("Nouveau ticket", "New ticket") }
    var whoCalls: String { say("Pour qui", "For whom") }
    var changePerson: String { say("Choisir une autre personne", "Choose another person") }
    var withForm: String { say("Avec une démarche", "With a form") }
    var withoutForm: String { say("Sans démarche", "Without a form") }
    var searchForm: String { say("Chercher une démarche", "Find a form") }
    var noFormFound: String {
        say(
            "Aucune démarche ne correspond. Essayez un autre mot, ou créez un ticket sans démarche.",
            "No form matches. Try another word, or create a ticket without a form.")
    }
    var subject: String { say("Objet", "Subject") }
    var descriptionLabel: String { say("Description", "Description") }
    var chooseService: String { say("Choisir un service", "Choose a service") }
    var chooseCategory: String { say("Choisir une catégorie", "Choose a category") }
    var teamOfService: String { say("Celle du service", "The service’s own") }
    var createTicket: String { say("Créer le ticket", "Create the ticket") }

    // Print
    var withNotes: String { say("Avec les notes internes", "With private notes") }
    var withoutNotes: String { say("Sans les notes internes", "Without private notes") }
    var withSensitive: String { say("Avec les réponses confidentielles", "With confidential answers") }
    var withoutSensitive: String { say("Sans les réponses confidentielles", "Without confidential answers") }
    var olderExchanges: String { say("Échanges plus anciens", "Earlier exchanges") }
    var newestExchanges: String { say("Revenir aux derniers échanges", "Back to the latest exchanges") }
    var exchanges: String { say("Échanges", "Conversation") }
}
