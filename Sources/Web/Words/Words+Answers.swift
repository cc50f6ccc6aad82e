import Application
import Blobs
import Domain

extension Words {
    /// « Trois réponses sont à corriger ».
    func corrections(_ count: Int) -> String {
        let names = ["Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf"]
        let french = count <= names.count ? names[max(0, count - 1)] : String(count)
        return count > 1
            ? say("\(french) réponses sont à corriger", "\(count) answers need correcting")
            : say("Une réponse est à corriger", "One answer needs correcting")
    }

    /// What to do about an answer, as its field says it.
    func problem(_ error: AnswerError, with question: Question) -> String {
        if let message = error.message { return text(message) }
        switch error.problem {
        case .missing: return missing(question)
        case .notANumber: return say("Indiquez un nombre, par exemple 12 ou 12,5", "Give a number, for example 12 or 12.5")
        case .notAnInteger: return say("Indiquez un nombre entier", "Give a whole number")
        case .notAnAmount:
            return say("Indiquez un montant, par exemple 1\(nnbsp)234,50", "Give an amount, for example 1234.50")
        case .tooManyDecimals(let maximum):
            return maximum == 0
                ? say("Indiquez un montant sans décimales", "Give an amount without decimals")
                : say("Indiquez un montant avec deux décimales au plus", "Give an amount with two decimals at most")
        case .amountTooSmall(let minimum):
            let bound = AnswerWording.words(minimum, language)
            return say("Indiquez \(bound) au moins", "Give at least \(bound)")
        case .amountTooLarge(let maximum):
            let bound = AnswerWording.words(maximum, language)
            return say("Indiquez \(bound) au plus", "Give at most \(bound)")
        case .notAnEmail:
            return say("Indiquez une adresse comme prenom.nom@exemple.fr", "Give an address such as name@example.com")
        case .notAPhone: return say("Indiquez un numéro de téléphone, par exemple 04 66 12 34 56", "Give a phone number")
        case .notAnIBAN(let problem): return self.problem(problem)
        case .notAPlate: return notAPlate(question)
        case .noPart(let part):
            switch part {
            case .postalCode: return say("Indiquez aussi le code postal", "Give the postal code too")
            case .town: return say("Indiquez aussi la commune", "Give the town too")
            default: return say("Indiquez aussi le numéro et la voie", "Give the number and street too")
            }
        case .notAPostalCode: return say("Indiquez un code postal de cinq chiffres", "Give a postal code of five digits")
        case .notADate: return say("Indiquez une date, par exemple 15/12/2026", "Give a date, for example 15/12/2026")
        case .notATime: return say("Indiquez l’heure, par exemple 9\(nbsp)h\(nbsp)30", "Give the time, for example 9:30")
        case .notAChoice: return say("Choisissez une des réponses proposées", "Choose one of the answers offered")
        case .notChosen: return notChosen(question)
        case .tooShort(let minimum, let actual):
            return say(
                "Écrivez au moins \(number(minimum)) caractères (\(number(actual)) pour l’instant)",
                "Write at least \(number(minimum)) characters (\(number(actual)) so far)")
        case .tooLong(let maximum, let actual):
            return say(
                "Raccourcissez\(nnbsp): \(number(actual)) caractères, pour \(number(maximum)) au plus",
                "Shorten it: \(number(actual)) characters, at most \(number(maximum))")
        case .strangeCharacter(let character, let allowed): return strange(character, allowed: allowed)
        case .notOfMask(let mask):
            return say("Suivez le modèle \(mask)", "Follow the pattern \(mask)")
        case .tooSmall(let minimum):
            return say("Indiquez \(decimal(minimum)) au moins", "Give at least \(decimal(minimum))")
        case .tooLarge(let maximum):
            return say("Indiquez \(decimal(maximum)) au plus", "Give at most \(decimal(maximum))")
        case .tooEarly(let earliest):
            let day = AnswerWording.words(earliest, language)
            return say("Choisissez une date à partir du \(day)", "Choose a date from \(day) on")
        case .tooLate(let latest):
            let day = AnswerWording.words(latest, language)
            return say("Choisissez une date jusqu’au \(day)", "Choose a date up to \(day)")
        case .tooEarlyInTheDay(let earliest):
            let time = AnswerWording.words(earliest, language)
            return say("Choisissez une heure à partir de \(time)", "Choose a time from \(time) on")
        case .tooLateInTheDay(let latest):
            let time = AnswerWording.words(latest, language)
            return say("Choisissez une heure jusqu’à \(time)", "Choose a time up to \(time)")
        case .noStart: return say("Indiquez aussi le premier jour", "Give the first day too")
        case .noEnd: return say("Indiquez aussi le dernier jour", "Give the last day too")
        case .endBeforeStart:
            return say(
                "Choisissez un dernier jour qui ne précède pas le premier", "Choose a last day that is not before the first")
        case .tooFewDays(let minimum):
            return say("Choisissez une période de \(days(minimum)) au moins", "Choose a period of at least \(days(minimum))")
        case .tooManyDays(let maximum):
            return say("Choisissez une période de \(days(maximum)) au plus", "Choose a period of at most \(days(maximum))")
        case .contradicted: return say("Vérifiez cette réponse", "Check this answer")
        case .tooFewChoices(let minimum):
            return say("Cochez au moins \(minimum) réponses", "Tick at least \(minimum) answers")
        case .tooManyChoices(let maximum):
            return say("Cochez au plus \(maximum) réponses", "Tick at most \(maximum) answers")
        case .tooManyFiles(let maximum):
            return say("Gardez \(maximum) fichiers au plus", "Keep at most \(maximum) files")
        case .tooFewRows(let minimum):
            return minimum == 1
                ? say("Ajoutez au moins une ligne", "Add at least one row")
                : say(
                    "Il en faut au moins \(minimum)\(nnbsp): ajoutez ce qui manque",
                    "At least \(minimum) are needed: add what is missing")
        case .tooManyRows(let maximum):
            return say("Gardez-en \(maximum) au plus", "Keep at most \(maximum)")
        }
    }

