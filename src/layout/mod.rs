//! Map to scene, pure.
