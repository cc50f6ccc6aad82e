@testable import Domain

enum XLSFormSamples {
    static let frame = FormFrame(
        key: "importe", title: .init(fr: "Demander une mission"), summary: .init(fr: "Pour partir en mission."),
        service: "deplacements", team: "missions", category: "mission")

    static let choices = """
        list_name,name,label::fr,label::en
        oui_non,oui,Oui,Yes
        oui_non,non,Non,No
        transport,train,Train,Train
        transport,avion,Avion,Plane
        transport,voiture_service,Voiture de service,Pool car
        """

    static let survey = #"""
        type,name,label::Français (fr),label::English (en),hint,required,relevant,constraint,constraint_message,calculation,choice_filter,repeat_count
        begin_group,mission,Votre mission,Your trip,,,,,,,,
        text,Objet_Mission,Quel est l’objet de la mission ?,What is it for?,En une phrase,yes,,string-length(.) >= 10,Dix caractères au moins,,,
        date,depart,Date de départ,,,yes,,. > today(),Partez demain au plus tôt,,,
        select_multiple transport,moyens,Moyens de transport,,,yes,,count-selected(.) <= 2,,,,
        select_one oui_non,nuit,Une nuit sur place ?,,,,,,,,,
        integer,nuits,Combien de nuits ?,,,,"${nuit} = 'oui' and not(selected(${moyens}, 'avion'))",. > 0 and . < 31,,,,
        note,rappel,Le justificatif est demandé au retour,,,,${nuits} > 3,,,,,
        end_group,,,,,,,,,,,
        begin_repeat,voyageur,Voyageurs,,,,,,,,,
        text,nom,Nom,,,yes,,,,,,
        integer,age,Âge,,,,,. >= 0,,,,
        text,tuteur,Qui l’accompagne ?,,,,${age} < 18,,,,,
        end_repeat,,,,,,,,,,,
        calculate,total,,,,,,,,${nuits} * 60,,
        """#

    static func read(_ survey: String, _ choices: String? = choices) throws -> FormImport {
        try XLSFormReader.read(survey: Array(survey.utf8), choices: choices.map { text in Array(text.utf8) }, frame: frame)
    }

    /// A survey of these lines, `type|name|relevant|constraint`.
    static func lines(_ lines: [String]) -> String {
        (["type\tname\tlabel\trelevant\tconstraint"]
            + lines.map { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                let padded = cells + Array(repeating: "", count: max(0, 4 - cells.count))
                return "\(padded[0])\t\(padded[1])\tQuestion \(padded[1])\t\(padded[2])\t\(padded[3])"
            }).joined(separator: "\n")
    }

    static func refusal(_ survey: String, _ choices: String? = choices) -> FormImportRefusal? {
        do {
            _ = try read(survey, choices)
            return nil
        } catch { return error as? FormImportRefusal }
    }
}
