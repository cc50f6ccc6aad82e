import Blobs
import Domain
import Jobs
import SQL

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What every use case stands on: the database, the clock, the files, what is cached of the
/// catalogue. Services are made from it, one for each feature.
public struct Portal: Sendable {
    public let database: any Database
    public let blobs: any BlobStore
    public let clock: Clock
    public let calendar: LocalCalendar
    public let catalogue: CatalogueCache
    let deskCounts: DeskCountsCache
    public let passwords: PasswordHasher
    public let rules: Rules
    /// Wakes the worker of this process.
    public let jobSignal: JobSignal

    /// What an installation decides once, in its configuration.
    public struct Rules: Sendable {
        /// How long a session lives without being extended, and at most: 14 hours, or its length when that is more.
        public var sessionLength: Span
        public var sessionMaximum: Span
        /// The same on a shared workstation (« poste partagé »).
        public var sharedSessionLength: Span
        /// Bytes of one file, and files of one ticket.
        public var maximumFileSize: Int
        public var maximumFilesPerTicket: Int
        /// A draft that nobody touched for so long is erased: answers not sent are personal data too.
        public var draftLifetime: Span

        public init(
            sessionLength: Span = .hours(10), sessionMaximum: Span? = nil, sharedSessionLength: Span = .minutes(20),
            maximumFileSize: Int = 10_000_000, maximumFilesPerTicket: Int = 30,
            draftLifetime: Span = .days(90)
        ) {
            self.sessionLength = sessionLength
            self.sessionMaximum = sessionMaximum ?? max(.hours(14), sessionLength)
            self.sharedSessionLength = sharedSessionLength
            self.maximumFileSize = maximumFileSize
            self.maximumFilesPerTicket = maximumFilesPerTicket
            self.draftLifetime = draftLifetime
        }
    }

    public init(
        database: any Database, blobs: any BlobStore, clock: Clock = .system, calendar: LocalCalendar = .paris,
        passwords: PasswordHasher = PasswordHasher(), rules: Rules = Rules(), jobSignal: JobSignal = JobSignal()
    ) {
        self.database = database
        self.blobs = blobs
        self.clock = clock
        self.calendar = calendar
        self.passwords = passwords
        self.rules = rules
        self.jobSignal = jobSignal
        catalogue = CatalogueCache()
        deskCounts = DeskCountsCache()
    }

    /// Runs `body` where what it reads changes no threads: see ``Database/onItsThreads(_:)``.
    public func nearDatabase<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
        try await database.onItsThreads(body)
    }

    /// The body's local date.
    public var today: CalendarDate { calendar.date(clock.now) }
}

/// The time, so that tests decide what it is.
public struct Clock: Sendable {
    private let read: @Sendable () -> Instant

    public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    public var now: Instant { read() }

    public static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
