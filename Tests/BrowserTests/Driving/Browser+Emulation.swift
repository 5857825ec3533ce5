/// What a page is looked at with.
enum Screen: String, Sendable, CaseIterable {
    /// 1280 x 900.
    case desk
    /// 390 x 844, two device pixels a pixel of the page, touch.
    case phone
}

/// What the reader's system asks for.
enum Scheme: String, Sendable, CaseIterable {
    case light, dark
}

enum Medium: String, Sendable {
    case screen, print
}

extension Browser {
    func look(on screen: Screen) throws {
        let (width, height): (JSON, JSON) = screen == .desk ? (1280, 900) : (390, 844)
        try tools(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": width, "height": height, "deviceScaleFactor": screen == .desk ? 1 : 2,
                "mobile": .boolean(screen == .phone),
            ])
        try tools("Emulation.setTouchEmulationEnabled", ["enabled": .boolean(screen == .phone)])
    }

    func look(in scheme: Scheme, as medium: Medium = .screen) throws {
        try tools(
            "Emulation.setEmulatedMedia",
            [
                "media": .string(medium.rawValue),
                "features": [["name": "prefers-color-scheme", "value": .string(scheme.rawValue)]],
            ])
    }

    /// Whether the scripts of pages run; what tests run in them does in any case.
    func runScripts(_ areRun: Bool) throws {
        try tools("Emulation.setScriptExecutionDisabled", ["value": .boolean(!areRun)])
    }

    /// Leaves the page of an earlier test, and what was set and seen for it.
    func forget() throws {
        try runScripts(true)
        try command("url", ["url": "about:blank"])
        try look(on: .desk)
        try look(in: .light)
        _ = try observed()
    }
}
