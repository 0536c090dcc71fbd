//! Enums of words with stable names, which are listed once.

/// Enums of words, each with its stable name, and with a line about it where the word doesn't say enough.
macro_rules! codes {
    ($($(#[$about:meta])* $name:ident { $($word:ident $code:literal $($of:literal)?,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $name {
            $($(#[doc = $of])? $word,)*
        }

        impl $name {
            /// All of them, in this order.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$word),*];

            /// A stable name.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$word => $code,)*
                }
            }
        }
    )*};
}
pub(crate) use codes;
