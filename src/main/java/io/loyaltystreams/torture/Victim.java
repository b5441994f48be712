package io.loyaltystreams.torture;

import io.loyaltystreams.demo.LocalService;

/** One instance of the service, and whether it is meant to run. */
final class Victim {

    private final String name;
    private final LocalService service;
    private boolean meantToRun = true;

    Victim(String name, LocalService service) {
        this.name = name;
        this.service = service;
    }

    String name() {
        return name;
    }

    void kill() {
        meantToRun = false;
        service.kill();
    }

    void stop() {
        meantToRun = false;
        service.stop();
    }

    void start() {
        service.start();
        meantToRun = true;
    }

    void freeze() {
        service.freeze();
    }

    void thaw() {
        service.thaw();
    }

    boolean endedByItself() {
        return meantToRun && !service.isAlive();
    }

    boolean isReady() {
        return service.isReady();
    }

    String log() {
        return service.log().toString();
    }
}
