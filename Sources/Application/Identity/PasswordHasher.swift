import Crypto
import CryptoExtras
// The whole of it: FoundationEssentials has no Unicode normalisation.
import Foundation
import NIOPosix
import Synchronization

/// Hashes passwords with scrypt (RFC 7914). The parameters are stored with the hash, so that they
/// can grow. Two at a time: each takes 32 MiB and about a quarter of a second.
public struct PasswordHasher: Sendable {
    /// The cost of a hash.
    public struct Cost: Sendable, Hashable {
        /// Rounds are 2 to this power.
        public var logRounds: Int
        public var blockSize: Int
        public var parallelism: Int

        public init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// N = 2¹⁵, r = 8, p = 3 (OWASP password storage, scrypt).
        public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
    }

    /// Too many wait already.
    public struct Busy: Error, Sendable, Hashable {}

    private let cost: Cost
    // Its two threads are the queue: whoever comes third waits there, not on the cooperative pool.
    private let threads: NIOThreadPool
    private let places: Places

    /// - Parameter places: how many may be in the queue, the two at work included. The last of 40 waits five seconds,
    ///   and 480 can sign in each minute; whoever comes then is better told at once.
    public init(cost: Cost = .standard, places: Int = 40) {
        self.cost = cost
        threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        self.places = Places(places)
    }

    /// Runs `body` with a place in the queue, which it may use several times, one after another.
    /// - Throws: ``Busy`` when there is none left, before anything is done.
    public func inTurn<T: Sendable>(_ body: (Turn) async throws -> T) async throws -> T {
        guard places.take() else { throw Busy() }
        defer { places.giveBack() }
        return try await body(Turn(cost: cost, threads: threads))
    }

    /// `scrypt$15$8$3$salt$hash`, salt and hash in base 64.
    public func hash(_ password: String) async throws -> String {
        try await inTurn { turn in try await turn.hash(password) }
    }

    /// True when `password` is the one that was hashed. A hash that cannot be read is no match.
    public func verify(_ password: String, against stored: String) async throws -> Bool {
        try await inTurn { turn in try await turn.verify(password, against: stored) }
    }

    /// A place in the queue.
    public struct Turn: Sendable {
        fileprivate let cost: Cost
        fileprivate let threads: NIOThreadPool

        public func hash(_ password: String) async throws -> String {
            let salt = randomBytes(16)
            let hash = try await derive(password, salt: salt, cost: cost)
            return "scrypt$\(cost.logRounds)$\(cost.blockSize)$\(cost.parallelism)$\(base64(salt))$\(base64(hash))"
        }

        public func verify(_ password: String, against stored: String) async throws -> Bool {
            let parts = stored.split(separator: "$")
            guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]), let blockSize = Int(parts[2]),
                let parallelism = Int(parts[3]), (1...20).contains(logRounds), (1...32).contains(blockSize),
                (1...16).contains(parallelism), let salt = Data(base64Encoded: String(parts[4])),
                let expected = Data(base64Encoded: String(parts[5]))
            else { return false }
            let cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
            let actual = try await derive(password, salt: Array(salt), cost: cost)
            return isEqual(actual, Array(expected))
        }

        /// As long as a real verification: an unknown account must not answer sooner.
        public func verifyNothing(_ password: String) async throws {
            _ = try await derive(password, salt: [UInt8](repeating: 0, count: 16), cost: cost)
        }

        private func derive(_ password: String, salt: [UInt8], cost: Cost) async throws -> [UInt8] {
            // One password, however a keyboard composes its accents (RFC 8265, §4.2).
            let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
            return try await threads.runIfActive {
                let key = try KDF.Scrypt.deriveKey(
                    from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds, blockSize: cost.blockSize,
                    parallelism: cost.parallelism, maxMemory: 256 * 1_024 * 1_024)
                return key.withUnsafeBytes { bytes in Array(bytes) }
            }
        }
    }

    /// How many places are left.
    private final class Places: Sendable {
        private let left: Mutex<Int>

        init(_ count: Int) { left = Mutex(count) }

        func take() -> Bool {
            left.withLock { left in
                guard left > 0 else { return false }
                left -= 1
                return true
            }
        }

        func giveBack() { left.withLock { left in left += 1 } }
    }
}

/// Bytes that nobody can guess.
public func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 7)
    // Eight at a time: each draw asks the system.
    while bytes.count < count {
        let drawn: UInt64 = generator.next()
        withUnsafeBytes(of: drawn) { eight in bytes.append(contentsOf: eight) }
    }
    return Array(bytes.prefix(count))
}

/// Compares secrets in a time that tells nothing of them.
public func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(into: UInt8(0)) { difference, pair in difference |= pair.0 ^ pair.1 } == 0
}

func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(SHA256.hash(data: Array(bytes))) }
