package g6.summary.application;

import java.time.Duration;
import java.util.List;

/// Several observers of the stream.
record StreamObservers(List<StreamObserver> observers) implements StreamObserver {
    StreamObservers {
        observers = List.copyOf(observers);
    }

    @Override
    public void rejected(Caller caller, Rejection cause) {
        observers.forEach(observer -> observer.rejected(caller, cause));
    }

    @Override
    public void joined(Caller caller) {
        observers.forEach(observer -> observer.joined(caller));
    }

    @Override
    public void resumed(Caller caller) {
        observers.forEach(observer -> observer.resumed(caller));
    }

    @Override
    public void left(Caller caller, Departure reason, Duration stayed) {
        observers.forEach(observer -> observer.left(caller, reason, stayed));
    }

    @Override
    public void encoded(StreamEvent type, int events) {
        observers.forEach(observer -> observer.encoded(type, events));
    }

    @Override
    public void changesEncoded(Duration took) {
        observers.forEach(observer -> observer.changesEncoded(took));
    }

    @Override
    public void wrote(int bytes) {
        observers.forEach(observer -> observer.wrote(bytes));
    }

    @Override
    public void sent(StreamEvent type, int events, int bytes, Duration waited) {
        observers.forEach(observer -> observer.sent(type, events, bytes, waited));
    }

    @Override
    public void panelDelivered(String key) {
        observers.forEach(observer -> observer.panelDelivered(key));
    }

    @Override
    public void heldBack() {
        observers.forEach(StreamObserver::heldBack);
    }

    @Override
    public void requestFailed(Caller caller, Throwable fault) {
        observers.forEach(observer -> observer.requestFailed(caller, fault));
    }
}
