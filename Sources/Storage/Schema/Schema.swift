import SQL

/// Every migration, in order. Append-only: a released step is never edited, the next one mends it.
public enum Schema {
    public static let migrations: [Migration] = [
        directory,
        catalogue,
        requests,
        spine,
        search,
        desk,
        watching,
        drafts,
        attempts,
        counts,
        terms,
        rights,
        following,
        devices,
        destinations,
        design,
        scheduling,
    ]
}
