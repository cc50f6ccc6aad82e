import Domain

/// Composes what people write on a ticket: description, title, messages.
extension DemoVoice {
    /// Whoever writes: their typing habit, or nobody's for the desk.
    typealias Writer = TypingNoise

    /// What the requester writes, or what a technician notes of a call.
    mutating func description(_ service: DemoCorpus.Service, kind: TicketKind, noise: TypingNoise?) -> String {
        let parts = noise == nil ? notedParts(kind) : drawnShape(kind).parts
        var text = ""
        var used = Used()
        var usedParts: Set<String> = []
        for part in parts where usedParts.insert(part).inserted {
            switch part {
            case "greeting": text = greeting(&used)
            case "closing": if close(&text, &used) { return finish(text, noise) }
            case "signature":
                var free = Used()
                text += "\n" + draw(.list(corpus.signatures), &free)
            default: add(part, service, kind, &text, &used)
            }
        }
        return finish(text, noise)
    }

    private mutating func drawnShape(_ kind: TicketKind) -> DemoCorpus.Shape {
        let shapes = corpus.shapes[kind.rawValue] ?? []
        return random.pick(shapes) { shape in shape.weight } ?? DemoCorpus.Shape(weight: 1, parts: ["core"])
    }

    /// A technician writes the matter alone.
    private mutating func notedParts(_ kind: TicketKind) -> [String] {
        random.chance(0.4) ? ["core", kind == .incident ? "detail" : "requestDetail"] : ["core"]
    }

    private mutating func greeting(_ used: inout Used) -> String {
        guard let form = random.pick(corpus.greetingForms, weight: { form in form.weight }) else { return "" }
        let text = DemoTidying.tidied(draw(slot: form.form, &used))
        guard !text.isEmpty else { return "" }
        let isShort = form.form == corpus.lexicon.names["greeting"] && text.utf8.count { byte in byte == 0x20 } <= 4
        return text + (isShort && random.chance(corpus.compose.greetingOwnLine) ? "\n" : " ")
    }

    /// - Returns: true when nothing follows.
    private mutating func close(_ text: inout String, _ used: inout Used) -> Bool {
        guard var form = random.pick(corpus.closingForms, weight: { form in form.weight }) else { return false }
        if form.key == "closingInline" {
            let last = text.unicodeScalars.last
            if last != "?", last != "!", !text.isEmpty {
                while text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
                text += ", " + DemoTidying.tidied(draw(slot: form.form, &used))
                return false
            }
            form = corpus.closingForms.first { other in other.key == "closing" } ?? form
        }
        text = DemoTidying.ended(text)
        text += random.chance(corpus.compose.closingOwnLine) ? "\n" : " "
        text += DemoTidying.tidied(draw(slot: form.form, &used))
        return form.key == "closingSigned"
    }

    private mutating func add(
        _ part: String, _ service: DemoCorpus.Service, _ kind: TicketKind, _ text: inout String, _ used: inout Used
    ) {
        let drawn: String
        switch part {
        case "core": drawn = draw(.list(kind == .incident ? service.incident : service.request), &used)
        case "detail": drawn = draw(.list(service.detail), &used)
        case "requestDetail": drawn = draw(.list(service.requestDetail), &used)
        default:
            guard let number = corpus.lexicon.names[part], !used.holds(corpus.onceBit[number]) else { return }
            used.add(corpus.onceBit[number])
            // Its own mark is set: drawn from the patterns, not by name.
            drawn = draw(slot: number, &used)
        }
        let sentence = DemoTidying.tidied(drawn)
        guard !sentence.isEmpty else { return }
        if part != "core" {
            text = DemoTidying.ended(text)
            text += random.chance(corpus.compose.sentenceOwnLine) ? "\n" : " "
        }
        text += sentence
    }

