import Domain
import SQL
import Storage

/// What needs attention, and how far a new portal has come.
public struct AdministrationOverview: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What the first page of the administration says.
    public struct Overview: Sendable, Hashable {
        public var persons = 0
        public var units = 0
        public var teams = 0
        public var categories = 0
        public var services = 0
        public var publishedForms = 0
        public var technicians = 0
        public var failedJobs = 0
        /// Forms whose newest version is not the published one, withdrawn forms apart.
        public var unpublishedForms = 0
        public var servicesWithoutNotice: [Service] = []
        public var sectionsWithoutService: [Section] = []
        /// Active teams that nobody active belongs to: what reaches them waits.
        public var teamsWithoutTechnician: [Team] = []

        /// The steps that lead from an empty base to a portal that serves.
        public var steps: [(step: Step, isDone: Bool)] {
            [
                (.directory, persons > 1 && units > 0), (.teams, teams > 0), (.categories, categories > 0),
                (.services, services > 0), (.forms, publishedForms > 0), (.rights, technicians > 0),
            ]
        }

        public var isReady: Bool { steps.allSatisfy(\.isDone) }
    }

    /// What a new portal needs before it serves, in order.
    public enum Step: String, Sendable, CaseIterable { case directory, teams, categories, services, forms, rights }

    public func overview(by signedIn: SignedIn) async throws -> Overview {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let forms = try FormStore.forms(in: tx)
            let staffed = try RightStore.staffedTeams(in: tx)
            var overview = Overview()
            overview.persons = try PersonStore.activeCount(in: tx)
            overview.units = catalogue.units.count
            overview.teams = catalogue.teams.count
            overview.categories = catalogue.categories.count
            overview.services = catalogue.services.count
            overview.publishedForms = catalogue.forms.count
            overview.technicians = try RightStore.technicianCount(in: tx)
            overview.failedJobs = try JobStore.failedCount(in: tx)
            overview.unpublishedForms = forms.count { form in
                form.status != .withdrawn && form.publishedVersion != form.newestVersion
            }
            overview.servicesWithoutNotice = catalogue.services.filter { service in service.privacy == nil }
            overview.sectionsWithoutService = catalogue.sections.filter { section in catalogue.services(of: section.id).isEmpty }
            overview.teamsWithoutTechnician = catalogue.teams.filter { team in team.isActive && !staffed.contains(team.id) }
            return overview
        }
    }
}
