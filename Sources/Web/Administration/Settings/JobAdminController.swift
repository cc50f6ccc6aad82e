import Application
import Domain
import HTML
import Hummingbird
import Storage

/// Jobs that failed for good.
enum JobAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.jobs, .administration) { visit in
            .html(JobListPage.page(visit, try await JobAdministration(visit.portal).list(by: try visit.me())))
        }
        routes.post(Paths.Admin.jobRetry("{job}"), .administration) { visit, _ in
            let isRetried = try await JobAdministration(visit.portal).retry(try visit.id("job"), by: try visit.me())
            return .seeOther(isRetried ? Paths.Admin.done(Paths.Admin.jobs, .retried) : Paths.Admin.jobs)
        }
    }
}

enum JobListPage {
    static func page(_ visit: Visit, _ model: JobAdministration.Page) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(visit, title: words.place(.jobs), place: .jobs, isRoot: true, done: AdminDone(visit)) {
            p(.class("lead")) { words.jobsLead }
            if model.jobs.isEmpty {
                div(.class("empty-state")) {
                    h2 { words.noFailedJob }
                    p { words.noFailedJobHint }
                    a(.class("button"), .href(Paths.admin)) { words.place(.overview) }
                }
            } else {
                AdminTable.table(
                    words.failedJobs(model.count), id: "t-jobs",
                    columns: [
                        AdminTable.head(words.job), AdminTable.head(words.failedAt),
                        AdminTable.head(words.attempts, isNumber: true),
                        AdminTable.head(words.errorCode), AdminTable.hiddenHead(words.actions),
                    ], rows: model.jobs.map { job in row(visit, job) })
                if model.count > model.jobs.count { p(.class("hint")) { words.firstJobs(model.jobs.count) } }
            }
        }
    }

    private static func row(_ visit: Visit, _ job: JobStore.FailedJob) -> HTML {
        let words = visit.words.admin
        return tr {
            th(.scope("row")) { words.job(job.kind) }
            AdminTable.cell(
                visit.words.moment(job.failedAt, now: visit.now, calendar: visit.portal.calendar), label: words.failedAt)
            AdminTable.cell(String(job.attempts), label: words.attempts, isNumber: true)
            AdminTable.cell(label: words.errorCode) { code { job.error } }
            td(.class("actions-cell")) {
                AdminForm.command(
                    visit, action: Paths.Admin.jobRetry(job.id.description), label: words.retry,
                    about: "\(words.job(job.kind)), \(job.id)")
            }
        }
    }
}
