import Application

/// The web side of a portal: what pages need beyond use cases.
public struct Site: Sendable {
    let portal: Portal
    let settings: WebSettings
    let assets: Assets
    let uploads: UploadQuota

    public init(portal: Portal, settings: WebSettings) {
        self.portal = portal
        uploads = UploadQuota(limit: settings.maximumUploadPerHour)
        self.settings = settings
        assets = Assets(folder: settings.publicFolder)
    }
}

/// What the configuration says of the web side.
public struct WebSettings: Sendable {
    /// Folder of our CSS and JavaScript.
    public var publicFolder: String
    /// Addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; nobody else's are.
    public var trustedProxies: Set<String>
    /// The demonstration: sign-in offers its accounts, a notice says what it is.
    public var isDemo: Bool
    /// Bytes of a form without its files.
    public var maximumFormSize: Int
    /// Bytes of files that a person may send in an hour.
    public var maximumUploadPerHour: Int
    /// The statements of the footer that come with the product.
    public var statements: DefaultStatements

    public init(
        publicFolder: String, trustedProxies: Set<String> = [], isDemo: Bool = false,
        maximumFormSize: Int = 1_024 * 1_024, maximumUploadPerHour: Int = 2_000_000_000,
        statements: DefaultStatements = DefaultStatements()
    ) {
        self.publicFolder = publicFolder
        self.trustedProxies = trustedProxies
        self.isDemo = isDemo
        self.maximumFormSize = maximumFormSize
        self.maximumUploadPerHour = maximumUploadPerHour
        self.statements = statements
    }
}
