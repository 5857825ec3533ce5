/// The release that this is.
public enum Release {
    /// By semantic versioning.
    public static let version = "0.1.0"
    /// Of what the program writes for other programs: rises when a field goes, or comes to mean something else.
    public static let formatVersion = 1
}
