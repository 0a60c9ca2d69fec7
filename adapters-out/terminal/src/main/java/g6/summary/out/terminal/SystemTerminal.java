package g6.summary.out.terminal;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ClosedException;
import org.jline.utils.InfoCmp.Capability;

import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// The terminal that standard input and output are. JLine keeps it open until the process ends: to
/// close it would close standard input, and set modes that are not all that there were.
final class SystemTerminal implements TerminalDevice {
    private static final String ESCAPE = "\u001b";

    /// A lone escape is one, and not the beginning of another key, after so many milliseconds.
    private static final long AMBIGUITY_MS = 50;

    /// What somebody typed; which character, the reader knows.
    private static final Key TYPED = new Key.Typed("");

    /// The beginning of a text that was put in at once; which text, the reader knows.
    private static final Key PASTED = new Key.Pasted("");

    private static final String PASTE_BEGINS = ESCAPE + "[200~";
    private static final String PASTE_ENDS = ESCAPE + "[201~";

    private final Terminal terminal;
    private final LineModes modes;
    private final Attributes before;
    private final OutputStream out;
    private final BindingReader keys;
    private final KeyMap<Key> bindings;

    private SystemTerminal(Terminal terminal, OutputStream out, LineModes modes) {
        this.terminal = terminal;
        this.modes = modes;
        this.before = terminal.getAttributes();
        this.out = out;
        this.keys = new BindingReader(terminal.reader());
        this.bindings = bindings(terminal);
    }

    /// Empty where standard input or output is no terminal that can be drawn on.
    ///
    /// @param type what kind it is, as `TERM` tells
    /// @param out standard output
    static Optional<TerminalDevice> open(String type, OutputStream out, LineModes modes) {
        // else JLine sets modes of its own whenever it reads, also when they are given back already
        System.setProperty(TerminalBuilder.PROP_NON_BLOCKING_READS, "false");
        try {
            Terminal terminal =
                    TerminalBuilder.builder()
                            .name("g6-summary")
                            .type(type)
                            .system(true)
                            .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                            .nativeSignals(false)
                            .jni(false) // it would leave a library in the folder for temporary
                            // files
                            .encoding(StandardCharsets.UTF_8)
                            .dumb(false)
                            .build();
            return Optional.of(new SystemTerminal(terminal, out, modes));
        } catch (IOException | IllegalStateException _) {
            return Optional.empty(); // plain text does without
        }
    }

    private static KeyMap<Key> bindings(Terminal terminal) {
        KeyMap<Key> map = new KeyMap<>();
        map.setAmbiguousTimeout(AMBIGUITY_MS);
        map.setUnicode(TYPED);
        for (char character = ' '; character <= '~'; character++) {
            map.bind(TYPED, String.valueOf(character));
        }
        bind(map, terminal, Key.Special.UP, Capability.key_up, "[A", "OA");
        bind(map, terminal, Key.Special.DOWN, Capability.key_down, "[B", "OB");
        bind(map, terminal, Key.Special.RIGHT, Capability.key_right, "[C", "OC");
        bind(map, terminal, Key.Special.LEFT, Capability.key_left, "[D", "OD");
        bind(map, terminal, Key.Special.HOME, Capability.key_home, "[H", "OH", "[1~", "[7~");
        bind(map, terminal, Key.Special.END, Capability.key_end, "[F", "OF", "[4~", "[8~");
        bind(map, terminal, Key.Special.PAGE_UP, Capability.key_ppage, "[5~");
        bind(map, terminal, Key.Special.PAGE_DOWN, Capability.key_npage, "[6~");
        bind(map, terminal, Key.Special.BACK_TAB, Capability.back_tab, "[Z");
        map.bind(PASTED, PASTE_BEGINS);
        map.bind(Key.Special.TAB, "\t");
        map.bind(Key.Special.ENTER, "\r", "\n");
        map.bind(Key.Special.BACKSPACE, "\b", KeyMap.del());
        map.bind(Key.Special.ESCAPE, ESCAPE);
        map.bind(Key.Special.REDRAW, KeyMap.ctrl('L'));
        return map;
    }

    private static void bind(
            KeyMap<Key> map, Terminal terminal, Key key, Capability known, String... usual) {
        Optional.ofNullable(KeyMap.key(terminal, known)).ifPresent(own -> map.bind(key, own));
        for (String sequence : usual) {
            map.bind(key, ESCAPE + sequence);
        }
    }

    @Override
    public Size size() {
        org.jline.terminal.Size size = terminal.getSize();
        return Size.of(size.getColumns(), size.getRows());
    }

    @Override
    public boolean isInForeground() {
        return modes.areOurs();
    }

    @Override
    public void takeOver() {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // wait for a key as long as it takes, rather than look for one ten times a second
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        // no key makes the virtual machine print its threads across the screen
        raw.setControlChar(ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
        modes.restoreSpeed();
    }

    @Override
    public void giveBack() {
        if (modes.areOurs()) {
            terminal.setAttributes(before);
            modes.restore();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public Optional<Key> key() throws IOException {
        try {
            return Optional.ofNullable(keys.readBinding(bindings)).map(this::whole);
        } catch (IOError closed) {
            if (closed.getCause() instanceof ClosedException) {
                return Optional.empty();
            }
            throw new IOException(closed.getCause());
        }
    }

    private Key whole(Key key) {
        if (TYPED.equals(key)) {
            return new Key.Typed(keys.getLastBinding());
        }
        return PASTED.equals(key)
                ? new Key.Pasted(Objects.requireNonNullElse(keys.readStringUntil(PASTE_ENDS), ""))
                : key;
    }
}
