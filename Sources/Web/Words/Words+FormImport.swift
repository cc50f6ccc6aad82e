import Application
import Domain

/// The import of forms of other programs: its pages.
extension AdminWords {
    private func quoted(_ text: String) -> String { say("«\(nnbsp)\(text)\(nnbsp)»", "“\(text)”") }

    var importForm: String { say("Importer un formulaire", "Import a form") }
    var importFromElsewhere: String {
        say(
            "Le formulaire vient d’une autre instance, de GLPI ou d’un tableur\(nnbsp)? Importez-le.",
            "Does the form come from another instance, from GLPI or from a spreadsheet? Import it.")
    }
    var importFormLead: String {
        say(
            "Le formulaire est lu en entier\(nnbsp); vous voyez ce qui est repris et ce qui est laissé avant de le charger. Rien n’est publié.",
            "The form is read whole; you see what comes in and what is left before you load it. Nothing is published.")
    }
    var importSource: String { say("D’où vient le formulaire\(nnbsp)?", "Where does the form come from?") }
    func importSource(_ kind: FormImportController.Kind) -> String {
        switch kind {
        case .guichet: say("Une autre instance de Guichet", "Another instance of Guichet")
        case .glpi: say("GLPI 11", "GLPI 11")
        case .xlsform: say("XLSForm", "XLSForm")
        }
    }
    func importSourceHint(_ kind: FormImportController.Kind) -> String {
        switch kind {
        case .guichet: say("Le JSON d’une version, exporté là-bas", "The JSON of a version, exported there")
        case .glpi: say("Le JSON d’un export de formulaires", "The JSON of an export of forms")
        case .xlsform: say("Les feuilles survey et choices, enregistrées en CSV", "The sheets survey and choices, saved as CSV")
        }
    }
    var readThisForm: String { say("Lire le formulaire", "Read the form") }
    var importedDocument: String { say("Document JSON (Guichet, GLPI)", "JSON document (Guichet, GLPI)") }
    var importedFileHint: String {
        say("512 Ko au plus pour Guichet, 1 Mo pour GLPI, en UTF-8.", "512 kB at most for Guichet, 1 MB for GLPI, in UTF-8.")
    }
    var importedSheets: String { say("Feuilles CSV (XLSForm)", "CSV sheets (XLSForm)") }
    var surveyFile: String { say("Fichier de la feuille survey", "File of the sheet survey") }
    var surveyText: String { say("Ou collez la feuille survey ici", "Or paste the sheet survey here") }
    var choicesFile: String { say("Fichier de la feuille choices", "File of the sheet choices") }
    var choicesText: String { say("Ou collez la feuille choices ici", "Or paste the sheet choices here") }
    var sheetFileHint: String { say("512 Ko au plus, en UTF-8.", "512 kB at most, in UTF-8.") }
    var importRefused: String { say("Le formulaire n’est pas importé", "The form is not imported") }
    var importRefusedHint: String {
        say("Le document est refusé en entier. Rien n’a été enregistré.", "The document is refused whole. Nothing was saved.")
    }