    private func notAPlate(_ question: Question) -> String {
        question.foreign == true
            ? say("Indiquez l’immatriculation telle qu’elle est sur la plaque", "Give the number as it stands on the plate")
            : say(
                "Indiquez une immatriculation française, comme AB-123-CD ou 1234\(nbsp)AB\(nbsp)30",
                "Give a French number, such as AB-123-CD or 1234\(nbsp)AB\(nbsp)30")
    }

    private func problem(_ problem: IBAN.Problem) -> String {
        switch problem {
        case .shape:
            say(
                "Indiquez un IBAN\(nnbsp): deux lettres, deux chiffres, puis le numéro du compte",
                "Give an IBAN: two letters, two digits, then the account number")
        case .country(let code):
            say(
                "Vérifiez les deux premières lettres\(nnbsp): \(code) n’est pas un pays de l’IBAN",
                "Check the first two letters: \(code) is no country of IBANs")
        case .length(let expected, let actual):
            say(
                "Vérifiez le nombre de caractères\(nnbsp): \(actual), pour \(expected) attendus",
                "Check how many characters there are: \(actual), and \(expected) are expected")
        case .checkDigits:
            say(
                "Vérifiez l’IBAN\(nnbsp): un caractère semble faux ou interverti",
                "Check the IBAN: a character seems wrong or out of place")
        }
    }

    private func missing(_ question: Question) -> String {
        switch question.type {
        case .yesNo: say("Répondez par oui ou par non", "Answer yes or no")
        case .choice: say("Choisissez une réponse", "Choose an answer")
        case .choices: say("Cochez au moins une réponse", "Tick at least one answer")
        case .date: say("Indiquez une date", "Give a date")
        case .dateTime: say("Indiquez une date et une heure", "Give a date and a time")
        case .time: say("Indiquez une heure", "Give a time")
        case .period: say("Indiquez le premier et le dernier jour", "Give the first and the last day")
        case .amount: say("Indiquez un montant", "Give an amount")
        case .iban: say("Indiquez un IBAN", "Give an IBAN")
        case .plate: say("Indiquez une immatriculation", "Give a vehicle plate")
        case .address: say("Indiquez une adresse", "Give an address")
        case .rating: say("Choisissez une note de 1 à 5", "Choose a mark from 1 to 5")
        case .acknowledgement: say("Cochez la case pour continuer", "Tick the box to go on")
        case .number: say("Indiquez un nombre", "Give a number")
        case .email: say("Indiquez une adresse e-mail", "Give an e-mail address")
        case .phone: say("Indiquez un numéro de téléphone", "Give a phone number")
        case .person, .unit, .place: notChosen(question)
        case .file: say("Joignez un fichier", "Attach a file")
        case .block: addRow
        case .computed: notComputedYet
        case .shortText, .longText, .heading, .text: say("Écrivez votre réponse", "Write your answer")
        }
    }

