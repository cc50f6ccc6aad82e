import Application
import Domain

extension Words {
    // Before a form opens
    var forWhom: String { say("Pour qui", "Who it is for") }
    var everybody: String { say("Toutes les agentes et tous les agents", "All staff") }
    var delayLabel: String { say("Délai", "Time to answer") }
    var givenBy: String { say("Traité par", "Handled by") }
    var whatToHaveAtHand: String { say("À avoir sous la main", "Have at hand") }
    var begin: String { say("Commencer", "Start") }
    var resumeDraft: String { say("Reprendre le brouillon", "Resume the draft") }
    var discardDraft: String { say("Supprimer le brouillon", "Delete the draft") }
    var discardQuestion: String { say("Supprimer ce brouillon\(nnbsp)?", "Delete this draft?") }
    var discardExplanation: String {
        say(
            "Les réponses et les fichiers de ce brouillon seront effacés. Cette action est définitive.",
            "The answers and files of this draft will be erased, for good.")
    }
    var keepDraft: String { say("Garder le brouillon", "Keep the draft") }
    var draftDiscarded: String { say("Brouillon supprimé", "Draft deleted") }
    func draftNotice(_ moment: String, keptUntil day: String) -> String {
        say(
            "Vous avez un brouillon de cette démarche, enregistré \(moment). Il est gardé jusqu’au \(day).",
            "You have a draft of this form, saved \(moment). It is kept until \(day).")
    }
    func questionCount(_ count: Int, pages: Int) -> String {
        let questions = count > 1 ? say("\(count) questions", "\(count) questions") : say("1 question", "1 question")
        return pages > 1 ? say("\(questions) en \(pages) étapes", "\(questions) in \(pages) steps") : questions
    }
    var length: String { say("Longueur", "Length") }
    var formWithdrawn: String { say("Cette démarche est fermée", "This form is closed") }
    var formWithdrawnExplanation: String {
        say("Elle ne peut plus être envoyée.", "It can no longer be sent.")
    }
    func replacedBy(_ title: String) -> String { say("Utilisez à la place\(nnbsp): \(title)", "Use this instead: \(title)") }
    var answersStayReadable: String {
        say("Vos réponses restent lisibles ci-dessous.", "Your answers can still be read below.")
    }

    // Personal data
    var privacyTitle: String { say("Vos données personnelles", "Your personal data") }
    var privacyPurpose: String { say("Pourquoi", "Purpose") }
    var privacyLegalBasis: String { say("Base légale", "Legal basis") }
    var privacyRecipients: String { say("Qui les lit", "Who reads them") }
    var privacyRetention: String { say("Durée de conservation", "Kept for") }
    var privacyContact: String { say("Vos droits", "Your rights") }

