import Domain

/// Why a form definition is refused: what is wrong, and what to do.
extension AdminWords {
    private func quoted(_ text: String) -> String { say("«\(nnbsp)\(text)\(nnbsp)»", "“\(text)”") }

    func issueCount(_ count: Int) -> String {
        count == 1
            ? say("Un point est à corriger dans le document", "One thing needs correcting in the document")
            : say("\(count) points sont à corriger dans le document", "\(count) things need correcting in the document")
    }
    var issueHint: String {
        say(
            "Chaque ligne donne la place dans le document (pointeur JSON, les rangs commencent à 0). Rien n’a été enregistré.",
            "Each line gives the place in the document (a JSON Pointer, counting from 0). Nothing was saved.")
    }
    var wholeDocument: String { say("tout le document", "whole document") }
    var toCorrect: String { say("À corriger.", "To correct.") }
    func firstIssues(_ limit: Int, of count: Int) -> String {
        say("Les \(limit) premiers points sur \(count) sont montrés.", "The first \(limit) of \(count) are shown.")
    }

    func issue(_ problem: FormIssue.Problem) -> String {
        switch problem {
        case .tooLarge(let limit):
            say("Le document dépasse \(limit / 1_024)\(nbsp)Ko.", "The document is larger than \(limit / 1_024)\(nbsp)kB.")
        case .tooDeep(let limit):
            say("Le document emboîte plus de \(limit) niveaux.", "The document nests more than \(limit) levels.")
        case .notJSON:
            say(
                "Ce n’est pas du JSON en UTF-8\(nnbsp): vérifiez les guillemets, les virgules et les accolades.",
                "This is not JSON in UTF-8: check quotes, commas and braces.")
        case .missing(let member): say("Il manque \(quoted(member)).", "\(quoted(member)) is missing.")
        case .unknownMember:
            say(
                "Ce membre n’est pas connu ici\(nnbsp): retirez-le, ou vérifiez son orthographe.",
                "This member is unknown here: remove it, or check its spelling.")
        case .wrongType(let expected): wrongType(expected)
        case .notAllowed(let detail): say("Cette valeur n’est pas admise (\(detail)).", "This value is not allowed (\(detail)).")
        case .unsupportedSchema:
            say("Ce schéma n’est pas connu\(nnbsp): seul 1 l’est.", "This schema is unknown: 1 is the only one.")
        case .badKey:
            say(
                "Cette clé ne convient pas\(nnbsp): lettres minuscules sans accent, chiffres et tirets, en commençant par une lettre.",
                "This key is not valid: lower-case letters without accents, digits and hyphens, beginning with a letter.")
        case .duplicateKey(let key):
            say("La clé \(quoted(key)) est déjà prise plus haut.", "The key \(quoted(key)) is used above already.")
        case .tooLong(let limit): say("Le texte dépasse \(limit) caractères.", "The text is longer than \(limit) characters.")
        case .empty: say("C’est vide.", "This is empty.")
        case .outOfRange(let range):
            say("La valeur ou le nombre doit être dans l’intervalle \(range).", "The value or the count must be within \(range).")
        default: reference(problem)
        }
    }

    /// What refers to something else.
    private func reference(_ problem: FormIssue.Problem) -> String {
        switch problem {
        case .unknownQuestion(let key):
            say("Aucune question n’a la clé \(quoted(key)).", "No question has the key \(quoted(key)).")
        case .forwardReference(let key):
            say(
                "La question \(quoted(key)) est posée plus loin\(nnbsp): une condition ne cite que ce qui précède.",
                "The question \(quoted(key)) is asked later: a condition refers to what comes before only.")
        case .questionOfRows(let key):
            say(
                "La question \(quoted(key)) est posée à chaque ligne d’un bloc\(nnbsp): dites si la condition vaut pour l’une des lignes, pour toutes, ou combien.",
                "The question \(quoted(key)) is asked in each row of a block: say whether the condition is about any row, every row, or how many."
            )
        case .notABlock(let key):
            say("La question \(quoted(key)) n’est pas un bloc répété.", "The question \(quoted(key)) is not a repeated block.")
        case .operatorDoesNotFit(let comparator):
            say(
                "L’opérateur \(quoted(comparator)) ne va pas avec ce type de question.",
                "The operator \(quoted(comparator)) does not fit this type of question.")
        case .valueDoesNotFit:
            say(
                "Cette valeur ne va pas avec la question ou la limite comparée.",
                "This value does not fit the question or limit compared.")
        case .unknownChoice(let key):
            say("Le choix \(quoted(key)) n’existe pas dans la question.", "The question has no choice \(quoted(key)).")
        case .sensitiveInTitle(let key):
            say(
                "La question \(quoted(key)) est sensible\(nnbsp): sa réponse ne peut pas figurer dans le titre du ticket.",
                "The question \(quoted(key)) is sensitive: its answer cannot be in the ticket’s title.")
        case .unknownDestination(let key):
            say("Aucune destination n’a la clé \(quoted(key)).", "No destination of the form has the key \(quoted(key)).")
        case .cyclicOrder:
            say(
                "Cette destination s’attend elle-même\(nnbsp): elle ne commencerait jamais.",
                "This destination waits for itself: it would never begin.")
        case .keyOfAnotherType(let was, let version):
            say(
                "Cette clé désigne une question de type \(quoted(was.rawValue)) dans la version \(version)\(nnbsp): donnez une autre clé à la nouvelle question.",
                "This key names a question of type \(quoted(was.rawValue)) in version \(version): give the new question another key."
            )
        case .unknownReference(.service, let key):
            say("Le service \(quoted(key)) n’existe pas.", "The service \(quoted(key)) does not exist.")
        case .unknownReference(.team, let key):
            say(
                "L’équipe \(quoted(key)) n’existe pas ou n’est plus active.",
                "The team \(quoted(key)) does not exist or is no longer active.")
        case .unknownReference(.category, let key):
            say(
                "La catégorie \(quoted(key)) n’existe pas ou n’est plus active.",
                "The category \(quoted(key)) does not exist or is no longer active.")
        default: say("Cette valeur n’est pas admise.", "This value is not allowed.")
        }
    }

    /// The decoder names types of the program; the page names those of JSON.
    private func wrongType(_ expected: String) -> String {
        let name: String
        switch expected {
        case "String": name = say("un texte", "a text")
        case "Int", "Double": name = say("un nombre", "a number")
        case "Bool": name = say("true ou false", "true or false")
        default:
            name =
                expected.utf8.starts(with: "Array".utf8)
                ? say("une liste entre crochets", "a list in brackets") : say("un objet entre accolades", "an object in braces")
        }
        return say("Il faut ici \(name).", "This must be \(name).")
    }
}
