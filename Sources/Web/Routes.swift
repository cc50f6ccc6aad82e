import Hummingbird

/// Every feature of the site registers its routes here.
enum Routes {
    static func register(in routes: inout RouteTable) {
        SignInController.register(in: &routes)
        FirstRunController.register(in: &routes)
        HomeController.register(in: &routes)
        RequestListController.register(in: &routes)
        RequestController.register(in: &routes)
        AttachmentController.register(in: &routes)
        CatalogueController.register(in: &routes)
        SearchController.register(in: &routes)
        NotificationsController.register(in: &routes)
        AccountController.register(in: &routes)
        PasswordController.register(in: &routes)
        StatementController.register(in: &routes)
        DesignController.register(in: &routes)
        FormController.register(in: &routes)
        DraftController.register(in: &routes)
        DraftPageController.register(in: &routes)
        ConfirmationController.register(in: &routes)
        LookupController.register(in: &routes)
        AdministrationRoutes.register(in: &routes)
        DeskRoutes.register(in: &routes)
    }
}
