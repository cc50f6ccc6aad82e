import SQL

extension Schema {
    /// The list of rights, role after role, page by page.
    static let rights = Migration("rights", sql: "CREATE INDEX role_right_role ON role_right(role, id);")
}
