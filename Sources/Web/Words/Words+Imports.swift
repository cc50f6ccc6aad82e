import Application
import Domain

extension AdminWords {
    var importTitle: String { say("Importer l’annuaire", "Import the directory") }
    var importLead: String {
        say(
            "Dans cet ordre\(nnbsp): chaque fichier cite ce que le précédent a créé. Rien n’est enregistré avant un essai, dont vous lisez le rapport ligne par ligne.",
            "In this order: each file refers to what the one before created. Nothing is saved before a trial, whose report you read line by line."
        )
    }

    func importKind(_ kind: ImportKind) -> String {
        switch kind {
        case .units: say("Directions", "Units")
        case .places: say("Lieux", "Places")
        case .groups: say("Groupes", "Groups")
        case .persons: say("Agents", "Staff")
        }
    }

    func importPurpose(_ kind: ImportKind) -> String {
        switch kind {
        case .units: say("L’organigramme, de la direction générale aux services.", "The organisation chart, from the top down.")
        case .places: say("Les sites, leurs bâtiments, leurs bureaux.", "Sites, their buildings and rooms.")
        case .groups:
            say(
                "Des ensembles de personnes, à qui donner un droit, ou qu’une condition peut citer.",
                "Sets of people, to give a right to, or to name in a condition.")
        case .persons:
            say(
                "Les agents, reconnus par leur matricule. L’import ne retire personne\(nnbsp): les départs se font à la main.",
                "Staff, known by their staff number. The import removes nobody: leavers are deactivated by hand.")
        }
    }

    var columns: String { say("Colonnes du fichier", "Columns of the file") }
    var column: String { say("Colonne", "Column") }
    var columnNeeded: String { say("Obligatoire", "Required") }
    var columnMeaning: String { say("Ce qu’elle contient", "What it holds") }

    /// The name of a column as the page's language writes it.
    func importColumn(_ column: String, _ kind: ImportKind) -> String {
        guard language == .french else { return column }
        return switch column {
        case "key": "clé"
        case "name": "nom"
        case "kind": "type"
        case "parent": "rattachement"
        case "manager": "responsable"
        case "address": "adresse"
        case "staff number": "matricule"
        case "first name": "prénom"
        case "last name": "nom"
        case "email": "courriel"
        case "phone": "téléphone"
        case "function": "fonction"
        case "unit": "direction"
        case "place": "lieu"
        case "groups": "groupes"
        default: column
        }
    }

    func columnMeaning(_ column: String, _ kind: ImportKind) -> String {
        switch column {
        case "key" where kind == .places:
            say("Identifiant du lieu, stable d’un import à l’autre.", "Identifier of the place, stable from import to import.")
        case "key":
            say(
                "Identifiant stable\(nnbsp): lettres minuscules sans accent, chiffres et tirets.",
                "Stable identifier: lower-case letters without accents, digits and hyphens.")
        case "name": say("Le nom affiché.", "The name shown.")
        case "kind": say("site, bâtiment ou bureau.", "site, building or room.")
        case "parent" where kind == .places:
            say(
                "La clé du site ou du bâtiment qui le contient\(nnbsp); vide pour un site.",
                "The key of the site or building it is in; empty for a site.")
        case "parent":
            say("La clé de la direction au-dessus\(nnbsp); vide au sommet.", "The key of the unit above; empty at the top.")
        case "manager":
            say(
                "Le matricule de la personne qui dirige. Réimportez les directions une fois les agents importés.",
                "The staff number of the manager. Import units again once staff are imported.")
        case "address": say("L’adresse postale d’un site.", "The postal address of a site.")
        case "staff number":
            say(
                "Le matricule, auquel la personne est reconnue d’un import à l’autre.",
                "The staff number: it identifies a person from import to import.")
        case "first name": say("Le prénom.", "The first name.")
        case "last name": say("Le nom de famille.", "The last name.")
        case "email": say("L’adresse professionnelle, une par personne.", "The work address, one each.")
        case "phone": say("Le numéro de poste ou de mobile.", "The extension or mobile number.")
        case "function": say("La fonction exercée.", "The job title.")
        case "unit": say("La clé d’une direction.", "The key of a unit.")
        case "place": say("La clé d’un lieu.", "The key of a place.")
        case "groups": say("Les clés des groupes, séparées par des espaces.", "The keys of the groups, separated by spaces.")
        default: ""
        }
    }

    var example: String { say("Exemple", "Example") }

    func importExample(_ kind: ImportKind) -> String {
        switch kind {
        case .units:
            say(
                "clé;nom;rattachement;responsable\ndgs;Direction générale des services;;A1001\ndsi;Direction des systèmes d’information;dgs;A1042",
                "key;name;parent;manager\nceo;Chief executive’s office;;A1001\nit;IT department;ceo;A1042")
        case .places:
            say(
                "clé;type;nom;rattachement;adresse\nquai;site;Le Quai;;12 quai des Remparts, 30000 Aigues-Vives\nquai/b;bâtiment;Bâtiment B;quai;\nquai/b/214;bureau;B214;quai/b;",
                "key;kind;name;parent;address\nquay;site;The Quay;;12 Rampart Quay\nquay/b;building;Building B;quay;\nquay/b/214;room;B214;quay/b;"
            )
        case .groups:
            say(
                "clé;nom\nencadrants;Encadrantes et encadrants\nastreinte;Agents d’astreinte",
                "key;name\nmanagers;Managers\non-call;On-call staff")
        case .persons:
            say(
                "matricule;prénom;nom;courriel;téléphone;fonction;direction;lieu;groupes\nA1042;Hélène;Vasseur;helene.vasseur@exemple.fr;04 66 00 10 42;Directrice;dsi;quai/b/214;encadrants astreinte",
                "staff number;first name;last name;email;phone;function;unit;place;groups\nA1042;Helen;Vasseur;helen.vasseur@example.org;01632 960 142;Head of IT;it;quay/b/214;managers on-call"
            )
        }
    }

