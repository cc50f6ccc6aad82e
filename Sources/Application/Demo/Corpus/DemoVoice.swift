import Domain

/// Draws the texts of one ticket after another: what is drawn once for a ticket stays the same in
/// all of its texts.
struct DemoVoice {
    let corpus: DemoCorpus
    var random: SeededGenerator
    /// The scopes of the ticket, in order.
    fileprivate var scopes: [String] = []
    /// By number of the name; empty when it must be drawn.
    private var values: [String?]
    fileprivate var topics: [DemoPattern.Topic: [Int: [DemoPattern]]] = [:]
    private var siteForms: [Int: String] = [:]
    /// The variant of a form that was drawn for the ticket, and its text.
    private var variants: [Int: Int] = [:]
    private var texts: [Int: String] = [:]
    /// The day of the message being written.
    private var day: CalendarDate
    private let pastDate: Int
    private let futureDate: Int
    private let symptom: Int
    private let symptomV: Int

    /// Around what a typing error never touches.
    static let guardOpen: UInt8 = 1
    static let guardClose: UInt8 = 2

    init(_ corpus: DemoCorpus, random: SeededGenerator) {
        self.corpus = corpus
        self.random = random
        values = [String?](repeating: nil, count: corpus.lexicon.names.count)
        day = CalendarDate(daysSince1970: 0)
        pastDate = corpus.lexicon.names["pastDate"] ?? -1
        futureDate = corpus.lexicon.names["futureDate"] ?? -1
        symptom = corpus.lexicon.forms["symptom"] ?? -1
        symptomV = corpus.lexicon.forms["symptomV"] ?? -2
    }

    /// Begins a ticket.
    mutating func begin(
        scopes: [String], variables: [(DemoVariable, String)], thing: DemoCorpus.Entity?, need: DemoCorpus.Entity?,
        site: OrganisationDocument.Site
    ) {
        self.scopes = scopes
        for index in values.indices { values[index] = nil }
        for (name, value) in variables { set(name, to: value) }
        topics = [.thing: thing?.forms ?? [:], .need: need?.forms ?? [:]]
        siteForms = [:]
        for (name, form) in [("name", site.name), ("at", site.at), ("of", site.of)] {
            if let number = corpus.lexicon.forms[name] { siteForms[number] = form }
        }
        variants.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }

    mutating func set(_ name: DemoVariable, to value: String) {
        if let number = corpus.lexicon.names[name.rawValue] { values[number] = value }
    }

    /// Says on which day what follows is written.
    mutating func move(to day: CalendarDate) { self.day = day }

    /// What a text has used already.
    struct Used {
        fileprivate var once: UInt64 = 0
        fileprivate var distinct: [Int] = []
        /// Draws whatever comes: every try has failed.
        fileprivate var isFree = false

        init() {}

        mutating func add(_ bit: UInt64) { once |= bit }
        func holds(_ bit: UInt64) -> Bool { bit != 0 && once & bit != 0 }

        fileprivate static var free: Used {
            var used = Used()
            used.isFree = true
            return used
        }
    }

    /// Draws one of the patterns, again up to fourteen times when it would repeat what comes once.
    mutating func draw(_ patterns: DemoCorpus.Patterns, _ used: inout Used) -> String {
        let count = count(of: patterns)
        guard count > 0 else { return "" }
        for _ in 0..<14 {
            var trial = used
            guard let text = expand(pattern(random.below(count), of: patterns), &trial) else { continue }
            used = trial
            return text
        }
        var free = Used.free
        return expand(pattern(random.below(count), of: patterns), &free) ?? ""
    }

    /// Draws from the slot of a name.
    mutating func draw(slot number: Int, _ used: inout Used) -> String {
        guard let patterns = corpus.slots[number] else { return "" }
        return draw(patterns, &used)
    }

    private func count(of patterns: DemoCorpus.Patterns) -> Int {
        switch patterns {
        case .list(let list): list.count
        case .byScope(let lists): scopes.reduce(0) { sum, scope in sum + (lists[scope]?.count ?? 0) }
        }
    }

    /// The union of the lists of the ticket's scopes, without building it.
    private func pattern(_ index: Int, of patterns: DemoCorpus.Patterns) -> DemoPattern {
        switch patterns {
        case .list(let list): return list[index]
        case .byScope(let lists):
            var left = index
            for scope in scopes {
                guard let list = lists[scope] else { continue }
                if left < list.count { return list[left] }
                left -= list.count
            }
            preconditionFailure("the index is below the count of the union")
        }
    }

