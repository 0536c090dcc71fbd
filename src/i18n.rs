//! Words of the interface and of the map.
