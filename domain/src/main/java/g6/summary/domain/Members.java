package g6.summary.domain;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/// The members of an object: an immutable map in the order in which the keys were put. Documents
/// are made of many small objects, so it is two arrays; only a large one has an index besides.
final class Members extends AbstractMap<String, Value> {
    /// Up to so many keys are found faster one by one than by an index.
    private static final int SMALL = 16;

    private final String[] keys;
    private final Value[] values;
    private final Map<String, Integer> index;

    private Members(String[] keys, Value[] values, Map<String, Integer> index) {
        this.keys = keys;
        this.values = values;
        this.index = index;
    }

    static Members copyOf(Map<String, Value> members) {
        if (members instanceof Members already) {
            return already;
        }
        Builder builder = new Builder(members.size());
        members.forEach((key, value) -> builder.put(WellFormed.of(key), value));
        return builder.build();
    }

    String key(int position) {
        return keys[position];
    }

    Value value(int position) {
        return values[position];
    }

    /// The positions in the order of their keys, by UTF-16 code unit.
    int[] sorted() {
        int[] positions = new int[keys.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        if (isSorted()) {
            return positions;
        }
        return keys.length <= SMALL ? insertionSorted(positions) : sorted(positions);
    }

    private boolean isSorted() {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1].compareTo(keys[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    private int[] insertionSorted(int[] positions) {
        for (int i = 1; i < positions.length; i++) {
            int position = positions[i];
            int place = i;
            while (place > 0 && keys[positions[place - 1]].compareTo(keys[position]) > 0) {
                positions[place] = positions[place - 1];
                place--;
            }
            positions[place] = position;
        }
        return positions;
    }

    private int[] sorted(int[] positions) {
        return Arrays.stream(positions)
                .boxed()
                .sorted(Comparator.comparing((Integer position) -> keys[position]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public @Nullable Value get(@Nullable Object key) {
        int position = key instanceof String text ? position(keys, keys.length, index, text) : -1;
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Entry<String, Value>> iterator() {
                return new InOrder();
            }
        };
    }

    private final class InOrder implements Iterator<Entry<String, Value>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Entry<String, Value> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, Value> entry = Map.entry(keys[next], values[next]);
            next++;
            return entry;
        }
    }

    private static int position(
            String[] keys, int size, Map<String, Integer> index, String wanted) {
        if (size > SMALL) {
            return index.getOrDefault(wanted, -1);
        }
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /// Members in the making. Of equal keys the last value counts, at the place of the first.
    static final class Builder {
        private String[] keys;
        private Value[] values;
        private Map<String, Integer> index = Map.of();
        private int size;

        Builder(int expectedSize) {
            keys = new String[expectedSize];
            values = new Value[expectedSize];
        }

        void put(String key, Value value) {
            int position = position(keys, size, index, key);
            if (position >= 0) {
                values[position] = value;
            } else {
                append(key, value);
            }
        }

        private void append(String key, Value value) {
            if (size == keys.length) {
                int capacity = Math.max(SMALL, size * 2);
                keys = Arrays.copyOf(keys, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            keys[size] = key;
            values[size] = value;
            size++;
            if (size == SMALL + 1) {
                index = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    index.put(keys[i], i);
                }
            } else if (size > SMALL) {
                index.put(key, size - 1);
            }
        }

        /// Ends the making: the builder must not be used again.
        Members build() {
            return size == keys.length
                    ? new Members(keys, values, index)
                    : new Members(Arrays.copyOf(keys, size), Arrays.copyOf(values, size), index);
        }
    }
}
