import Testing

/// Everything that runs the built binary: one process at a time, so that none starves another one.
@Suite(.serialized, .timeLimit(.minutes(10))) enum EndToEndTests {}