    // Pages of a form
    var steps: String { say("Étapes de la demande", "Steps of the request") }
    func step(_ number: Int, of count: Int) -> String { say("étape \(number) sur \(count)", "step \(number) of \(count)") }
    var currentStep: String { say("Étape en cours", "Current step") }
    var answering: String { say("vos réponses", "your answers") }
    /// From the check page of a form of one page, which says nothing of steps.
    var modifyAnswers: String { say("Modifier mes réponses", "Change my answers") }
    func backToStep(_ number: Int) -> String { say("Revenir à l’étape \(number)", "Back to step \(number)") }
    var checkAndSend: String { say("Vérifier et envoyer", "Check and send") }
    var allRequired: String {
        say(
            "Tous les champs sont obligatoires, sauf ceux marqués «\(nnbsp)facultatif\(nnbsp)».",
            "All fields are required, except those marked “optional”.")
    }
    var landmarks: String { say("Repères sur cette démarche", "About this form") }
    var whatHappensNext: String { say("Ce qui se passe ensuite", "What happens next") }
    var youCheckAndSend: String { say("Vous vérifiez et envoyez", "You check and send") }
    var youCheckAndSendDetail: String { say("Rien ne part avant votre accord", "Nothing leaves before you agree") }
    var teamReceives: String { say("L’équipe reçoit la demande", "The team receives it") }
    var teamAnswers: String { say("Elle vous répond", "It answers you") }
    func expected(_ day: String) -> String { say("En principe le \(day) au plus tard", "Normally by \(day)") }
    var alreadyKnown: String { say("Déjà connu de nous", "Already known to us") }
    var requesterLabel: String { say("Demande de", "Requested by") }
    var unitLabel: String { say("Direction", "Unit") }
    var workplaceLabel: String { say("Lieu de travail", "Workplace") }
    var phoneLabel: String { say("Téléphone", "Phone") }
    var notSavedYet: String {
        say("Brouillon non enregistré, nouvel essai dans un instant", "Draft not saved, trying again in a moment")
    }
    var savedElsewhere: String {
        say(
            "Une réponse de cette page a changé entre-temps, sur un autre écran. «\(nnbsp)Continuer\(nnbsp)» la montre.",
            "An answer of this page has changed meanwhile, on another screen. “Continue” shows it.")
    }
    func draftKept(until day: String) -> String {
        say(
            "Si vous ne l’envoyez pas, ce brouillon est gardé jusqu’au \(day), puis effacé.",
            "If you do not send it, this draft is kept until \(day), then erased.")
    }
    func draftSavedAt(_ time: String) -> String { say("Brouillon enregistré à \(time)", "Draft saved at \(time)") }
    var notReceived: String {
        say("Des réponses n’étaient pas parvenues au serveur.", "Some answers had not reached the server.")
    }
    var takeThem: String { say("Les reprendre", "Use them") }
    var forgetThem: String { say("Les oublier", "Forget them") }
    func shownQuestions(_ count: Int) -> String {
        count > 1
            ? say("\(count) questions apparaissent.", "\(count) questions appear.")
            : say("Une question apparaît.", "One question appears.")
    }
    func hiddenQuestions(_ count: Int) -> String {
        count > 1
            ? say("\(count) questions disparaissent.", "\(count) questions disappear.")
            : say("Une question disparaît.", "One question disappears.")
    }

    // For whom
    var whoIsItFor: String { say("Pour qui est cette demande\(nnbsp)?", "Who is this request for?") }
    var forMyself: String { say("Pour moi-même", "For myself") }
    func forPerson(_ name: String) -> String { say("Pour \(name)", "For \(name)") }
    var forSomebodyElse: String { say("Pour une autre personne", "For another person") }
    var concernedPerson: String { say("Personne concernée", "Person concerned") }
    var concernedPersonHint: String {
        say(
            "Nom, prénom ou matricule. Elle suivra la demande elle aussi.",
            "Name or staff number. They will follow the request too.")
    }
    var nameTheConcerned: String {
        say("Indiquez la personne pour qui vous faites cette demande", "Say who this request is for")
    }
    func yourself(_ name: String) -> String { say("\(name) (vous-même)", "\(name) (yourself)") }

    // Search fields
    var personHint: String { say("Nom, prénom ou matricule", "Name or staff number") }
    var unitHint: String { say("Nom de la direction ou du service", "Name of the unit") }
    var placeHint: String { say("Site, bâtiment ou salle", "Site, building or room") }
    var choiceHint: String { say("Les premières lettres suffisent", "The first letters are enough") }
    func severalMatches(_ text: String) -> String {
        say("Réponses pour «\(nnbsp)\(text)\(nnbsp)»", "Answers for “\(text)”")
    }
    func noMatch(_ text: String) -> String {
        say(
            "Rien ne correspond à «\(nnbsp)\(text)\(nnbsp)». Vérifiez l’orthographe ou essayez avec moins de lettres.",
            "Nothing matches “\(text)”. Check the spelling or try fewer letters.")
    }
    func results(_ count: Int) -> String {
        switch count {
        case 0: say("Aucun résultat", "No result")
        case 1: say("1 résultat", "1 result")
        default: say("\(count) résultats", "\(count) results")
        }
    }

