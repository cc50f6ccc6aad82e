import Application
import Domain
import Storage

extension AdminWords {
    // Jobs
    var jobsLead: String {
        say(
            "Ce qui se fait en arrière-plan est réessayé, à intervalles de plus en plus longs. Ce qui échoue à chaque fois attend ici.",
            "What is done in the background is tried again, at longer and longer intervals. What fails every time waits here.")
    }
    var noFailedJob: String { say("Aucune tâche en échec", "No failed job") }
    var noFailedJobHint: String { say("Tout ce qui devait se faire s’est fait.", "All that had to be done was done.") }
    var job: String { say("Tâche", "Job") }
    var failedAt: String { say("Abandonnée", "Given up") }
    var attempts: String { say("Essais", "Attempts") }
    var errorCode: String { say("Erreur", "Error") }
    var retry: String { say("Réessayer", "Try again") }
    func firstJobs(_ count: Int) -> String { say("Les \(count) dernières sont montrées.", "The last \(count) are shown.") }

    func job(_ kind: String) -> String {
        switch JobKind(rawValue: kind) {
        case .notify: say("Prévenir les personnes concernées", "Notify those concerned")
        case .runSchedules: say("Publier et retirer les démarches prévues", "Publish and withdraw what is planned")
        case .countUses: say("Compter l’usage des démarches", "Count the use of forms")
        case .closeResolved: say("Clore les tickets résolus", "Close resolved tickets")
        case .wakeWaiting: say("Réveiller les tickets en attente", "Wake waiting tickets")
        case .sweep: say("Nettoyer les sessions, les brouillons et les fichiers", "Sweep sessions, drafts and files")
        // A kind of another version, or one younger than this list.
        default: kind
        }
    }

    // Statements
    var statementsLead: String {
        say(
            "Ces pages sont liées au bas de chaque écran. Elles doivent dire vrai de votre organisme.",
            "These pages are linked at the foot of every screen. They must be true of your organisation.")
    }
    var conformityState: String { say("État de conformité", "State of conformity") }
    var conformityHint: String {
        say(
            "Affiché au pied de chaque page\(nnbsp): c’est un audit qui l’établit.",
            "Shown at the foot of every page: an audit establishes it.")
    }
    var page: String { say("Page", "Page") }
    var standardText: String { say("Texte d’origine, à adapter", "Original text, to adapt") }
    var frenchOnly: String { say("En français seulement", "In French only") }
    var bothLanguages: String { say("En français et en anglais", "In French and English") }
    var inFrench: String { say("En français", "In French") }
    var inEnglishTitle: String { say("En anglais", "In English") }
    var pageTitle: String { say("Titre", "Title") }
    var pageText: String { say("Texte", "Text") }
    var seePublicPage: String { say("Voir la page", "See the page") }
    var statementHelp: String {
        say(
            "Une ligne vide sépare deux paragraphes. Un dièse et une espace au début d’une ligne en font un intertitre\(nnbsp): «\(nnbsp)# Contact\(nnbsp)».",
            "An empty line separates paragraphs. A hash and a space at the beginning of a line make a heading: “# Contact”.")
    }
    var accessibilityDuty: String {
        say(
            "La loi fixe le contenu de cette page\(nnbsp): état de conformité, contenus non accessibles, date, contact, voies de recours. Sans audit, l’état est «\(nnbsp)non conforme\(nnbsp)».",
            "The law sets the content of this page: state of compliance, inaccessible content, date, contact, remedies. Without an audit, the state is “not compliant”."
        )
    }

    func statement(_ key: String) -> String {
        switch key {
        case "accessibility": say("Déclaration d’accessibilité", "Accessibility statement")
        case "legal": say("Mentions légales", "Legal notice")
        case "personal-data": say("Données personnelles", "Personal data")
        case "help": say("Aide", "Help")
        default: say("Signaler un défaut", "Report a defect")
        }
    }

    func problem(_ problem: StatementAdministration.Problem) -> String {
        switch problem {
        case .missing: missing
        case .tooLong(let limit): tooLong(limit)
        }
    }
}
