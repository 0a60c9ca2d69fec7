package g6.summary.bootstrap;

/// Found by the platform, which hands it every [System.Logger] that anyone asks for.
public final class LogBackEnd extends System.LoggerFinder {

    /// Made by `ServiceLoader`.
    public LogBackEnd() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return ProcessLog.OF_PROCESS.logger(name);
    }
}
