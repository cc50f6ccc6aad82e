/// Every page of the administration.
enum AdministrationRoutes {
    static func register(in routes: inout RouteTable) {
        OverviewController.register(in: &routes)
        PersonController.register(in: &routes)
        ImportController.register(in: &routes)
        RightController.register(in: &routes)
        FormAdminController.register(in: &routes)
        DesignerController.register(in: &routes)
        ServiceAdminController.register(in: &routes)
        TeamAdminController.register(in: &routes)
        CategoryAdminController.register(in: &routes)
        PriorityController.register(in: &routes)
        StatementAdminController.register(in: &routes)
        JobAdminController.register(in: &routes)
    }
}
