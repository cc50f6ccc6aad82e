import Domain
import Storage

/// Fills a form as its requester might: every question that is shown gets a plausible answer within
/// its limits, in order, since what is shown depends on the answers before.
struct DemoAnswers {
    let catalogue: Catalogue
    let population: DemoCrowd
    /// The offices of a site, for questions about a place.
    private let roomsBySite: [String: [PlaceID]]

    init(_ catalogue: Catalogue, _ population: DemoCrowd) {
        self.catalogue = catalogue
        self.population = population
        var rooms: [String: [PlaceID]] = [:]
        for place in catalogue.places.sorted(by: { left, right in left.key < right.key }) where place.kind == .room {
            rooms[String(place.key.prefix { character in character != "/" }), default: []].append(place.id)
        }
        roomsBySite = rooms
    }

    /// What is filled, and for whom.
    struct Filling {
        let form: PublishedForm
        let requester: DemoPerson
        let beneficiary: DemoPerson
        let service: DemoCorpus.Service
        let description: String
        let today: CalendarDate
        let application: ApplicationDocument?
        let object: String
    }

    /// - Parameter files: gives a file its key when one is joined.
    func fill(
        _ filling: Filling, _ voice: inout DemoVoice, files: (Question) -> AttachmentID?
    ) -> FormEvaluation {
        var context = FormContext(
            requester: filling.requester.facts, beneficiary: filling.beneficiary.facts, today: filling.today)
        var answers: Answers = [:]
        var hasDescription = false
        let blocks = rows(of: filling.form.definition, &voice)
        let definition = filling.form.definition.unfolded(blocks)
        for page in definition.pages {
            for question in page.questions {
                if let place = BlockRow(path: question.key), answers[place.block] == nil { continue }
                let evaluator = ConditionEvaluator(answers: answers, context: context)
                guard evaluator.holds(question.show) else { continue }
                if let computation = question.compute { answers[question.key] = computation.value(in: answers) }
                let isRequired = question.isRequired || question.require.map { evaluator.holds($0) } ?? false
                guard question.asks, isRequired || question.type == .block || voice.random.chance(0.35) else { continue }
                let answer: Answer?
                switch question.type {
                case .block: answer = .rows(question.rowIDs(in: blocks))
                case .file: answer = files(question).map { file in .files([file]) }
                case .longText:
                    // What is sensitive stays out of the description of the ticket.
                    answer = .text(longText(question, filling, isFirst: !hasDescription && !question.isSensitive, &voice))
                    hasDescription = hasDescription || !question.isSensitive
                default: answer = self.answer(question, filling, &voice)
                }
                answers[question.key] = answer
                if case .unit(let unit) = answer { context.unitPaths[unit] = catalogue.path(of: unit).map(\.key) }
                if case .place(let place) = answer { context.placePaths[place] = catalogue.path(of: place).map(\.key) }
            }
        }
        return FormEvaluation(definition, answers: answers, context: context)
    }

    /// One or two rows more than a block needs, as far as it takes them.
    private func rows(of form: FormDefinition, _ voice: inout DemoVoice) -> Inputs {
        var inputs: Inputs = [:]
        for question in form.questions {
            guard let rows = question.rows else { continue }
            let count = min(rows.atMost, max(1, rows.atLeast) + voice.random.below(3))
            inputs[question.key] = (1...count).map { number in String(number) }
        }
        return inputs
    }

    private func answer(_ question: Question, _ filling: Filling, _ voice: inout DemoVoice) -> Answer? {
        let limits = question.validation
        switch question.type {
        case .shortText where limits?.mask != nil || limits?.allowed != nil:
            return .text(Self.shaped(limits, &voice.random))
        case .shortText: return .text(DemoShortAnswers.text(question, filling, population, &voice))
        case .longText, .file, .computed, .block, .heading, .text: return nil
        case .number: return .number(number(limits, &voice.random))
        case .amount:
            return Amount(units: number(limits, &voice.random), currency: question.countedIn).map(Answer.amount)
        case .email:
            return .text(
                "\(voice.random.pick(["contact", "accueil", "gestion"]))@\(voice.random.pick(["partenaire", "fournisseur", "commune"])).example"
            )
        case .phone: return .text("03 00 \(twoDigits(&voice.random)) \(twoDigits(&voice.random)) \(twoDigits(&voice.random))")
        case .iban:
            // The examples of the registry of ISO 13616: accounts of nobody.
            return .text(voice.random.pick(["FR1420041010050500013M02606", "BE68539007547034", "DE89370400440532013000"]))
        case .plate:
            // WW numbers are lent for weeks and come back: of no vehicle that can be named.
            return .text(
                "WW-\(1 + voice.random.below(9))\(twoDigits(&voice.random))-\(voice.random.pick(["AB", "CD", "EF", "GH"]))")
        case .address:
            let street = voice.random.pick(["rue des Salins", "avenue du Port", "chemin des Roseaux", "place de la Halle"])
            return .address(
                PostalAddress(
                    lines: ["\(1 + voice.random.below(80)) \(street)"], postalCode: "30000",
                    town: voice.random.pick(["Aigues-Vives", "Port-Salin", "Vauvenelle"])))
        case .date: return .date(day(limits, filling.today, &voice.random))
        case .dateTime:
            let minute = (8 * 4 + 2 + voice.random.below(36)) * 15
            return LocalDateTime(date: day(limits, filling.today, &voice.random), minute: minute).map(Answer.dateTime)
        case .time: return time(limits, &voice.random).map(Answer.time)
        case .period: return period(limits, filling.today, &voice.random).map(Answer.period)
        case .rating:
            // Those who answer are mostly content.
            return .number(Double(max(1 + voice.random.below(5), 1 + voice.random.below(5))))
        case .acknowledgement: return .yesNo(true)
        case .yesNo: return .yesNo(voice.random.chance(0.6))
        case .choice:
            let choices = question.choices ?? []
            guard !choices.isEmpty else { return nil }
            // The first ones are the most usual.
            let index = min(voice.random.below(choices.count), voice.random.below(choices.count))
            return .choice(choices[index].key)
        case .choices: return .choices(choices(question, &voice.random))
        case .person: return .person(population.colleague(of: filling.requester, &voice.random).id)
        case .unit:
            let key = filling.requester.unitPath[min(voice.random.below(3), filling.requester.unitPath.count - 1)]
            return catalogue.units.first { unit in unit.key == key }.map { unit in .unit(unit.id) }
        case .place:
            if voice.random.chance(0.7), let place = filling.beneficiary.place { return .place(place) }
            let rooms = roomsBySite[filling.requester.site] ?? []
            return (rooms.isEmpty ? filling.beneficiary.place : voice.random.pick(rooms)).map { place in .place(place) }
        }
    }

