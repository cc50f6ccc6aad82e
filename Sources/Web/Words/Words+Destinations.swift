import Domain

// The tickets that a form makes, for whoever looks after forms.
extension AdminWords {
    var whatItMakes: String { say("Les tickets qu’il crée", "The tickets it makes") }
    var madeAlways: String { say("Toujours créé.", "Always made.") }
    var madeIf: String { say("Créé si", "Made if") }
    func begins(after name: String) -> String {
        say(
            "Commence quand «\(nnbsp)\(name)\(nnbsp)» est résolu, et jamais s’il est annulé.",
            "Begins once “\(name)” is resolved, and never if it is cancelled.")
    }
    var otherwiseRoute: String {
        say(
            "Si aucune condition n’est vraie, un seul ticket est créé, pour l’équipe du formulaire, avec toutes les réponses.",
            "If no condition is true, one ticket is made, for the form’s team, with all answers.")
    }
    var dueLabel: String { say("Échéance", "Due") }
    var followedBy: String { say("Suivi par", "Followed by") }
    var managerOfBeneficiary: String { say("responsable de la direction du bénéficiaire", "the head of the beneficiary’s unit") }
    var givenQuestions: String { say("Réponses transmises à l’équipe", "Answers given to the team") }
    func accordingTo(_ question: String) -> String { say("selon \(question)\(nnbsp):", "by \(question):") }
    func elseUsual(_ name: String) -> String { say("\(nnbsp); sinon \(name)", "; else \(name)") }
    func onAnswered(_ question: String) -> String { say("le jour répondu à \(question)", "the day answered to \(question)") }
    func aroundAnswered(_ days: String, _ question: String, isBefore: Bool) -> String {
        isBefore
            ? say("\(days) avant le jour répondu à \(question)", "\(days) before the day answered to \(question)")
            : say("\(days) après le jour répondu à \(question)", "\(days) after the day answered to \(question)")
    }
}
