import Domain
import Storage

extension DesignerWords {
    var publishLater: String { say("Publier plus tard", "Publish later") }
    var publishLaterHint: String {
        say(
            "Ce que vous venez de relire est gardé tel quel jusque-là. Publier une autre version avant annule ce qui est prévu.",
            "What you have just read is kept as it is until then. Publishing another version before cancels what is planned.")
    }
    var withdrawLaterHint: String {
        say("Sans jour, le retrait est immédiat.", "Without a day, it is withdrawn at once.")
    }
    var onDay: String { say("Jour", "Day") }
    var atTime: String { say("Heure", "Time") }
    var planIt: String { say("Prévoir la publication", "Plan the publication") }
    var badMoment: String {
        say("donnez un jour et une heure à venir, dans les deux ans", "give a day and a time to come, within two years")
    }

    func planned(_ planned: FormScheduleStore.Planned, _ moment: String, by name: String?) -> String {
        let text =
            switch planned.kind {
            case .publication:
                say(
                    "La version \(planned.version ?? 0) sera publiée \(moment)",
                    "Version \(planned.version ?? 0) will be published \(moment)")
            case .withdrawal: say("Ce formulaire sera retiré \(moment)", "This form will be withdrawn \(moment)")
            }
        return name.map { name in say("\(text), à la demande de \(name).", "\(text), asked by \(name).") } ?? "\(text)."
    }

    func failed(_ kind: FormScheduleStore.Kind, _ failure: FormScheduleStore.Failure) -> String {
        let what =
            kind == .publication
            ? say("La publication prévue n’a pas eu lieu", "The planned publication did not happen")
            : say("Le retrait prévu n’a pas eu lieu", "The planned withdrawal did not happen")
        let why =
            switch failure {
            case .notAllowed:
                say("la personne qui l’a demandée n’en a plus le droit", "whoever asked for it no longer may")
            case .refused:
                say(
                    "l’équipe, la catégorie ou le service n’est plus en usage",
                    "the team, the category or the service is out of use")
            case .secondPerson: say("une seconde personne doit publier", "a second person must publish")
            case .badSuccessor:
                say("le formulaire de remplacement n’est pas publié", "the form that takes over is not published")
            }
        return say("\(what)\(nnbsp): \(why).", "\(what): \(why).")
    }

    func unschedule(_ kind: FormScheduleStore.Kind) -> String {
        kind == .publication
            ? say("Annuler la publication prévue", "Cancel the planned publication")
            : say("Annuler le retrait prévu", "Cancel the planned withdrawal")
    }
    var forgetPlan: String { say("J’ai compris", "I understand") }
}
