/// An object that a caller in C holds by an opaque pointer, from its creation until it is destroyed.
///
/// SAFETY: the caller hands back only what ``pointer(to:)`` gave it, and nothing that was destroyed; the header says so.
@unsafe struct Handle<Object: AnyObject> {
    static func pointer(to object: Object) -> OpaquePointer {
        unsafe OpaquePointer(Unmanaged.passRetained(object).toOpaque())
    }

    static func object(at pointer: OpaquePointer) -> Object {
        unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
    }

    static func destroy(_ pointer: OpaquePointer?) {
        if let pointer = unsafe pointer { unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).release() }
    }
}

/// A text of the caller's; nil for null.
func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    // SAFETY: the header asks for texts that end with a zero.
    unsafe pointer.map { unsafe String(cString: $0) }
}
