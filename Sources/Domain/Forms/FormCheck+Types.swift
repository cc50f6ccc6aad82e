/// The members that some types of question alone have.
extension FormCheck {
    /// What asks nothing is neither required nor sensitive; an explanatory text has paragraphs.
    private mutating func structure(_ question: Question, at pointer: String) {
        if !question.asks {
            if question.required != nil { report("\(pointer)/required", .unknownMember) }
            if question.require != nil { report("\(pointer)/require", .unknownMember) }
            if question.sensitive != nil, !question.hasAnswer { report("\(pointer)/sensitive", .unknownMember) }
        }
        rows(question, at: pointer)
        if question.isRequired, question.require != nil { report("\(pointer)/require", .notAllowed("required already")) }
        guard question.type == .text else {
            if question.body != nil { report("\(pointer)/body", .unknownMember) }
            return
        }
        if let body = question.body {
            text(body, at: "\(pointer)/body", limit: 2_000)
        } else {
            report(pointer, .missing("body"))
        }
    }

    /// A repeated block asks something in each row; it is no question itself.
    private mutating func rows(_ question: Question, at pointer: String) {
        guard question.type == .block else {
            if question.questions != nil { report("\(pointer)/questions", .unknownMember) }
            if question.rows != nil { report("\(pointer)/rows", .unknownMember) }
            if question.checks != nil { report("\(pointer)/checks", .unknownMember) }
            return
        }
        for (member, isThere) in [
            ("required", question.required != nil), ("require", question.require != nil),
            ("sensitive", question.sensitive != nil),
        ] where isThere { report("\(pointer)/\(member)", .unknownMember) }
        let inner = question.questions ?? []
        if question.questions == nil {
            report(pointer, .missing("questions"))
        } else if !(1...20).contains(inner.count) {
            report("\(pointer)/questions", .outOfRange("1…20"))
        } else if !inner.contains(where: \.asks) {
            report("\(pointer)/questions", .empty)
        }
        for (index, part) in inner.enumerated() where part.type == .block {
            report("\(pointer)/questions/\(index)/type", .notAllowed("a block in a block"))
        }
        guard let rows = question.rows else { return report(pointer, .missing("rows")) }
        text(rows.label, at: "\(pointer)/rows/label", limit: 60)
        if let add = rows.add { text(add, at: "\(pointer)/rows/add", limit: 60) }
        let limits = 0...Question.Rows.limit
        if !limits.contains(rows.atLeast) { report("\(pointer)/rows/minimum", .outOfRange("0…\(limits.upperBound)")) }
        if !(max(1, rows.atLeast)...limits.upperBound).contains(rows.atMost), limits.contains(rows.atLeast) {
            report("\(pointer)/rows/maximum", .outOfRange("\(max(1, rows.atLeast))…\(limits.upperBound)"))
        }
    }

    /// A computed value is made of answers that are there, and as secret as they are.
    mutating func computation(of question: Question, at pointer: String, in form: FormDefinition) {
        guard question.type == .computed else {
            if question.compute != nil { report("\(pointer)/compute", .unknownMember) }
            return
        }
        guard let computation = question.compute else { return report(pointer, .missing("compute")) }
        let count = computation.of.count
        if !(1...20).contains(count) { return report("\(pointer)/compute/of", .outOfRange("1…20")) }
        var types: [Question.Kind] = []
        for (index, key) in computation.of.enumerated() {
            let rows = computation.operation == .sum ? inRows.values.lazy.compactMap { rows in rows[key] }.first : nil
            guard let source = earlier[key] ?? rows else {
                report("\(pointer)/compute/of/\(index)", absence(of: key, in: form))
                continue
            }
            types.append(source.type)
            if !computation.takes(source.type) {
                report("\(pointer)/compute/of/\(index)", .operatorDoesNotFit(computation.operation.rawValue))
            }
            if source.isSensitive, !question.isSensitive { report("\(pointer)/sensitive", .missing("sensitive")) }
            if Self.currency(of: source, in: form) != Self.currency(of: form.question(computation.of[0]), in: form) {
                report("\(pointer)/compute/of/\(index)", .valueDoesNotFit)
            }
        }
        guard types.count == count, computation.operation != .sum else { return }
        let ends = types.reduce(0) { ends, type in ends + (type == .period ? 2 : 1) }
        if ends != 2 { report("\(pointer)/compute/of", .outOfRange("2")) }
    }

    /// What an answer is counted in; nil for a plain number. Euros and numbers are not added up.
    private static func currency(of question: Question?, in form: FormDefinition) -> Currency? {
        guard let question else { return nil }
        if question.type == .amount { return question.countedIn }
        // Sources come before what is made of them, in a form without faults; in another one this must end too.
        guard question.type == .computed, let first = question.compute?.of.first, first != question.key,
            let source = form.question(first), source.type == .amount
        else { return nil }
        return source.countedIn
    }

    mutating func ownMembers(of question: Question, at pointer: String) {
        if question.type == .iban, question.sensitive == false {
            report("\(pointer)/sensitive", .notAllowed("an IBAN is always sensitive"))
        }
        structure(question, at: pointer)
        if let prefill = question.prefill, prefill.type != question.type { report("\(pointer)/prefill", .valueDoesNotFit) }
        if question.foreign != nil, question.type != .plate, question.type != .address {
            report("\(pointer)/foreign", .unknownMember)
        }
        if let ends = question.ends {
            if question.type == .rating {
                text(ends.low, at: "\(pointer)/ends/low", limit: 40)
                text(ends.high, at: "\(pointer)/ends/high", limit: 40)
            } else {
                report("\(pointer)/ends", .unknownMember)
            }
        }
        if let link = question.link {
            if question.type == .acknowledgement {
                text(link.label, at: "\(pointer)/link/label", limit: 90)
                if !link.isSafe { report("\(pointer)/link/href", .notAllowed("not an address that starts with https://")) }
            } else {
                report("\(pointer)/link", .unknownMember)
            }
        }
        if let code = question.currency {
            if question.type != .amount {
                report("\(pointer)/currency", .unknownMember)
            } else if Currency(code: code) == nil {
                report("\(pointer)/currency", .notAllowed("no currency of ISO 4217 with two decimals or none"))
            }
        }
    }
}
