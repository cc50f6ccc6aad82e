import CMalloc

#if canImport(Glibc)
    import Glibc
#endif

/// The allocator of the system, set for a server of a few threads that all allocate.
enum Allocator {
    /// glibc gives each thread an arena up to eight for each core, and each arena keeps what it was given.
    /// With two, threads wait for each other in every page; four cost no more memory and a third less time
    /// (`docs/performance.md`). `MALLOC_ARENA_MAX` decides when it is set.
    static func limitArenas() {
        #if canImport(Glibc)
            guard getenv("MALLOC_ARENA_MAX") == nil else { return }
            mallopt(M_ARENA_MAX, 4)
        #endif
    }
}
