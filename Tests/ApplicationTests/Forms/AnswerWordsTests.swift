@testable import Application
import Domain
import Testing

@Suite("Answers of the newer types in words")
struct AnswerWordsTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    @Test(
        "amounts have their decimals and their currency",
        arguments: [
            (123_450, "EUR", "1\u{202F}234,50\u{A0}€", "€1,234.50"), (5, "EUR", "0,05\u{A0}€", "€0.05"),
            (-123_456_789, "EUR", "-1\u{202F}234\u{202F}567,89\u{A0}€", "-€1,234,567.89"),
            (100, "CHF", "1,00\u{A0}CHF", "CHF\u{A0}1.00"), (12_000, "JPY", "12\u{202F}000\u{A0}JPY", "JPY\u{A0}12,000"),
            (0, "XPF", "0\u{A0}XPF", "XPF\u{A0}0"),
        ])
    func amounts(_ minor: Int, _ code: String, _ french: String, _ english: String) throws {
        let currency = try #require(Currency(code: code))
        let amount = try #require(Amount(minor: minor, currency: currency))
        #expect(AnswerWording.words(amount, .french) == french)
        #expect(AnswerWording.words(amount, .english) == english)
    }

    @Test("times and periods are written as one says them")
    func moments() throws {
        let time = try #require(ClockTime(iso: "09:05"))
        #expect(AnswerWording.words(time, .french) == "9\u{A0}h\u{A0}05" && AnswerWording.words(time, .english) == "9:05")
        #expect(AnswerWording.words(.midnight, .french) == "0\u{A0}h")
        let (from, to) = (try day("2026-12-24"), try day("2027-01-01"))
        let period = try #require(Period(from: from, to: to))
        #expect(
            AnswerWording.words(period, .french) == "du\u{A0}24\u{A0}décembre\u{A0}2026 au\u{A0}1ᵉʳ\u{A0}janvier\u{A0}2027")
        #expect(AnswerWording.words(period, .english) == "24\u{A0}December\u{A0}2026 to 1\u{A0}January\u{A0}2027")
        let one = try #require(Period(from: from, to: from))
        #expect(AnswerWording.words(one, .french) == "le\u{A0}24\u{A0}décembre\u{A0}2026")
        #expect(AnswerWording.words(one, .english) == "24\u{A0}December\u{A0}2026")
    }
}
