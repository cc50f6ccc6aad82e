/// The routes of the workbench.
enum DeskRoutes {
    static func register(in routes: inout RouteTable) {
        DeskQueueController.register(in: &routes)
        DeskTicketController.register(in: &routes)
    }
}
