import Application
import Domain

/// The words of the administration.
struct AdminWords: Sendable {
    let language: Domain.Language

    func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    func number(_ value: Int) -> String { Words(language).number(value) }

    /// A colon as the language writes it before what follows.
    var colon: String { say("\(nnbsp): ", ": ") }
}

extension Words {
    var admin: AdminWords { AdminWords(language: language) }
}

extension AdminWords {
    // Frame
    func place(_ place: AdminLayout.Place) -> String {
        switch place {
        case .overview: say("Accueil de l’administration", "Administration home")
        case .forms: say("Formulaires", "Forms")
        case .persons: say("Personnes", "People")
        case .imports: say("Importer", "Import")
        case .rights: say("Droits", "Rights")
        case .services: say("Services", "Services")
        case .teams: say("Équipes", "Teams")
        case .categories: say("Catégories", "Categories")
        case .priorities: say("Priorités", "Priorities")
        case .statements: say("Pages d’information", "Information pages")
        case .jobs: say("Tâches en échec", "Failed jobs")
        }
    }

    /// What the rail calls it, where there is less room.
    func entry(_ place: AdminLayout.Place) -> String { place == .overview ? say("Accueil", "Home") : self.place(place) }

    /// What a place is for, on the first page.
    func purpose(_ place: AdminLayout.Place) -> String {
        switch place {
        case .overview: ""
        case .forms: say("Charger, publier, retirer des formulaires", "Load, publish and withdraw forms")
        case .persons: say("Fiches, mots de passe, départs", "Records, passwords, leavers")
        case .imports: say("Directions, lieux, groupes et agents en CSV", "Units, places, groups and staff from CSV")
        case .rights: say("Qui traite, qui gère, qui administre", "Who handles, owns and administers")
        case .services: say("Ce que propose chaque section", "What each section offers")
        case .teams: say("Qui reçoit les tickets", "Who receives tickets")
        case .categories: say("Sur quoi portent les tickets", "What tickets are about")
        case .priorities: say("Impact × urgence", "Impact × urgency")
        case .statements: say("Accessibilité, mentions légales, aide", "Accessibility, legal notice, help")
        case .jobs: say("Ce qui n’a pas abouti, à relancer", "What failed, to try again")
        }
    }

    func group(_ index: Int) -> String {
        switch index {
        case 0: say("Administration", "Administration")
        case 1: say("Catalogue", "Catalogue")
        default: say("Portail", "Portal")
        }
    }

    var actions: String { say("Actions", "Actions") }
    var edit: String { say("Modifier", "Edit") }
    var filter: String { say("Filtrer", "Filter") }
    var state: String { say("État", "State") }
    var all: String { say("Tous", "All") }
    var active: String { say("En activité", "Active") }
    var inactive: String { say("Désactivée", "Inactive") }
    var none: String { say("Aucun", "None") }
    var key: String { say("Identifiant", "Identifier") }
    var keyHint: String {
        say(
            "Lettres minuscules sans accent, chiffres et tirets, 3 à 60 caractères. Les formulaires et les imports le citent\(nnbsp): il ne change plus ensuite.",
            "Lower-case letters without accents, digits and hyphens, 3 to 60 characters. Forms and imports refer to it: it never changes afterwards."
        )
    }
    var name: String { say("Nom", "Name") }
    var french: String { say("en français", "in French") }
    var english: String { say("en anglais", "in English") }

    func done(_ done: AdminDone) -> String {
        switch done {
        case .created: say("Création enregistrée", "Created")
        case .saved: say("Modifications enregistrées", "Changes saved")
        case .deactivated: say("La personne est désactivée", "The person is deactivated")
        case .reactivated: say("La personne est réactivée", "The person is reactivated")
        case .granted: say("Le droit est donné", "The right is given")
        case .revoked: say("Le droit est retiré", "The right is removed")
        case .published: say("La version est publiée", "The version is published")
        case .withdrawn: say("Le formulaire est retiré", "The form is withdrawn")
        case .loaded: say("La version est chargée, elle n’est pas encore publiée", "The version is loaded, not published yet")
        case .unchanged:
            say("Ce document est déjà la dernière version chargée", "This document is already the newest version loaded")
        case .retried: say("La tâche est relancée", "The job is tried again")
        }
    }