    // What was read
    var importReadTitle: String { say("Formulaire lu", "Form read") }
    func importReadLead(_ imported: FormImport) -> String {
        let questions = imported.definition.questions.count { question in question.asks }
        let pages = imported.definition.pages.count
        return say(
            "\(number(questions)) question\(questions > 1 ? "s" : "") sur \(number(pages)) étape\(pages > 1 ? "s" : ""). Dites où va le formulaire, puis chargez-le\(nnbsp): il n’est publié qu’ensuite, par vous.",
            "\(number(questions)) question\(questions == 1 ? "" : "s") on \(number(pages)) page\(pages == 1 ? "" : "s"). Say where the form goes, then load it: it is published only later, by you."
        )
    }
    var formOfExport: String { say("Formulaire de l’export", "Form of the export") }
    var showThisForm: String { say("Montrer ce formulaire", "Show this form") }
    var importPlace: String { say("Sa place ici", "Its place here") }
    var loadImported: String { say("Charger", "Load") }
    var titleInFrench: String { say("Titre en français", "Title in French") }
    var titleInEnglish: String { say("Titre en anglais", "Title in English") }
    var summaryInFrench: String { say("Résumé en français", "Summary in French") }
    var summaryInEnglish: String { say("Résumé en anglais", "Summary in English") }
    var importUrgency: String { say("Urgence", "Urgency") }
    var delayInDays: String { say("Délai indicatif, en jours ouvrés", "Indicative delay, in working days") }
    var formKeyHint: String {
        say("Lettres minuscules sans accent, chiffres et tirets.", "Lower-case letters without accents, digits and hyphens.")
    }
    var keyIsTaken: String {
        say(
            "Un formulaire a déjà cet identifiant\(nnbsp): celui-ci en sera la version suivante.",
            "A form has this identifier already: this one will be its next version.")
    }
    var toChoose: String { say("À choisir", "To choose") }
    func notHere(_ key: String) -> String {
        say(
            "Le document dit \(quoted(key)), qui n’existe pas ici ou n’est pas à vous\(nnbsp): choisissez.",
            "The document says \(quoted(key)), which does not exist here or is not yours: choose.")
    }
    /// Of a field, where « pointer » and the key that was sent say nothing.
    func fieldIssue(_ problem: FormIssue.Problem) -> String {
        switch problem {
        case .unknownReference(.service, let key) where key.isEmpty: say("choisissez un service", "choose a service")
        case .unknownReference(.team, let key) where key.isEmpty: say("choisissez une équipe", "choose a team")
        case .unknownReference(.category, let key) where key.isEmpty: say("choisissez une catégorie", "choose a category")
        case .empty: say("écrivez un texte", "write a text")
        case .outOfRange: say("un nombre de jours de 0 à 60", "a number of days from 0 to 60")
        default: issue(problem)
        }
    }
    var importedThings: String { say("Ce qui est repris, ce qui est laissé", "What comes in, what is left") }
    var importedAsIs: String { say("Tout est repris tel quel.", "Everything comes in as it is.") }
    func importedCount(_ outcome: FormImport.Outcome) -> String {
        switch outcome {
        case .taken: say("Repris", "Taken")
        case .changed: say("Repris en partie", "Taken in part")
        case .left: say("Laissés", "Left")
        }
    }
    func importedOutcome(_ outcome: FormImport.Outcome) -> String {
        switch outcome {
        case .taken: say("Repris.", "Taken.")
        case .changed: say("Repris en partie.", "Taken in part.")
        case .left: say("Laissé.", "Left.")
        }
    }
    func place(_ place: FormImport.Place) -> String {
        switch place {
        case .survey(let line): say("survey, ligne \(line)", "survey, line \(line)")
        case .choices(let line): say("choices, ligne \(line)", "choices, line \(line)")
        case .line(let line): say("ligne \(line)", "line \(line)")
        case .member(""): wholeDocument
        case .member(let pointer): pointer
        }
    }

    /// Why a source is refused whole.
    func problem(_ problem: FormImportRefusal.Problem) -> String {
        switch problem {
        case .tooLarge(let limit):
            say("Le document dépasse \(limit / 1_024)\(nbsp)Ko.", "The document is larger than \(limit / 1_024)\(nbsp)kB.")
        case .tooDeep(let limit): say("Il emboîte plus de \(limit) niveaux.", "It nests more than \(limit) levels.")
        case .tooMany(let limit):
            say("Il a plus de \(number(limit)) lignes.", "It has more than \(number(limit)) lines.")
        case .notText: say("Ce n’est pas un texte en UTF-8.", "This is not a text in UTF-8.")
        case .empty: say("C’est vide.", "This is empty.")
        case .notCSV:
            say(
                "Ce n’est pas du CSV\(nnbsp): un guillemet n’est pas refermé, ou mal placé.",
                "This is not CSV: a quote is not closed, or misplaced.")
        case .notJSON(let column):
            say("Ce n’est plus du JSON à partir du caractère \(column).", "This is no longer JSON from character \(column) on.")
        case .missingColumns(let names):
            say("Il manque les colonnes\(nnbsp): \(list(names)).", "These columns are missing: \(list(names)).")
        case .repeatedColumn(let name):
            say("La colonne \(quoted(name)) est là deux fois.", "The column \(quoted(name)) is there twice.")
        case .endWithoutBegin: say("Cette fin ne ferme rien.", "This end closes nothing.")
        case .beginWithoutEnd: say("Ce qui commence ici n’est pas fermé.", "What begins here is not closed.")
        case .wrongEnd:
            say(
                "Un groupe se ferme par end_group, une répétition par end_repeat.",
                "A group is closed by end_group, a repeat by end_repeat.")
        case .cycle(let names):
            say(
                "Ces éléments dépendent les uns des autres en rond\(nnbsp): \(list(names)).",
                "These depend on each other in a circle: \(list(names)).")
        case .version(let version):
            say(
                "La version \(quoted(version)) de l’export n’est pas connue\(nnbsp): seule 1 l’est.",
                "Version \(quoted(version)) of the export is unknown: 1 is the only one.")
        case .missing(let name): say("Il manque \(quoted(name)).", "\(quoted(name)) is missing.")
        case .wrongType: say("Ce n’est pas la sorte de valeur attendue ici.", "This is not the kind of value expected here.")
        case .noForm: say("L’export ne contient aucun formulaire.", "The export holds no form.")
        case .twice(let name): say("\(quoted(name)) est là deux fois.", "\(quoted(name)) is there twice.")
        case .noQuestion: say("Il ne reste aucune question à poser.", "No question is left to ask.")
        case .form(let problem, let pointer): "\(issue(problem)) (\(pointer.isEmpty ? wholeDocument : pointer))"
        }
    }

    func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}
