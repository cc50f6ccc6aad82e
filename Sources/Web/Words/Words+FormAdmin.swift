import Application
import Domain
import Storage

extension AdminWords {
    var form: String { say("Formulaire", "Form") }
    var version: String { say("Version", "Version") }
    var use: String { say("Demandes envoyées", "Requests sent") }
    var loadForm: String { say("Charger un formulaire", "Load a form") }
    var formSearch: String { say("Titre ou identifiant", "Title or identifier") }
    var onlyWaiting: String { say("Une version attend d’être publiée", "A version waits to be published") }
    var noForm: String { say("Aucun formulaire ne correspond", "No form matches") }
    var noFormHint: String { say("Élargissez la recherche, ou chargez un formulaire.", "Widen the search, or load a form.") }

    func formsFound(_ count: Int) -> String {
        switch count {
        case 0: say("Aucun formulaire", "No form")
        case 1: say("1 formulaire", "1 form")
        default: say("\(number(count)) formulaires", "\(number(count)) forms")
        }
    }

    func status(_ status: FormStore.Status) -> String {
        switch status {
        case .loaded: say("Chargé", "Loaded")
        case .published: say("Publié", "Published")
        case .withdrawn: say("Retiré", "Withdrawn")
        }
    }

    /// « 3 », « 3, la 4 attend ».
    func versions(_ row: FormStore.FormRow) -> String {
        guard let published = row.publishedVersion else {
            return say("\(row.newestVersion), pas encore publiée", "\(row.newestVersion), not published yet")
        }
        guard row.status == .published, row.newestVersion != published else { return String(published) }
        return say("\(published)\(nnbsp); la \(row.newestVersion) attend", "\(published); \(row.newestVersion) waits")
    }

    // Loading
    var loadFormLead: String {
        say(
            "Le document est vérifié en entier avant d’être gardé. Une nouvelle version ne change rien pour les agents tant qu’elle n’est pas publiée.",
            "The document is checked whole before it is kept. A new version changes nothing for staff until it is published.")
    }
    var loadThisForm: String { say("Vérifier et charger", "Check and load") }
    var formDocument: String { say("Document du formulaire", "Form document") }
    var jsonFile: String { say("Fichier JSON", "JSON file") }
    var jsonFileHint: String { say("512 Ko au plus, en UTF-8.", "512 kB at most, in UTF-8.") }
    var jsonText: String { say("Ou collez le JSON ici", "Or paste the JSON here") }
    var formRefused: String { say("Le formulaire n’a pas été chargé", "The form was not loaded") }
    var notYourService: String {
        say(
            "Ce formulaire appartient à un service que vous ne gérez pas\(nnbsp): demandez-le à l’administration.",
            "This form belongs to a service that you do not own: ask the administration.")
    }

    // Sheet
    func versionNumber(_ version: Int) -> String { say("version \(version)", "version \(version)") }
    func publishVersion(_ version: Int) -> String { say("Publier la version \(version)", "Publish version \(version)") }
    var downloadJSON: String { say("Exporter (JSON)", "Export (JSON)") }
    var withdraw: String { say("Retirer", "Withdraw") }
    var inShort: String { say("En bref", "In short") }
    var versionsTitle: String { say("Versions", "Versions") }
    var makes: String { say("Crée", "Makes") }
    var category: String { say("Catégorie", "Category") }
    var weight: String { say("Impact et urgence", "Impact and urgency") }
    var delay: String { say("Délai indicatif", "Indicative delay") }
    var openDrafts: String { say("Brouillons en cours", "Open drafts") }
    var published: String { say("Publiée", "Published") }
    var notPublished: String { say("À publier", "To publish") }
    var superseded: String { say("Remplacée", "Superseded") }
    func replacedBy(_ title: String) -> String {
        say("Les agents sont dirigés vers «\(nnbsp)\(title)\(nnbsp)».", "Staff are led to “\(title)”.")
    }

    func shownVersion(_ version: Int, _ row: FormStore.FormRow) -> String {
        if row.status == .published, row.publishedVersion == version {
            return say("C’est la version que les agents remplissent.", "This is the version that staff fill.")
        }
        if let published = row.publishedVersion, row.status == .published {
            return say("Les agents remplissent la version \(published).", "Staff fill version \(published).")
        }
        return say("Les agents ne voient pas ce formulaire.", "Staff do not see this form.")
    }

    func loaded(_ moment: String, by name: String?) -> String {
        let text = say("Chargée \(moment)", "Loaded \(moment)")
        return name.map { name in say("\(text) par \(name)", "\(text) by \(name)") } ?? text
    }

    func level(_ level: Level) -> String {
        switch level {
        case .low: say("faible", "low")
        case .medium: say("moyen", "medium")
        case .high: say("fort", "high")
        }
    }