    // Fields
    var choose: String { say("Choisissez", "Choose") }
    var noAnswer: String { say("Sans réponse", "No answer") }
    var day: String { say("Jour", "Day") }
    func addressPart(_ part: PostalAddress.Part) -> String {
        switch part {
        case .street: say("Numéro et voie", "Number and street")
        case .more: say("Complément (facultatif)", "More (optional)")
        case .postalCode: say("Code postal", "Postal code")
        case .town: say("Commune", "Town")
        case .country: say("Pays (si ce n’est pas la France)", "Country (if it is not France)")
        }
    }
    var newTab: String { say("nouvel onglet", "new tab") }
    func maskHint(_ mask: String) -> String {
        let parts = [
            mask.utf8.contains(UInt8(ascii: "A")) ? say("A pour une lettre", "A for a letter") : nil,
            mask.utf8.contains(UInt8(ascii: "9")) ? say("9 pour un chiffre", "9 for a digit") : nil,
        ].compactMap { part in part }.joined(separator: ", ")
        return say("Sur le modèle \(mask) (\(parts))", "Like \(mask) (\(parts))")
    }
    var plateHint: String { say("Par exemple AB-123-CD", "For example AB-123-CD") }
    var ibanHint: String {
        say(
            "Sur le relevé d’identité bancaire\(nnbsp); 27 caractères en France", "On the bank statement; 27 characters in France"
        )
    }
    func amountHint(_ currency: Currency) -> String {
        let example = currency.decimals == 0 ? say("1\(nnbsp)234", "1234") : say("1\(nnbsp)234,50", "1234.50")
        return currency == .euro
            ? say("En euros, par exemple \(example)", "In euros, for example \(example)")
            : say("En \(currency.code), par exemple \(example)", "In \(currency.code), for example \(example)")
    }
    var timeOfDay: String { say("Heure", "Time") }
    var periodStart: String { say("Du", "From") }
    var periodEnd: String { say("Au (inclus)", "To (included)") }
    func characters(_ count: Int, of maximum: Int) -> String {
        say("Caractères\(nnbsp): \(number(count)) sur \(number(maximum))", "Characters: \(number(count)) of \(number(maximum))")
    }
    var charactersTemplate: String { say("Caractères\(nnbsp): {n} sur {max}", "Characters: {n} of {max}") }
    var charactersOver: String { say("Caractères en trop\(nnbsp): {n}", "Characters too many: {n}") }
    func filesHint(maximum: Int, size: String) -> String {
        maximum > 1
            ? say(
                "PDF, image, document de bureautique\(nnbsp); \(size) au plus par fichier, \(maximum) fichiers au plus.",
                "PDF, image, office document; at most \(size) each, at most \(maximum) files.")
            : say("PDF, image ou document de bureautique, \(size) au plus.", "PDF, image or office document, at most \(size).")
    }
    var remove: String { say("Retirer", "Remove") }
    /// - Parameter typed: what was typed here; nil where it is not repeated.
    func answeredElsewhere(_ typed: String?) -> String {
        let own: String =
            switch typed {
            case nil: ""
            case "": say(" Ici, vous l’aviez laissée vide.", " Here, you had left it empty.")
            case let typed?:
                say(" Ici, vous aviez répondu «\(nnbsp)\(typed)\(nnbsp)».", " Here, you had answered “\(typed)”.")
            }
        return say(
            "Vous avez changé cette réponse entre-temps, sur un autre écran\(nnbsp): c’est elle qui est affichée.\(own) Gardez-la, ou corrigez-la",
            "You changed this answer meanwhile, on another screen: it is the one shown.\(own) Keep it, or correct it")
    }
    var notComputedYet: String { say("Se calcule d’après vos réponses", "Computed from your answers") }

    // Repeated blocks
    var addRow: String { say("Ajouter une ligne", "Add a row") }
    func noMoreRows(_ maximum: Int) -> String {
        say("Vous avez atteint le maximum\(nnbsp): \(maximum).", "You have reached the maximum: \(maximum).")
    }
    /// - Parameter name: « Voyageur 2 »
    func rowRemoved(_ name: String) -> String {
        say("«\(nnbsp)\(name)\(nnbsp)» ne figure plus dans votre demande", "“\(name)” is no longer in your request")
    }
    /// - Parameter name: « Voyageur »
    func rowGone(_ name: String) -> String {
        say(
            "«\(nnbsp)\(name)\(nnbsp)»\(nnbsp): une ligne que vous remplissiez a été retirée sur un autre écran. Ce que vous y avez écrit est gardé",
            "“\(name)”: a row that you were filling was removed on another screen. What you wrote in it is kept")
    }
    var putBack: String { say("Rétablir", "Put back") }

