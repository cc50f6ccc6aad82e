import Hummingbird

/// Every feature of the site registers its routes here.
enum Routes {
    static func register(in routes: inout RouteTable) {
        SignInController.register(in: &routes)
        HomeController.register(in: &routes)
        DeskRoutes.register(in: &routes)
    }
}
