//! Every colour, stroke and size, by role.
