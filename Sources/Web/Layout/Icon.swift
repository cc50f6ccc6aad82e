import HTML

/// Icons of the sprite; always beside a word, so hidden from assistive technology.
enum Icon {
    static func icon(_ name: String, _ visit: Visit) -> HTML {
        svg(.class("icon"), .ariaHidden) {
            element("use", [.href("/assets/\(visit.site.assets.version)/vendor/icons.svg#i-\(name)")], .empty)
        }
    }

    /// The mark of Guichet.
    static func mark(_ visit: Visit) -> HTML {
        svg(.ariaHidden) {
            element("use", [.href("/assets/\(visit.site.assets.version)/vendor/icons.svg#i-brand")], .empty)
        }
    }
}
