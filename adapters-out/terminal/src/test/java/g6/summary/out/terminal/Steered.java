package g6.summary.out.terminal;

import g6.summary.application.Playback;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A recording that notes what somebody does with it.
final class Steered implements Playback {
    private final List<String> verbs = new CopyOnWriteArrayList<>();

    @Override
    public void stepForward() {
        verbs.add("forward");
    }

    @Override
    public void stepBack() {
        verbs.add("back");
    }

    @Override
    public void playOrHalt() {
        verbs.add("play");
    }

    @Override
    public Optional<Position> position() {
        return Optional.empty();
    }

    List<String> verbs() {
        return List.copyOf(verbs);
    }
}
