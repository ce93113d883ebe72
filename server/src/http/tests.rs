//! The application, driven without a socket.
