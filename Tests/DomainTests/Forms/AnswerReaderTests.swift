@testable import Domain
import Testing

@Suite struct AnswerReaderTests {
    private func read(_ type: Question.Kind, _ inputs: String...) throws -> AnswerReader.Reading {
        try read(type, all: inputs)
    }

    private func read(_ type: Question.Kind, all inputs: [String]) throws -> AnswerReader.Reading {
        let more = FormSamples.needed(by: type)
        let form = try FormSamples.form(questions: [
            FormSamples.question("b", "number"), FormSamples.question("a", type.rawValue, more),
        ])
        return AnswerReader.read(try #require(form.question("a")), inputs)
    }

    @Test(arguments: Question.Kind.allCases) func `nothing typed is empty for every type`(type: Question.Kind) throws {
        for inputs in [[], [""], ["  \t\r\n "], ["", " "], ["\u{A0}\u{202F}\u{3000}"], ["\u{200B}\u{FEFF}"], ["\u{0}"]] {
            #expect(try read(type, all: inputs) == .empty, "\(type) \(inputs)")
        }
    }

    @Test(arguments: [
        ("  Un  écran ", "Un  écran"), ("deux\r\nlignes", "deux lignes"), ("deux\n\n\nlignes", "deux lignes"),
        ("a\u{2028}b\u{85}c", "a b c"), ("nul\u{0}le\u{7}", "nulle"), ("<b>&amp;</b>", "<b>&amp;</b>"), ("👩‍🚒 ❤️", "👩‍🚒 ❤️"),
    ])
    func `a short text is one line`(typed: String, text: String) throws {
        #expect(try read(.shortText, typed) == .answer(.text(text)))
    }

    @Test(arguments: [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), (" \n a\n\n b \n", "a\n\n b"), ("\r\r\n", nil), ("a\tb\u{0}\u{1B}[31m", "a\tb[31m"),
    ])
    func `a long text keeps its lines, ended one way`(typed: String, text: String?) throws {
        #expect(try read(.longText, typed) == (text.map { text in .answer(.text(text)) } ?? .empty))
    }

    @Test(arguments: [
        ("12", 12), ("1 234,5", 1_234.5), ("1\u{202F}234,5", 1_234.5), ("1\u{A0}234", 1_234), ("1234.5", 1_234.5), (",5", 0.5),
        ("-3", -3), ("\u{2212}3", -3), ("+3", 3), ("007", 7), ("0,10", 0.1), ("999999999999999", 999_999_999_999_999),
    ])
    func `numbers are read as French and English people write them`(typed: String, number: Double) throws {
        #expect(try read(.number, typed) == .answer(.number(number)))
    }

    @Test(arguments: [
        "douze", "12a", "1,234.5", "1.234,5", "1,2,3", "--1", "1-2", ".", ",", "-", "1e5", "0x10", "inf", "nan", "NaN", "١٢",
        "１２", "½",
        "12 €", "1'234", "9999999999999999", "0000000000000000000001", "1\n2",
    ])
    func `what may be another number is refused`(typed: String) throws {
        #expect(try read(.number, typed) == .unreadable(.notANumber))
    }

    @Test(arguments: [
        "a@b.fr", "camille.durand+guichet@metropole.fr", "élodie@mairie-été.fr", "x_y-z'o@sub.domain.example", " a@b.fr ",
    ])
    func `a plausible address is read`(typed: String) throws {
        #expect(try read(.email, typed) == .answer(.text(typed.split(separator: " ").joined())))
    }

    @Test(arguments: [
        "a", "@b.fr", "a@", "a@b", "a@b.", "a@.fr", "a@b..fr", "a@@b.fr", "a b@c.fr", "a@b.fr,c@d.fr", "a@b.fr;c@d.fr",
        "<a@b.fr>",
        "a@b.fr\r\nBcc: x@y.fr", "a\u{0}@b.fr", "a@b\u{A0}c.fr", "a@b\u{2028}.fr", "\"a\"@b.fr", "a\\@b.fr",
        String(repeating: "a", count: 65) + "@b.fr", "a@" + String(repeating: "b", count: 253) + ".fr",
    ])
    func `what cannot be written to is no address`(typed: String) throws {
        #expect(try read(.email, typed) == .unreadable(.notAnEmail))
    }

    @Test(arguments: [
        "1234", "06 12 34 56 78", "06.12.34.56.78", "+33 (0)6 12 34 56 78", "(+33) 6-12", "+33612345678", "06\u{A0}12",
    ])
    func `a telephone number is read as it is written`(typed: String) throws {
        #expect(try read(.phone, typed) == .answer(.text(typed)))
    }