    /// Urgency is feminine in French.
    func urgency(_ level: Level) -> String {
        switch level {
        case .low: say("faible", "low")
        case .medium: say("moyenne", "medium")
        case .high: say("forte", "high")
        }
    }

    func weight(_ impact: Level, _ urgency: Level) -> String {
        say(
            "impact \(level(impact)), urgence \(self.urgency(urgency))",
            "\(level(impact)) impact, \(self.urgency(urgency)) urgency")
    }

    func workingDays(_ count: Int) -> String {
        switch count {
        case 0: say("le jour même", "the same day")
        case 1: say("1 jour ouvré", "1 working day")
        default: say("\(count) jours ouvrés", "\(count) working days")
        }
    }

    // Outline
    var whatItAsks: String { say("Ce qu’il demande", "What it asks") }
    func step(_ number: Int, _ title: String) -> String { say("Étape \(number)\(nnbsp): \(title)", "Step \(number): \(title)") }
    var requiredQuestion: String { say("obligatoire", "required") }
    var optionalQuestion: String { say("facultatif", "optional") }
    var sensitiveQuestion: String {
        say("sensible\(nnbsp): hors des listes et des exports", "sensitive: kept out of lists and exports")
    }
    var prefilledQuestion: String { say("prérempli d’après l’annuaire", "prefilled from the directory") }
    var sometimesRequired: String { say("obligatoire sous condition", "required under a condition") }
    var requiredIf: String { say("Obligatoire si", "Required if") }
    var refusedIf: String { say("Étape refusée si", "Step refused if") }
    var shownIf: String { say("Affichée si", "Shown if") }
    func andOthers(_ count: Int) -> String {
        count == 1 ? say("et 1 autre", "and 1 other") : say("et \(count) autres", "and \(count) others")
    }

    func type(_ type: Question.Kind) -> String {
        switch type {
        case .shortText: say("texte court", "short text")
        case .longText: say("texte long", "long text")
        case .number: say("nombre", "number")
        case .amount: say("montant", "amount")
        case .email: say("adresse e-mail", "e-mail address")
        case .phone: say("téléphone", "phone")
        case .iban: say("compte bancaire (IBAN)", "bank account (IBAN)")
        case .plate: say("immatriculation", "vehicle plate")
        case .address: say("adresse postale", "postal address")
        case .date: say("date", "date")
        case .dateTime: say("date et heure", "date and time")
        case .time: say("heure", "time")
        case .period: say("période", "period")
        case .rating: say("note de 1 à 5", "mark from 1 to 5")
        case .yesNo: say("oui ou non", "yes or no")
        case .acknowledgement: say("case à cocher après lecture", "tick that something was read")
        case .choice: say("un choix", "one choice")
        case .choices: say("plusieurs choix", "several choices")
        case .person: say("personne", "person")
        case .unit: say("direction", "unit")
        case .place: say("lieu", "place")
        case .file: say("fichier", "file")
        case .computed: say("valeur calculée", "computed value")
        case .block: say("bloc répété", "repeated block")
        case .heading: say("intertitre", "heading")
        case .text: say("texte explicatif", "explanatory text")
        }
    }

    // Withdrawal
    var withdrawQuestion: String { say("Retirer ce formulaire\(nnbsp)?", "Withdraw this form?") }
    var withdrawForm: String { say("Retirer le formulaire", "Withdraw the form") }
    var withdrawConsequence: String {
        say(
            "Il quitte le portail aussitôt\(nnbsp): plus personne ne peut l’envoyer. Les demandes déjà envoyées ne changent pas. Une version peut être publiée à nouveau plus tard.",
            "It leaves the portal at once: nobody can send it any more. Requests already sent do not change. A version can be published again later."
        )
    }
    func draftsLost(_ count: Int) -> String {
        switch count {
        case 0: say("Aucun brouillon n’est en cours sur ce formulaire.", "No draft is open on this form.")
        case 1:
            say(
                "1 brouillon est en cours\(nnbsp): il ne pourra plus être envoyé, ses réponses resteront lisibles.",
                "1 draft is open: it can no longer be sent, its answers stay readable.")
        default:
            say(
                "\(number(count)) brouillons sont en cours\(nnbsp): ils ne pourront plus être envoyés, leurs réponses resteront lisibles.",
                "\(number(count)) drafts are open: they can no longer be sent, their answers stay readable.")
        }
    }
    var successor: String { say("Formulaire qui le remplace", "Form that takes over") }
    var successorHint: String { say("Les agents y seront dirigés.", "Staff will be led to it.") }
    var noSuccessor: String { say("Aucun", "None") }
    var badSuccessor: String {
        say("ce formulaire n’est pas publié, choisissez-en un autre", "this form is not published, choose another")
    }
}
