package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The stream behind a real nginx as it comes, told nothing but to speak HTTP/1.1.
class NginxIT {
    private static final Duration FIRST_EVENT = Duration.ofSeconds(1);

    @TempDir private Path folder;

    @BeforeEach
    void nginxIsThere() {
        RealComponent.require("nginx");
    }

    /// Debian's settings where they matter, with files of its own.
    private RunningProgram nginx(int port, int behind) throws IOException {
        Path configuration =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        """
                        daemon off;
                        pid %1$s/nginx.pid;
                        error_log stderr;
                        events { worker_connections 768; }
                        http {
                            sendfile on;
                            tcp_nopush on;
                            gzip on;
                            access_log off;
                            client_body_temp_path %1$s/body;
                            proxy_temp_path %1$s/proxy;
                            fastcgi_temp_path %1$s/fastcgi;
                            uwsgi_temp_path %1$s/uwsgi;
                            scgi_temp_path %1$s/scgi;
                            server {
                                listen 127.0.0.1:%2$d;
                                location / {
                                    proxy_pass http://127.0.0.1:%3$d;
                                    proxy_http_version 1.1;
                                }
                            }
                        }
                        """
                                .formatted(folder, port, behind));
        return RunningProgram.start(
                Map.of(), List.of("nginx", "-e", "stderr", "-c", configuration.toString()));
    }

    @Test
    void eventsPassAtOnceAndTheEndIsNoticed() throws Exception {
        int port = RunningProgram.freePort();
        try (ServedDashboard served =
                        ServedDashboard.start(
                                Files.createDirectory(folder.resolve("status")), Map.of());
                RunningProgram nginx = nginx(port, served.port())) {
            nginx.await("nginx listens", () -> listens(port));
            long start = System.nanoTime();
            try (SseConnection client = SseConnection.open(port, "")) {
                client.next("hello");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FIRST_EVENT);
                client.next("full_snapshot");
                for (int cycle = 2; cycle <= 20; cycle++) { // each is here before the next is made
                    served.show(ServedDashboard.atCycle(cycle));
                    client.nextWith("panel_update", "cycle: " + cycle);
                }
                served.awaitFigure("clients", 1);
            }
            served.awaitFigure("clients", 0);
        }
    }

    private static boolean listens(int port) {
        try (RawConnection connection = RawConnection.to(port)) {
            connection.send(RawConnection.request("GET /livez"));
            return connection.head().status() == 200;
        } catch (IOException _) { // not yet
            return false;
        }
    }
}
