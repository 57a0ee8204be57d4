//! The team server: the log of changes of many laptops in one PostgreSQL.

pub mod backup;
pub mod check;
pub mod cli;
pub mod config;
pub mod database;
pub mod hub;
pub mod log;
pub mod metrics;
pub mod people;
pub mod web;
