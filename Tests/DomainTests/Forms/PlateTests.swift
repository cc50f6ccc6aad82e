@testable import Domain
import Testing

@Suite struct PlateTests {
    private func read(_ typed: String, foreign: Bool = false) throws -> AnswerReader.Reading {
        let form = try FormSamples.form(questions: [FormSamples.question("a", "plate", [("foreign", .raw("\(foreign)"))])])
        return AnswerReader.read(try #require(form.question("a")), [typed])
    }

    @Test(arguments: [
        ("AB-123-CD", "AB-123-CD"), ("ab123cd", "AB-123-CD"), ("ab 123 cd", "AB-123-CD"), ("AB\u{A0}123\u{2011}CD", "AB-123-CD"),
        ("WW-001-AA", "WW-001-AA"), ("w 123 aa", "W-123-AA"), ("1234 AB 30", "1234 AB 30"), ("1234ab30", "1234 AB 30"),
        ("123 abc 75", "123 ABC 75"), ("1-A-2A", "1 A 2A"), ("56 DEF 971", "56 DEF 971"),
    ])
    func `a French number is written one way`(typed: String, plate: String) throws {
        #expect(try read(typed) == .answer(.text(plate)))
        #expect(try read(typed, foreign: true) == .answer(.text(plate)))
    }

    @Test(arguments: [
        "AB-12-CD", "AB-1234-CD", "A-123-CD", "AI-123-CD", "AB-123-CO", "AB-123-UU", "SS-123-AA", "AA-123-SS", "AB-000-CD",
        "0123 AB 30", "1234 ABC 30", "1234 AB 96", "1234 AB 00", "1234 AB 977", "12345 AB 30", "AB-123", "AB-123-CD-30",
        "ÀB-123-CD",
        "AB/123/CD", "voiture",
    ])
    func `what is no French number is refused`(typed: String) throws {
        #expect(try read(typed) == .unreadable(.notAPlate))
    }

    @Test(arguments: [
        ("b ab 1234", "B AB 1234"), ("1-abc-234", "1-ABC-234"), ("GE 123456", "GE 123456"), ("Κ AB 12", "Κ AB 12"),
        ("AB-12-CD", "AB-12-CD"),
    ])
    func `another number is taken where the form says so`(typed: String, plate: String) throws {
        #expect(try read(typed) == .unreadable(.notAPlate))
        #expect(try read(typed, foreign: true) == .answer(.text(plate)))
    }

    @Test(arguments: ["A", "-", "AB/123", "<b>12</b>", "ABCDEFGH12345", "12\u{0}34"])
    func `what is on no plate is refused everywhere`(typed: String) throws {
        #expect(try read(typed, foreign: true) == .unreadable(.notAPlate))
    }
}
