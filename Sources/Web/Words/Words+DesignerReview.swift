import Application
import Domain
import Storage

extension DesignerWords {
    // Refusals
    var notSaved: String { say("Ce changement n’est pas enregistré", "This change is not saved") }
    var bothTexts: String { say("Les deux textes", "Both texts") }
    var what: String { say("Quoi", "What") }
    var theirs: String { say("Enregistré", "Saved") }
    var yours: String { say("Le vôtre", "Yours") }
    var yoursBelow: String {
        say(
            "Ce que vous avez saisi est toujours ci-dessous\(nnbsp): enregistrez-le à la place, ou reprenez le texte enregistré.",
            "What you typed is still below: save it instead, or take the saved text.")
    }
    var takeTheirs: String { say("Reprendre le texte enregistré", "Take the saved text") }
    var removedMeanwhile: String {
        say(
            "La question a été retirée entre-temps. Ce que vous avez saisi est toujours ci-dessous.",
            "The question was removed meanwhile. What you typed is still below.")
    }
    func refusal(_ refusal: FormDesigner.Refusal, _ visit: Visit) -> String {
        let somebody = say("Une autre personne", "Somebody else")
        switch refusal {
        case .conflict(let conflict):
            let name = conflict.person?.name ?? somebody
            let moment = visit.words.onMoment(conflict.at, visit)
            return say(
                "\(name) a changé la même chose (\(moment)) depuis que vous avez ouvert cette page. Rien n’a été écrasé.",
                "\(name) changed the same thing (\(moment)) since you opened this page. Nothing was overwritten.")
        case .edit(.gone): return say("Cela n’existe plus\(nnbsp): quelqu’un l’a retiré.", "It is gone: somebody removed it.")
        case .edit(.nowhere): return say("C’est déjà à cette extrémité.", "It is at this end already.")
        case .edit(.lastPage): return say("Un formulaire garde au moins une étape.", "A form keeps one step at least.")
        case .edit(.keyTaken(let key)): return say("La clé «\(nnbsp)\(key)\(nnbsp)» est prise.", "The key “\(key)” is taken.")
        case .typeIsFixed(let type):
            let name = AdminWords(language: language).type(type)
            return say(
                "Une version publiée pose cette question comme «\(nnbsp)\(name)\(nnbsp)»\(nnbsp): pour un autre type, ajoutez une question et retirez celle-ci.",
                "A version asks this question as “\(name)”: for another type, add a question and remove this one.")
        case .tooLarge: return say("Le formulaire dépasse 512\(nbsp)Ko.", "The form is larger than 512\(nbsp)kB.")
        case .badService:
            return say("Vous ne gérez pas les formulaires de ce service.", "You do not edit the forms of this service.")
        case .nothingToUndo: return say("Vous n’avez plus de changement à annuler.", "You have no change left to undo.")
        case .undoTouched(let person):
            return say(
                "\(person?.name ?? somebody) a changé la même chose depuis\(nnbsp): l’annuler effacerait son travail.",
                "\(person?.name ?? somebody) changed the same thing since: undoing would erase their work.")
        }
    }

    // Issues
    var beforePublishing: String { say("À corriger avant de publier", "To correct before publishing") }
    func issue(_ issue: FormIssue, _ admin: AdminWords) -> String {
        switch issue.problem {
        case .empty where issue.pointer.hasSuffix("/label/fr"): say("Le libellé est vide.", "The label is empty.")
        case .empty where issue.pointer == "/summary/fr": say("Le résumé est vide.", "The summary is empty.")
        case .empty where issue.pointer.hasSuffix("/title/fr"): say("Le titre est vide.", "The title is empty.")
        case .outOfRange where issue.pointer.hasSuffix("/choices"):
            say("Il faut de 2 à 200 choix.", "2 to 200 choices are needed.")
        case .outOfRange where issue.pointer.hasSuffix("/questions"):
            say("Une étape pose de 1 à 40 questions.", "A step asks 1 to 40 questions.")
        case .outOfRange where issue.pointer == "/pages": say("Il faut de 1 à 8 étapes.", "1 to 8 steps are needed.")
        case .empty where issue.pointer.hasSuffix("/questions"):
            say("Cette étape ne pose aucune question.", "This step asks no question.")
        case .missing("body"): say("Le texte n’a pas de paragraphe.", "The text has no paragraph.")
        default: admin.issue(issue.problem)
        }
    }
    func inTheWay(_ count: Int) -> String {
        count == 1
            ? say("Un point empêche de publier", "One thing stands in the way")
            : say("\(count) points empêchent de publier", "\(count) things stand in the way")
    }
    var nothingInTheWay: String { say("Rien n’empêche de publier.", "Nothing stands in the way of publishing.") }