    func importNotes(_ kind: ImportKind) -> String {
        let common = say(
            "CSV en UTF-8, séparé par des points-virgules, des virgules ou des tabulations\(nnbsp); les majuscules et les accents des titres ne comptent pas. Une colonne absente laisse ce qui est connu, une case vide l’efface.",
            "CSV in UTF-8, separated by semicolons, commas or tabs; capitals and accents of the headings do not count. A missing column leaves what is known, an empty cell clears it."
        )
        switch kind {
        case .units, .places:
            return common
                + say(" Une ligne vient après celle à laquelle elle se rattache.", " A line comes after the one it belongs to.")
        case .groups, .persons: return common
        }
    }

    var yourFile: String { say("Votre fichier", "Your file") }
    var csvFile: String { say("Fichier CSV", "CSV file") }
    var csvFileHint: String {
        say(
            "4 Mo au plus. Dans un tableur\(nnbsp): «\(nnbsp)Enregistrer sous\(nnbsp)», «\(nnbsp)CSV UTF-8\(nnbsp)».",
            "4 MB at most. In a spreadsheet: “Save as”, “CSV UTF-8”.")
    }
    var csvText: String { say("Ou collez les lignes ici", "Or paste the lines here") }
    var checkImport: String { say("Essayer sans enregistrer", "Try without saving") }
    var checkImportHint: String {
        say(
            "La page suivante dit ce qui serait créé, changé ou refusé. Rien n’est encore enregistré.",
            "The next page says what would be created, changed or refused. Nothing is saved yet.")
    }
    var importUnreadable: String { say("Ce fichier n’a pas pu être lu", "This file could not be read") }
    var importChecked: String { say("Rapport d’essai", "Trial report") }
    var importDone: String { say("Rapport d’import", "Import report") }
    var importReport: String { say("Ligne par ligne", "Line by line") }
    var importForGood: String { say("Importer pour de bon", "Import for good") }
    var anotherImport: String { say("Importer un autre fichier", "Import another file") }
    var created: String { say("Créées", "Created") }
    var updated: String { say("Modifiées", "Changed") }
    var unchangedLines: String { say("Sans changement", "Unchanged") }
    var refusedLines: String { say("Refusées", "Refused") }
    var refusedLine: String { say("Refusée.", "Refused.") }

    func importVerdict(_ report: ImportReport) -> String {
        let refused = report.refused.count
        if refused > 0 {
            return refused == 1
                ? say("Une ligne est refusée", "One line is refused")
                : say("\(number(refused)) lignes sont refusées", "\(number(refused)) lines are refused")
        }
        if !report.changesSomething {
            return say("Rien à changer\(nnbsp): tout est déjà enregistré", "Nothing to change: everything is recorded already")
        }
        return report.isApplied
            ? say("L’import est fait", "The import is done") : say("Toutes les lignes conviennent", "Every line is fine")
    }

    func importCheckedDetail(_ report: ImportReport) -> String {
        let nothing = say("Rien n’est encore enregistré.", "Nothing is saved yet.")
        guard !report.refused.isEmpty else { return nothing }
        return nothing
            + say(
                " Corrigez le fichier et recommencez, ou importez les autres lignes\(nnbsp): celles-ci seront laissées de côté.",
                " Correct the file and try again, or import the other lines: these will be left out.")
    }

    func importAppliedDetail(_ report: ImportReport) -> String {
        report.refused.isEmpty
            ? say("Toutes les lignes sont enregistrées.", "Every line is saved.")
            : say(
                "Les autres lignes sont enregistrées. Corrigez celles-ci, puis importez-les à nouveau.",
                "The other lines are saved. Correct these, then import them again.")
    }

    func ignoredColumns(_ names: [String]) -> String {
        let list = names.prefix(10).map { name in say("«\(nnbsp)\(name)\(nnbsp)»", "“\(name)”") }.joined(separator: ", ")
        return names.count == 1
            ? say(
                "La colonne \(list) n’est pas connue\(nnbsp): elle est ignorée.", "The column \(list) is unknown: it is ignored.")
            : say(
                "Les colonnes \(list) ne sont pas connues\(nnbsp): elles sont ignorées.",
                "The columns \(list) are unknown: they are ignored.")
    }

    func firstLines(_ limit: Int, of count: Int) -> String {
        say(
            "Les \(number(limit)) premières lignes sur \(number(count)) sont montrées, les refusées d’abord.",
            "The first \(number(limit)) of \(number(count)) lines are shown, refused ones first.")
    }

    func line(_ line: Int, _ subject: String) -> String {
        let place = say("ligne \(number(line))", "line \(number(line))")
        return subject.isEmpty ? place : "\(place), \(subject)"
    }

    func outcome(_ outcome: ImportReport.Outcome) -> String {
        switch outcome {
        case .created: say("Création", "Created")
        case .updated: say("Modification", "Changed")
        case .unchanged: say("Sans changement", "Unchanged")
        case .refused: refusedLine
        }
    }
}
