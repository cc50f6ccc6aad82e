import Application
import Domain

// The list of requests.
extension Words {
    func tab(_ tab: RequestList.Tab) -> String {
        switch tab {
        case .awaiting: say("Attend ma réponse", "Awaiting my answer")
        case .open: say("En cours", "Open")
        case .finished: say("Terminées", "Finished")
        case .drafts: say("Brouillons", "Drafts")
        case .watched: say("Suivies", "Followed")
        }
    }
    var requestTabs: String { say("Mes demandes, par état", "My requests, by state") }
    func count(_ count: Int, upTo maximum: Int) -> String {
        count > maximum ? say("plus de \(number(maximum))", "over \(number(maximum))") : number(count)
    }
    func emptyTab(_ tab: RequestList.Tab) -> (title: String, why: String) {
        switch tab {
        case .awaiting:
            (
                say("Rien n’attend votre réponse", "Nothing awaits your answer"),
                say(
                    "Quand une équipe aura besoin d’une précision, sa question apparaîtra ici.",
                    "When a team needs to know more, its question will appear here.")
            )
        case .open:
            (
                say("Aucune demande en cours", "No open request"),
                say(
                    "Vos demandes apparaissent ici dès leur envoi, jusqu’à leur résolution.",
                    "Your requests appear here as soon as you send them, until they are resolved.")
            )
        case .finished:
            (
                say("Aucune demande terminée", "No finished request"),
                say(
                    "Les demandes résolues, terminées ou annulées restent consultables ici.",
                    "Resolved, closed and cancelled requests stay readable here.")
            )
        case .drafts:
            (
                say("Aucun brouillon", "No draft"),
                say(
                    "Une démarche commencée et non envoyée est gardée ici, telle que vous l’avez laissée.",
                    "A form you began and did not send is kept here as you left it.")
            )
        case .watched:
            (
                say("Aucune demande suivie", "No followed request"),
                say(
                    "Les demandes d’autres personnes auxquelles on vous associe apparaissent ici.",
                    "Requests made by others that you follow appear here.")
            )
        }
    }
    var findForm: String { say("Trouver une démarche", "Find a form") }
    var withdrawnForm: String {
        say(
            "Cette démarche a été retirée. Vos réponses restent lisibles.",
            "This form has been withdrawn. Your answers stay readable.")
    }
    func confirmBefore(_ day: String) -> String {
        say(
            "Est-ce réglé\(nnbsp)? Sans réponse, la demande se terminera le \(day).",
            "Is it solved? Without an answer, the request closes on \(day).")
    }
}

// Times and sizes inside sentences.
extension Words {
    /// « le 12 novembre à 10 h », « hier à 16 h 12 ».
    func onMoment(_ instant: Instant, _ visit: Visit) -> String {
        let calendar = visit.portal.calendar
        let text = moment(instant, now: visit.now, calendar: calendar)
        let days = calendar.date(visit.now).daysSince1970 - calendar.date(instant).daysSince1970
        return (-1...1).contains(days) ? text : say("le \(text)", "on \(text)")
    }

    /// Until when a draft is kept when nobody touches it any more.
    func draftEnd(savedAt instant: Instant, _ visit: Visit) -> String {
        let calendar = visit.portal.calendar
        return day(calendar.date(instant + visit.portal.rules.draftLifetime), today: calendar.date(visit.now))
    }
}

// The page of a request.
extension Words {
    var request: String { say("Demande", "Request") }
    var requestSteps: String { say("Étapes de la demande", "Steps of the request") }
    var stepSent: String { say("Envoyée", "Sent") }
    var stepTaken: String { say("Prise en charge", "Being handled") }
    var stepWaiting: String { say("En attente", "On hold") }
    var stepResolved: String { say("Résolue", "Resolved") }
    var stepClosed: String { say("Terminée", "Closed") }
    var stepCancelled: String { say("Annulée", "Cancelled") }
    var stepDone: String { say(", fait", ", done") }

