import Application
import Domain

extension AdminWords {
    var forms: String { say("Formulaires publiés", "Published forms") }
    var personalData: String { say("Données personnelles", "Personal data") }
    var noticeWritten: String { say("Mention écrite", "Notice written") }
    var noticeMissing: String { say("Mention à écrire", "Notice to write") }
    var newService: String { say("Nouveau service", "New service") }
    func editService(_ name: String) -> String { say("Modifier «\(nnbsp)\(name)\(nnbsp)»", "Edit “\(name)”") }
    var servicesLead: String {
        say(
            "Un service rassemble des formulaires et dit ce que deviennent les données de qui les remplit.",
            "A service holds forms, and says what becomes of the data of those who fill them.")
    }
    var teamsFirst: String {
        say("Créez d’abord une équipe\(nnbsp): un service en a besoin.", "Create a team first: a service needs one.")
    }
    var identityOfService: String { say("Le service", "The service") }
    var handling: String { say("Le traitement", "Handling") }
    var privacy: String { say("Données personnelles", "Personal data") }
    var privacyHint: String {
        say(
            "Affiché avant l’envoi de chaque demande, comme le veut l’article 13 du RGPD. Votre délégué ou déléguée à la protection des données peut vous aider.",
            "Shown before each request is sent, as article 13 of the GDPR requires. Your data protection officer can help.")
    }
    var confidential: String { say("Service confidentiel", "Confidential service") }
    var confidentialTag: String { say("confidentiel", "confidential") }
    var secondPerson: String { say("La publication demande une seconde personne", "A second person publishes") }
    var secondPersonHint: String {
        say(
            "Qui a fait le dernier changement d’un formulaire ne le publie pas\(nnbsp): quelqu’un d’autre relit.",
            "Whoever changed a form last does not publish it: somebody else reads it first.")
    }
    var confidentialHint: String {
        say(
            "Seule l’équipe qui traite un ticket le voit, et non toute la section\(nnbsp); une équipe qui l’a transmis ne le lit plus. À choisir pour les ressources humaines, la santé, le social. Les tickets que le service a déjà reçus le deviennent aussitôt, et le restent même si vous décochez ensuite.",
            "Only the team that handles a ticket sees it, not the whole section; a team that handed it over no longer reads it. For human resources, health, social matters. Tickets that the service already holds become so at once, and stay so even if you untick it later."
        )
    }
    var nameEnglish: String { say("Nom en anglais", "Name in English") }
    var summaryEnglish: String { say("Résumé en anglais", "Summary in English") }
    func inEnglish(_ name: String) -> String { say("\(name), en anglais", "\(name), in English") }

    func fieldName(_ field: CatalogueAdministration.Field) -> String {
        switch field {
        case .key: key
        case .name: name
        case .nameEnglish: nameEnglish
        case .summary: say("Résumé", "Summary")
        case .summaryEnglish: summaryEnglish
        case .section: say("Section", "Section")
        case .team: say("Équipe qui reçoit les demandes", "Team that receives requests")
        case .icon: say("Icône", "Icon")
        case .level: say("Niveau", "Level")
        case .purpose: say("Finalité", "Purpose")
        case .legalBasis: say("Base légale", "Legal basis")
        case .recipients: say("Destinataires", "Recipients")
        case .retention: say("Durée de conservation", "Retention")
        case .contact: say("Contact", "Contact")
        case .purposeEnglish: inEnglish(fieldName(.purpose))
        case .legalBasisEnglish: inEnglish(fieldName(.legalBasis))
        case .recipientsEnglish: inEnglish(fieldName(.recipients))
        case .retentionEnglish: inEnglish(fieldName(.retention))
        case .contactEnglish: inEnglish(fieldName(.contact))
        }
    }