    @Test(arguments: [
        "123", "12a4", "+", "06 12 34 56 78 ext 3", "1234567890123456", "12+34", "++331234", "٠٦١٢٣٤", "06_12_34", "12\n34",
    ])
    func `what cannot be dialled is no number`(typed: String) throws {
        #expect(try read(.phone, typed) == .unreadable(.notAPhone))
    }

    @Test(arguments: ["2026-12-31", "31/12/2026", "31.12.2026", "31-12-2026", "31 12 2026", "31 / 12 / 2026"])
    func `a day is read in the usual ways`(typed: String) throws {
        let day = try #require(CalendarDate(year: 2026, month: 12, day: 31))
        #expect(try read(.date, typed) == .answer(.date(day)))
        #expect(AnswerReader.readDate("1/2/2026")?.description == "2026-02-01")
    }

    @Test(arguments: [
        "12/31/2026", "31/12/26", "31/12", "2026/12/31", "2026-12-32", "29/02/2026", "031/12/2026", "31/12/2026/", "/31/12/2026",
        "31/12/2026 12:00", "31,12,2026", "31 décembre 2026", "0/0/0000", "99999999999999999999/1/2026", "today", "-1/12/2026",
    ])
    func `what is not a day is refused`(typed: String) throws {
        #expect(try read(.date, typed) == .unreadable(.notADate))
    }

    @Test(arguments: [
        ("9:30", 570), ("9h30", 570), ("9H30", 570), ("9 h 30", 570), ("9\u{A0}h\u{A0}30", 570), ("9 h", 540), ("09:30", 570),
        ("0:00", 0), ("23:59", 1_439), ("9", 540),
    ])
    func `a time is read in the usual ways`(typed: String, minute: Int) {
        #expect(AnswerReader.readTime(typed) == minute)
    }

    @Test(arguments: [
        "", "h", ":", ":30", "24:00", "9:60", "9:5", "9:300", "009:30", "930", "9 30", "1 2:30", "9:30:00", "9h30m", "-9:30",
        "9.30", "9,5",
        "99999999999999999999:5", "9:00000000000000000030", "９:30", "midi",
    ])
    func `what is not a time is refused`(typed: String) {
        #expect(AnswerReader.readTime(typed) == nil)
    }

    @Test func `a moment is one value of the browser, or a day and a time`() throws {
        let moment = try #require(LocalDateTime(iso: "2026-12-31T09:30"))
        #expect(try read(.dateTime, "2026-12-31T09:30") == .answer(.dateTime(moment)))
        #expect(try read(.dateTime, "31/12/2026", "9 h 30") == .answer(.dateTime(moment)))
        #expect(try read(.dateTime, "2026-12-31", "") == .unreadable(.notATime))
        #expect(try read(.dateTime, "", "9:30") == .unreadable(.notADate))
        #expect(try read(.dateTime, "31/12/2026", "9:30", "10:00") == .unreadable(.notATime))
        #expect(try read(.dateTime, "demain", "9:30") == .unreadable(.notADate))
        #expect(try read(.dateTime, "2026-12-31T25:00") == .unreadable(.notADate))
    }