    var removeTemplate: String { say("Retirer {name}", "Remove {name}") }
    func tooBigTemplate(_ size: String) -> String { say("{name} dépasse \(size).", "{name} is larger than \(size).") }
    func filesAtMost(_ count: Int) -> String {
        count > 1 ? say("\(count) fichiers au plus.", "At most \(count) files.") : say("Un seul fichier.", "One file only.")
    }

    // Check, confirmation
    var checkTitle: String { say("Vérifiez avant d’envoyer", "Check before sending") }
    var sendRequest: String { say("Envoyer la demande", "Send the request") }
    var modifyAnswer: String { say("Modifier", "Change") }
    var beneficiaryLabel: String { say("Pour", "For") }
    var requestSent: String { say("Demande envoyée", "Request sent") }
    func referenceExplanation(_ team: String) -> String {
        say(
            "C’est le numéro de votre demande. L’équipe \(team) l’a reçue.",
            "This is the number of your request. The team \(team) has received it.")
    }
    func answerBy(_ day: String) -> String { say("Réponse attendue le \(day) au plus tard.", "An answer is expected by \(day).") }
    var followIt: String { say("Suivre ma demande", "Follow my request") }
    var askAnother: String { say("Faire une autre demande", "Make another request") }
    var keptInMyRequests: String {
        say(
            "Elle reste dans «\(nnbsp)Mes demandes\(nnbsp)», avec vos réponses, et sa page s’imprime.",
            "It stays under “My requests” with your answers, and its page can be printed.")
    }
    var youWillBeTold: String {
        say(
            "Vous recevrez une notification à chaque réponse. Vous pouvez compléter votre demande à tout moment.",
            "You will get a notification of each answer. You can add to your request at any time.")
    }

    // Versions
    var formChanged: String { say("La démarche a changé depuis votre brouillon", "The form has changed since your draft") }
    var answersCarried: String {
        say(
            "Vos réponses ont été reprises. Vérifiez-les avant d’envoyer.",
            "Your answers were carried over. Check them before sending.")
    }
    func supersededUntil(_ day: String) -> String {
        say(
            "Cette démarche a changé. Vous pouvez envoyer votre brouillon tel qu’il est jusqu’au \(day).",
            "This form has changed. You can send your draft as it is until \(day).")
    }
    var addedQuestions: String { say("Nouvelles questions", "New questions") }
    var removedQuestions: String { say("Questions supprimées", "Removed questions") }
    var changedQuestions: String { say("Questions modifiées", "Changed questions") }
    var personLeft: String { say("Cette personne a quitté l’organisation", "This person has left") }
    var personLeftExplanation: String {
        say(
            "Son compte n’est plus actif. Rien n’est envoyé\(nnbsp): nommez une autre personne, ou supprimez ce brouillon.",
            "Their account is no longer active. Nothing was sent: name another person, or delete this draft.")
    }
    var changedMeanwhile: String {
        say(
            "La démarche vient de changer. Rien n’est envoyé\(nnbsp): relisez vos réponses, puis envoyez.",
            "The form has just changed. Nothing was sent: read your answers again, then send.")
    }
    func filesToChooseAgain(_ names: [String]) -> String {
        let list = names.joined(separator: ", ")
        return say("Fichiers à choisir de nouveau\(nnbsp): \(list)", "Files to choose again: \(list)")
    }
    var keptThroughSignIn: String {
        say(
            "Votre session était fermée. Ce que vous avez tapé est gardé\(nnbsp): connectez-vous pour continuer.",
            "Your session had ended. What you typed is kept: sign in to continue.")
    }
    var answersRestored: String { say("Vos réponses sont retrouvées", "Your answers are back") }
    var answersRestoredDetail: String {
        say(
            "Votre session s’était fermée pendant que vous écriviez. Rien n’est perdu.",
            "Your session had ended while you were writing. Nothing is lost.")
    }
    var sessionClosedUnsaved: String {
        say(
            "Votre session est fermée. «\(nnbsp)Continuer\(nnbsp)» vous reconnecte sans rien perdre.",
            "Your session has ended. “Continue” signs you in again, losing nothing.")
    }
}
