package tech.aia.app.shipped;

import java.util.Arrays;

/** A release such as 4.2.15.Final: its numbers in their order; what follows them does not count. */
record Version(String text) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return Arrays.stream(text.replaceFirst("[.-][A-Za-z].*$", "").split("[.-]"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
