package planted.domain;

import java.io.File;
import java.util.ArrayList;
import java.util.concurrent.Executor;

/// Breaks the rules of the domain.
@SuppressWarnings("all")
public record ImpureValue(ArrayList<String> names, byte[] bytes) {
    static int counter;

    Executor executor() {
        System.out.println(new File("x").exists());
        return Thread::startVirtualThread;
    }
}
