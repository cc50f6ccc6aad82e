import Application
import Domain
import Storage

/// The words of the designer.
struct DesignerWords: Sendable {
    let language: Domain.Language

    func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
}

extension Words {
    var designer: DesignerWords { DesignerWords(language: language) }
}

extension DesignerWords {
    // List and beginning
    var inWriting: String { say("En cours de rédaction", "In writing") }
    var inWritingLead: String {
        say(
            "Les formulaires dont une version de travail attend d’être publiée. Les agents n’en voient rien.",
            "The forms whose working version waits to be published. Staff see nothing of it.")
    }
    var nothingInWriting: String { say("Aucune version de travail n’attend", "No working version waits") }
    var nothingInWritingHint: String {
        say(
            "Créez un formulaire, ou ouvrez-en un publié pour le modifier.",
            "Make a form, or open a published one to change it.")
    }
    var newForm: String { say("Nouveau formulaire", "New form") }
    var newFormLead: String {
        say(
            "Ce qu’il faut pour commencer. Tout se modifie ensuite, et rien ne paraît avant la publication.",
            "What it takes to begin. All of it can be changed later, and nothing shows before it is published.")
    }
    var begin: String { say("Commencer", "Begin") }
    var rewrite: String { say("Modifier", "Change") }
    var lastChange: String { say("Dernier changement", "Last change") }
    var theForm: String { say("Le formulaire", "The form") }
    var theTicket: String { say("Le ticket qu’il crée", "The ticket it makes") }
    var kind: String { say("Ce qu’il crée", "What it makes") }
    var teamOfService: String { say("L’équipe du service", "The team of the service") }
    var title: String { say("Titre", "Title") }
    var workingDays: String { say("Délai indicatif, en jours ouvrés", "Indicative delay, in working days") }
    var daysWanted: String { say("donnez un nombre de jours entre 0 et 60", "give a number of days from 0 to 60") }
    var untitled: String { say("Formulaire sans titre", "Untitled form") }
    var unlabelled: String { say("Sans libellé", "No label") }

    func name(_ field: FormDesigner.NewFormRefusal.Field) -> String {
        switch field {
        case .title: title
        case .service: say("Service proposé", "Service")
        case .team: say("Équipe", "Team")
        case .category: say("Catégorie", "Category")
        case .workingDays: workingDays
        }
    }

    func hint(_ field: FormDesigner.NewFormRefusal.Field) -> String? {
        switch field {
        case .title:
            say(
                "Ce que l’on fait, comme «\(nnbsp)Demander un badge\(nnbsp)». 90 caractères au plus.",
                "What one does, such as “Ask for a badge”. 90 characters at most.")
        case .workingDays: say("0 pour le jour même, 60 au plus.", "0 for the same day, 60 at most.")
        default: nil
        }
    }

    func problem(_ problem: FormDesigner.NewFormRefusal.Problem) -> String {
        switch problem {
        case .missing: say("à renseigner", "to be given")
        case .tooLong(let limit): say("\(limit) caractères au plus", "\(limit) characters at most")
        case .outOfRange: daysWanted
        }
    }

    func state(_ row: WorkingFormStore.WorkingRow) -> String {
        if row.awaitsReview { return say("À relire et à publier", "To read and publish") }
        return row.publishedRevision == nil && row.form == nil
            ? say("Jamais publié", "Never published") : say("Publié, des changements attendent", "Published, changes wait")
    }

    func changed(_ moment: String, by name: String?) -> String {
        name.map { name in say("\(moment), par \(name)", "\(moment), by \(name)") } ?? moment
    }

