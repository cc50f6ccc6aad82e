/// A currency of ISO 4217 with no more than two decimals.
public struct Currency: Sendable, Hashable {
    /// The alphabetic code of ISO 4217.
    public let code: String
    /// The exponent of its minor unit: 2 for the cents of the euro, 0 for the yen.
    public let decimals: Int

    public init?(code: String) {
        if Self.withCents.contains(code) {
            self.init(code: code, decimals: 2)
        } else if Self.whole.contains(code) {
            self.init(code: code, decimals: 0)
        } else {
            return nil
        }
    }

    private init(code: String, decimals: Int) { (self.code, self.decimals) = (code, decimals) }

    public static let euro = Currency(code: "EUR", decimals: 2)

    /// How many minor units make one.
    var scale: Int { decimals == 2 ? 100 : 1 }

    // ISO 4217, list one, January 2026: every currency whose exponent is 2, then 0. Those of three
    // decimals (the dinars of Tunisia, Kuwait …) and of four are not taken.
    private static let withCents = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC
        CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
        JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
        NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
        SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """.split { character in character == " " || character == "\n" }.map(String.init))

    private static let whole = Set(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(separator: " ").map(String.init))
}

/// A sum of money, counted in the minor unit of its currency so that no cent is lost.
public struct Amount: Sendable, Hashable {
    public let minor: Int
    public let currency: Currency

    /// The largest number of minor units: fifteen digits, which a Double holds exactly.
    static let limit = 999_999_999_999_999

    /// - Returns: nil beyond what is counted exactly.
    public init?(minor: Int, currency: Currency) {
        guard (-Self.limit...Self.limit).contains(minor) else { return nil }
        (self.minor, self.currency) = (minor, currency)
    }

    /// The amount nearest to a number of whole units, as limits are written.
    public init?(units: Double, currency: Currency) {
        guard let minor = Int(exactly: (units * Double(currency.scale)).rounded()) else { return nil }
        self.init(minor: minor, currency: currency)
    }

    /// The number nearest to it, as conditions compare it: the same as the number that is written `1234.56`.
    public var units: Double { Double(minor) / Double(currency.scale) }
}

extension Amount: Codable {
    private enum Key: String, CodingKey { case minor, currency }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let currency = Currency(code: try container.decode(String.self, forKey: .currency)) else {
            throw DecodingError.dataCorruptedError(forKey: .currency, in: container, debugDescription: "not a known currency")
        }
        guard let amount = Amount(minor: try container.decode(Int.self, forKey: .minor), currency: currency) else {
            throw DecodingError.dataCorruptedError(forKey: .minor, in: container, debugDescription: "beyond fifteen digits")
        }
        self = amount
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(minor, forKey: .minor)
        try container.encode(currency.code, forKey: .currency)
    }
}

extension AnswerReader {
    /// An amount as it is written: `1 234,50 €`, `1234.5`, `EUR 12`. A comma and a full stop are the decimal
    /// mark, so `1.234` has three decimals and is refused rather than misread.
    static func amountReading(_ text: String, _ currency: Currency) -> Reading {
        let typed = String(
            String.UnicodeScalarView(
                text.uppercased().unicodeScalars.filter { scalar in !" \u{A0}\u{2009}\u{202F}".unicodeScalars.contains(scalar) }))
        var rest = Substring(withoutName(of: currency, typed)).unicodeScalars
        let isNegative = rest.first == "-" || rest.first == "\u{2212}"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let parts = rest.split(omittingEmptySubsequences: false) { scalar in scalar == "," || scalar == "." }
        guard (1...2).contains(parts.count), let whole = parts.first else { return .unreadable(.notAnAmount) }
        let decimals = parts.count == 2 ? Array(String(parts[1]).utf8) : []
        let digits = Array(String(whole).utf8)
        guard !digits.isEmpty || !decimals.isEmpty, (digits + decimals).allSatisfy({ byte in (0x30...0x39).contains(byte) })
        else {
            return .unreadable(.notAnAmount)
        }
        guard decimals.count <= currency.decimals else { return .unreadable(.tooManyDecimals(maximum: currency.decimals)) }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: currency.decimals - decimals.count)
        guard let minor = number(ofDigits: digits + decimals + zeros) else { return .unreadable(.notAnAmount) }
        let amount = Amount(minor: isNegative ? -minor : minor, currency: currency)
        return amount.map { amount in .answer(.amount(amount)) } ?? .unreadable(.notAnAmount)
    }

    /// Without the name of the currency, before or after the number, once.
    private static func withoutName(of currency: Currency, _ text: String) -> String {
        let names = currency == .euro ? ["EUROS", "EURO", "EUR", "€"] : [currency.code]
        for name in names {
            if text.hasSuffix(name) { return String(text.dropLast(name.count)) }
            if text.hasPrefix(name) { return String(text.dropFirst(name.count)) }
        }
        return text
    }
}
