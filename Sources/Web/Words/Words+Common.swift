import Application
import Domain

extension Words {
    // Frame
    var skipToContent: String { say("Aller au contenu", "Skip to content") }
    var skipToSearch: String { say("Aller à la recherche", "Skip to search") }
    var mainNavigation: String { say("Navigation principale", "Main navigation") }
    var ask: String { say("Demander", "Make a request") }
    var myRequests: String { say("Mes demandes", "My requests") }
    var allForms: String { say("Toutes les démarches", "All forms") }
    var workbench: String { say("Poste technicien", "Workbench") }
    var administration: String { say("Administration", "Administration") }
    var notifications: String { say("Notifications", "Notifications") }
    func unread(_ count: Int) -> String { say(count > 1 ? " non lues" : " non lue", " unread") }
    var myAccount: String { say("mon compte", "my account") }
    var displayAndReading: String { say("Affichage et lecture", "Display and reading") }
    var accountDisplayAndReading: String { say("Mon compte, affichage et lecture", "My account, display and reading") }
    var signOut: String { say("Se déconnecter", "Sign out") }
    var breadcrumbs: String { say("Fil d’Ariane", "Breadcrumbs") }
    var home: String { say("Accueil", "Home") }
    var footerLine: String { say("Guichet, l’assistance interne", "Guichet, internal assistance") }
    var switchLanguage: String { say("EN, English version", "FR, version française") }
    var requestNumber: String { say("Numéro à citer au centre d’assistance\(nnbsp):", "Number to quote to the service desk:") }
    var backHome: String { say("Revenir à l’accueil", "Back to the home page") }
    var actionFailed: String {
        say("L’action n’a pas abouti. Rechargez la page, puis réessayez.", "This was not done. Reload the page, then try again.")
    }
    var continueLabel: String { say("Continuer", "Continue") }
    var send: String { say("Envoyer", "Send") }
    var save: String { say("Enregistrer", "Save") }
    var cancel: String { say("Annuler", "Cancel") }
    var search: String { say("Rechercher", "Search") }
    var optional: String { say("facultatif", "optional") }
    var yes: String { say("Oui", "Yes") }
    var no: String { say("Non", "No") }
    var errorPrefix: String { say("Erreur\(nnbsp):", "Error:") }
    var nextPage: String { say("Page suivante", "Next page") }
    var firstPage: String { say("Première page", "First page") }
    var nothingHere: String { say("Plus rien sur cette page", "Nothing left on this page") }
    var nothingHereWhy: String {
        say("La liste a raccourci depuis que vous l’avez ouverte.", "The list has become shorter since you opened it.")
    }
    var pagination: String { say("Pagination", "Pagination") }

    // Session
    var sessionNotice: String { say("Fin de la session", "End of the session") }
    var sessionEndingTemplate: String {
        say("Votre session se ferme dans {n}\(nbsp)minutes.", "Your session closes in {n}\(nbsp)minutes.")
    }
    var sessionEndingLast: String {
        say("Votre session se ferme dans 1\(nbsp)minute.", "Your session closes in 1\(nbsp)minute.")
    }
    var stayConnected: String { say("Prolonger la session", "Stay signed in") }
    var sessionOver: String {
        say("Votre session est fermée. Connectez-vous pour continuer.", "Your session is closed. Sign in to continue.")
    }
    var typedIsKept: String { say("Ce que vous avez tapé est gardé.", "What you typed is kept.") }

    // Statements of the footer
    func accessibilityStatement(_ conformity: Statement.Conformity) -> String {
        say("Accessibilité\(nnbsp): ", "Accessibility: ") + self.conformity(conformity)
    }
    func conformity(_ conformity: Statement.Conformity) -> String {
        switch conformity {
        case .none: say("non conforme", "not compliant")
        case .partial: say("partiellement conforme", "partially compliant")
        case .full: say("totalement conforme", "fully compliant")
        }
    }
    var legalNotice: String { say("Mentions légales", "Legal notice") }
    var personalData: String { say("Données personnelles", "Personal data") }
    var siteMap: String { say("Plan du site", "Site map") }
    var help: String { say("Aide", "Help") }
    var reportDefect: String { say("Signaler un défaut", "Report a defect") }
}

