extension Words {
    var designTitle: String { say("Composants", "Components") }
    var designLead: String {
        say(
            "Chaque composant de Guichet dans chacun de ses états, fait par le code des pages. Les personnes et les demandes sont inventées\(nnbsp); rien n’est enregistré.",
            "Every component of Guichet in each of its states, made by the code of the pages. People and requests are invented; nothing is saved."
        )
    }
    var designIndex: String { say("Composants de cette page", "Components of this page") }
    var designGeneral: String { say("Éléments communs", "Shared elements") }
    var designForms: String { say("Formulaires", "Forms") }
    var designPortal: String { say("Portail", "Portal") }
    func designFamily(_ family: DesignFamily) -> String {
        switch family {
        case .general:
            say(
                "Boutons, états, messages, onglets, pages, listes vides",
                "Buttons, states, notices, tabs, pagination, empty lists")
        case .forms:
            say(
                "Chaque type de question, erreurs, étapes, brouillon, vérification",
                "Each type of question, errors, steps, draft, check")
        case .portal:
            say(
                "En-tête, recherche, démarches, demandes, échanges, notifications, connexion",
                "Header, search, forms, requests, conversation, notifications, sign-in")
        case .workbench:
            say(
                "File, ticket, réponse, fiche, charge d’une équipe, dialogue",
                "Queue, ticket, composer, sheet, load of a team, dialog")
        case .administration:
            say("Tableaux, champs, rapports, états d’un formulaire", "Tables, fields, reports, states of a form")
        }
    }

    // States
    var designEmptyState: String { say("Vide", "Empty") }
    var designFilledState: String { say("Remplie", "Filled") }
    var designErrorState: String { say("Avec une erreur", "With an error") }
    var designDefault: String { say("Tel quel", "As it is") }
}