    private func notChosen(_ question: Question) -> String {
        switch question.type {
        case .person: say("Choisissez une personne de l’annuaire", "Choose a person from the directory")
        case .unit: say("Choisissez une direction de la liste", "Choose a unit from the list")
        case .place: say("Choisissez un lieu de la liste", "Choose a place from the list")
        default: say("Choisissez une réponse de la liste", "Choose an answer from the list")
        }
    }

    private func days(_ count: Int) -> String {
        count == 1 ? say("1\(nbsp)jour", "1 day") : say("\(number(count))\(nbsp)jours", "\(number(count)) days")
    }

    func decimal(_ value: Double) -> String { AnswerWording.words(value, language) }

    /// Why a file was not kept.
    func refusal(of name: String, _ refusal: BlobRefusal) -> String {
        switch refusal {
        case .empty: say("«\(nnbsp)\(name)\(nnbsp)» est vide", "“\(name)” is empty")
        case .tooLarge(let limit):
            say("«\(nnbsp)\(name)\(nnbsp)» dépasse \(fileSize(limit))", "“\(name)” is larger than \(fileSize(limit))")
        case .executable:
            say(
                "«\(nnbsp)\(name)\(nnbsp)» est un programme\(nnbsp): les programmes sont refusés",
                "“\(name)” is a program: programs are refused")
        case .macros:
            say(
                "«\(nnbsp)\(name)\(nnbsp)» contient des macros\(nnbsp): enregistrez-le sans macros, ou en PDF",
                "“\(name)” holds macros: save it without macros, or as PDF")
        case .lying:
            say(
                "Le contenu de «\(nnbsp)\(name)\(nnbsp)» ne correspond pas à son nom. Vérifiez le fichier",
                "The content of “\(name)” does not match its name. Check the file")
        case .type:
            say(
                "«\(nnbsp)\(name)\(nnbsp)» n’est pas d’un type accepté. Essayez en PDF ou en image",
                "“\(name)” is not of an accepted type. Try PDF or an image")
        case .missing: say("«\(nnbsp)\(name)\(nnbsp)» n’a pas été reçu", "“\(name)” was not received")
        }
    }

    /// How an error reads far from its field: the form's own message, which is understood alone, or the
    /// question, then what to do.
    func atDistance(_ question: Question, _ problem: String, link: String) -> ErrorSummary.Item {
        if let language = messageLanguage(question, problem) { return .init(problem, link: link, language: language) }
        if let own = question.validation?.message, text(own) == problem { return .init(problem, link: link) }
        let label = text(question.fullLabel)
        let ends = label.unicodeScalars.last.map { scalar in ["?", ".", ":", "!"].contains(scalar) } ?? false
        let rest =
            ends ? " \(problem)" : "\(say("\(nnbsp): ", ": "))\(problem.prefix(1).lowercased())\(problem.dropFirst())"
        return .init(rest, link: link, subject: label, subjectLanguage: lang(question.fullLabel))
    }

    /// The language of a problem that the form itself tells, when it is not the page's.
    func messageLanguage(_ question: Question, _ problem: String) -> String? {
        question.validation?.message.flatMap { own in text(own) == problem ? lang(own) : nil }
    }

    /// The language of an answer in words, when it is not the page's: choices that the form writes in French only,
    /// units and places.
    func answerLanguage(_ question: Question) -> String? {
        switch question.type {
        case .choice, .choices: (question.choices ?? []).lazy.compactMap { choice in lang(choice.label) }.first
        case .unit, .place: frenchLang
        default: nil
        }
    }
}