    private func longText(_ question: Question, _ filling: Filling, isFirst: Bool, _ voice: inout DemoVoice) -> String {
        var text = isFirst ? filling.description : voice.detail(filling.service, kind: filling.form.definition.kind)
        while text.unicodeScalars.count < question.validation?.minLength ?? 0 {
            text += " " + voice.detail(filling.service, kind: filling.form.definition.kind)
        }
        return DemoShortAnswers.cut(text, to: question.maximumLength, atLeast: question.validation?.minLength ?? 0)
    }

    /// A text of a mask, or of the characters that are allowed.
    private static func shaped(_ limits: Question.Validation?, _ random: inout SeededGenerator) -> String {
        let letters = Array("ABCDEFGHJKLMNPRSTVWXYZ")
        let allowed = limits?.allowed ?? [.plainLetters, .digits]
        let filler: Character =
            allowed.contains(.letters) || allowed.contains(.plainLetters) ? "A" : allowed.contains(.digits) ? "9" : "-"
        let length = min(max(limits?.minLength ?? 4, 4), limits?.maxLength ?? 200)
        let pattern = limits?.mask ?? String(repeating: filler, count: length)
        return String(
            pattern.map { place in
                place == "A" ? random.pick(letters) : place == "9" ? Character(String(random.below(10))) : place
            })
    }

    private func number(_ limits: Question.Validation?, _ random: inout SeededGenerator) -> Double {
        let minimum = limits?.minimum ?? 1
        let maximum = limits?.maximum ?? max(minimum, 20)
        // Small numbers are the most usual.
        let value = minimum + (maximum - minimum) * random.fraction() * random.fraction() * random.fraction()
        let isWhole = limits?.integer == true || maximum - minimum >= 20
        let rounded = isWhole ? value.rounded() : (value * 2).rounded() / 2
        return min(max(rounded, minimum), maximum)
    }

    private func day(_ limits: Question.Validation?, _ today: CalendarDate, _ random: inout SeededGenerator) -> CalendarDate {
        let earliest = limits?.earliest?.date(today: today)
        let latest = limits?.latest?.date(today: today)
        let offset = min(random.below(30), random.below(60))
        if let earliest, earliest >= today {
            let day = earliest.adding(days: offset)
            return latest.map { latest in min(day, latest) } ?? day
        }
        let end = min(latest ?? today, today)
        let day = end.adding(days: -offset)
        return earliest.map { earliest in max(day, earliest) } ?? day
    }

    /// A quarter of an hour of the working day, moved inside the limits.
    private func time(_ limits: Question.Validation?, _ random: inout SeededGenerator) -> ClockTime? {
        guard let time = ClockTime(minute: (8 * 4 + 2 + random.below(36)) * 15) else { return nil }
        if let first = limits?.earliest?.time, time < first { return first }
        if let last = limits?.latest?.time, time > last { return last }
        return time
    }

    private func period(
        _ limits: Question.Validation?, _ today: CalendarDate, _ random: inout SeededGenerator
    ) -> Period? {
        let minimum = limits?.minimumDays ?? 1
        let days = min(minimum + random.below(5), limits?.maximumDays ?? 3_660)
        let start = day(limits, today, &random)
        let latest = limits?.latest?.date(today: today)
        let end = latest.map { latest in min(latest, start.adding(days: days - 1)) } ?? start.adding(days: days - 1)
        // Moved back where it would otherwise be cut too short.
        let early = end.adding(days: 1 - minimum)
        return Period(from: min(start, early), to: end)
    }

    private func choices(_ question: Question, _ random: inout SeededGenerator) -> [String] {
        let all = (question.choices ?? []).map(\.key)
        let minimum = max(1, question.validation?.minimum.flatMap { count in Int(exactly: count) } ?? 1)
        let maximum = min(all.count, question.validation?.maximum.flatMap { count in Int(exactly: count) } ?? all.count)
        let count = min(maximum, minimum + min(random.below(3), random.below(3)))
        let chosen = Set(all.indices.shuffled(using: &random).prefix(count))
        return all.indices.filter { index in chosen.contains(index) }.map { index in all[index] }
    }
}

func twoDigits(_ random: inout SeededGenerator) -> String { "\(random.below(10))\(random.below(10))" }
