//! The built `dixit`, driven as its users drive it: one binary of tests, a scratch folder a test.

#[cfg(unix)]
mod browser;
#[cfg(unix)]
mod disk;
mod export;
mod extract;
#[cfg(unix)]
mod killed;
mod odd_input;
mod output;
mod query;
mod readme;
mod serve;
mod store;
mod support;
mod tls;
mod writing;
