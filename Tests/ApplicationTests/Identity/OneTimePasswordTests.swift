import Domain
import Testing

@testable import Application

@Suite struct OneTimePasswordTests {
    @Test func `whatever is drawn satisfies the rules of passwords, and is read aloud without doubt`() {
        var seen: Set<String> = []
        for _ in 0..<20_000 {
            let password = OneTimePassword.make()
            #expect(PasswordRules.weakness(of: password, identity: []) == nil, "\(password)")
            let groups = password.split(separator: "-")
            #expect(groups.count == 4 && groups.allSatisfy { group in group.count == 4 })
            #expect(!password.contains { character in "0O1lIio".contains(character) }, "\(password)")
            seen.insert(password)
        }
        #expect(seen.count == 20_000)
    }
}
