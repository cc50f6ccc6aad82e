/// The rules of destinations. They stand after every question, so they may refer to all.
extension FormCheck {
    mutating func destinations(of form: FormDefinition) {
        guard let destinations = form.destinations else { return }
        if !(1...Destination.maximumCount).contains(destinations.count) {
            report("/destinations", .outOfRange("1…\(Destination.maximumCount)"))
        }
        var keys: Set<String> = []
        for (index, destination) in destinations.enumerated() {
            let pointer = "/destinations/\(index)"
            if !keys.insert(destination.key).inserted { report("\(pointer)/key", .duplicateKey(destination.key)) }
            self.destination(destination, at: pointer, in: form)
        }
        for (index, destination) in destinations.enumerated() {
            guard let after = destination.after else { continue }
            let pointer = "/destinations/\(index)/after"
            if !keys.contains(after) {
                report(pointer, .unknownDestination(after))
            } else if waitsForItself(destination, in: form) {
                report(pointer, .cyclicOrder)
            }
        }
    }

    private mutating func destination(_ destination: Destination, at pointer: String, in form: FormDefinition) {
        if !FormValidator.isKey(destination.key) { report("\(pointer)/key", .badKey) }
        text(destination.name, at: "\(pointer)/name", limit: 90)
        if let condition = destination.when {
            if condition.size > 100 { report("\(pointer)/when", .outOfRange("1…100")) }
            self.condition(condition, at: "\(pointer)/when", in: form)
        }
        if (destination.ticketTitle?.unicodeScalars.count ?? 0) > 200 {
            report("\(pointer)/ticketTitle", .tooLong(limit: 200))
        }
        title(destination.ticketTitle, at: "\(pointer)/ticketTitle", in: form)
        for case .answer(let key) in TitleTemplate(destination.ticketTitle ?? "").pieces where !destination.isGiven(key) {
            guard form.questionOutsideBlocks(key)?.isSensitive == false, destination.questions?.isEmpty == false else { continue }
            report("\(pointer)/ticketTitle", .notAllowed("its team is not given \(key)"))
        }
        routed(destination.team, at: "\(pointer)/team", in: form)
        routed(destination.category, at: "\(pointer)/category", in: form)
        routed(destination.impact, at: "\(pointer)/impact", in: form)
        routed(destination.urgency, at: "\(pointer)/urgency", in: form)
        watchers(destination.watchers, at: "\(pointer)/watchers", in: form)
        due(destination.due, at: "\(pointer)/due", in: form)
        if let questions = destination.questions {
            if questions.isEmpty { report("\(pointer)/questions", .empty) }
            if Set(questions).count < questions.count { report("\(pointer)/questions", .notAllowed("named twice")) }
            for (index, key) in questions.enumerated() where form.question(key)?.hasAnswer != true {
                report("\(pointer)/questions/\(index)", .unknownQuestion(key))
            }
        }
    }

    private mutating func routed<Value>(
        _ routed: Destination.Routed<Value>?, at pointer: String, in form: FormDefinition
    ) {
        guard case .chosen(let key, let keys) = routed else { return }
        if keys.isEmpty { report("\(pointer)/keys", .empty) }
        guard let question = question(key, ofType: [.choice], at: "\(pointer)/question", in: form) else { return }
        for choice in keys.keys.sorted() where question.choice(choice) == nil {
            report("\(pointer)/keys/\(FormReader.escaped(choice))", .unknownChoice(choice))
        }
    }

    private mutating func watchers(_ watchers: [Destination.Watcher]?, at pointer: String, in form: FormDefinition) {
        guard let watchers else { return }
        if !(1...10).contains(watchers.count) { report(pointer, .outOfRange("1…10")) }
        if Set(watchers).count < watchers.count { report(pointer, .notAllowed("named twice")) }
        for (index, watcher) in watchers.enumerated() {
            guard case .answer(let key) = watcher else { continue }
            question(key, ofType: [.person], at: "\(pointer)/\(index)/question", in: form)
        }
    }

    private mutating func due(_ due: Destination.Due?, at pointer: String, in form: FormDefinition) {
        guard let due else { return }
        guard let key = due.question else {
            guard let days = due.workingDays else { return report(pointer, .missing("workingDays")) }
            if !(0...60).contains(days) { report("\(pointer)/workingDays", .outOfRange("0…60")) }
            return
        }
        question(key, ofType: [.date, .dateTime, .period], at: "\(pointer)/question", in: form)
        if let days = due.workingDays, !(-60...60).contains(days) { report("\(pointer)/workingDays", .outOfRange("-60…60")) }
    }

    /// A question of the form that has one of these types, or says what is wrong.
    @discardableResult
    private mutating func question(
        _ key: QuestionKey, ofType types: Set<Question.Kind>, at pointer: String, in form: FormDefinition
    ) -> Question? {
        guard let question = form.questionOutsideBlocks(key) else {
            report(pointer, .unknownQuestion(key))
            return nil
        }
        guard types.contains(question.type) else {
            report(pointer, .valueDoesNotFit)
            return nil
        }
        return question
    }

    private func waitsForItself(_ destination: Destination, in form: FormDefinition) -> Bool {
        var next = destination.after
        var seen: Set<String> = []
        while let key = next, seen.insert(key).inserted {
            if key == destination.key { return true }
            next = form.destination(key)?.after
        }
        return false
    }
}
