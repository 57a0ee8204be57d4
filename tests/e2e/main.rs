//! End-to-end tests in the real window: what a person does, on a virtual display.
//!
//! A test starts the app with `stage`, which gives it a display and a data folder of its own, and
//! ends it by letting go. A new journey is a new file here.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, missing_docs)]

mod accessibility;
mod backups;
mod baselines;
mod checking;
mod clipboard;
mod close;
mod decisions;
mod decks;
mod exchange;
mod export;
mod export_here;
mod far_future;
mod full_disk;
mod handed;
mod history;
mod hostile_text;
mod integrations;
mod journey_keyboard;
mod journey_mouse;
mod kill_while_typing;
mod landing;
mod late_answers;
mod layout;
mod list_table;
mod lists_in_parts;
mod loading;
mod long_lists;
mod manners;
mod metrics;
mod names;
mod outside;
mod pasting;
mod people;
mod pictures;
mod portfolio;
mod quoting;
mod reading;
mod reasons;
mod safety;
mod save_dialog;
mod scoping;
mod screen_reader;
mod screens;
mod screens_of_copies;
mod screens_of_scoping;
mod screens_of_workshops;
mod scripts_of_people;
mod search;
mod second_start;
mod sharing;
mod spreadsheet;
mod stage;
mod suspects;
mod tags;
mod templates;
mod tour;
mod tracker;
mod undo;
mod use_cases;
mod workshop;
mod workspaces;
