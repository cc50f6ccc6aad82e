import Domain

// A request of several tickets: its actions.
extension Words {
    func requestState(_ state: RequestState) -> String {
        switch state {
        case .awaitingRequester: awaitsYourAnswer
        case .open: requesterState(.inProgress)
        case .resolved: requesterState(.resolved)
        case .cancelled: requesterState(.cancelled)
        }
    }
    var actions: String { say("Actions de votre demande", "Actions of your request") }
    var actionsOfRequest: String { say("Actions de la demande", "Actions of the request") }
    func action(_ name: String) -> String { say("Action\(nnbsp): \(name)", "Action: \(name)") }
    func actionsDone(_ done: Int, of count: Int) -> String {
        done == 0
            ? say("Aucune des \(count) actions n’est terminée.", "None of \(count) actions is over.")
            : done == 1
                ? say("1 action sur \(count) est terminée.", "1 of \(count) actions is over.")
                : say("\(done) actions sur \(count) sont terminées.", "\(done) of \(count) actions are over.")
    }
    var willBeginNext: String { say("Commencera ensuite", "Will begin next") }
    func begins(after name: String) -> String {
        say("Commencera quand «\(nnbsp)\(name)\(nnbsp)» sera résolue.", "Will begin once “\(name)” is resolved.")
    }
    var dropped: String { say("Abandonnée", "Dropped") }
    func droppedWith(_ name: String) -> String {
        say("«\(nnbsp)\(name)\(nnbsp)» a été annulée.", "“\(name)” was cancelled.")
    }
    func heldByTeam(_ name: String) -> String { say("Équipe \(name)", "Team \(name)") }
    var shownBelow: String { say("détaillée ci-dessous", "shown below") }
    var answerThisAction: String { say("Cette action attend votre réponse.", "This action awaits your answer.") }

    var whatWillBeDone: String { say("Ce qui sera fait", "What will be done") }
    var actionSituation: String { say("Où en est cette action", "Where this action stands") }
    /// Whose team it is, when it may be others' too.
    func withOthers(_ name: String) -> String {
        say("\(name), et d’autres équipes selon vos réponses", "\(name), and other teams depending on your answers")
    }
    var actionCancelled: (title: String, text: String) {
        (
            say("Action annulée", "Action cancelled"),
            say("Les autres actions de votre demande continuent.", "The other actions of your request go on.")
        )
    }

    /// Who reads a ticket besides its parties and its team.
    var alsoReadBy: String { say("Suivie aussi par", "Also followed by") }
    func alsoReadBy(_ names: String) -> String { say("Suivie aussi par \(names).", "Also followed by \(names).") }
    var managerOfUnit: String {
        say("la personne responsable de la direction du bénéficiaire", "the head of the beneficiary’s unit")
    }

    var cancelAction: String { say("Annuler cette action", "Cancel this action") }
    var cancelActionQuestion: String { say("Annuler cette action\(nnbsp)?", "Cancel this action?") }
    var keepAction: String { say("Garder l’action", "Keep the action") }
    var cancelActionExplained: String {
        say(
            "Personne ne la traitera, et elle ne pourra pas être rouverte. Les autres actions de votre demande continuent.",
            "Nobody will handle it, and it cannot be reopened. The other actions of your request go on.")
    }
    func cancelTakesAlong(_ names: [String]) -> String {
        let list = names.map { name in say("«\(nnbsp)\(name)\(nnbsp)»", "“\(name)”") }.joined(separator: ", ")
        return names.count > 1
            ? say(
                "Les actions qui devaient suivre ne commenceront pas\(nnbsp): \(list).",
                "The actions that were to follow will not begin: \(list).")
            : say(
                "L’action qui devait suivre ne commencera pas\(nnbsp): \(list).",
                "The action that was to follow will not begin: \(list).")
    }

    var severalReceived: String {
        say(
            "C’est le numéro de votre demande. Voici ce qui va être fait.",
            "This is the number of your request. This is what will be done.")
    }
    func dueBy(_ day: String) -> String { say("au plus tard le \(day)", "by \(day)") }

    // The workbench
    func willBegin(_ names: [String]) -> String {
        let list = names.map { name in say("«\(nnbsp)\(name)\(nnbsp)»", "“\(name)”") }.joined(separator: ", ")
        return say("Une fois résolu, il fera commencer\(nnbsp): \(list).", "Once it is resolved, this begins: \(list).")
    }
    var sisters: String { say("Tickets de la même demande", "Tickets of the same request") }
    func waitsForThis(_ names: [String]) -> String {
        let list = names.map { name in say("«\(nnbsp)\(name)\(nnbsp)»", "“\(name)”") }.joined(separator: ", ")
        return say("Attend la résolution de ce ticket\(nnbsp): \(list).", "Waits for this ticket to be resolved: \(list).")
    }
}
