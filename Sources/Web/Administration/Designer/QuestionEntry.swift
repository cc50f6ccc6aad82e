import Application
import Domain
import Foundation

/// What the editor of a question sent, read into the question that it was drawn from: what it does not show stays.
struct QuestionEntry {
    /// Fields whose text is not what they want.
    enum Problem: Hashable { case notWhole, notNumber, notBound }

    private(set) var question: Question
    private(set) var problems: [String: Problem] = [:]
    private let form: FormBody
    /// Of the type that was shown: a new type has its own fields once it is saved.
    private let shownType: Question.Kind

    init(_ form: FormBody, on known: Question) {
        self.form = form
        question = known
        shownType = known.type
        question.label = text("label") ?? LocalizedText(fr: "")
        question.help = text("help")
        if known.asks {
            // « Under a condition » is chosen where the condition is written.
            question.required = form.value("required") == "always" ? true : nil
            if question.required == true { question.require = nil }
            question.sensitive = form.isTicked("sensitive") && known.type != .iban ? true : nil
            readLimits()
        }
        readOwn()
        if let type = form.value("type").flatMap(Question.Kind.init(rawValue:)) { question = question.changed(to: type) }
    }

    private mutating func readOwn() {
        switch shownType {
        case .choice, .choices: readChoices()
        case .text: question.body = text("body")
        case .plate, .address: question.foreign = form.isTicked("foreign") ? true : nil
        case .amount: question.currency = form.text("currency").flatMap { code in code == "EUR" ? nil : code.uppercased() }
        case .rating:
            let (low, high) = (text("low"), text("high"))
            question.ends = low == nil && high == nil ? nil : .init(low ?? .init(fr: ""), high ?? .init(fr: ""))
        case .acknowledgement:
            let href = form.text("href") ?? ""
            question.link = href.isEmpty ? nil : .init(href, text("link") ?? .init(fr: ""))
        default: break
        }
        if QuestionFields.prefills(of: shownType).isEmpty == false {
            question.prefill = form.value("prefill").flatMap(Question.Prefill.init(rawValue:))
        }
    }

    private mutating func readLimits() {
        var limits = question.validation ?? .none
        for field in QuestionFields.limits(of: shownType) {
            let typed = form.text(field.name)
            switch field.kind {
            case .length, .days:
                let value = typed.flatMap { text in Int(text) }
                if typed != nil, value == nil { problems[field.name] = .notWhole }
                field.setWhole(&limits, value)
            case .number:
                let value = typed.flatMap { text in Double(text.replacing(",", with: ".")) }.flatMap { $0.isFinite ? $0 : nil }
                if typed != nil, value == nil { problems[field.name] = .notNumber }
                field.setNumber(&limits, value)
            case .bound:
                let value = typed.flatMap { text in QuestionFields.bound(text) }
                if typed != nil, value == nil { problems[field.name] = .notBound }
                field.setBound(&limits, value)
            }
        }
        if shownType == .number { limits.integer = form.isTicked("integer") ? true : nil }
        if shownType == .shortText { limits.mask = form.text("mask") }
        limits.message = text("message")
        question.validation = limits == .none ? nil : limits
    }

    /// Rows, in their order; an empty one is left out, and those of the text below are added.
    private mutating func readChoices() {
        let known = question.choices ?? []
        var choices: [Question.Choice] = []
        var used = Set(known.map(\.key))
        func key(_ label: String, fallback: Int) -> String {
            let key = FormDesigner.choiceKey(label, number: fallback, avoiding: used)
            used.insert(key)
            return key
        }
        for (index, sent) in form.values("choice-key").enumerated() {
            guard let label = text("choice-\(index)") else { continue }
            var choice = known.first { choice in choice.key == sent } ?? .init(key(label.fr, fallback: index + 1), label)
            choice.label = label
            choices.append(choice)
        }
        for line in (form.value("more-choices") ?? "").split(whereSeparator: \.isNewline) {
            // « Français | English ».
            let parts = line.split(separator: "|", maxSplits: 1).map { part in part.trimmingCharacters(in: .whitespaces) }
            guard let french = parts.first, !french.isEmpty else { continue }
            let english = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
            choices.append(.init(key(french, fallback: choices.count + 1), LocalizedText(fr: french, en: english)))
        }
        if let move = form.value("intent").flatMap(ChoiceMove.init) { move.apply(to: &choices) }
        question.choices = choices.isEmpty ? nil : choices
    }

    private func text(_ name: String) -> LocalizedText? {
        let (french, english) = (form.text(name), form.text("\(name)-en"))
        guard french != nil || english != nil else { return nil }
        return LocalizedText(fr: french ?? "", en: english)
    }

    /// `choice-up:2`.
    private struct ChoiceMove {
        let isUp: Bool
        let index: Int

        init?(_ intent: String) {
            let parts = intent.split(separator: ":")
            guard parts.count == 2, let index = Int(parts[1]), ["choice-up", "choice-down"].contains(parts[0]) else { return nil }
            self.index = index
            isUp = parts[0] == "choice-up"
        }

        func apply(to choices: inout [Question.Choice]) {
            let other = isUp ? index - 1 : index + 1
            guard choices.indices.contains(index), choices.indices.contains(other) else { return }
            choices.swapAt(index, other)
        }
    }
}
