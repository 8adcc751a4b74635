package tech.aia.bench.report;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.DoubleSummaryStatistics;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/** Where numbers stand along an axis, whose own are written as in the table. */
final class Extent {
    /** A logarithmic axis ends here: no figure is meant to be as small. */
    private static final double NEXT_TO_NOTHING = 0.001;

    private final boolean logarithmic;
    private final double from;
    private final double to;

    private Extent(boolean logarithmic, double from, double to) {
        this.logarithmic = logarithmic;
        this.from = from;
        this.to = to;
    }

    static Extent of(Plot.Scale scale, DoubleSummaryStatistics values) {
        return scale == Plot.Scale.LOGARITHMIC ? powers(values) : plain(values);
    }

    /** Whole powers of ten around the values, so that each line of the grid has its number. */
    private static Extent powers(DoubleSummaryStatistics values) {
        var from = Math.floor(Math.log10(Math.max(values.getMin(), NEXT_TO_NOTHING)));
        var to = Math.ceil(Math.log10(Math.max(values.getMax(), NEXT_TO_NOTHING)));
        return new Extent(true, from, Math.max(to, from + 1));
    }

    private static Extent plain(DoubleSummaryStatistics values) {
        var room = Math.max(0.01, (values.getMax() - values.getMin()) / 10);
        var from = values.getMin() < 0 ? values.getMin() - room : Math.max(0, values.getMin() - room);
        return new Extent(false, from, values.getMax() + room);
    }

    double place(double value) {
        return logarithmic ? Math.log10(Math.max(value, NEXT_TO_NOTHING)) : value;
    }

    ValueAxis axis(String label) {
        var axis = new NumberAxis(label.isEmpty() ? null : label);
        // Room for what is drawn at the very ends.
        var room = (to - from) / 40;
        axis.setRange(from - room, to + room);
        axis.setAutoRangeIncludesZero(false);
        if (logarithmic) {
            axis.setTickUnit(new NumberTickUnit(1));
            axis.setNumberFormatOverride(new Written(place -> Math.pow(10, place)));
        } else {
            axis.setNumberFormatOverride(new Written(place -> place));
        }
        return axis;
    }

    private static final class Written extends NumberFormat {
        private final transient DoubleUnaryOperator value;

        Written(DoubleUnaryOperator value) {
            this.value = value;
        }

        @Override
        public StringBuffer format(double place, StringBuffer to, FieldPosition position) {
            return to.append(Figure.number(value.applyAsDouble(place)));
        }

        @Override
        public StringBuffer format(long place, StringBuffer to, FieldPosition position) {
            return format((double) place, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("Numbers of a plot are only written");
        }
    }
}
