/// Numbers of vehicles, kept as they stand on the plate.
///
/// French ones have two forms: that of the SIV since 2009, `AA-123-AA` (arrêté du 9 février 2009 relatif aux
/// modalités d’immatriculation des véhicules: without I, O and U, nor SS), also `W-123-AA` for garages; and that of
/// the FNI before, `1234 AB 30`, which ends with the department.
enum Plate {
    /// A French number in its usual writing, or nil.
    static func french(_ text: String) -> String? {
        let bytes = text.uppercased().utf8.filter { byte in !" -.".utf8.contains(byte) }
        let plain = String(decoding: bytes, as: UTF8.self)
        // Spaces and hyphens beyond ASCII come with a copied text.
        let typed = plain.unicodeScalars.filter { scalar in
            !scalar.properties.isWhitespace && !"\u{2010}\u{2011}".unicodeScalars.contains(scalar)
        }
        let characters = Array(String(String.UnicodeScalarView(typed)).utf8)
        return siv(characters) ?? fni(characters)
    }

    /// Any other number: letters, digits and marks between them, in capitals.
    static func foreign(_ text: String) -> String? {
        let words = text.uppercased().unicodeScalars.split { scalar in scalar.properties.isWhitespace }
        let line = words.map { word in String(word) }.joined(separator: " ")
        let known = line.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || " -.•·".unicodeScalars.contains(scalar)
        }
        let signs = line.unicodeScalars.count { scalar in scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        return known && (2...12).contains(signs) && line.unicodeScalars.count <= 15 ? line : nil
    }

    private static func siv(_ characters: [UInt8]) -> String? {
        let letters = characters.prefix { byte in isLetter(byte) }
        let digits = characters.dropFirst(letters.count).prefix { byte in isDigit(byte) }
        let last = characters.dropFirst(letters.count + digits.count)
        guard letters.count == 2 || letters == [UInt8(ascii: "W")], digits.count == 3, last.count == 2,
            last.allSatisfy({ byte in isLetter(byte) }), (letters + last).allSatisfy({ byte in !"IOU".utf8.contains(byte) }),
            !letters.elementsEqual("SS".utf8), !last.elementsEqual("SS".utf8), !digits.elementsEqual("000".utf8)
        else { return nil }
        return [letters, digits, last].map { part in String(decoding: part, as: UTF8.self) }.joined(separator: "-")
    }

    private static func fni(_ characters: [UInt8]) -> String? {
        let digits = characters.prefix { byte in isDigit(byte) }
        let letters = characters.dropFirst(digits.count).prefix { byte in isLetter(byte) }
        let department = String(decoding: characters.dropFirst(digits.count + letters.count), as: UTF8.self)
        guard (1...4).contains(digits.count), digits.first != UInt8(ascii: "0"), (1...3).contains(letters.count),
            digits.count + letters.count <= 6, departments.contains(department)
        else { return nil }
        return "\(String(decoding: digits, as: UTF8.self)) \(String(decoding: letters, as: UTF8.self)) \(department)"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// 01 to 95, Corsica, overseas.
    private static let departments = Set(
        (1...95).map { number in padded(number, to: 2) } + ["2A", "2B"] + (971...976).map(String.init))
}

extension AnswerReader {
    static func plateReading(_ text: String, orForeign acceptsForeign: Bool) -> Reading {
        let plate = Plate.french(text) ?? (acceptsForeign ? Plate.foreign(text) : nil)
        return plate.map { plate in .answer(.text(plate)) } ?? .unreadable(.notAPlate)
    }
}
