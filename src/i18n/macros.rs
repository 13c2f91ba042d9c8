//! The macro that makes catalogues.

/// Makes one function per text, with an arm for each language: leaving one out is a compile error.
///
/// `name: "svenska", "English";` gives `fn name(Lang) -> &'static str`;
/// `name(n: usize): format!("{n} st"), format!("{n} items");` gives `fn name(Lang, usize) -> String`.
macro_rules! messages {
    (@one $(#[$meta:meta])* $name:ident, $sv:expr, $en:expr) => {
        $(#[$meta])*
        #[must_use]
        #[allow(missing_docs, reason = "the text is its own description")]
        pub const fn $name(lang: $crate::i18n::Lang) -> &'static str {
            match lang {
                $crate::i18n::Lang::Sv => $sv,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
    (@one $(#[$meta:meta])* $name:ident($($arg:ident: $type:ty),+), $sv:expr, $en:expr) => {
        $(#[$meta])*
        #[must_use]
        #[allow(missing_docs, reason = "the text is its own description")]
        pub fn $name(lang: $crate::i18n::Lang, $($arg: $type),+) -> String {
            match lang {
                $crate::i18n::Lang::Sv => $sv,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
    ($($(#[$meta:meta])* $name:ident $(($($arg:ident: $type:ty),+))?: $sv:expr, $en:expr;)*) => {
        $($crate::i18n::messages! { @one $(#[$meta])* $name $(($($arg: $type),+))?, $sv, $en })*
    };
}

pub(crate) use messages;
