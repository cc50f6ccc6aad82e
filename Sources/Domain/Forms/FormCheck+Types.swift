/// The members that some types of question alone have.
extension FormCheck {
    /// What asks nothing is neither required nor sensitive; an explanatory text has paragraphs.
    private mutating func structure(_ question: Question, at pointer: String) {
        if !question.asks {
            if question.required != nil { report("\(pointer)/required", .unknownMember) }
            if question.require != nil { report("\(pointer)/require", .unknownMember) }
            if question.sensitive != nil { report("\(pointer)/sensitive", .unknownMember) }
        }
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