    // Errors of fields
    var missing: String { say("ce champ est à remplir", "this field must be filled") }
    func tooLong(_ limit: Int) -> String {
        say("\(number(limit)) caractères au plus", "\(number(limit)) characters at most")
    }
    var unknownChoice: String {
        say("ce choix n’existe plus, choisissez-en un autre", "this choice no longer exists, choose another")
    }
    var badKey: String {
        say(
            "3 à 60 caractères, lettres minuscules sans accent, chiffres et tirets, en commençant par une lettre",
            "3 to 60 characters, lower-case letters without accents, digits and hyphens, beginning with a letter")
    }
    var keyTaken: String { say("cet identifiant est déjà pris", "this identifier is taken already") }

    // Overview
    var needsAttention: String { say("À votre attention", "Needs your attention") }
    var nothingNeedsAttention: String { say("Rien ne demande votre attention.", "Nothing needs your attention.") }
    var firstSteps: String { say("Mettre le portail en service", "Bring the portal into service") }
    func stepsDone(_ count: Int, of total: Int) -> String {
        say("\(count) étapes faites sur \(total)", "\(count) of \(total) steps done")
    }
    var stepDone: String { say("Fait", "Done") }
    var stepToDo: String { say("À faire", "To do") }
    var everything: String { say("Toute l’administration", "All of the administration") }
    var figures: String { say("En chiffres", "In figures") }

    func step(_ step: AdministrationOverview.Step) -> (title: String, detail: String) {
        switch step {
        case .directory:
            (
                say("Importer l’annuaire", "Import the directory"),
                say("Les directions, les lieux, les groupes, puis les agents.", "Units, places, groups, then staff.")
            )
        case .teams: (say("Créer les équipes", "Create teams"), say("Elles reçoivent les tickets.", "They receive tickets."))
        case .categories:
            (say("Créer les catégories", "Create categories"), say("Elles classent les tickets.", "They sort tickets."))
        case .services:
            (
                say("Créer les services", "Create services"),
                say("Avec leur mention sur les données personnelles.", "With their notice on personal data.")
            )
        case .forms:
            (say("Charger et publier des formulaires", "Load and publish forms"), say("En JSON.", "As JSON."))
        case .rights:
            (say("Donner les droits", "Give rights"), say("À commencer par les équipes.", "Beginning with the teams."))
        }
    }

    func failedJobs(_ count: Int) -> String {
        count == 1
            ? say("1 tâche a échoué", "1 job failed") : say("\(count) tâches ont échoué", "\(count) jobs failed")
    }
    func unpublishedForms(_ count: Int) -> String {
        count == 1
            ? say("1 formulaire a une version chargée qui n’est pas publiée", "1 form has a loaded version that is not published")
            : say(
                "\(count) formulaires ont une version chargée qui n’est pas publiée",
                "\(count) forms have a loaded version that is not published")
    }
    func noNotice(_ service: String) -> String {
        say(
            "Le service «\(nnbsp)\(service)\(nnbsp)» n’a pas de mention sur les données personnelles",
            "The service “\(service)” has no notice on personal data")
    }
    func noService(_ section: String) -> String {
        say("La section «\(nnbsp)\(section)\(nnbsp)» n’a aucun service", "The section “\(section)” has no service")
    }
    func noTechnician(_ team: String) -> String {
        say(
            "L’équipe «\(nnbsp)\(team)\(nnbsp)» n’a personne pour traiter ses tickets\(nnbsp): ils attendront",
            "The team “\(team)” has nobody to handle its tickets: they will wait")
    }
    var persons: String { say("agents actifs", "active staff") }
    var technicians: String { say("droits de traitement", "technicians’ rights") }
    var publishedForms: String { say("formulaires publiés", "published forms") }
}