    func fieldHint(_ field: CatalogueAdministration.Field) -> String? {
        switch field {
        case .key: keyHint
        case .team: say("Un formulaire peut en nommer une autre.", "A form may name another one.")
        case .purpose: say("Pourquoi ces données sont demandées.", "Why this data is asked for.")
        case .legalBasis:
            say(
                "Par exemple\(nnbsp): mission d’intérêt public, obligation légale, contrat.",
                "For example: task in the public interest, legal obligation, contract.")
        case .recipients: say("Qui les lit.", "Who reads them.")
        case .retention: say("Par exemple\(nnbsp): deux ans après la clôture.", "For example: two years after closing.")
        case .contact: say("À qui écrire pour exercer ses droits.", "Whom to write to about one’s rights.")
        default: nil
        }
    }

    func problem(_ problem: CatalogueAdministration.Refusal.Problem) -> String {
        switch problem {
        case .missing: missing
        case .badKey: badKey
        case .keyTaken: keyTaken
        case .tooLong(let limit): tooLong(limit)
        case .unknown: unknownChoice
        }
    }

    // Teams and categories
    var newTeam: String { say("Nouvelle équipe", "New team") }
    var newCategory: String { say("Nouvelle catégorie", "New category") }
    var noTeamYet: String { say("Aucune équipe pour l’instant", "No team yet") }
    var noTeamYetWhy: String {
        say(
            "Les tickets arrivent dans une équipe\(nnbsp): il en faut une avant le premier service.",
            "Tickets arrive in a team: one is needed before the first service.")
    }
    var noCategoryYetWhy: String {
        say("Chaque formulaire range ses tickets dans une catégorie.", "Each form puts its tickets in a category.")
    }
    var noCategoryYet: String { say("Aucune catégorie pour l’instant", "No category yet") }
    var teamsLead: String {
        say(
            "Les tickets arrivent dans une équipe. Ses membres sont les personnes ou les groupes à qui vous donnez le droit de traiter.",
            "Tickets reach a team. Its members are the people or groups whom you give the right to handle.")
    }
    var categoriesLead: String {
        say(
            "Une catégorie dit sur quoi porte un ticket\(nnbsp): elle sert à filtrer et à compter.",
            "A category says what a ticket is about: it is used to filter and count.")
    }
    var levelName: String { say("Niveau", "Level") }
    func level(_ level: Int) -> String { say("Niveau \(level)", "Level \(level)") }
    func levelExplanation(_ level: Int) -> String {
        level == 1
            ? say("Qualifie et résout ce qui peut l’être aussitôt.", "Qualifies, and solves what can be at once.")
            : say("Spécialiste, reçoit ce que le niveau 1 lui transfère.", "Specialist, receives what level 1 hands over.")
    }
    var inUse: String { say("En service", "In use") }
    var outOfUse: String { say("Hors service", "Out of use") }
    var teamInUseHint: String {
        say(
            "Hors service, elle ne reçoit plus rien de nouveau\(nnbsp); ses tickets restent et se transfèrent.",
            "Out of use, it receives nothing new; its tickets stay and can be handed over.")
    }
    var categoryInUseHint: String {
        say(
            "Hors service, elle n’est plus proposée\(nnbsp); les tickets qui la portent la gardent.",
            "Out of use, it is no longer offered; tickets that have it keep it.")
    }

    // Priorities
    var matrix: String { say("Priorité selon l’impact et l’urgence", "Priority by impact and urgency") }
    var impact: String { say("Impact", "Impact") }
    func impactOf(_ level: Level) -> String { say("Impact \(self.level(level))", "\(self.level(level)) impact").capitalizedFirst }
    func urgencyOf(_ level: Level) -> String { say("Urgence \(urgency(level))", "\(urgency(level)) urgency").capitalizedFirst }
    var prioritiesLead: String {
        say(
            "L’impact dit combien de personnes sont touchées, l’urgence combien de temps elles peuvent attendre.",
            "Impact is how many people are affected, urgency how long they can wait.")
    }
    var prioritiesEffect: String {
        say(
            "Ce tableau décide de la priorité des tickets créés ou requalifiés après l’enregistrement. Ceux qui existent gardent la leur.",
            "This table decides the priority of tickets created or requalified after saving. Those that exist keep theirs.")
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
