package tech.aia.graph.insight.series;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.estimation.FastArimaForecasts;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;

/** ARIMA models, estimated by exact maximum likelihood with JDemetra+. */
record Arima(SarimaOrders orders) {
    private static final int YEAR = 12;

    static Arima smoothing() {
        var orders = new SarimaOrders(YEAR);
        orders.setRegular(0, 1, 1);
        return new Arima(orders);
    }

    static Arima seasonalRandomTrend() {
        var orders = new SarimaOrders(YEAR);
        orders.setRegular(0, 1, 1);
        orders.setSeasonal(0, 1, 0);
        return new Arima(orders);
    }

    static Arima airline() {
        return new Arima(SarimaOrders.airline(YEAR));
    }

    double next(double[] history, int steps) {
        return Arrays.stream(history).allMatch(month -> month > 0) && orders.isSeasonal()
                ? Math.exp(estimate(changed(history, Math::log), steps))
                : estimate(history, steps);
    }

    private static double[] changed(double[] history, DoubleUnaryOperator change) {
        return Arrays.stream(history).map(change).toArray();
    }

    @SuppressWarnings("unchecked") // The library's builder forgets its type.
    private double estimate(double[] history, int steps) {
        var series = DoubleSeq.of(history);
        RegArimaModel<SarimaModel> model = RegArimaModel.<SarimaModel>builder()
                .y(series)
                .arima(SarimaModel.builder(orders).setDefault().build())
                .meanCorrection(false)
                .build();
        var estimated =
                RegSarimaComputer.PROCESSOR.process(model, null).getModel().arima();
        var forecasts = new FastArimaForecasts();
        return forecasts.prepare(estimated, false)
                ? forecasts.forecasts(series, steps).get(steps - 1)
                : Double.NaN;
    }
}