    private mutating func finish(_ text: String, _ noise: TypingNoise?) -> String {
        let tidy = DemoTidying.tidied(text)
        // A signature has no full stop.
        let lastLine = tidy.utf8.lastIndex(of: 0x0A).map { end in tidy[end...].utf8.count } ?? 1_000
        let ended = lastLine < 60 ? tidy : DemoTidying.ended(tidy)
        guard let noise else { return DemoTidying.unguarded(DemoTidying.capitalised(ended)) }
        return noise.typed(ended, &random)
    }

    /// A title as a technician gives it.
    mutating func title(kind: TicketKind) -> String {
        let isApplication = kind == .incident && scopesHold("application")
        var used = Used()
        let text = DemoTidying.tidied(
            draw(.list(corpus.titles[isApplication ? "incident-application" : kind.rawValue] ?? []), &used))
        return String(DemoTidying.unguarded(DemoTidying.capitalised(text)).prefix(200))
    }

    /// A message of the desk: with its greeting most of the time.
    mutating func deskMessage(_ kind: String, waiting: Waiting.Reason? = nil, isPrivate: Bool, knowsCivility: Bool) -> String {
        var used = Used()
        var text = messageText(kind, waiting: waiting, &used)
        if !isPrivate, random.chance(corpus.compose.techGreetingShare),
            let number = corpus.lexicon.names[DemoVariable.techGreeting.rawValue]
        {
            var free = Used()
            var greeting = draw(slot: number, &free)
            // Nobody is called Madam or Sir whose name does not say which.
            if !knowsCivility, let civility = corpus.lexicon.names[DemoVariable.requesterCivility.rawValue] {
                for _ in 0..<8 where greetingNames(civility, greeting) { greeting = draw(slot: number, &free) }
            }
            text = greeting + " " + text
        }
        return DemoTidying.unguarded(DemoTidying.capitalised(DemoTidying.ended(DemoTidying.tidied(text))))
    }

    /// A message of the requester, typed as they type.
    mutating func requesterMessage(_ kind: String, noise: TypingNoise) -> String {
        var used = Used()
        return noise.typed(DemoTidying.ended(DemoTidying.tidied(messageText(kind, waiting: nil, &used))), &random)
    }

    private mutating func messageText(_ kind: String, waiting: Waiting.Reason?, _ used: inout Used) -> String {
        guard let patterns = corpus.messages[kind] else { return "" }
        if let waiting, case .byScope(let lists) = patterns { return draw(.list(lists[waiting.rawValue] ?? []), &used) }
        return draw(patterns, &used)
    }

    private func greetingNames(_ civility: Int, _ greeting: String) -> Bool {
        // An empty civility leaves two spaces, or one before the comma.
        greeting.utf8.elementsEqual("bonjour ,".utf8) || greeting.contains("  ")
    }

    /// A sentence more, for an answer that must be longer.
    mutating func detail(_ service: DemoCorpus.Service, kind: TicketKind) -> String {
        var used = Used()
        let patterns = kind == .incident ? service.detail : service.requestDetail
        return DemoTidying.unguarded(DemoTidying.capitalised(DemoTidying.ended(DemoTidying.tidied(draw(.list(patterns), &used)))))
    }

    /// What the ticket is about in a few words, without its article.
    mutating func subject() -> String {
        let text = DemoTidying.unguarded(DemoTidying.tidied(drawSubject()))
        for article in ["un ", "une ", "des ", "le ", "la ", "les ", "l’"] where text.hasPrefix(article) {
            return DemoTidying.capitalised(String(text.dropFirst(article.count)))
        }
        return DemoTidying.capitalised(text)
    }

    /// A slot of the corpus, as a short answer.
    mutating func words(ofSlot name: String) -> String {
        guard let number = corpus.lexicon.names[name] else { return "" }
        var used = Used()
        return DemoTidying.unguarded(DemoTidying.tidied(draw(slot: number, &used)))
    }

    /// Digits and letters as an inventory or a case number has them.
    mutating func sticky(_ name: String) -> String {
        guard let number = corpus.lexicon.names[name] else { return "" }
        return DemoTidying.unguarded(drawSticky(number))
    }
}
