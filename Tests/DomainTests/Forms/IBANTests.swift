@testable import Domain
import Testing

@Suite struct IBANTests {
    /// The example of each country of SEPA in the IBAN registry.
    static let examples = [
        "AD1200012030200359100100", "AT611904300234573201", "BE68539007547034", "BG80BNBG96611020345678", "CH9300762011623852957",
        "CY17002001280000001200527600", "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243",
        "EE382200221020145685", "ES9121000418450200051332", "FI2112345600000785", "FR1420041010050500013M02606",
        "GB29NWBK60161331926819", "GI75NWBK000000007099453", "GR1601101250000000012300695", "HR1210010051863000160",
        "HU42117730161111101800000000", "IE29AIBK93115212345678", "IS140159260076545510730339", "IT60X0542811101000000123456",
        "LI21088100002324013AA", "LT121000011101001000", "LU280019400644750000", "LV80BANK0000435195001",
        "MC5811222000010123456789030", "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947",
        "PL61109010140000071219812874", "PT50000201231234567890154", "RO49AAAA1B31007593840000", "SE4550000000058398257466",
        "SI56263300012039086", "SK3112000000198742637541", "SM86U0322509800000000270100", "VA59001123000012345678",
    ]

    private func read(_ typed: String) throws -> AnswerReader.Reading {
        let form = try FormSamples.form(questions: [FormSamples.question("a", "iban")])
        return AnswerReader.read(try #require(form.question("a")), [typed])
    }

    @Test(arguments: examples) func `an account is read as it is printed or typed`(iban: String) throws {
        for typed in [iban, IBAN.grouped(iban), iban.lowercased(), "IBAN \(iban)", " \(iban) "] {
            #expect(try read(typed) == .answer(.text(iban)))
        }
    }

    /// MOD 97-10 finds every wrong digit and every exchange of neighbours.
    @Test(arguments: examples) func `a wrong digit or two exchanged are found`(iban: String) throws {
        let characters = Array(iban)
        for index in 4..<characters.count where characters[index].isNumber {
            var changed = characters
            changed[index] = characters[index] == "7" ? "8" : "7"
            #expect(try read(String(changed)) == .unreadable(.notAnIBAN(.checkDigits)), "\(iban) at \(index)")
            changed = characters
            guard index + 1 < characters.count, characters[index + 1].isNumber, characters[index] != characters[index + 1] else {
                continue
            }
            changed.swapAt(index, index + 1)
            #expect(try read(String(changed)) == .unreadable(.notAnIBAN(.checkDigits)), "\(iban) at \(index)")
        }
    }

    @Test func `what is no account says why`() throws {
        #expect(try read("FR14") == .unreadable(.notAnIBAN(.shape)))
        #expect(try read("1420041010050500013M02606") == .unreadable(.notAnIBAN(.shape)))
        #expect(try read("FR14 2004 1010 0505 0001 3é02 606") == .unreadable(.notAnIBAN(.shape)))
        #expect(try read("ZZ1420041010050500013M02606") == .unreadable(.notAnIBAN(.country("ZZ"))))
        #expect(try read("FR1420041010050500013M0260") == .unreadable(.notAnIBAN(.length(expected: 27, actual: 26))))
    }

    @Test func `it is recalled by its country and its end`() {
        #expect(IBAN.masked("FR1420041010050500013M02606") == "FR••\u{A0}••••\u{A0}2606")
    }
}