    var situation: String { say("Où en est votre demande", "Where your request stands") }
    var heldBy: String { say("Suivie par", "Held by") }
    func teamInSentence(_ name: String) -> String { say("équipe \(name)", "team \(name)") }
    var expectedAnswer: String { say("Réponse attendue", "Answer expected") }
    func before(_ day: String) -> String { say("au plus tard \(day)", "by \(day)") }
    func the(_ day: String) -> String { say("le \(day)", day) }
    func lateSince(_ day: String) -> String {
        say("En retard\(nnbsp): la réponse était attendue \(day)", "Late: the answer was expected by \(day)")
    }
    var whatIsExpected: String { say("Ce que nous attendons de vous", "What we expect of you") }
    var nothingExpected: String {
        say(
            "Rien pour l’instant. Vous recevrez une notification quand il y aura du nouveau.",
            "Nothing for now. You will get a notification when there is news.")
    }
    var answerExpected: String {
        say(
            "Répondez au dernier message\(nnbsp): le traitement reprendra aussitôt.",
            "Answer the last message: the work resumes at once.")
    }
    var answerOfOthersExpected: String {
        say("La personne qui a fait la demande doit répondre.", "Whoever made the request has to answer.")
    }
    func confirmationExpected(_ day: String) -> String {
        say(
            "Dites-nous si c’est réglé. Sans nouvelle de vous, la demande se terminera \(day).",
            "Tell us whether it is solved. If we do not hear from you, the request closes on \(day).")
    }
    var whyWaiting: String { say("En attente", "On hold") }
    func waiting(_ reason: Waiting.Reason) -> String {
        switch reason {
        case .requester: say("de votre réponse", "for your answer")
        case .supplier: say("d’un fournisseur", "for a supplier")
        case .delivery: say("d’une livraison", "for a delivery")
        case .appointment: say("d’un rendez-vous", "for an appointment")
        case .change: say("d’une intervention planifiée", "for a planned change")
        }
    }
    func until(_ day: String) -> String { say("jusqu’au \(day)", "until \(day)") }
    var over: String {
        say("Elle est terminée\(nnbsp): rien n’est attendu de vous.", "It is closed: nothing is expected of you.")
    }

    // Facts
    var aboutRequest: String { say("En bref", "At a glance") }
    var sentLabel: String { say("Envoyée", "Sent") }
    var forLabel: String { say("Pour", "For") }
    var madeByLabel: String { say("Faite par", "Made by") }
    var yourself: String { say("vous-même", "yourself") }
    var you: String { say("vous", "you") }
    var youCapital: String { say("Vous", "You") }
    var formerPerson: String { say("Une personne partie", "Somebody who left") }
    var seenAsRequester: String {
        say(
            "Vous voyez cette demande comme la personne qui l’a faite. Pour la traiter, ouvrez-la dans le poste technicien.",
            "You see this request as whoever made it does. To handle it, open it in the workbench.")
    }
    var openInWorkbench: String { say("Ouvrir dans le poste technicien", "Open in the workbench") }

    // Conversation
    var conversation: String { say("Échanges", "Conversation") }
    var noExchange: String { say("Aucun message pour l’instant.", "No message yet.") }
    var new: String { say("Nouveau", "New") }
    func messageOf(_ name: String) -> String { say("Message de \(name)", "Message from \(name)") }
    var attachments: String { say("Pièces jointes", "Attachments") }
    func attachedImage(_ name: String) -> String { say("Image jointe\(nnbsp): \(name)", "Attached image: \(name)") }
    var download: String { say("Télécharger", "Download") }

    // Answers
    var yourAnswers: String { say("Réponses données", "Answers given") }
    var description: String { say("Description", "Description") }
    var withheldAnswer: String { say("Réponse confidentielle", "Confidential answer") }
    var goneAnswer: String { say("N’existe plus", "No longer exists") }
    func answeredForm(_ form: String, _ moment: String) -> String {
        say("Démarche «\(nnbsp)\(form)\(nnbsp)», envoyée \(moment).", "Form “\(form)”, sent \(moment).")
    }
    var doAgain: String { say("Refaire cette démarche", "Fill this form again") }
}
