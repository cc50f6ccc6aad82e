import HTML

/// The queue by our builder; element for element what ``queueTemplate`` writes.
func queueHTML(_ rows: [QueueRow]) -> HTML {
    ul(.class("queue-rows"), .named("role", "list")) {
        for row in rows {
            li {
                label(.class("tick")) {
                    input(
                        .type("checkbox"), .name("ticket"), .value(row.reference), .named("form", "batch"),
                        .aria("aria-label", "Sélectionner \(row.reference)"))
                }
                div {
                    a(.class("unread"), .href("/desk/tickets/\(row.reference)")) {
                        span(.class("visually-hidden")) { "Non lu : " }
                        row.title
                    }
                    p(.class("meta")) {
                        span { row.reference }
                        span { row.requester }
                        span { row.moment }
                    }
                    p(.class("foot")) {
                        span(.class("status status--\(row.state)")) {
                            svg(.class("icon"), .ariaHidden) { element("use", [.href("/assets/icons.svg#i-\(row.state)")], .empty) }
                            row.stateLabel
                        }
                        span(.class("due")) {
                            svg(.class("icon"), .ariaHidden) { element("use", [.href("/assets/icons.svg#i-clock")], .empty) }
                            row.due
                        }
                    }
                }
            }
        }
    }
}

let queueTemplate = """
    <ul class="queue-rows" role="list">{{#rows}}<li><label class="tick"><input type="checkbox" name="ticket" \
    value="{{reference}}" form="batch" aria-label="Sélectionner {{reference}}"></label><div><a class="unread" \
    href="/desk/tickets/{{reference}}"><span class="visually-hidden">Non lu : </span>{{title}}</a><p class="meta">\
    <span>{{reference}}</span><span>{{requester}}</span><span>{{moment}}</span></p><p class="foot"><span \
    class="status status--{{state}}"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#i-{{state}}"></use></svg>\
    {{stateLabel}}</span><span class="due"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#i-clock"></use></svg>\
    {{due}}</span></p></div></li>{{/rows}}</ul>
    """
