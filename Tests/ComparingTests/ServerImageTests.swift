import Comparing
import Testing

/// Replaced by the tests of what is compared.
@Suite struct ServerImageTests {}
