internal import ArgumentParser

@main
struct StoryfoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "storyfold")
    func run() async throws { print("ok") }
}
