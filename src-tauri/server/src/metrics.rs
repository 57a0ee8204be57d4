//! What is counted, in the text format of Prometheus.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The media type of what is told.
pub const TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The limits of what takes how long, in seconds.
const SECONDS: [f64; 10] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0];

/// What is asked for, and how it went.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: Word,
    method: Word,
    status: u16,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: Word,
    method: Word,
}

/// Why something was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Why {
    code: Word,
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Word(String);

/// All that is counted.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    refused: Family<Why, Counter>,
    /// Changes and what goes with them that were taken in.
    pub taken: Counter,
    /// Bytes of bodies that were taken in, and of pages that were given.
    pub taken_bytes: Counter,
    /// Bytes of pages that were given.
    pub given_bytes: Counter,
    /// Connections of laptops.
    pub connections: Gauge,
    /// Connections for which there was no room.
    pub turned_away: Counter,
    /// Streams of news.
    pub streams: Gauge,
    /// Whether the database is listened to.
    pub hears: Gauge,
    /// Connections to the database that are in use.
    pub used: Gauge,
    /// Seconds since 1970 at which it began.
    begun: Gauge<f64, AtomicU64>,
}

impl EncodeLabelValue for Word {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        self.0.encode(encoder)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let mut metrics = Self {
            registry: Registry::with_prefix("ninefold"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(histogram),
            refused: Family::default(),
            taken: Counter::default(),
            taken_bytes: Counter::default(),
            given_bytes: Counter::default(),
            connections: Gauge::default(),
            turned_away: Counter::default(),
            streams: Gauge::default(),
            hears: Gauge::default(),
            used: Gauge::default(),
            begun: Gauge::default(),
        };
        metrics.begun.set(crate::log::now() as f64 / 1_000.0);
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register(
            "requests",
            "Requests by what was asked and how it went",
            self.requests.clone(),
        );
        registry.register_with_unit(
            "request_duration",
            "How long answers took",
            Unit::Seconds,
            self.seconds.clone(),
        );
        registry.register("refused", "Refusals by their code", self.refused.clone());
        registry.register(
            "lines_taken",
            "Changes, frameworks, erasures and names of pictures that were taken in",
            self.taken.clone(),
        );
        registry.register_with_unit(
            "taken",
            "Bodies of pushes that were taken in",
            Unit::Bytes,
            self.taken_bytes.clone(),
        );
        registry.register_with_unit(
            "given",
            "Pages of changes that were given",
            Unit::Bytes,
            self.given_bytes.clone(),
        );
        registry.register(
            "connections",
            "Connections of laptops",
            self.connections.clone(),
        );
        registry.register(
            "turned_away",
            "Connections for which there was no room",
            self.turned_away.clone(),
        );
        registry.register("streams", "Streams of news", self.streams.clone());
        registry.register(
            "hears_database",
            "Whether the database is listened to",
            self.hears.clone(),
        );
        registry.register(
            "database_connections_used",
            "Connections to the database in use",
            self.used.clone(),
        );
        registry.register_with_unit(
            "started",
            "When it began, since 1970",
            Unit::Seconds,
            self.begun.clone(),
        );
    }

    /// A request was answered.
    pub fn answered(&self, method: &str, route: &str, status: u16, took: Duration) {
        let (method, route) = (Word(method.to_owned()), Word(route.to_owned()));
        let by = Route {
            route: route.clone(),
            method: method.clone(),
        };
        self.seconds.get_or_create(&by).observe(took.as_secs_f64());
        let asked = Asked {
            route,
            method,
            status,
        };
        self.requests.get_or_create(&asked).inc();
    }

    /// Something was refused.
    pub fn refused(&self, code: &str) {
        let why = Why {
            code: Word(code.to_owned()),
        };
        self.refused.get_or_create(&why).inc();
    }

    /// All of it.
    ///
    /// # Errors
    /// It can't be written.
    pub fn told(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
