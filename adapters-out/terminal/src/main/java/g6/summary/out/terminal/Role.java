package g6.summary.out.terminal;

/// What a piece of the screen means. A [Theme] decides how that looks; that it means it, its words
/// or signs say too.
enum Role {
    /// What is read most: names, values, messages.
    TEXT('.'),
    /// What is read seldom.
    MUTED('m'),
    /// The name of a column or of a value.
    LABEL('l'),
    /// The name of a panel or of the program.
    TITLE('T'),
    /// The border of a panel.
    FRAME('-'),
    /// The border of the panel that keys act on.
    FOCUS('F'),
    /// As it should be.
    GOOD('g'),
    /// Somebody should look at it.
    WARN('w'),
    /// Somebody has to act.
    BAD('B'),
    /// A price that rose.
    UP('u'),
    /// A price that fell.
    DOWN('d'),
    /// The way of a value through time.
    TREND('~'),
    /// A remark on the display itself.
    BADGE('n', true),
    /// A state that is as it should be.
    BADGE_GOOD('G', true),
    /// A state that somebody should look at.
    BADGE_WARN('W', true),
    /// A state on which somebody has to act.
    BADGE_BAD('X', true),
    /// What came in just now.
    NEW('N', true),
    /// A key that does something.
    KEY('k');

    private final char letter;
    private final boolean hasGround;

    Role(char letter) {
        this(letter, false);
    }

    Role(char letter, boolean hasGround) {
        this.letter = letter;
        this.hasGround = hasGround;
    }

    /// What stands for it where styles are written down.
    char letter() {
        return letter;
    }

    /// Whether it is seen on a blank too.
    boolean hasGround() {
        return hasGround;
    }
}
