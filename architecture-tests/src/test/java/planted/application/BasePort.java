package planted.application;

import planted.bootstrap.Wiring;
import planted.in.one.OneAdapter;

/// Breaks the rules of the application: a port that is a class, and arrows that point outwards.
@SuppressWarnings("all")
public class BasePort {
    Object adapter() {
        return new OneAdapter();
    }

    Object wiring() {
        return new Wiring();
    }
}