    @Test func `a time of the day is one value`() throws {
        let time = try #require(ClockTime(minute: 570))
        for typed in ["09:30", "9h30", "9 h 30", " 9:30 "] { #expect(try read(.time, typed) == .answer(.time(time))) }
        for typed in ["25:00", "9:60", "midi", "2026-12-31", "-1"] { #expect(try read(.time, typed) == .unreadable(.notATime)) }
    }

    @Test(arguments: [
        ("1 234,50 €", 123_450), ("1\u{202F}234,50\u{A0}€", 123_450), ("1234.5", 123_450), ("12", 1_200), (",05", 5),
        ("12,", 1_200),
        ("€ 12", 1_200), ("12 EUR", 1_200), ("12 euros", 1_200), ("-3,10", -310), ("\u{2212}3,10", -310), ("0,29", 29),
        ("9 999 999 999 999,99", 999_999_999_999_999),
    ])
    func `an amount is read to the cent`(typed: String, cents: Int) throws {
        #expect(try read(.amount, typed) == .answer(.amount(try #require(Amount(minor: cents, currency: .euro)))))
    }

    @Test(arguments: [
        "douze", "€", "-", ",", "1,2,3", "1,234.50", "12 $", "12 €€", "12 CHF", "1e3", "--1", "10 000 000 000 000", "١٢", "1/2",
        "12 € TTC",
    ])
    func `what may be another amount is refused`(typed: String) throws {
        #expect(try read(.amount, typed) == .unreadable(.notAnAmount))
    }

    @Test func `an amount has the decimals of its currency`() throws {
        #expect(try read(.amount, "1.234") == .unreadable(.tooManyDecimals(maximum: 2)))
        let form = try FormSamples.form(questions: [
            FormSamples.question("yen", "amount", [("currency", "JPY")]),
            FormSamples.question("franc", "amount", [("currency", "CHF")]),
        ])
        let read = { (key: String, typed: String) in AnswerReader.read(try #require(form.question(key)), [typed]) }
        let yen = try #require(Currency(code: "JPY"))
        let franc = try #require(Currency(code: "CHF"))
        #expect(try read("yen", "1 200 JPY") == .answer(.amount(try #require(Amount(minor: 1_200, currency: yen)))))
        #expect(try read("yen", "12,5") == .unreadable(.tooManyDecimals(maximum: 0)))
        #expect(try read("franc", "chf 12.50") == .answer(.amount(try #require(Amount(minor: 1_250, currency: franc)))))
        #expect(try read("franc", "12 €") == .unreadable(.notAnAmount))
    }

    @Test func `an address is French unless the form and the person say otherwise`() throws {
        let form = try FormSamples.form(questions: [
            FormSamples.question("ici", "address"), FormSamples.question("partout", "address", [("foreign", true)]),
        ])
        let read = { (key: String, typed: [String]) in AnswerReader.read(try #require(form.question(key)), typed) }
        let french = PostalAddress(lines: ["12 rue des Salins", "Bât. B"], postalCode: "30220", town: "Aigues-Mortes")
        for country in ["", "France", " FRANCE ", "fr"] {
            let typed = ["12 rue des Salins", "Bât. B", "30220", "Aigues-Mortes", country]
            #expect(try read("ici", typed) == .answer(.address(french)))
            #expect(try read("partout", typed) == .answer(.address(french)))
        }
        let abroad = PostalAddress(lines: ["1 Grand-Rue"], postalCode: "L-1660", town: "Luxembourg", country: "Luxembourg")
        let typed = ["1 Grand-Rue", "", "L-1660", "Luxembourg", "Luxembourg"]
        #expect(try read("partout", typed) == .answer(.address(abroad)))
        #expect(try read("ici", typed) == .unreadable(.notAPostalCode))
        #expect(abroad.text == "1 Grand-Rue, L-1660 Luxembourg, Luxembourg")
        #expect(french.text == "12 rue des Salins, Bât. B, 30220 Aigues-Mortes")
    }

    @Test func `a period is two days, both or none, in their order`() throws {
        let from = try #require(CalendarDate(iso: "2026-12-24"))
        let to = try #require(CalendarDate(iso: "2027-01-02"))
        let period = Answer.period(try #require(Period(from: from, to: to)))
        #expect(try read(.period, "2026-12-24", "2027-01-02") == .answer(period))
        #expect(try read(.period, " 24/12/2026", "2/1/2027 ") == .answer(period))
        #expect(try read(.period, "2026-12-24", "2026-12-24") == .answer(.period(try #require(Period(from: from, to: from)))))
        #expect(try read(.period, "2026-12-24", "") == .unreadable(.noEnd))
        #expect(try read(.period, "2026-12-24") == .unreadable(.noEnd))
        #expect(try read(.period, "\u{200B}", "2027-01-02") == .unreadable(.noStart))
        #expect(try read(.period, "2027-01-02", "2026-12-24") == .unreadable(.endBeforeStart))
        #expect(try read(.period, "2026-12-24", "plus tard") == .unreadable(.notADate))
        #expect(try read(.period, "2026-12-24", "2027-01-02", "2027-01-03") == .unreadable(.notADate))
    }

    @Test func `yes and no are words of the page`() throws {
        #expect(try read(.yesNo, "yes") == .answer(.yesNo(true)))
        #expect(try read(.yesNo, "no") == .answer(.yesNo(false)))
        for word in ["true", "Yes", "oui", "1", "on"] { #expect(try read(.yesNo, word) == .unreadable(.notAChoice)) }
    }

    @Test func `a choice is one of the form's`() throws {
        #expect(try read(.choice, "panne") == .answer(.choice("panne")))
        #expect(try read(.choice, "panne", "autre") == .answer(.choice("panne")))
        for key in ["vol", "PANNE", "panne\u{301}", "panne,autre"] { #expect(try read(.choice, key) == .unreadable(.notAChoice)) }
    }

    @Test func `several choices are in the order of the form, each once`() throws {
        #expect(try read(.choices, "autre", "panne", "autre") == .answer(.choices(["panne", "autre"])))
        #expect(try read(.choices, "", "panne") == .answer(.choices(["panne"])))
        #expect(try read(.choices, "panne", "vol") == .unreadable(.notAChoice))
    }

    @Test func `a person, a unit, a place are chosen by number`() throws {
        #expect(try read(.person, "12") == .answer(.person(PersonID(12))))
        #expect(try read(.unit, "7") == .answer(.unit(UnitID(7))))
        #expect(try read(.place, "9") == .answer(.place(PlaceID(9))))
        for type in [Question.Kind.person, .unit, .place] {
            for text in ["0", "-1", "+1", "Durand", "1.0", "9223372036854775808", "1 2", "１"] {
                #expect(try read(type, text) == .unreadable(.notChosen), "\(type) \(text)")
            }
        }
    }

    @Test func `files never come as text`() throws {
        #expect(try read(.file, "12", "../../etc/passwd") == .empty)
    }

    @Test func `hostile texts are answered or refused, never a trap, and quickly`() throws {
        let seed: UInt64 = 90
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789hH:-/+.,@ \r\n\t\u{0}\u{202E}é\u{301}👩‍🚒٣\u{FEFF}aT".unicodeScalars)
        for _ in 0..<1_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &generator) { view.append(generator.one(of: alphabet)) }
            for type in Question.Kind.allCases { _ = try read(type, String(view), String(view)) }
        }
        let blank = String(repeating: " \n", count: 500_000)
        let digits = String(repeating: "1", count: 1_000_000)
        for type in Question.Kind.allCases {
            #expect(try read(type, blank) == .empty)
            _ = try read(type, digits, digits)
        }
    }
}

@Suite struct AnswerCodingTests {
    static let all: [(Answer, String)] = [
        (.text("é\n\"<"), #"{"text":"é\n\"<"}"#), (.number(1.5), #"{"number":1.5}"#), (.number(3), #"{"number":3}"#),
        (.date(CalendarDate(daysSince1970: 20_617)), #"{"date":"2026-06-13"}"#), (.yesNo(false), #"{"yesNo":false}"#),
        (.choice("panne"), #"{"choice":"panne"}"#), (.choices(["a", "b"]), #"{"choices":["a","b"]}"#),
        (.person(PersonID(1)), #"{"person":1}"#), (.unit(UnitID(2)), #"{"unit":2}"#), (.place(PlaceID(3)), #"{"place":3}"#),
        (.files([AttachmentID(4), AttachmentID(5)]), #"{"files":[4,5]}"#), (.rows(["1", "x9"]), #"{"rows":["1","x9"]}"#),
    ]

    @Test func `an answer is stored as one member, and comes back`() throws {
        let moment = Answer.dateTime(try #require(LocalDateTime(iso: "2026-06-13T09:05")))
        let time = Answer.time(try #require(ClockTime(iso: "09:05")))
        let day = CalendarDate(daysSince1970: 20_617)
        let period = Answer.period(try #require(Period(from: day, to: day.adding(days: 7))))
        let made = [
            (moment, #"{"dateTime":"2026-06-13T09:05"}"#), (time, #"{"time":"09:05"}"#),
            (.amount(try #require(Amount(minor: -5, currency: .euro))), #"{"amount":{"currency":"EUR","minor":-5}}"#),
            (
                .address(PostalAddress(lines: ["1 rue"], postalCode: "30000", town: "Nîmes")),
                #"{"address":{"lines":["1 rue"],"postalCode":"30000","town":"Nîmes"}}"#
            ),
            (period, #"{"period":{"from":"2026-06-13","to":"2026-06-20"}}"#),
        ]
        for (answer, json) in Self.all + made {
            #expect(try encoded(answer) == json)
            #expect(try decoded(Answer.self, json) == answer)
        }
    }

    @Test(arguments: [
        "{}", #"{"text":"a","number":1}"#, #"{"text":"a","zebra":1}"#, #"{"zebra":1}"#, #"{"date":"31/12/2026"}"#, #"{"text":1}"#,
        #"{"yesNo":1}"#, #"{"person":"1"}"#, #"{"text":null}"#, #""a""#, #"{"dateTime":"2026-06-13"}"#, #"{"time":"9:05"}"#,
        #"{"time":"24:00"}"#, #"{"amount":{"currency":"TND","minor":1}}"#, #"{"amount":{"currency":"EUR","minor":0.5}}"#,
        #"{"amount":{"currency":"EUR","minor":1000000000000000}}"#, #"{"period":{"from":"2026-06-13"}}"#,
        #"{"period":{"from":"2026-06-13","to":"2026-06-12"}}"#,
    ])
    func `anything else is not an answer`(json: String) {
        #expect(throws: DecodingError.self) { try decoded(Answer.self, json) }
    }
}
