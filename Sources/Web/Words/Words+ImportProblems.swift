import Application
import Domain

/// Why a line, or a whole file, is refused: what is wrong, and what to do.
extension AdminWords {
    private func quoted(_ text: String) -> String { say("«\(nnbsp)\(text)\(nnbsp)»", "“\(text)”") }

    func problem(_ problem: ImportReport.Problem, _ kind: ImportKind) -> String {
        switch problem {
        case .missing(let column):
            say(
                "La colonne \(quoted(importColumn(column, kind))) est vide.",
                "The column \(quoted(importColumn(column, kind))) is empty.")
        case .tooLong(let column, let limit):
            say(
                "La colonne \(quoted(importColumn(column, kind))) dépasse \(limit) caractères.",
                "The column \(quoted(importColumn(column, kind))) is longer than \(limit) characters.")
        case .badKey(let key):
            say(
                "La clé \(quoted(key)) ne convient pas\(nnbsp): lettres minuscules sans accent, chiffres et tirets, en commençant par une lettre.",
                "The key \(quoted(key)) is not valid: lower-case letters without accents, digits and hyphens, beginning with a letter."
            )
        case .badEmail(let email):
            say(
                "L’adresse \(quoted(email)) n’a pas la forme nom@exemple.fr.",
                "The address \(quoted(email)) does not look like name@example.org.")
        case .unknownUnit(let key):
            say(
                "La direction \(quoted(key)) n’existe pas\(nnbsp): importez d’abord les directions.",
                "The unit \(quoted(key)) does not exist: import units first.")
        case .unknownPlace(let key):
            say(
                "Le lieu \(quoted(key)) n’existe pas\(nnbsp): importez d’abord les lieux.",
                "The place \(quoted(key)) does not exist: import places first.")
        case .unknownGroup(let key):
            say(
                "Le groupe \(quoted(key)) n’existe pas\(nnbsp): importez d’abord les groupes.",
                "The group \(quoted(key)) does not exist: import groups first.")
        case .unknownPerson(let number):
            say(
                "Personne n’a le matricule \(quoted(number))\(nnbsp): importez d’abord les agents.",
                "Nobody has the staff number \(quoted(number)): import staff first.")
        case .unknownParent(let key):
            say(
                "Le rattachement \(quoted(key)) n’existe pas encore\(nnbsp): placez sa ligne au-dessus de celle-ci.",
                "The parent \(quoted(key)) does not exist yet: put its line above this one.")
        case .unknownKind(let word):
            say(
                "Le type \(quoted(word)) n’est pas connu\(nnbsp): écrivez site, bâtiment ou bureau.",
                "The kind \(quoted(word)) is unknown: write site, building or room.")
        case .emailTaken(let email):
            say(
                "L’adresse \(quoted(email)) est déjà celle d’une autre personne.",
                "The address \(quoted(email)) is somebody else’s already.")
        case .duplicate(let line):
            say(
                "C’est la même clé qu’à la ligne \(line), qui est seule retenue.",
                "This is the same key as on line \(line), which alone is kept.")
        case .loop:
            say("Cette direction se retrouverait sous elle-même.", "This unit would stand below itself.")
        case .wrongParent(let key):
            say(
                "Le rattachement \(quoted(key)) ne convient pas\(nnbsp): un site n’en a pas, un bâtiment est dans un site, un bureau dans un bâtiment ou un site.",
                "The parent \(quoted(key)) is not valid: a site has none, a building is in a site, a room in a building or a site."
            )
        case .kindChanged:
            say(
                "Ce lieu existe avec un autre type\(nnbsp): le type d’un lieu ne change pas.",
                "This place exists with another kind: the kind of a place does not change.")
        case .strayCells:
            say(
                "La ligne a plus de cases que de titres de colonnes\(nnbsp): un séparateur est en trop, ou un texte doit être mis entre guillemets.",
                "The line has more cells than there are headings: there is one separator too many, or a text needs quotes.")
        case .lastAdministrator:
            say(
                "Cette ligne retirerait le dernier droit d’administration\(nnbsp): placez plus haut celles qui donnent ce droit.",
                "This line would take away the last right to administer: put those that give the right above it.")
        }
    }

    func refusal(_ refusal: ImportRefusal) -> String {
        switch refusal {
        case .empty: say("Le fichier n’a aucune ligne sous les titres de colonnes.", "The file has no line below its headings.")
        case .notUTF8:
            say(
                "Le fichier n’est pas en UTF-8\(nnbsp): ses accents seraient abîmés. Dans le tableur, choisissez «\(nnbsp)CSV UTF-8\(nnbsp)».",
                "The file is not in UTF-8: its accents would be lost. In the spreadsheet, choose “CSV UTF-8”.")
        case .tooLarge(let limit): tooLarge(limit)
        case .tooManyLines(let limit):
            say(
                "Le fichier a plus de \(limit) lignes\(nnbsp): coupez-le en plusieurs.",
                "The file has more than \(limit) lines: split it.")
        case .malformed(let line):
            say(
                "À la ligne \(line), un guillemet n’est pas fermé ou est suivi de texte.",
                "On line \(line), a quote is not closed or is followed by text.")
        case .missingColumns(let names):
            say(
                "Il manque la colonne \(names.map { name in quoted(importColumn(name, .persons)) }.joined(separator: ", ")). La première ligne doit porter les titres.",
                "The column \(names.map { name in quoted(importColumn(name, .persons)) }.joined(separator: ", ")) is missing. The first line must have the headings."
            )
        case .repeatedColumn(let name):
            say(
                "Deux colonnes valent \(quoted(importColumn(name, .persons)))\(nnbsp): gardez-en une seule.",
                "Two columns mean \(quoted(importColumn(name, .persons))): keep one.")
        case .lastAdministrator:
            say(
                "Les groupes de ce fichier retireraient le dernier droit d’administration.",
                "The groups of this file would take away the last right to administer.")
        }
    }

    func refusal(_ refusal: SentText.Refusal) -> String {
        switch refusal {
        case .nothing: say("Choisissez un fichier, ou collez son texte.", "Choose a file, or paste its text.")
        case .tooLarge(let limit): tooLarge(limit)
        case .notText: say("Ce fichier n’est pas un texte.", "This file is not a text.")
        }
    }

    private func tooLarge(_ limit: Int) -> String {
        say(
            "C’est trop long\(nnbsp): \(number(limit / 1_024))\(nbsp)Ko au plus.",
            "This is too long: \(number(limit / 1_024))\(nbsp)kB at most.")
    }
}