    /// - Returns: nil when it would bring a second time what comes once.
    private mutating func expand(_ pattern: DemoPattern, _ used: inout Used) -> String? {
        if pattern.pieces.count == 1, case .text(let text) = pattern.pieces[0] { return text }
        var result = ""
        for piece in pattern.pieces {
            switch piece {
            case .text(let text): result += text
            case .digits(let count): result += digits(count)
            case .choice(let patterns):
                guard let text = expand(patterns[random.below(patterns.count)], &used) else { return nil }
                result += text
            case .name(let number):
                guard let text = value(of: number, &used) else { return nil }
                result += text
            case .form(let topic, let form):
                guard let text = self.form(topic, form, &used) else { return nil }
                result += text
            }
        }
        return result
    }

    fileprivate mutating func value(of number: Int, _ used: inout Used) -> String? {
        if number == pastDate { return Self.frenchDay(day.adding(days: -1 - random.below(90))) }
        if number == futureDate { return Self.frenchDay(day.adding(days: 1 + random.below(90))) }
        let bit = corpus.onceBit[number]
        if used.holds(bit), !used.isFree { return nil }
        used.add(bit)
        if let known = values[number] { return guarded(known, number) }
        guard let patterns = corpus.slots[number] else { return "" }
        let count = count(of: patterns)
        guard count > 0 else { return "" }
        if corpus.isDistinct[number] {
            var index = random.below(count)
            for _ in 0..<12 where used.distinct.contains(number << 16 | index) { index = random.below(count) }
            used.distinct.append(number << 16 | index)
            return expand(pattern(index, of: patterns), &used)
        }
        if corpus.isSticky[number] {
            var trial = used
            let text = expand(pattern(random.below(count), of: patterns), &trial) ?? freely(patterns, count)
            values[number] = text
            return guarded(text, number)
        }
        for _ in 0..<12 {
            var trial = used
            guard let text = expand(pattern(random.below(count), of: patterns), &trial) else { continue }
            used = trial
            return text
        }
        return used.isFree ? freely(patterns, count) : nil
    }

    private mutating func freely(_ patterns: DemoCorpus.Patterns, _ count: Int) -> String {
        var free = Used.free
        return expand(pattern(random.below(count), of: patterns), &free) ?? ""
    }

    fileprivate mutating func form(_ topic: DemoPattern.Topic, _ form: Int, _ used: inout Used) -> String? {
        if topic == .site { return siteForms[form] ?? "" }
        guard let patterns = topics[topic]?[form], !patterns.isEmpty else { return "" }
        guard patterns.count > 1 || patterns[0].pieces.count > 1 else { return expand(patterns[0], &used) }
        let key = topic == .thing ? form * 2 : form * 2 + 1
        if let known = texts[key] { return known }
        // What is said of the thing, said to the requester, is the same thing.
        let variantKey = topic == .thing && form == symptomV ? symptom * 2 : key
        let variant = variants[variantKey] ?? random.below(patterns.count)
        variants[variantKey] = variant
        var trial = used
        let pattern = patterns[min(variant, patterns.count - 1)]
        var free = Used.free
        let text = expand(pattern, &trial) ?? expand(pattern, &free) ?? ""
        texts[key] = text
        return text
    }

    private mutating func digits(_ count: Int) -> String {
        (0..<count).reduce(into: "") { text, index in
            text.unicodeScalars.append(Unicode.Scalar(UInt8(48 + (index == 0 ? 1 + random.below(9) : random.below(10)))))
        }
    }

    private func guarded(_ text: String, _ number: Int) -> String {
        corpus.isProtected[number] ? "\u{1}\(text)\u{2}" : text
    }

    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]

    /// « 12 mars », « 1ᵉʳ avril ».
    static func frenchDay(_ date: CalendarDate) -> String {
        "\(date.day)\(date.day == 1 ? "ᵉʳ" : "") \(months[date.month - 1])"
    }
}

extension DemoVoice {
    func scopesHold(_ scope: String) -> Bool { scopes.contains(scope) }

    /// The bare name of the thing, or the need as a noun.
    mutating func drawSubject() -> String {
        var used = Used.free
        let isThing = !(topics[.thing] ?? [:]).isEmpty
        guard let number = corpus.lexicon.forms[isThing ? "nu" : "nom"] else { return "" }
        return form(isThing ? .thing : .need, number, &used) ?? ""
    }

    /// What was drawn for the ticket, drawn now if it was not.
    mutating func drawSticky(_ number: Int) -> String {
        var used = Used()
        return value(of: number, &used) ?? ""
    }
}
