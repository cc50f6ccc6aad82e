import Application
import Domain

// What a requester does with a request, and what is said of it.
extension Words {
    var replyTitle: String { say("Répondre", "Reply") }
    var replyOnResolved: String { say("Ce n’est pas réglé, ou vous voulez ajouter un mot", "Not solved, or something to add") }
    var yourMessage: String { say("Votre message", "Your message") }
    var replyHint: String {
        say(
            "L’équipe qui suit la demande le lira. N’y écrivez aucun mot de passe.",
            "The team that holds the request will read it. Never write a password in it.")
    }
    func characterCount(_ count: Int, _ maximum: Int) -> String {
        say("Caractères\(nnbsp): \(number(count)) sur \(number(maximum))", "Characters: \(number(count)) of \(number(maximum))")
    }
    var characterTemplate: String { say("Caractères\(nnbsp): {n} sur {max}", "Characters: {n} of {max}") }
    var characterOver: String { say("Caractères en trop\(nnbsp): {n}", "Characters too many: {n}") }
    var addFiles: String { say("Joindre des fichiers", "Attach files") }
    func filesHint(_ size: String) -> String {
        say(
            "\(size) au plus par fichier\(nnbsp): images, PDF, documents bureautiques sans macro.",
            "At most \(size) per file: images, PDF, office documents without macros.")
    }
    var removedFileTemplate: String { say("{name} retiré", "{name} removed") }
    var removeFileTemplate: String { say("Retirer {name}", "Remove {name}") }
    var fileTooBigTemplate: String { say("{name} dépasse la taille permise.", "{name} is larger than allowed.") }
    func tooManyFilesAtOnce(_ maximum: Int) -> String { say("\(maximum) fichiers au plus.", "At most \(maximum) files.") }
    var sendMessage: String { say("Envoyer le message", "Send the message") }
    var sendWithoutReopening: String { say("Envoyer sans rouvrir", "Send without reopening") }
    var sendAndReopen: String { say("Envoyer et rouvrir la demande", "Send and reopen the request") }
    var confirmSolution: String { say("Confirmer que c’est réglé", "Confirm that it is solved") }
    var cancelRequest: String { say("Annuler la demande", "Cancel the request") }
    var cancelQuestion: String { say("Annuler cette demande\(nnbsp)?", "Cancel this request?") }
    var cancelExplained: String {
        say(
            "Personne ne la traitera, et elle ne pourra pas être rouverte. Ce qu’elle contient restera lisible dans vos demandes terminées.",
            "Nobody will handle it, and it cannot be reopened. What it holds stays readable among your finished requests.")
    }
    var keepRequest: String { say("Garder la demande", "Keep the request") }
    var followUp: String { say("Faire suite à cette demande", "Follow up on this request") }
    var newRequestFromCatalogue: String { say("Faire une nouvelle demande", "Make a new request") }
    var followsLabel: String { say("Fait suite à", "Follows") }
    var followedByLabel: String { say("Suite donnée", "Followed by") }
    func follows(_ reference: String) -> String {
        say("Cette demande fait suite à \(reference).", "This request follows \(reference).")
    }
    var cannotReplyAnymore: String {
        say(
            "Cette demande est terminée\(nnbsp): elle ne reçoit plus de message. Si le besoin revient, faites une nouvelle demande.",
            "This request is closed: it takes no more messages. Should the need come back, make a new request.")
    }

    // Results
    func done(_ action: RequestDone) -> (title: String, text: String) {
        switch action {
        case .reply:
            (
                say("Message envoyé", "Message sent"),
                say("L’équipe qui suit votre demande l’a reçu.", "The team that holds your request has received it.")
            )
        case .replyOnResolved:
            (
                say("Message envoyé", "Message sent"),
                say(
                    "La demande reste résolue. Si le problème demeure, rouvrez-la ci-dessous.",
                    "The request stays resolved. If the problem remains, reopen it below.")
            )
        case .cancelled:
            (
                say("Demande annulée", "Request cancelled"),
                say("Personne ne la traitera.", "Nobody will handle it.")
            )
        case .confirmed:
            (
                say("Merci, la demande est terminée", "Thank you, the request is closed"),
                say("Elle reste lisible dans vos demandes terminées.", "It stays readable among your finished requests.")
            )
        case .reopened:
            (
                say("Demande rouverte", "Request reopened"),
                say("L’équipe qui la suivait la reprend.", "The team that held it takes it up again.")
            )
        case .repeated:
            (
                say("C’était déjà fait", "It was done already"),
                say(
                    "Cette page a été envoyée deux fois\(nnbsp): une seule a compté.",
                    "This page was sent twice: it counted once.")
            )
        }
    }

    // Refusals
    var notSent: String { say("Votre message n’a pas été envoyé", "Your message was not sent") }
    var notDone: String { say("L’action n’a pas été faite", "Nothing was changed") }
    func refusal(_ refusal: RequestService.Refusal) -> String {
        switch refusal {
        case .emptyMessage: say("Écrivez un message, ou joignez un fichier.", "Write a message, or attach a file.")
        case .longMessage(let maximum):
            say(
                "Raccourcissez le message\(nnbsp): \(number(maximum)) caractères au plus.",
                "Shorten the message: at most \(number(maximum)) characters.")
        case .tooManyFiles(let maximum):
            say(
                "Joignez moins de fichiers\(nnbsp): une demande en porte \(maximum) au plus.",
                "Attach fewer files: a request carries at most \(maximum).")
        case .ticket(let error): self.refusal(error)
        }
    }
    func refusal(_ error: TicketError) -> String {
        switch error {
        case .stale:
            say(
                "La demande a changé entre-temps. Lisez ce qui est nouveau, puis recommencez si vous le souhaitez encore.",
                "The request has changed meanwhile. Read what is new, then try again if you still want to.")
        case .alreadyBegun:
            say(
                "Le traitement a commencé\(nnbsp): la demande ne peut plus être annulée. Écrivez à l’équipe que vous y renoncez.",
                "Work has begun: the request can no longer be cancelled. Write to the team that you no longer need it.")
        case .closed:
            say(
                "La demande est terminée\(nnbsp): elle ne peut plus être rouverte. Faites une nouvelle demande.",
                "The request is closed: it can no longer be reopened. Make a new request.")
        case .notOpen: cannotReplyAnymore
        case .notAllowed(let from, _):
            say(
                "La demande est maintenant à l’état «\(nnbsp)\(requesterState(from))\(nnbsp)», qui ne le permet pas.",
                "The request is now “\(requesterState(from))”, which does not allow it.")
        case .nothingChanges: say("Il n’y a rien à changer.", "There is nothing to change.")
        }
    }
    var whatChanged: String { say("Ce qui est nouveau", "What is new") }
    var chooseFilesAgain: String {
        say(
            "Choisissez à nouveau vos fichiers\(nnbsp): ils n’ont pas été gardés.", "Choose your files again: they were not kept."
        )
    }
}

/// What a command of a requester has done, as the next page says it.
enum RequestDone: String {
    case reply, replyOnResolved, cancelled, confirmed, reopened, repeated
}
