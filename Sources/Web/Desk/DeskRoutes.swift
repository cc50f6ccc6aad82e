/// The routes of the workbench.
enum DeskRoutes {
    static func register(in routes: inout RouteTable) {
        DeskQueueController.register(in: &routes)
        DeskTicketController.register(in: &routes)
        DeskCommandController.register(in: &routes)
        DeskTodayController.register(in: &routes)
        DeskBatchController.register(in: &routes)
        DeskSearchController.register(in: &routes)
        DeskPersonController.register(in: &routes)
        DeskNewController.register(in: &routes)
        DeskExportController.register(in: &routes)
        DeskPrintController.register(in: &routes)
    }
}