    // Review
    func differences(with version: Int?) -> String {
        version.map { version in
            say("Ce qui change par rapport à la version \(version)", "What changes from version \(version)")
        } ?? say("Ce qui sera publié", "What will be published")
    }
    func publishedMeanwhile(_ version: Int, base: Int) -> String {
        say(
            "La version \(version) a été publiée par une autre voie\(nnbsp): cette version de travail part de la version \(base), et défait ce que la \(version) a changé, comme montré ci-dessous.",
            "Version \(version) was published by another way: this working version began on version \(base), and undoes what \(version) changed, as shown below."
        )
    }
    func neverPublished(_ questions: Int) -> String {
        say(
            "Ce formulaire n’est pas publié. Il pose \(questions) questions.",
            "This form is not published. It asks \(questions) questions.")
    }
    var noDifference: String { say("Aucune différence.", "No difference.") }
    var orderChanged: String { say("L’ordre des questions change.", "The order of the questions changes.") }
    var addedMark: String { say("Ajoutée", "Added") }
    var changedMark: String { say("Changé", "Changed") }
    var removedMark: String { say("Retirée", "Removed") }
    var publishing: String { say("Publication", "Publication") }
    var publish: String { say("Publier", "Publish") }
    var publishingEffect: String {
        say(
            "Les agents verront cette version aussitôt. Un brouillon commencé sur la précédente peut encore être envoyé pendant sept jours.",
            "Staff will see this version at once. A draft begun on the one before can still be sent for seven days.")
    }
    var correctFirst: String { say("Corrigez d’abord les points ci-dessus.", "Correct the things above first.") }
    var nothingNew: String { say("Tout est publié\(nnbsp): rien n’attend.", "All is published: nothing waits.") }
    var secondPerson: String {
        say(
            "Dans ce service, la publication demande une seconde personne\(nnbsp): vous avez écrit une partie de ce qui attend, quelqu’un d’autre relit et publie.",
            "In this service a second person publishes: you wrote a part of what waits, somebody else reads it and publishes.")
    }
    var askReview: String { say("Demander une relecture", "Ask for a review") }
    func awaits(_ name: String?) -> String {
        name.map { name in
            say(
                "\(name) a demandé qu’une autre personne relise et publie.",
                "\(name) asked that somebody else reads and publishes.")
        } ?? say("Une relecture est demandée.", "A review is asked for.")
    }
    var notPublished: String { say("Rien n’a été publié", "Nothing was published") }
    func refusal(_ refusal: FormDesigner.PublicationRefusal) -> String {
        switch refusal {
        case .changedSince:
            say(
                "La version de travail a changé depuis votre relecture\(nnbsp): voici où elle en est.",
                "The working version changed since you read it: this is how it stands.")
        case .publishedSince:
            say(
                "Une autre version a été publiée depuis votre relecture\(nnbsp): comparez à nouveau.",
                "Another version was published since you read it: compare again.")
        case .nothingNew: nothingNew
        case .secondPersonNeeded: secondPerson
        }
    }

    // History
    var steps: String { say("Changements", "Changes") }
    var restore: String { say("Reprendre", "Take back up") }
    var restoringHint: String {
        say(
            "Reprendre une version la met à la place de la version de travail, qui reste dans l’historique.",
            "Taking a version back up puts it in place of the working version, which stays in the history.")
    }
    func step(_ kind: FormEdit.Kind) -> String {
        switch kind {
        case .begun: say("Commencé", "Begun")
        case .added: say("Ajouté", "Added")
        case .changed, .described, .pageRenamed, .checksChanged: say("Changé", "Changed")
        case .moved, .pageMoved: say("Déplacé", "Moved")
        case .removed, .pageRemoved: say("Retiré", "Removed")
        case .pageAdded: say("Étape ajoutée", "Step added")
        case .replaced: say("Version reprise", "Version taken back up")
        case .undone: say("Annulé", "Undone")
        }
    }
    func touched(_ parts: Set<FormEdit.Part>, _ definition: FormDefinition, _ words: Words) -> String {
        parts.map { part -> String in
            switch part {
            case .question(let key): definition.question(key).map { question in label(question, words) } ?? key
            case .page(let key): definition.page(key).map { page in words.text(page.title) } ?? key
            case .description: description
            case .everything: say("Tout le formulaire", "The whole form")
            }
        }.sorted().joined(separator: ", ")
    }
}
