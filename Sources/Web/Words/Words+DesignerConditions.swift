import Domain

extension DesignerWords {
    func editCondition(_ which: ConditionEditor.Which, isNew: Bool) -> String {
        switch (which, isNew) {
        case (.shown, true): say("Afficher sous condition", "Show under a condition")
        case (.shown, false): say("Modifier quand elle s’affiche", "Change when it is shown")
        case (.required, true): say("Rendre obligatoire sous condition", "Require under a condition")
        case (.required, false): say("Modifier quand elle est obligatoire", "Change when it is required")
        }
    }
    func conditionLead(_ which: ConditionEditor.Which, _ label: String) -> String {
        which == .shown
            ? say(
                "«\(nnbsp)\(label)\(nnbsp)» ne s’affiche que si ce qui suit est vrai. Seules les questions posées avant sont proposées.",
                "“\(label)” is shown only if what follows is true. Only questions asked before are offered.")
            : say(
                "La réponse à «\(nnbsp)\(label)\(nnbsp)» n’est obligatoire que si ce qui suit est vrai.",
                "An answer to “\(label)” is required only if what follows is true.")
    }
    func sentence(_ which: ConditionEditor.Which) -> String {
        which == .shown ? say("Afficher si", "Show if") : say("Obligatoire si", "Required if")
    }
    func mode(_ mode: ConditionDraft.Mode) -> String {
        switch mode {
        case .all: say("toutes ces lignes sont vraies", "all of these lines are true")
        case .any: say("au moins une de ces lignes est vraie", "at least one of these lines is true")
        case .none: say("aucune de ces lignes n’est vraie", "none of these lines is true")
        case .notAll: say("ces lignes ne sont pas toutes vraies", "these lines are not all true")
        }
    }
    var howMany: String { say("Combien de lignes doivent être vraies", "How many lines must be true") }
    func line(_ path: ConditionDraft.Path) -> String {
        let number = path.map { index in String(index + 1) }.joined(separator: ".")
        return say("Ligne \(number)", "Line \(number)")
    }
    func group(_ path: ConditionDraft.Path) -> String {
        let number = path.map { index in String(index + 1) }.joined(separator: ".")
        return say("Groupe \(number)", "Group \(number)")
    }
    var subject: String { say("De quoi il s’agit", "What it is about") }
    var verb: String { say("Ce qui doit en être vrai", "What must be true of it") }
    var value: String { say("Valeur", "Value") }
    var chooseSubject: String { say("Choisir une question", "Choose a question") }
    var gone: String { say("Question retirée ou posée plus loin", "Question removed or asked later") }
    var answerTo: String { say("La réponse à", "The answer to") }
    var otherSubjects: String { say("Les personnes et la date", "People and the date") }
    var redraw: String { say("Continuer la ligne", "Go on with the line") }
    var addLine: String { say("Ajouter une ligne", "Add a line") }
    var addGroup: String { say("Ajouter un groupe", "Add a group") }
    var removeGroup: String { say("Retirer le groupe", "Remove the group") }
    func removeLine(_ path: ConditionDraft.Path) -> String {
        say("Retirer la \(line(path).lowercased())", "Remove \(line(path).lowercased())")
    }
    var saveCondition: String { say("Enregistrer la condition", "Save the condition") }
    func noCondition(_ which: ConditionEditor.Which) -> String {
        which == .shown ? say("Toujours afficher", "Always show") : say("Retirer la condition", "Remove the condition")
    }

    func problem(_ problem: ConditionDraft.Problem) -> String {
        switch problem {
        case .noSubject: say("choisissez une question posée avant", "choose a question asked before")
        case .noVerb: say("choisissez ce qui doit être vrai", "choose what must be true")
        case .noValue: say("donnez une valeur", "give a value")
        case .badValue: say("cette valeur ne convient pas à la question", "this value does not fit the question")
        }
    }

    func subject(_ subject: Condition.Subject) -> String {
        switch subject {
        case .question(let key), .count(let key, _): key
        case .today: say("la date du jour", "today’s date")
        case .person(.requester, .unit): say("la direction de qui demande", "the requester’s unit")
        case .person(.requester, .site): say("le site de qui demande", "the requester’s site")
        case .person(.requester, .groups): say("les groupes de qui demande", "the requester’s groups")
        case .person(.beneficiary, .unit): say("la direction du bénéficiaire", "the beneficiary’s unit")
        case .person(.beneficiary, .site): say("le site du bénéficiaire", "the beneficiary’s site")
        case .person(.beneficiary, .groups): say("les groupes du bénéficiaire", "the beneficiary’s groups")
        }
    }

    func verb(_ verb: ConditionDraft.Verb, _ kind: ComparisonOffer.Value, _ words: Words) -> String {
        switch verb {
        case .isAnswered: say("a une réponse", "has an answer")
        case .compares(.isEmpty): say("n’a pas de réponse", "has no answer")
        case .compares(let comparator):
            kind == .time ? ConditionWords.verbOfTime(comparator, words) : ConditionWords.verb(comparator, words)
        }
    }

    func placeholder(_ kind: ComparisonOffer.Value) -> String? {
        switch kind {
        case .day: "2026-12-31, today+10"
        case .time: "09:30"
        default: nil
        }
    }
}
