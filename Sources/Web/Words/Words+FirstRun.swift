import Application
import Domain

extension AdminWords {
    var firstRun: String { say("Première ouverture", "First opening") }
    var firstRunLead: String {
        say(
            "Votre portail est prêt. Il lui manque la personne qui l’administre.",
            "Your portal is ready. It only needs somebody to administer it.")
    }
    var firstRunFoot: String {
        say(
            "Cette page se ferme pour toujours dès que ce compte existe.",
            "This page closes for good as soon as this account exists.")
    }
    var createAdministrator: String { say("Créer le compte", "Create the account") }
    var codeHint: String {
        say(
            "Il s’affiche au démarrage du serveur, et change à chaque démarrage.",
            "It is printed when the server starts, and changes at each start.")
    }
    var organisationHint: String { say("Affiché en haut de chaque page.", "Shown at the top of each page.") }
    var passwordHint: String {
        say(
            "12 caractères au moins avec des majuscules, des minuscules, des chiffres et des caractères spéciaux\(nnbsp); ou 14 sans caractère spécial\(nnbsp); ou une phrase de 7 mots différents.",
            "At least 12 characters with capital letters, lower-case letters, digits and symbols; or 14 without symbols; or a phrase of 7 different words."
        )
    }

    func firstRunField(_ field: FirstRunService.Field) -> String {
        switch field {
        case .code: say("Code de première ouverture", "First opening code")
        case .organisation: say("Nom de l’organisme", "Name of your organisation")
        case .staffNumber: say("Votre matricule", "Your staff number")
        case .firstName: say("Votre prénom", "Your first name")
        case .lastName: say("Votre nom", "Your last name")
        case .email: say("Votre adresse e-mail", "Your e-mail address")
        case .password: say("Mot de passe", "Password")
        case .again: say("Le même mot de passe", "The same password")
        }
    }

    func problem(_ problem: FirstRunService.Problem) -> String {
        switch problem {
        case .missing: missing
        case .tooLong(let limit): tooLong(limit)
        case .badEmail: say("cette adresse n’a pas la forme nom@exemple.fr", "this address does not look like name@example.org")
        case .wrongCode:
            say(
                "ce n’est pas le code affiché au dernier démarrage du serveur",
                "this is not the code printed at the server’s last start")
        case .weak(let weakness): self.weakness(weakness)
        case .different: say("les deux mots de passe ne sont pas les mêmes", "the two passwords are not the same")
        }
    }

    func weakness(_ weakness: PasswordRules.Weakness) -> String {
        switch weakness {
        case .tooShort(let minimum): say("il faut \(minimum) caractères au moins", "at least \(minimum) characters are needed")
        case .tooLong(let maximum): say("il faut \(maximum) caractères au plus", "at most \(maximum) characters are allowed")
        case .tooSimple:
            say(
                "mêlez majuscules, minuscules, chiffres et caractères spéciaux, ou allongez-le",
                "mix capital letters, lower-case letters, digits and symbols, or make it longer")
        case .containsIdentity:
            say(
                "il ne doit contenir ni votre nom, ni votre matricule, ni votre adresse",
                "it must not contain your name, staff number or address")
        case .tooCommon: say("il se devine trop facilement", "it is too easy to guess")
        }
    }
}
