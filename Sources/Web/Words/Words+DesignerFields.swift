import Application
import Domain

extension DesignerWords {
    // Description
    var summaryName: String { say("Résumé", "Summary") }
    var summary: String { summaryName }
    var summaryHint: String { say("Une phrase\(nnbsp): quand s’en servir.", "One sentence: when to use it.") }
    var audience: String { say("Qui peut s’en servir", "Who may ask") }
    var atHand: String { say("À avoir sous la main", "To have at hand") }
    var onePerLine: String { say("Un par ligne\(nnbsp): français | anglais.", "One a line: French | English.") }
    var keywords: String { say("Autres mots que l’on cherche", "Other words people search with") }
    var keywordsHint: String { say("Séparés par des virgules.", "Separated by commas.") }
    var icon: String { say("Icône", "Icon") }
    var nothing: String { say("Aucune", "None") }
    var impact: String { say("Impact", "Impact") }
    var urgency: String { say("Urgence", "Urgency") }
    var ticketTitle: String { say("Titre du ticket", "Title of the ticket") }
    var ticketTitleHint: String {
        say(
            "La clé d’une question entre accolades est remplacée par sa réponse, comme «\(nnbsp)Badge\(nnbsp): {site}\(nnbsp)».",
            "The key of a question in braces is replaced by its answer, as in “Badge: {site}”.")
    }
    func inEnglish(_ label: String) -> String { say("\(label), en anglais", "\(label), in English") }

    // Question
    var question: String { say("La question", "The question") }
    var type: String { say("Type", "Type") }
    var labelOfQuestion: String { say("Libellé", "Label") }
    var text: String { say("Texte", "Text") }
    var paragraphs: String { say("Paragraphes", "Paragraphs") }
    var help: String { say("Aide", "Help") }
    var keyIs: String { say("Clé, donnée une fois pour toutes\(nnbsp):", "Key, given once and for all:") }
    var answer: String { say("La réponse", "The answer") }
    var mustBeAnswered: String { say("Réponse obligatoire", "Answer required") }
    var always: String { say("Toujours", "Always") }
    var notRequired: String { say("Non", "No") }
    var underCondition: String { say("Sous condition", "Under a condition") }
    var sensitive: String { say("Réponse sensible", "Sensitive answer") }
    var sensitiveHint: String {
        say(
            "Santé, numéro de sécurité sociale, compte bancaire\(nnbsp): hors des listes, des recherches et des exports.",
            "Health, social security number, bank account: kept out of lists, searches and exports.")
    }
    var ibanIsSensitive: String {
        say("Un compte bancaire est toujours une réponse sensible.", "A bank account is always a sensitive answer.")
    }
    var prefill: String { say("Proposé d’après l’annuaire", "Proposed from the directory") }
    func prefill(_ prefill: Question.Prefill) -> String {
        switch prefill {
        case .name: say("Nom", "Name")
        case .email: say("Adresse e-mail", "E-mail address")
        case .phone: say("Téléphone", "Phone")
        case .unit: say("Direction", "Unit")
        case .site: say("Site", "Site")
        }
    }
    var limits: String { say("Limites et précisions", "Limits and details") }
    var whole: String { say("Nombre entier", "Whole number") }
    var mask: String { say("Forme du texte", "Shape of the text") }
    var maskHint: String {
        say(
            "A pour une lettre, 9 pour un chiffre\(nnbsp): AA-9999. Sans autre limite du texte.",
            "A for a letter, 9 for a digit: AA-9999. Without another limit of the text.")
    }
    var allowed: String { say("Caractères admis", "Allowed characters") }
    var currency: String { say("Monnaie", "Currency") }
    var currencyHint: String { say("Code ISO 4217\(nnbsp): EUR, CHF…", "ISO 4217 code: EUR, CHF…") }
    var foreign: String { say("Accepter l’étranger", "Accept other countries") }
    var lowest: String { say("Ce que veut dire 1", "What 1 means") }
    var highest: String { say("Ce que veut dire 5", "What 5 means") }
    var address: String { say("Adresse de ce qui est à lire", "Address of what is to be read") }
    var addressHint: String { say("Commence par https://", "Begins with https://") }
    var linkText: String { say("Texte du lien", "Text of the link") }
    var message: String { say("Message si la réponse ne convient pas", "Message when the answer is not right") }

    func limit(_ name: String, of type: Question.Kind) -> String {
        switch (name, type) {
        case ("minLength", _): say("Caractères au moins", "Characters at least")
        case ("maxLength", _): say("Caractères au plus", "Characters at most")
        case ("minimumDays", _): say("Jours au moins", "Days at least")
        case ("maximumDays", _): say("Jours au plus", "Days at most")
        case ("minimum", .choices): say("Choix au moins", "Choices at least")
        case ("maximum", .choices): say("Choix au plus", "Choices at most")
        case ("maximum", .file): say("Fichiers au plus", "Files at most")
        case ("minimum", _): say("Au moins", "At least")
        case ("maximum", _): say("Au plus", "At most")
        case ("earliest", _): say("Au plus tôt", "At the earliest")
        default: say("Au plus tard", "At the latest")
        }
    }

    func limitHint(_ name: String, of type: Question.Kind) -> String? {
        guard name == "earliest" || name == "latest" else { return nil }
        return type == .time
            ? say("Une heure\(nnbsp): 09:30.", "A time: 09:30.")
            : say("2026-12-31, today, today+10 ou today-365.", "2026-12-31, today, today+10 or today-365.")
    }

    func problem(_ problem: QuestionEntry.Problem) -> String {
        switch problem {
        case .notWhole: say("donnez un nombre entier, ou rien", "give a whole number, or nothing")
        case .notNumber: say("donnez un nombre, ou rien", "give a number, or nothing")
        case .notBound:
            say(
                "donnez un jour (2026-12-31, today+10) ou une heure (09:30)",
                "give a day (2026-12-31, today+10) or a time (09:30)")
        }
    }

    // Choices
    var choices: String { say("Choix", "Choices") }
    var choicesHint: String {
        say(
            "Videz une ligne pour retirer son choix. Un choix garde sa clé quand son libellé change.",
            "Empty a row to remove its choice. A choice keeps its key when its label changes.")
    }
    func choice(_ number: Int) -> String { say("Choix \(number)", "Choice \(number)") }
    var moreChoices: String { say("Ajouter plusieurs choix", "Add several choices") }
    var moreChoicesHint: String { onePerLine }

    // Conditions
    var conditions: String { say("Conditions", "Conditions") }
    /// What of a question a page is about.
    func aspect(_ which: ConditionEditor.Which) -> String {
        switch which {
        case .shown: say("condition d’affichage", "when it is shown")
        case .required: say("condition d’obligation", "when it is required")
        }
    }
    var shownWhen: String { say("Affichée si", "Shown if") }
    var requiredWhen: String { say("Obligatoire si", "Required if") }
    var asSaidAbove: String { say("Comme dit plus haut", "As said above") }
}