/// A title and what to do about it.
struct RefusalText {
    let title: String
    let explanation: String
}

extension Words {
    /// What a refused request says; nil is our own failure.
    func refusal(_ refusal: WebError?) -> RefusalText {
        switch refusal {
        case .notFound:
            RefusalText(
                title: say("Page introuvable", "Page not found"),
                explanation: say(
                    "Cette page n’existe pas, ou elle ne vous est pas ouverte. Vérifiez l’adresse, ou repartez de l’accueil.",
                    "This page does not exist, or is not open to you. Check the address, or start from the home page."))
        case .methodNotAllowed:
            RefusalText(
                title: say("Action impossible ici", "This cannot be done here"),
                explanation: say(
                    "Cette page s’ouvre depuis un bouton du portail. Repartez de l’accueil.",
                    "This page opens from a button of the portal. Start from the home page."))
        case .signInNeeded:
            RefusalText(
                title: say("Connexion nécessaire", "Sign-in needed"),
                explanation: say("Connectez-vous pour continuer.", "Sign in to continue."))
        case .newPasswordNeeded:
            RefusalText(title: choosePassword, explanation: choosePasswordLead)
        case .forbidden:
            RefusalText(
                title: say("Page réservée", "Restricted page"),
                explanation: say(
                    "Vos droits ne vous ouvrent pas cette page. Si vous devez y accéder, demandez-le au centre d’assistance.",
                    "Your rights do not open this page. If they should, ask the service desk."))
        case .forged:
            RefusalText(
                title: say("Page trop ancienne", "Outdated page"),
                explanation: say(
                    "Cette page a été ouverte dans une autre session. Rien n’a été enregistré\(nnbsp): revenez en arrière, rechargez la page, puis recommencez.",
                    "This page was opened in another session. Nothing was saved: go back, reload the page, then try again."))
        case .badRequest:
            RefusalText(
                title: say("Envoi illisible", "Unreadable request"),
                explanation: say(
                    "Ce qui a été envoyé est incomplet ou mal formé. Rien n’a été enregistré\(nnbsp): revenez en arrière et recommencez.",
                    "What was sent is incomplete or malformed. Nothing was saved: go back and try again."))
        case .tooLarge:
            RefusalText(
                title: say("Envoi trop volumineux", "Request too large"),
                explanation: say(
                    "Ce qui a été envoyé dépasse la taille permise. Rien n’a été enregistré\(nnbsp): raccourcissez le texte ou joignez des fichiers plus légers.",
                    "What was sent is larger than allowed. Nothing was saved: shorten the text or attach smaller files."))
        case .tooMuch:
            RefusalText(
                title: say("Trop de fichiers en une heure", "Too many files in an hour"),
                explanation: say(
                    "Vous avez envoyé plus de fichiers qu’il n’est permis en une heure. Rien n’a été enregistré\(nnbsp): réessayez dans une heure.",
                    "You have sent more files than an hour allows. Nothing was saved: try again in an hour."))
        case .unsupportedMediaType:
            RefusalText(
                title: say("Format non reconnu", "Unknown format"),
                explanation: say(
                    "Ce format d’envoi n’est pas accepté. Rien n’a été enregistré\(nnbsp): repartez de la page du portail.",
                    "This format is not accepted. Nothing was saved: start from the page of the portal."))
        case .tooSlow:
            RefusalText(
                title: say("Envoi trop lent", "Request too slow"),
                explanation: say(
                    "L’envoi a pris trop de temps et s’est interrompu. Rien n’a été enregistré\(nnbsp): vérifiez votre connexion, puis réessayez.",
                    "Sending took too long and stopped. Nothing was saved: check your connection, then try again."))
        case .unavailable:
            RefusalText(
                title: say("Service indisponible", "Service unavailable"),
                explanation: say("Réessayez dans quelques instants.", "Try again in a moment."))
        case nil:
            RefusalText(
                title: say("Une erreur s’est produite", "Something went wrong"),
                explanation: say(
                    "Ce n’est pas de votre fait. L’erreur est enregistrée\(nnbsp): réessayez, et si elle revient, signalez-la en citant le numéro ci-dessous.",
                    "It is not your doing. The error is recorded: try again, and if it comes back, report it with the number below."
                ))
        }
    }
}
