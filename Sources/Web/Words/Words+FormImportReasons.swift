import Domain

/// What became of each thing of a form that is imported.
extension AdminWords {
    private func quoted(_ text: String) -> String { say("«\(nnbsp)\(text)\(nnbsp)»", "“\(text)”") }

    func remark(_ remark: FormImport.Remark) -> String {
        let place = remark.column.map { column in say(" (caractère \(column))", " (character \(column))") } ?? ""
        return "\(part(remark.part))\(colon)\(reason(remark.reason))\(place)."
    }

    private func part(_ part: FormImport.Part) -> String {
        switch part {
        case .whole: say("Élément laissé", "Left out")
        case .key: say("Identifiant", "Identifier")
        case .text: say("Texte", "Text")
        case .type: say("Type", "Type")
        case .condition: say("Condition", "Condition")
        case .constraint: say("Contrôle de la réponse", "Check of the answer")
        case .requirement: say("Caractère obligatoire", "Requirement")
        case .calculation: say("Calcul", "Calculation")
        case .choiceFilter: say("Filtre des choix", "Filter of choices")
        case .choice: say("Choix", "Choice")
        case .defaultValue: say("Valeur par défaut", "Default value")
        case .column: say("Colonnes laissées", "Columns left")
        case .rows: say("Nombre de lignes du bloc", "Number of rows")
        case .page: say("Étape", "Page")
        case .submission: say("Bouton d’envoi", "Send button")
        case .access: say("Accès", "Access")
        case .destination: say("Ticket créé", "Ticket made")
        case .translation: say("Traductions", "Translations")
        case .requirements: say("Ce que l’export demande", "What the export asks for")
        case .presentation: say("Présentation", "Presentation")
        }
    }

    private func reason(_ reason: FormImportReason) -> String {
        switch reason {
        case .renamed(let key): say("devient \(quoted(key))", "becomes \(quoted(key))")
        case .shortened(let limit): say("raccourci à \(number(limit)) caractères", "shortened to \(number(limit)) characters")
        case .became(.person):
            say("une personne est demandée, pas un groupe ni un fournisseur", "a person is asked for, no group nor supplier")
        case .became: say("un fichier est demandé", "a file is asked for")
        case .asChoices:
            say("une liste de choix, qui ne change rien au ticket", "a list of choices, which changes nothing of the ticket")
        case .asHeading: say("devient un intertitre", "becomes a heading")
        case .asPages(let count): say("répartie sur \(count) étapes", "spread over \(count) pages")
        case .onePerson: say("une seule personne est demandée", "one person alone is asked for")
        case .freeText(let what):
            say(
                "\(quoted(what)) n’est pas dans cet annuaire\(nnbsp): un texte est demandé",
                "\(quoted(what)) is not in this directory: a text is asked for")
        case .noLabel: say("il manque, le nom en tient lieu", "it is missing, the name stands for it")
        case .onlyEnglish: say("seulement en anglais, à traduire", "in English only, to translate")
        case .hiddenAnswerPasses:
            say(
                "devient un contrôle de l’étape, qui ne refuse rien tant que sa question est masquée",
                "becomes a check of the page, which refuses nothing while its question is hidden")
        case .oneTicket: say("le formulaire crée un ticket", "the form makes one ticket")
        case .settings(let names): say("réglages laissés\(nnbsp): \(list(names))", "settings left: \(list(names))")
        case .notHere(let key):
            say(
                "\(quoted(key)) n’existe pas ici, elle ne sera jamais vraie",
                "\(quoted(key)) does not exist here, it will never be true")
        default: left(reason)
        }
    }

    private func left(_ reason: FormImportReason) -> String {
        switch reason {
        case .unknownType(let type):
            say("le type \(quoted(type)) n’existe pas ici", "the type \(quoted(type)) does not exist here")
        case .unknownColumns(let names): list(names)
        case .metadata:
            say(
                "une donnée de l’appareil, que ce portail ne recueille pas",
                "data of the device, which this portal does not collect")
        case .tooFewChoices: say("moins de deux choix", "fewer than two choices")
        case .repeatedChoice(let name):
            say("le choix \(quoted(name)) est déjà dans la liste", "the choice \(quoted(name)) is in the list already")
        case .missingList(let name):
            say("la liste \(quoted(name)) n’est pas dans les choix", "the list \(quoted(name)) is not among the choices")
        case .emptyChoice: say("un choix sans texte est laissé", "a choice without a text is left")
        case .nestedRows: say("un bloc répété n’en contient pas un autre", "a repeated block holds no other")
        case .emptyGroup: say("rien n’y est demandé ni dit", "nothing is asked nor said there")
        case .outsideForm: say("sa section n’est pas dans l’export", "its section is not in the export")
        case .notSupported: say("sans équivalent ici, à reprendre à la main", "nothing of the kind here, to be done by hand")
        case .unknownValue(let value): say("\(quoted(value)) n’est pas repris", "\(quoted(value)) is not taken")
        default: expression(reason)
        }
    }

    /// Why an expression is left.
    private func expression(_ reason: FormImportReason) -> String {
        switch reason {
        case .syntax:
            say("laissée, l’expression ne se lit pas à partir d’ici", "left, the expression cannot be read from here on")
        case .tooLong(let limit): say("laissée, plus longue que \(number(limit))", "left, longer than \(number(limit))")
        case .unknownFunction(let name):
            say("laissée, la fonction \(quoted(name)) n’est pas reprise", "left, the function \(quoted(name)) is not taken")
        case .unknownName(let name): say("laissée, rien ne s’appelle \(quoted(name))", "left, nothing is called \(quoted(name))")
        case .askedLater(let name):
            say(
                "laissée, \(quoted(name)) est posée plus loin ou n’est pas reprise",
                "left, \(quoted(name)) is asked later or is left")
        case .askedInRows(let name):
            say(
                "laissée, la question est dans le bloc répété \(quoted(name))\(nnbsp): de quelle ligne\(nnbsp)?",
                "left, the question is in the repeated block \(quoted(name)): of which row?")
        case .noComparison(let name):
            say(
                "laissée, \(quoted(name)) ne va pas avec ce type de question",
                "left, \(quoted(name)) does not fit this type of question")
        case .valueDoesNotFit(let value):
            say(
                "laissée, la valeur \(quoted(value)) ne va pas avec la question",
                "left, the value \(quoted(value)) does not fit the question")
        case .unknownChoice(let name):
            say("laissée, le choix \(quoted(name)) n’existe pas", "left, there is no choice \(quoted(name))")
        case .betweenQuestions: say("laissée, elle compare deux réponses", "left, it compares two answers")
        case .regularExpression:
            say("laissée, une expression régulière peut ne jamais finir", "left, a regular expression may never end")
        case .lengthInCondition: say("laissée, une longueur n’est pas une condition ici", "left, a length is no condition here")
        case .neverTrue: say("laissée, elle n’est jamais vraie", "left, it is never true")
        default: say("sans équivalent ici", "nothing of the kind here")
        }
    }
}