    // Workbench
    var plan: String { say("Plan", "Outline") }
    var description: String { say("Présentation", "Description") }
    var find: String { say("Chercher une question", "Find a question") }
    func found(_ count: Int) -> String {
        switch count {
        case 0: say("Aucune question ne correspond", "No question matches")
        case 1: say("1 question", "1 question")
        default: say("\(count) questions", "\(count) questions")
        }
    }
    func page(_ number: Int, _ title: String) -> String {
        say("Étape \(number)\(nnbsp): \(title)", "Step \(number): \(title)")
    }
    func label(_ question: Question, _ words: Words) -> String {
        let text = words.text(question.label)
        return text.isEmpty ? unlabelled : text
    }
    func move(_ way: FormEdit.Direction, _ name: String) -> String {
        way == .up
            ? say("Monter «\(nnbsp)\(name)\(nnbsp)»", "Move “\(name)” up")
            : say("Descendre «\(nnbsp)\(name)\(nnbsp)»", "Move “\(name)” down")
    }
    func issues(_ count: Int) -> String {
        count == 1
            ? say("1 point à corriger", "1 thing to correct") : say("\(count) points à corriger", "\(count) things to correct")
    }
    var undo: String { say("Annuler mon dernier changement", "Undo my last change") }
    var history: String { say("Historique", "History") }
    var review: String { say("Relire et publier", "Review and publish") }
    var backToWriting: String { say("Revenir à la rédaction", "Back to writing") }
    var goOn: String { say("Continuer la rédaction", "Go on writing") }
    var merged: String {
        say(
            "Une autre personne a enregistré d’autres changements entre-temps\(nnbsp): les siens et les vôtres sont gardés.",
            "Somebody else saved other changes meanwhile: theirs and yours are both kept.")
    }
    func isHere(_ name: String, minutes: Int) -> String {
        minutes < 1
            ? say("\(name) travaille aussi sur ce formulaire.", "\(name) is working on this form too.")
            : say(
                "\(name) travaille aussi sur ce formulaire (vu il y a \(minutes)\(nbsp)min).",
                "\(name) is working on this form too (seen \(minutes)\(nbsp)min ago).")
    }
    var adding: String { say("Ajouter", "Add") }
    var newLabel: String { say("Libellé de la nouvelle question", "Label of the new question") }
    var addQuestion: String { say("Ajouter la question", "Add the question") }
    var newPageTitle: String { say("Titre de la nouvelle étape", "Title of the new step") }
    var addPage: String { say("Ajouter l’étape", "Add the step") }
    var aPage: String { say("Étape", "Step") }
    var pages: String { say("Étapes", "Steps") }
    var pageTitle: String { say("Titre de l’étape", "Title of the step") }
    func dropPage(_ questions: Int) -> String {
        switch questions {
        case 0: say("Retirer l’étape", "Remove the step")
        case 1: say("Retirer l’étape et sa question", "Remove the step and its question")
        default: say("Retirer l’étape et ses \(questions) questions", "Remove the step and its \(questions) questions")
        }
    }
    var checks: String { say("Vérifications de l’étape", "Checks of the step") }
    var removeCheck: String { say("Retirer la vérification", "Remove the check") }
    var thisQuestion: String { say("Cette question", "This question") }
    var duplicate: String { say("Dupliquer", "Duplicate") }
    var toPage: String { say("Étape où elle est posée", "Step where it is asked") }
    var moveThere: String { say("Déplacer", "Move") }

    // Preview
    var preview: String { say("Aperçu", "Preview") }
    var previewHint: String {
        say(
            "Vos réponses ici ne sont pas gardées, et rien ne peut être envoyé.",
            "Your answers here are not kept, and nothing can be sent.")
    }
    var seenAs: String { say("Voir comme", "See as") }
    var person: String { say("Personne", "Person") }
    var width: String { say("Largeur", "Width") }
    var wide: String { say("Large", "Wide") }
    var phone: String { say("Téléphone", "Phone") }
    var languageName: String { say("Langue", "Language") }
    var look: String { say("Actualiser l’aperçu", "Refresh the preview") }
    func hiddenNow(_ labels: [String]) -> String {
        let names = labels.map { label in say("«\(nnbsp)\(label)\(nnbsp)»", "“\(label)”") }.joined(separator: ", ")
        return say("Masqué avec ces réponses\(nnbsp): \(names)", "Hidden with these answers: \(names)")
    }
}
