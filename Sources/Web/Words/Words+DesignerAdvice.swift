import Domain

extension DesignerWords {
    var advice: String { say("À examiner", "To look at") }
    var adviceHint: String {
        say("Rien de cela n’empêche de publier.", "None of this stands in the way of publishing.")
    }

    func advice(_ matter: FormAdvice.Matter) -> String {
        switch matter {
        case .neverShown: say("Aucune réponse ne l’affiche jamais.", "No answers ever show it.")
        case .requiredButHidden:
            say("Obligatoire, mais aucune réponse ne l’affiche jamais.", "Required, but no answers ever show it.")
        case .alwaysShown:
            say("Sa condition est toujours vraie\(nnbsp): retirez-la.", "Its condition always holds: remove it.")
        case .redundant(let part):
            say(
                "La partie \(part) de sa condition ne change rien\(nnbsp): les autres la disent déjà.",
                "Part \(part) of its condition changes nothing: the others say it already.")
        case .neverRequired:
            say("La condition qui la rend obligatoire n’est jamais vraie.", "The condition that makes it required never holds.")
        case .noEnglish: say("Un texte n’est pas traduit en anglais.", "A text has no English translation.")
        case .sameLabel:
            say("Une autre question de l’étape a le même libellé.", "Another question of the step has the same label.")
        case .sameChoice(let label):
            say("Deux choix s’appellent «\(nnbsp)\(label)\(nnbsp)».", "Two choices are called “\(label)”.")
        case .inCapitals:
            say("Le libellé est en capitales\(nnbsp): il se lit mal.", "The label is in capitals: it is hard to read.")
        case .endsWithColon: say("Le libellé finit par deux-points.", "The label ends with a colon.")
        case .vagueLink:
            say("Le texte du lien ne dit pas où il mène.", "The text of the link does not say where it leads.")
        case .noPurpose:
            say(
                "Donnée personnelle, alors que le service ne dit pas à quoi elle sert.",
                "Personal data, and the service does not say what it is for.")
        case .sensitiveInOpenService:
            say(
                "Réponse sensible dans un service qui n’est pas confidentiel\(nnbsp): toute la section la lira.",
                "A sensitive answer in a service that is not confidential: the whole section reads it.")
        }
    }
}
