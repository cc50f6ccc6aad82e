import Application
import Domain
import HTML
import Storage

/// A day and a time to come, as two fields.
struct MomentFields {
    var date = ""
    var time = "08:00"
    var isRefused = false

    init() {}

    init(_ form: FormBody) {
        date = form.text("date") ?? ""
        time = form.text("time") ?? ""
    }

    /// Nil for what is no moment.
    func instant(_ visit: Visit) -> Instant? {
        guard let day = CalendarDate(iso: date), let clock = ClockTime(iso: time),
            let local = LocalDateTime(date: day, minute: clock.minute)
        else { return nil }
        return visit.portal.calendar.instant(local)
    }

    func fields(_ visit: Visit, isOptional: Bool = false) -> HTML {
        let words = visit.words.designer
        return HTML {
            AdminField("date", words.onDay, error: isRefused ? words.badMoment : nil, isOptional: isOptional).text(
                visit, value: date, type: "date", isShort: true)
            AdminField("time", words.atTime).text(visit, value: time, type: "time", isShort: true)
        }
    }
}

/// What is to become of a form, and what was not done.
enum PlannedView {
    static func notes(_ visit: Visit, _ sheet: FormLibrary.Sheet) -> HTML {
        let words = visit.words.designer
        return HTML {
            for planned in sheet.planned {
                let text =
                    planned.failure.map { failure in words.failed(planned.kind, failure) }
                    ?? words.planned(
                        planned, visit.words.onMoment(planned.runAt, visit), by: sheet.loaders[planned.askedBy]?.name)
                div(.class(planned.failure == nil ? "note" : "note note--warning")) {
                    Icon.icon(planned.failure == nil ? "calendar-clock" : "triangle-alert", visit)
                    p { text }
                    form(.method("post"), .action(Paths.Admin.formUnscheduling(sheet.row.id.description))) {
                        visit.secretField
                        input(.type("hidden"), .name("kind"), .value(planned.kind.rawValue))
                        button(.class("button button--secondary button--small")) {
                            planned.failure == nil ? words.unschedule(planned.kind) : words.forgetPlan
                        }
                    }
                }
            }
        }
    }
}
